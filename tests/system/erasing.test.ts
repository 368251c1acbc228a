/**
 * Erasing and keeping through the pages, with a clock that moves: who must say yes, the week of regret, what everyone is
 * told, and that nothing is left afterwards, as bytes.
 */
import { join as joinPath } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { textRoot } from '#plan/shape.ts'
import type { ErasingKeeping } from '#server/erasing/erasing.ts'
import type { Erasing } from '#server/erasing/types.ts'
import { applicationAt, DAY, type MovedApplication } from '#tests/harness/application.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import type { Person } from '#tests/harness/person.ts'
import { connectProvider } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const NOON = Date.UTC(2026, 10, 22, 11)
const MINUTE = 60_000
const MARKS = { shared: 'MERKTEKEN-SAMEN', own: 'MERKTEKEN-EIGEN', taken: 'MERKTEKEN-WEGGEHAALD' }

interface Family {
  application: MovedApplication
  plan: StartedPlan
  mark: Person
  youth: Person
  joke: Person
  page: string
}

/** Petra and Mark, their daughter of thirteen, and a facilitator. */
async function family(env: Record<string, string> = {}): Promise<Family> {
  const application = await applicationAt(NOON, { env })
  const { address } = application
  const plan = await startPlan(address, { me: 'Petra', child: 'Noor' })
  const { person: mark } = await join(address, await invite(plan, 'Mark', 'parent'))
  const { person: youth } = await join(address, await invite(plan, 'Noor', 'youth'))
  await youth.post(`/plan/${plan.planId}/ik`, { intent: 'born', born: '2013' })
  const { person: joke } = await join(address, await invite(plan, 'Joke', 'facilitator'))
  const file = new Sqlite(joinPath(application.dataDir, 'familiegroepsplan.sqlite'))
  file.prepare("update participants set email = lower(name) || '@voorbeeld.nl'").run()
  file.close()
  return { application, plan, mark, youth, joke, page: `/plan/${plan.planId}/wissen` }
}

const words = (page: { text: string }) =>
  (documentOf(page.text).querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')

/** From the plan's own page of erasing to a yes. */
async function sayYes(person: Person, page: string): Promise<void> {
  const asking = await person.get(`${page}?wis=alles`)
  await formWithButton(person, asking, page, 'Ja, wis het hele plan').submit()
}
const takeBack = async (person: Person, page: string) =>
  formWithButton(person, await person.get(page), page, 'Wis het niet, houd het plan').submit()

async function writeEverywhere({ application, plan }: Family) {
  const mine = connectProvider(plan.parent, plan.planId)
  await mine.synced
  const fragment = mine.doc.getXmlFragment(textRoot('vraag'))
  const write = (text: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    fragment.push([paragraph])
  }
  write(MARKS.shared)
  write(MARKS.taken)
  const text = async () => (await plan.parent.get(`/plan/${plan.planId}`)).text
  await until('it is on disk', async () => (await text()).includes(MARKS.taken))
  application.advance(2 * MINUTE)
  const kept = async () => (await plan.parent.get(`/plan/${plan.planId}/eerder`)).text.includes('bekijk=')
  await until('a moment is kept', kept)
  fragment.delete(1, 1)
  await until('it is taken away', async () => !(await text()).includes(MARKS.taken))
  await plan.parent.post(`/plan/${plan.planId}/mijn-blad?nieuw=ja`, {
    intent: 'new',
    words: MARKS.own,
    audience: 'me',
  })
  return mine
}

describe('the whole plan', () => {
  test('R-B32: after the yes of everyone asked and seven days nothing is left, and open pages hear 4404', async () => {
    const all = await family()
    const { application, plan, mark, youth, joke, page } = all
    const mine = await writeEverywhere(all)
    expect(Object.values(MARKS).map(application.holds)).toEqual([true, true, true])
    const closed = new Promise<number>((resolve) =>
      mine.provider.on('connection-close', (event) => event && resolve(event.code)),
    )

    const first = await plan.parent.get(page)
    expect(words(first)).toContain(
      'Wat het wijkteam al heeft, blijft daar. Vraag het wijkteam om het te wissen.',
    )
    expect(first.text).toContain(`/plan/${plan.planId}/concept.pdf`)
    // A page that only asks erases nothing.
    expect(words(await plan.parent.get(`${page}?wis=alles`))).toContain('Wil je het hele plan wissen?')
    await sayYes(plan.parent, page)
    expect(words(await mark.get(page))).toContain('Iemand vraagt om het hele plan te wissen.')
    expect(words(await mark.get(`/plan/${plan.planId}`))).toContain('Iemand wil het hele plan wissen')
    // Who decides nothing about it hears nothing of a question.
    expect(words(await joke.get(page))).not.toContain('Iemand vraagt')
    expect((await joke.post(page, { intent: 'say-yes' })).status).toBe(403)
    await sayYes(mark, page)
    application.advance(8 * DAY)
    expect(words(await youth.get(page))).toContain('Iemand vraagt')

    await sayYes(youth, page)
    const erasesAt = application.now() + 7 * DAY
    for (const person of [plan.parent, mark, youth, joke])
      expect(words(await person.get(`/plan/${plan.planId}`))).toContain('Dit plan wordt gewist')
    expect(words(await plan.parent.get(page))).toContain(
      'Het hele plan wordt gewist op 7 december 2026 om 12:02.',
    )
    application.advance(erasesAt - application.now() - MINUTE)
    await look(application)
    expect((await plan.parent.get(page)).status).toBe(200)
    application.advance(MINUTE)
    expect(await closed).toBe(CLOSE.NO_SUCH_PLAN)
    await until('it is gone', async () => (await mark.get(`/plan/${plan.planId}`)).status === 404)
    await until('no byte is left', () => !Object.values(MARKS).some(application.holds))
    for (const trace of ['Petra', 'petra@voorbeeld.nl', plan.planId])
      expect([trace, application.holds(trace)]).toEqual([trace, false])
    // A browser of only this plan is nobody's any more.
    const file = new Sqlite(joinPath(application.dataDir, 'familiegroepsplan.sqlite'), { readonly: true })
    const left = (table: string) =>
      (file.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n
    await until('their sessions ended', () => left('sessions') === 0)
    const tables = file.prepare("select name from sqlite_master where type = 'table'").all() as {
      name: string
    }[]
    const rows = tables
      .map(({ name }) => name)
      .filter((name) => !['__drizzle_migrations', 'settings', 'sqlite_sequence', 'audit_log'].includes(name))
      .map((name) => [name, left(name)])
      .filter(([name, count]) => count !== 0 && !KEPT.includes(String(name)))
    expect(rows).toEqual([])
    // R-E24: that a plan was erased stands in the log, and not which.
    expect(file.prepare('select plan_id, actor_id, action from audit_log').all()).toEqual([
      { plan_id: null, actor_id: null, action: 'erase' },
    ])
    file.close()
  })

  test('R-E26: each who is asked can take it back until the end; then it begins anew', async () => {
    const { application, plan, mark, youth, page } = await family()
    for (const person of [plan.parent, mark, youth]) await sayYes(person, page)
    application.advance(7 * DAY - MINUTE)
    const kept = await takeBack(youth, page)
    expect(words(await youth.follow(kept))).toContain('Het plan blijft. Er is niets gewist.')
    application.advance(30 * DAY)
    await look(application)
    expect(words(await mark.get(page))).not.toContain('zei ja')
    await sayYes(mark, page)
    expect(words(await mark.get(page))).toContain('Jij zei ja. Het plan blijft zolang niet iedereen ja zegt.')
  })

  test('R-E26: a parent who joins in that week is asked too, and until then nothing goes', async () => {
    const { application, plan, mark, youth, page } = await family()
    for (const person of [plan.parent, mark, youth]) await sayYes(person, page)
    application.advance(6 * DAY)
    const { person: late } = await join(application.address, await invite(plan, 'Karim', 'parent'))
    await until('it waits for Karim', async () => words(await late.get(page)).includes('Iemand vraagt'))
    application.advance(3 * DAY)
    await sayYes(late, page)
    await until('the week began anew', async () =>
      words(await late.get(page)).includes('wordt gewist op 8 december'),
    )
    expect((await mark.get(page)).status).toBe(200)
  })

  test('AG8: the mail about it holds no name and nothing of the plan, and comes to everyone with an address', async () => {
    const { application, plan, mark, youth, page } = await family()
    for (const person of [plan.parent, mark, youth]) await sayYes(person, page)
    await takeBack(mark, page)
    const mail = async () => (await application.services.mailbox?.list()) ?? []
    await until('all mail is there', async () => (await mail()).length >= 10)
    const sent = await mail()
    const to = (subject: string) =>
      sent
        .filter((each) => each.subject === subject)
        .map(({ to }) => to.replace('@voorbeeld.nl', ''))
        .sort()
    expect(to('Er is een vraag voor je')).toEqual(['mark', 'noor'])
    expect(to('Kijk nog een keer')).toEqual(['joke', 'mark', 'noor', 'petra'])
    expect(to('Er verandert niets')).toEqual(['joke', 'mark', 'noor', 'petra'])
    for (const { subject, text } of sent)
      for (const told of ['Petra', 'Mark', 'Noor', 'Joke', 'wis', 'gezin', 'kind'])
        expect([told, `${subject} ${text.replace(/http\S+/g, '')}`.includes(told)]).toEqual([told, false])
  })
})

describe('own words', () => {
  test('R-B32: "Wis al mijn teksten" takes everything of one person at once, and leaves what others wrote', async () => {
    const all = await family()
    const { application, plan, mark, page } = all
    await writeEverywhere(all)
    await mark.post(`/plan/${plan.planId}/mijn-blad?nieuw=ja`, {
      intent: 'new',
      words: 'VAN-MARK',
      audience: 'me',
    })
    expect(words(await plan.parent.get(page))).toContain('Nu: 1 tekst, 0 reacties en 0 cijfers.')
    const asking = await plan.parent.get(`${page}?wis=mij`)
    const done = await formWithButton(plan.parent, asking, page, 'Ja, wis al mijn teksten').submit()
    expect(words(await plan.parent.follow(done))).toContain('Al je eigen teksten zijn gewist.')
    expect(application.holds(MARKS.own)).toBe(false)
    expect(application.holds('VAN-MARK')).toBe(true)
    expect((await plan.parent.get(`/plan/${plan.planId}`)).text).toContain(MARKS.shared)
  })
})

describe('R-E26: what is kept for a stated time', () => {
  test('a plan that nobody opens is announced thirty days before, and goes', async () => {
    const all = await family({ KEEP_INACTIVE_PLANS_DAYS: '60' })
    const { application, plan } = all
    await writeEverywhere(all)
    await plan.parent.get(`/plan/${plan.planId}`)
    const mail = async () => (await application.services.mailbox?.list()) ?? []
    application.advance(29 * DAY)
    await look(application)
    expect(await mail()).toEqual([])
    application.advance(2 * DAY)
    await until('it is announced', async () => (await mail()).length === 4)
    application.advance(29 * DAY)
    await look(application)
    expect(application.holds(MARKS.shared)).toBe(true)
    application.advance(2 * DAY)
    await until('no byte is left', () => !Object.values(MARKS).some(application.holds))
  })

  test('opening it keeps it, and says so', async () => {
    const { application, plan } = await family({ KEEP_INACTIVE_PLANS_DAYS: '60' })
    await plan.parent.get(`/plan/${plan.planId}`)
    const mail = async () => (await application.services.mailbox?.list()) ?? []
    application.advance(40 * DAY)
    await until('it is announced', async () => (await mail()).length === 4)
    expect(words(await plan.parent.get(`/plan/${plan.planId}`))).toContain(
      'Fijn dat je er bent: het plan blijft',
    )
    application.advance(35 * DAY)
    await until('announced anew', async () => (await mail()).length >= 4)
    expect((await plan.parent.get(`/plan/${plan.planId}`)).status).toBe(200)
  })

  test('private notes go thirty days after settling, told word for word; one tap keeps them', async () => {
    const { application, plan, mark, youth, page } = await family()
    const write = (person: Person, text: string, audience = 'me') =>
      person.post(`/plan/${plan.planId}/mijn-blad?nieuw=ja`, { intent: 'new', words: text, audience })
    await write(plan.parent, 'NOTITIE-VAN-PETRA')
    await write(mark, 'NOTITIE-VAN-MARK')
    await write(youth, 'NOTITIE-VAN-NOOR')
    application.advance(MINUTE)
    settled(application, plan.planId)
    application.advance(MINUTE)
    await write(plan.parent, 'LATER-GESCHREVEN')
    // Noor has no address: she loses nothing before her own screen told her.
    const file = new Sqlite(joinPath(application.dataDir, 'familiegroepsplan.sqlite'))
    file.prepare("update participants set email = null where name = 'Noor'").run()
    file.close()
    const mail = async () => (await application.services.mailbox?.list()) ?? []
    application.advance(17 * DAY)
    await until('it is announced', async () => (await mail()).length === 2)
    expect((await mail()).map(({ to }) => to).sort()).toEqual(['mark@voorbeeld.nl', 'petra@voorbeeld.nl'])
    const shown = await mark.get(`/plan/${plan.planId}`)
    expect(words(shown)).toContain('Je hebt nog één notitie die alleen jij leest. Die wordt gewist op')
    // Others may look along at the plan: the words stand on the page of erasing.
    expect(shown.text).not.toContain('NOTITIE-VAN-MARK')
    const exactly = words(await mark.get(page))
    expect(exactly).toContain('NOTITIE-VAN-MARK')
    expect(exactly).not.toContain('NOTITIE-VAN-PETRA')
    const kept = await formWithButton(mark, shown, `/plan/${plan.planId}`, 'Bewaar').submit()
    expect(words(await mark.follow(kept))).toContain('Je notities blijven bewaard.')
    expect(application.holds('NOTITIE-VAN-PETRA')).toBe(true)
    application.advance(15 * DAY)
    await until('the note of Petra is gone', () => !application.holds('NOTITIE-VAN-PETRA'))
    for (const left of ['NOTITIE-VAN-MARK', 'NOTITIE-VAN-NOOR', 'LATER-GESCHREVEN'])
      expect([left, application.holds(left)]).toEqual([left, true])
    expect(words(await youth.get(page))).toContain('NOTITIE-VAN-NOOR')
    application.advance(13 * DAY)
    await youth.get(`/plan/${plan.planId}`)
    expect(application.holds('NOTITIE-VAN-NOOR')).toBe(true)
    application.advance(2 * DAY)
    await until('and that of Noor', () => !application.holds('NOTITIE-VAN-NOOR'))
  })
})

/** Belongs to no plan. */
const KEPT = ['organisations', 'staff', 'version_keys']

/** What goes on by itself, now. */
const look = ({ services }: MovedApplication) => (services.erasing as Erasing & ErasingKeeping).look()

/** As settling leaves it in the log. */
function settled(application: MovedApplication, planId: string): void {
  const file = new Sqlite(joinPath(application.dataDir, 'familiegroepsplan.sqlite'))
  file
    .prepare(
      "insert into audit_log (id, plan_id, at, action, audience) values ('settled', ?, ?, 'settle', 'plan')",
    )
    .run(planId, application.now())
  file.close()
}
