import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLog, children, plans, reviews as reviewTable } from '#db/schema.ts'
import { setValue } from '#plan/commands.ts'
import { AGREEMENTS } from '#plan/shape.ts'
import type { Me } from '../plans/types.ts'
import { createTestReviews, type TestReviews } from './test-reviews.ts'

const DAY = 86_400_000

let plan: TestReviews
let petra: Me
let mark: Me
beforeEach(async () => {
  plan = await createTestReviews()
  petra = plan.petra
  mark = await plan.family.me(await plan.family.person('Mark', 'parent'))
  await plan.agree('a-wissel', { what: 'De wissel is bij Ali.', who: ['Ali'] })
  await plan.agree('a-oma', { what: 'Oma haalt Noor op.', who: ['Oma'] })
})
afterEach(() => plan.close())

const days = async (me = petra) =>
  (await plan.reviews.page(me)).days.map(({ on, status }) => `${on} ${status}`)
const first = async () => (await plan.reviews.page(petra)).days[0]?.id ?? ''
const event = (ics = '') => ({
  uid: ics.match(/UID:(\S+)/)?.[1],
  sequence: Number(ics.match(/SEQUENCE:(\d+)/)?.[1]),
  day: ics.match(/DTSTART[^:]*:(\d{8})/)?.[1],
})

describe('the days to look back', () => {
  it('are planned at settling: four weeks, three months, six months; now it is 21 November 2026', async () => {
    await plan.settle(petra, '2027-02-21')
    expect(await days()).toEqual(['2026-12-19 planned', '2027-02-21 planned', '2027-05-21 planned'])
  })

  it('the chosen day takes the place of the nearest; none chosen plans none', async () => {
    await plan.settle(petra, '2027-03-01')
    expect(await days()).toEqual(['2026-12-19 planned', '2027-03-01 planned', '2027-05-21 planned'])
  })
  it('no day is planned where the family wants none', async () => {
    await plan.settle(petra, null)
    expect(await days()).toEqual([])
  })

  it('a next version keeps what is still to come, and what was taken off stays off', async () => {
    await plan.settle(petra, '2027-02-21')
    await plan.reviews.drop(petra, await first())
    await plan.versions.reopen(petra)
    await plan.agree('a-bellen', { what: 'Bellen op zondag.' })
    await plan.settle(petra, '2027-03-03')
    expect(await days()).toEqual(['2027-02-21 planned', '2027-03-03 planned', '2027-05-21 planned'])
  })

  it('are moved and added by the family, and by nobody else', async () => {
    await plan.settle(petra, '2027-02-21')
    const facilitator = await plan.family.me(await plan.family.person('Joke', 'facilitator'))
    const oma = await plan.family.me(await plan.family.person('Oma', 'network'))
    for (const other of [facilitator, oma]) {
      await expect(plan.reviews.add(other, '2027-01-01', null)).rejects.toThrow()
      await expect(plan.reviews.move(other, await first(), '2027-01-01', null)).rejects.toThrow()
    }
    await plan.reviews.add(mark, '2027-01-10', '19:30')
    await plan.reviews.move(petra, await first(), '2026-12-20', null)
    expect(await days(oma)).toContain('2026-12-20 planned')
    for (const wrong of ['2026-11-20', '2026-02-30', 'morgen', '2036-01-01'])
      await expect(plan.reviews.add(petra, wrong, null)).rejects.toMatchObject({ status: 400 })
  })

  it('a day comes at midnight in Amsterdam', async () => {
    await plan.settle(petra, '2026-11-22')
    const due = async () => (await plan.reviews.page(petra)).days[0]?.isDue
    plan.family.clock.advance(11 * 3_600_000 - 1)
    expect(await due()).toBe(false)
    plan.family.clock.advance(1)
    expect(await due()).toBe(true)
  })
})

describe('in a calendar by mail', () => {
  it('goes only to who asked for it, moves with the day under the same name, and is taken back', async () => {
    await plan.address(petra.participantId, 'petra@home.test')
    await plan.address(mark.participantId, 'mark@home.test')
    await plan.settle(petra, '2027-02-21')
    expect(plan.mails).toEqual([])
    await plan.reviews.setCalendarByMail(petra, true)
    expect(plan.mails.map(({ to, calendar }) => [to, calendar?.method])).toEqual(
      [1, 2, 3].map(() => ['petra@home.test', 'REQUEST']),
    )
    const was = event(plan.mails[0]?.calendar?.text)
    await plan.reviews.move(petra, await first(), '2026-12-20', '19:30')
    const moved = event(plan.mails[3]?.calendar?.text)
    expect(moved).toEqual({ uid: was.uid, sequence: was.sequence + 1, day: '20261220' })
    await plan.reviews.drop(mark, await first())
    expect(plan.mails[4]?.calendar?.method).toBe('CANCEL')
    expect(event(plan.mails[4]?.calendar?.text)).toMatchObject({ uid: was.uid, sequence: was.sequence + 2 })
    await plan.reviews.setCalendarByMail(petra, false)
    expect(plan.mails.slice(5).map(({ calendar }) => calendar?.method)).toEqual(['CANCEL', 'CANCEL'])
    expect(plan.mails.every(({ to }) => to === 'petra@home.test')).toBe(true)
  })

  it('asked for again after it was stopped, it has a higher number than what was taken back', async () => {
    await plan.address(petra.participantId, 'petra@home.test')
    await plan.settle(petra, '2027-02-21')
    for (const isWanted of [true, false, true]) await plan.reviews.setCalendarByMail(petra, isWanted)
    const one = event(plan.mails[0]?.calendar?.text).uid
    const numbers = plan.mails
      .map(({ calendar }) => event(calendar?.text))
      .flatMap(({ uid, sequence }) => (uid === one ? [sequence] : []))
    expect(numbers).toEqual([0, 1, 2])
  })

  it('AG8: no name, no child, nothing of the plan; without an address nobody can ask for it', async () => {
    await plan.settle(petra, '2027-02-21')
    await expect(plan.reviews.setCalendarByMail(mark, true)).rejects.toThrow()
    await plan.address(petra.participantId, 'p@home.test', true)
    await plan.reviews.setCalendarByMail(petra, true)
    for (const { calendar, letter } of plan.mails)
      expect(`${calendar?.text}${JSON.stringify(letter)}`).not.toMatch(/Noor|Petra|Ali|Oma|familiegroep/i)
  })

  it('as a file for everybody, also what is off', async () => {
    await plan.settle(petra, '2027-02-21')
    await plan.reviews.drop(petra, await first())
    const ics = new TextDecoder().decode(await plan.reviews.calendar(mark))
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    expect(ics.match(/STATUS:CANCELLED/g)).toHaveLength(1)
    // A calendar takes in a change by its higher number.
    expect(ics.match(/SEQUENCE:\d/g)?.sort()).toEqual(['SEQUENCE:0', 'SEQUENCE:0', 'SEQUENCE:1'])
    expect(ics).toContain('METHOD:PUBLISH')
  })
})

describe('one look back', () => {
  const stepOf = async () => {
    const [row] = await plan.family.db.read.select().from(plans).where(eq(plans.id, plan.family.planId))
    return [row?.step, row?.reviewOpen]
  }

  it('opens at its day or earlier by choice, once, and stands in the log', async () => {
    await plan.settle(petra, '2027-02-21')
    await plan.reviews.open(petra, await first())
    await plan.reviews.open(mark, await first())
    expect(await stepOf()).toEqual(['follow', true])
    const rows = await plan.family.db.read.select().from(auditLog)
    expect(rows.filter(({ action }) => action === 'review-open')).toHaveLength(1)
  })

  it('keep, change or end per agreement; then a next version, from which the family takes what ends', async () => {
    await plan.settle(petra, '2027-02-21')
    const oma = await plan.family.me(await plan.family.person('Oma', 'network'))
    await expect(plan.reviews.decide(petra, 'a-oma', 'end')).rejects.toThrow()
    plan.family.clock.advance(28 * DAY)
    await plan.reviews.open(petra, await first())
    await plan.reviews.decide(oma, 'a-oma', 'keep')
    await plan.reviews.decide(mark, 'a-oma', 'end')
    await plan.reviews.decide(petra, 'a-wissel', 'keep')
    await expect(plan.reviews.decide(petra, 'a-none', 'end')).rejects.toMatchObject({ status: 404 })
    expect((await plan.reviews.page(oma)).agreements.map(({ id, decision }) => [id, decision])).toEqual([
      ['a-oma', { decision: 'end', by: 'Mark' }],
      ['a-wissel', { decision: 'keep', by: 'Petra' }],
    ])

    await plan.reviews.close(petra, true)
    expect(await stepOf()).toEqual(['agree', false])
    const open = await plan.reviews.page(petra)
    expect(open).toMatchObject({ isBeingWritten: true, lastHeld: { status: 'held' } })
    // Nothing disappeared by itself.
    expect(open.agreements.map(({ isGone }) => isGone)).toEqual([false, false])
    await expect(plan.reviews.takeOut(petra, 'a-wissel')).rejects.toMatchObject({ status: 404 })
    await plan.reviews.takeOut(petra, 'a-oma')
    expect((await plan.reviews.page(petra)).agreements.map(({ isGone }) => isGone)).toEqual([true, false])
    expect(await plan.settle(petra, '2027-05-21')).toBe(2)
    const after = await plan.reviews.page(petra)
    expect(after.changes.map(({ kind, was }) => [kind, was])).toContainEqual([
      'removed',
      expect.stringContaining('Oma haalt Noor op'),
    ])
    expect(after.pictures.timeline?.alt).toContain('‘Oma haalt Noor op’ staat niet meer in het plan')
    expect(after.pictures.circleThen).not.toBeNull()
  })

  it('R-B45: what was decided stands in the plan as proposals, is carried out with one tap and told where it says what changed', async () => {
    await plan.settle(petra, '2027-02-21')
    const oma = await plan.family.me(await plan.family.person('Oma', 'network'))
    const joke = await plan.family.me(await plan.family.person('Joke', 'facilitator'))
    plan.family.clock.advance(28 * DAY)
    await plan.reviews.open(petra, await first())
    await plan.reviews.decide(mark, 'a-oma', 'end')
    await plan.reviews.decide(petra, 'a-wissel', 'change')
    expect(await plan.reviews.decided(petra)).toBeNull()
    await plan.reviews.close(petra, true)

    const items = async () => (await plan.reviews.decided(petra))?.items.map(({ now }) => now)
    expect(await plan.reviews.decided(oma)).toMatchObject({ isBeingWritten: true, mayCarryOut: false })
    expect(await plan.reviews.decided(petra)).toMatchObject({
      mayCarryOut: true,
      items: [
        { agreementId: 'a-oma', decision: 'end', by: 'Mark', was: { what: 'Oma haalt Noor op.' } },
        { agreementId: 'a-wissel', decision: 'change', by: 'Petra' },
      ],
    })
    expect(await items()).toEqual(['same', 'same'])
    for (const me of [oma, joke])
      await expect(plan.reviews.takeOut(me, 'a-oma')).rejects.toMatchObject({ status: 403 })
    await plan.reviews.takeOut(mark, 'a-oma')
    expect(await items()).toEqual(['gone', 'same'])
    // Thinking again brings the settled words back, once.
    await plan.reviews.putBack(petra, 'a-oma')
    await plan.reviews.putBack(mark, 'a-oma')
    expect(await items()).toEqual(['same', 'same'])
    await plan.reviews.takeOut(petra, 'a-oma')
    await plan.write((doc) => setValue(doc, AGREEMENTS, 'a-wissel', 'until', '2027-12-01'))
    expect(await items()).toEqual(['gone', 'changed'])

    plan.family.clock.advance(DAY)
    await plan.settle(petra, '2027-05-21')
    expect(await plan.reviews.decided(petra)).toBeNull()
    await expect(plan.reviews.takeOut(petra, 'a-oma')).rejects.toThrow()
    const told = { decision: 'end', by: 'Mark', on: expect.any(String) }
    expect(await plan.reviews.decisionsBetween(mark, 1, 2)).toMatchObject({ 'a-oma': told })
    expect((await plan.reviews.page(oma)).changesDecided).toMatchObject({ 'a-oma': told })
  })

  it('closed without a next version, the plan stays as it stands', async () => {
    await plan.settle(petra, '2027-02-21')
    await plan.reviews.open(petra, await first())
    await plan.reviews.close(mark, false)
    expect(await stepOf()).toEqual(['follow', false])
    expect(await plan.versions.standing(petra)).toMatchObject({ isSettled: true, number: 1 })
    const [row] = await plan.family.db.read.select().from(reviewTable)
    expect(row?.heldAt).toBe(plan.family.clock.now())
  })

  it('the two questions are answered for oneself and seen by nobody else', async () => {
    await plan.settle(petra, '2027-02-21')
    await expect(plan.reviews.answer(petra, 'situation-better', 'yes')).rejects.toThrow()
    await plan.reviews.open(petra, await first())
    await plan.reviews.answer(petra, 'situation-better', 'no')
    expect((await plan.reviews.page(petra)).outcome).toEqual({
      'can-turn-to-others': null,
      'situation-better': 'no',
    })
    expect((await plan.reviews.page(mark)).outcome).toEqual({
      'can-turn-to-others': null,
      'situation-better': null,
    })
    const joke = await plan.family.me(await plan.family.person('Joke', 'facilitator'))
    expect((await plan.reviews.page(joke)).outcome).toBeNull()
    await expect(plan.reviews.answer(joke, 'situation-better', 'yes')).rejects.toThrow()
  })

  it('S01: a child of eight puts a face beside an agreement; each sees it as it is, and it is counted nowhere', async () => {
    const { db, childId } = plan.family
    await db.write((tx) => tx.update(children).set({ bornOn: '2018-05-01' }).where(eq(children.id, childId)))
    const noor = await plan.family.me(await plan.family.person('Noor', 'youth', { childId }))
    const joke = await plan.family.me(await plan.family.person('Joke', 'facilitator'))
    await plan.settle(petra, '2027-02-21')
    plan.family.clock.advance(28 * DAY)
    await plan.reviews.open(petra, await first())
    const faces = async (me: Me) => {
      const { agreements } = await plan.reviews.page(me)
      return agreements.flatMap(({ what, faces: given }) => given.map(({ name, face }) => [what, name, face]))
    }
    expect((await plan.reviews.page(noor)).may).toMatchObject({ faces: true, decide: false })
    for (const me of [petra, joke])
      await expect(plan.reviews.giveFace(me, 'a-wissel', 'glad')).rejects.toMatchObject({ status: 403 })
    await plan.reviews.giveFace(noor, 'a-wissel', 'sad')
    await plan.reviews.giveFace(noor, 'a-wissel', 'glad')
    await plan.reviews.giveFace(noor, 'a-oma', 'so-so')
    await expect(plan.reviews.giveFace(noor, 'a-niets', 'glad')).rejects.toMatchObject({ status: 404 })
    const both = [
      ['Oma haalt Noor op.', 'Noor', 'so-so'],
      ['De wissel is bij Ali.', 'Noor', 'glad'],
    ]
    for (const me of [noor, petra, mark]) expect(await faces(me)).toEqual(both)
    const { pictures, scales } = await plan.reviews.page(mark)
    expect(pictures.faces.map(({ alt }) => alt)).toEqual([
      'Noor is gewoon bij: Oma haalt Noor op. Noor is blij bij: De wissel is bij Ali.',
    ])
    expect(scales.flatMap(({ people }) => people)).toEqual([])
    expect(JSON.stringify((await plan.reviews.book(mark)).chapters)).toContain('Noor is blij bij')
    await plan.reviews.giveFace(noor, 'a-wissel', null)
    expect(await faces(mark)).toEqual(both.slice(0, 1))
  })

  it('as a book: agreements with what was decided, and each picture with its words', async () => {
    await plan.settle(petra, '2027-02-21')
    await plan.reviews.open(petra, await first())
    await plan.reviews.decide(petra, 'a-wissel', 'keep')
    const book = await plan.reviews.book(petra)
    expect(JSON.stringify(book.chapters)).toContain('Blijft')
    const pictures = book.chapters.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'picture'))
    expect(pictures.length).toBeGreaterThan(0)
    for (const picture of pictures) expect(picture).toMatchObject({ alt: expect.stringMatching(/\w/) })
  })
})
