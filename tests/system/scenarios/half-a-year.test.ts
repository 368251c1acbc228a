/**
 * Half a year of six families in seconds: following (F6) and looking back (F7), with a clock that the test moves. What a
 * person may is asked of the services as that person; sessions of months ago are another test's.
 */

import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { openDatabase } from '#db/connection.ts'
import { children } from '#db/schema.ts'
import { amsterdamMoment } from '#plan/reviews/moment.ts'
import { outcomeSeries } from '#plan/reviews/outcomes.ts'
import { AGREEMENTS } from '#plan/shape.ts'
import type { RunningFollowUp } from '#server/follow-up/follow-up.ts'
import type { Me } from '#server/plans/types.ts'
import { applicationAt, DAY, type MovedApplication } from '#tests/harness/application.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import type { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import { type WrittenAgreement, writesAgreements } from './agreeing.ts'
import { comesIn, opens } from './living.ts'

/** A Saturday in spring, noon in Amsterdam. */
const MAY_9 = Date.UTC(2026, 4, 9, 10)
const SCALE = 'cijfer'

async function life(names: { me: string; child: string }, start = MAY_9) {
  const application = await applicationAt(start)
  const plan = await startPlan(application.address, names)
  const { services } = application
  const meOf = async (person: Person): Promise<Me> => {
    const session = await services.sessions.ofCookie(person.cookie)
    const me = await services.plans.me(session, plan.planId, null)
    if (!me) throw new Error('Nobody of this plan')
    return me
  }
  const parent = await meOf(plan.parent)
  return { application, plan, services, meOf, parent, ...during(application, plan, parent) }
}

function during(application: MovedApplication, plan: StartedPlan, parent: Me) {
  const { services } = application
  const settle = async (reviewOn: string | null, me = parent) => {
    const { seen } = await services.versions.readiness(me)
    expect(await services.versions.settle(me, { seen, reviewOn })).toMatchObject({ state: 'settled' })
  }
  return {
    settle,
    /** At noon in Amsterdam, or the time that is given. */
    to(day: string, time = '12:00') {
      const ahead = amsterdamMoment(day, time) - application.now()
      if (ahead < 0) throw new Error(`${day} is over`)
      application.advance(ahead)
    },
    write: (all: WrittenAgreement[]) => writesAgreements(plan.parent, plan, all),
    page: (me: Me) => services.reviews.page(me),
    plannedDays: async (me = parent) =>
      (await services.reviews.page(me)).days.filter(({ status }) => status === 'planned').map(({ on }) => on),
    /** Opens the look back whose day it is. */
    async lookBack(me: Me) {
      const due = (await services.reviews.page(me)).days.findLast(({ isDue }) => isDue)
      if (!due) throw new Error('No day has come')
      await services.reviews.open(me, due.id)
      return services.reviews.page(me)
    },
    async score(me: Me, value: number, isShown = true) {
      await services.scores.give(me, SCALE, value)
      await services.scores.show(me, SCALE, isShown)
    },
    trend: async (me: Me) =>
      (await services.reviews.page(me)).scales.flatMap(({ people }) =>
        people.map(({ name, values }) => `${name} ${values.map(({ value }) => value).join(' ')}`),
      ),
    /** Tasks whose last day was yesterday, or whose person left. */
    frees: () => (services.followUp as RunningFollowUp).look(),
    free: async (me: Me) =>
      (await services.followUp.agreements(me)).filter(({ free }) => free !== null).map(({ what }) => what),
    answers: async (me: Me, agreementId: string, answer: 'done' | 'partly' | 'not') =>
      services.followUp.answer(me, agreementId, answer, null),
  }
}

/** Puts a last day at an agreement, as the plan page does. */
async function endsOn(person: Person, plan: StartedPlan, id: string, day: string) {
  const { doc, provider } = await opens(person, plan)
  ;(doc.getMap(AGREEMENTS).get(id) as Y.Map<unknown>).set('until', day)
  await until('it is on disk', async () => (await person.get(`/plan/${plan.planId}`)).text.includes(day))
  provider.destroy()
}

const child = (words: string, face: 'glad' | 'so-so') => ({
  ...{ kind: 'child-words' as const, words, place: null, language: 'nl', translation: null },
  picture: { face, stickers: [], strokes: [] },
  audience: { to: 'circle' as const, people: [], seen: null as string[] | null },
})

test('S01: after three months the exchange works, Noor chose faces, and the task of oma is free since 1 July (S01-T5)', async () => {
  const { plan, services, meOf, parent: petra, ...at } = await life({ me: 'Petra', child: 'Noor' })
  const mark = await meOf(await comesIn(plan, 'Mark', 'parent'))
  const ali = await meOf(await comesIn(plan, 'Ali', 'network'))
  const oma = await meOf(await comesIn(plan, 'Oma Tineke', 'network'))
  const noor = await meOf(await comesIn(plan, 'Noor', 'youth', { born: 2018 }))
  const [exchange = '', fetch = ''] = await at.write([
    { what: 'De wissel is bij Ali.', who: ['Ali'] },
    { what: 'Oma haalt Noor op.', who: ['Oma Tineke'] },
  ])
  await endsOn(plan.parent, plan, fetch, '2026-06-30')
  await at.settle('2026-08-09')
  expect(await at.plannedDays()).toEqual(['2026-06-06', '2026-08-09', '2026-11-09'])
  await services.steps.move(petra, 'follow')

  for (let week = 0; week < 12; week += 1) {
    at.to(new Date(Date.UTC(2026, 4, 15) + week * 7 * DAY).toISOString().slice(0, 10))
    await at.answers(ali, exchange, week === 3 || week === 7 ? 'not' : 'done')
    await at.frees()
    // The last day is a whole day; the first of July in Amsterdam it is over.
    const isOver = week >= 7
    expect([week, await at.free(mark)]).toEqual([week, isOver ? ['Oma haalt Noor op.'] : []])
  }
  expect((await at.page(oma)).may.open).toBe(false)

  at.to('2026-08-09')
  const asked = await services.passages.write(noor, child('wisselen', 'glad'))
  const seen = asked.state === 'confirm' ? asked.readers.map(({ id }) => id) : []
  const given = child('wisselen', 'glad')
  await services.passages.write(noor, { ...given, audience: { ...given.audience, seen } })
  const page = await at.lookBack(petra)
  expect(page.faces).toMatchObject([{ name: 'Noor', face: 'glad', words: 'wisselen', on: '2026-08-09' }])
  expect(
    page.pictures.timeline?.rows.filter(
      ([, what, how]) => what === 'De wissel is bij Ali.' && how === 'gelukt',
    ),
  ).toHaveLength(10)
  // The circle says whose task came free, in the picture and in its words.
  expect(page.pictures.circleNow?.alt).toContain('Oma Tineke (taak vrij)')
  // Noor is eight: her page has her faces and what she may read, and no numbers, pictures or questions.
  expect(await at.page(noor)).toMatchObject({ isChild: true, scales: [], changes: [], outcome: null })
  await services.reviews.decide(mark, fetch, 'end')
  await services.reviews.decide(petra, exchange, 'keep')
  await services.reviews.close(petra, true)
  await services.reviews.takeOut(petra, fetch)
  await at.settle('2026-11-09')
  expect((await at.page(mark)).changes.map(({ kind }) => kind)).toContain('removed')
  expect(await at.plannedDays()).toEqual(['2026-11-09'])
})

test('S02: at 32 weeks, two weeks after the birth and after three months; Britt moved and her task is free (S02-T5)', async () => {
  const { plan, services, meOf, parent: dilara, ...at } = await life({ me: 'Dilara', child: 'Baby' })
  const brittAlone = await comesIn(plan, 'Britt', 'network')
  const [britt, gul] = [await meOf(brittAlone), await meOf(await comesIn(plan, 'Gül', 'network'))]
  const hamza = await meOf(await comesIn(plan, 'Hamza', 'facilitator'))
  const [calls = ''] = await at.write([
    { what: 'Als het zwaar is belt Britt de verloskundige.', who: ['Britt'] },
  ])
  await at.settle('2026-11-15')
  for (const day of (await at.page(dilara)).days)
    if (day.on !== '2026-11-15') await services.reviews.drop(dilara, day.id)
  await services.reviews.add(dilara, '2026-06-20', null)
  await services.reviews.add(dilara, '2026-08-29', '20:00')
  expect(await at.plannedDays()).toEqual(['2026-06-20', '2026-08-29', '2026-11-15'])

  for (const day of ['2026-06-20', '2026-08-29']) {
    at.to(day)
    await at.lookBack(dilara)
    await services.reviews.close(dilara, false)
  }
  at.to('2026-10-25', '02:30')
  await services.people.leave(britt)
  await at.frees()
  expect(await at.free(gul)).toEqual(['Als het zwaar is belt Britt de verloskundige.'])
  at.to('2026-11-15')
  const page = await at.lookBack(hamza)
  expect(page.open).toMatchObject({ on: '2026-11-15' })
  expect((await at.page(dilara)).people.left).toEqual(['Britt'])
  await services.followUp.takeTask(gul, calls)
  expect(await at.free(gul)).toEqual([])
})

test('S03-T3: a month before, Jayden reads what changes; at midnight he is asked about Cheryl, and says yes to living alone', async () => {
  const {
    application,
    plan,
    services,
    meOf,
    parent: cheryl,
    ...at
  } = await life({ me: 'Cheryl', child: 'Jayden' })
  const jayden = await meOf(await comesIn(plan, 'Jayden', 'youth', { born: 2008 }))
  const db = openDatabase(join(application.dataDir, 'familiegroepsplan.sqlite'))
  await db.write((tx) =>
    tx.update(children).set({ bornOn: '2008-08-09' }).where(eq(children.planId, plan.planId)),
  )
  db.close()
  const writes = async (words: string) => {
    const input = {
      ...{
        kind: 'own-passage' as const,
        words,
        picture: null,
        place: null,
        language: 'nl',
        translation: null,
      },
      audience: { to: 'circle' as const, people: [] as string[], seen: null as string[] | null },
    }
    const asked = await services.passages.write(jayden, input)
    const seen = asked.state === 'confirm' ? asked.readers.map(({ id }) => id) : []
    await services.passages.write(jayden, { ...input, audience: { ...input.audience, seen } })
  }
  const [living, money] = ['Ik wil een kamer met Dex.', 'Ik snap brieven over geld niet.']
  await writes(living)
  await writes(money)
  await at.write([{ what: 'Rob belt elke zondag.' }])
  await at.score(jayden, 4)
  await at.settle('2026-08-09', jayden)
  await services.steps.move(cheryl, 'follow')

  const reads = async () => (await services.passages.sheet(cheryl)).others.map(({ words }) => words).sort()
  at.to('2026-07-09', '23:59')
  expect(await services.growingUp.of(jayden)).toEqual({ change: null, asks: [] })
  at.to('2026-07-10', '00:00')
  expect((await services.growingUp.of(jayden))?.change).toEqual({ age: 18, on: '2026-08-09', isOver: false })
  expect(await services.growingUp.of(cheryl)).toBeNull()
  at.to('2026-08-08', '23:59')
  expect(await reads()).toEqual([money, living].sort())
  expect((await services.growingUp.of(jayden))?.asks).toEqual([])

  at.to('2026-08-09', '00:00')
  expect(await reads()).toEqual([])
  const ask = (await services.growingUp.of(jayden))?.asks[0]
  expect(ask?.parent.name).toBe('Cheryl')
  const chosen = ask?.texts.filter(({ words }) => words === living).map(({ id }) => id) ?? []
  await services.growingUp.answer(jayden, ask?.parent.id ?? '', chosen)
  expect(await reads()).toEqual([living])
  expect((await services.growingUp.of(jayden))?.asks).toEqual([])

  at.to('2026-08-09')
  await at.lookBack(jayden)
  await at.score(jayden, 6)
  expect(await at.trend(cheryl)).toEqual(['Jayden 4 6'])
  // His own plan stays one they share.
  expect((await at.page(cheryl)).agreements.map(({ what }) => what)).toEqual(['Rob belt elke zondag.'])
})

test('S04-T6: two numbers stand beside each other and are not averaged; Fatima stops and her task is free', async () => {
  const { plan, services, meOf, parent: ilse, ...at } = await life({ me: 'Ilse', child: 'Sem' })
  const sem = await meOf(await comesIn(plan, 'Sem', 'youth', { born: 2012 }))
  const fatima = await meOf(await comesIn(plan, 'Fatima', 'network'))
  await at.write([{ what: 'Fatima zegt tegen Sem wat zij vertelt.', who: ['Fatima'] }])
  await at.score(sem, 5)
  await at.score(ilse, 5)
  await at.settle('2026-08-09')
  at.to('2026-08-09')
  await at.lookBack(ilse)
  await at.score(sem, 2)
  await at.score(ilse, 3)
  expect((await at.trend(fatima)).sort()).toEqual(['Ilse 5 3', 'Sem 5 2'])
  expect(JSON.stringify((await at.page(fatima)).scales)).not.toContain('2.5')
  // Who hides the number again takes the line away from the others, and keeps it.
  await services.scores.show(sem, SCALE, false)
  expect(await at.trend(fatima)).toEqual(['Ilse 5 3'])
  expect((await at.trend(sem)).sort()).toEqual(['Ilse 5 3', 'Sem 5 2'])
  await services.reviews.close(ilse, false)
  at.to('2026-09-01')
  await services.people.leave(fatima)
  await at.frees()
  expect(await at.free(sem)).toEqual(['Fatima zegt tegen Sem wat zij vertelt.'])
})

test('S10: the number goes from 4 to 7; a municipality sees nothing of two answers (S10-T4)', async () => {
  const { plan, services, meOf, parent: lotte, ...at } = await life({ me: 'Lotte', child: 'Daan' })
  const jeroen = await meOf(await comesIn(plan, 'Jeroen', 'parent'))
  const [help = ''] = await at.write([{ what: 'Begeleiding thuis 4 uur.', who: ['Lotte'] }])
  await at.score(lotte, 4)
  await at.settle('2026-08-09')
  at.to('2026-08-09')
  await at.lookBack(jeroen)
  await at.score(lotte, 7)
  expect(await at.trend(jeroen)).toEqual(['Lotte 4 7'])
  await services.reviews.decide(jeroen, help, 'change')
  for (const me of [lotte, jeroen]) await services.reviews.answer(me, 'situation-better', 'yes')
  expect(JSON.stringify(await at.page(jeroen))).not.toContain('Lotte yes')
  await services.reviews.close(lotte, true)
  at.to('2027-01-02')
  const [organisation] = await services.organisations.list()
  const staff = {
    ...{ id: 's', name: 'Kwaliteit', sessionId: 's', isTrial: true, roles: ['quality'] as const },
    organisation: {
      id: organisation?.id ?? '',
      name: '',
      wording: 'wijkteam' as const,
      legalRole: 'both' as const,
    },
  }
  expect(await services.quality.outcomes(staff)).toEqual({ 'can-turn-to-others': [], 'situation-better': [] })
  await expect(services.quality.outcomes({ ...staff, roles: ['administrator'] })).rejects.toThrow()
  // With eight more of the same quarter it would be there.
  const more = [
    { quarter: '2026-Q3', question: 'situation-better' as const, answer: 'yes' as const, count: 10 },
  ]
  expect(outcomeSeries(more, 'situation-better')).toHaveLength(1)
})

test('S12: Grace looks back in the night in which the clock goes back, and the result is everybody’s', async () => {
  const {
    plan,
    services,
    meOf,
    parent: grace,
    ...at
  } = await life({ me: 'Grace', child: 'Rosa' }, Date.UTC(2026, 6, 24, 22, 30))
  const rosa = await meOf(await comesIn(plan, 'Rosa', 'youth', { born: 2010 }))
  const [cook = ''] = await at.write([{ what: 'Opa Henk kookt op vrijdag.', who: ['Opa Henk'] }])
  // It is past midnight in Amsterdam: the days count from the 25th.
  await at.settle('2026-10-25')
  expect(await at.plannedDays()).toEqual(['2026-08-22', '2026-10-25', '2027-01-25'])
  const due = async () => (await at.page(rosa)).days.filter(({ isDue }) => isDue).map(({ on }) => on)
  at.to('2026-10-24', '23:59')
  expect(await due()).toEqual(['2026-08-22'])
  at.to('2026-10-25', '00:00')
  expect(await due()).toEqual(['2026-08-22', '2026-10-25'])
  at.to('2026-10-25', '03:30')
  await at.lookBack(grace)
  await services.reviews.decide(grace, cook, 'keep')
  expect((await at.page(rosa)).agreements[0]?.decision).toEqual({ decision: 'keep', by: 'Grace' })
  const ics = new TextDecoder().decode(await services.reviews.calendar(rosa))
  for (const day of ['20260822', '20261025', '20270125']) expect(ics).toContain(`DTSTART;VALUE=DATE:${day}`)
})

test('a leap day is a day to look back like any other', async () => {
  const { services, parent, ...at } = await life(
    { me: 'Petra', child: 'Noor' },
    Date.UTC(2027, 10, 29, 23, 1),
  )
  await at.write([{ what: 'Samen eten.' }])
  await at.settle('2028-02-29')
  expect(await at.plannedDays()).toEqual(['2027-12-28', '2028-02-29', '2028-05-30'])
  at.to('2028-02-29')
  const page = await at.lookBack(parent)
  // The day of four weeks went by unopened.
  expect(page.days.map(({ on, status }) => [on, status])).toEqual([
    ['2028-02-29', 'open'],
    ['2028-05-30', 'planned'],
  ])
  expect((await services.reviews.page(parent)).today).toBe('2028-02-29')
})
