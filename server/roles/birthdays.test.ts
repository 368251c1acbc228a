import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { auditLog, children, participants } from '#db/schema.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createBirthdays } from './birthdays.ts'

const HOUR = 3_600_000

let family: Family
let jayden: string
const onChanged = vi.fn()
const actions = async () => (await family.db.read.select().from(auditLog)).map(({ action }) => action)
const birthdays = () => createBirthdays({ db: family.db, clock: family.clock, onChanged })
const bornOn = (day: string) =>
  family.db.write((tx) => tx.update(children).set({ bornOn: day }).where(eq(children.id, family.childId)))

beforeEach(async () => {
  family = await createFamily()
  jayden = await family.person('Jayden', 'youth', { childId: family.childId })
  onChanged.mockClear()
})
afterEach(() => family.close())

test('S03-T3: at midnight in Amsterdam the birthday is in the log, and connections are judged again', async () => {
  // Now it is 21 November 2026, 13:00 in Amsterdam.
  await bornOn('2008-11-22')
  const running = birthdays()
  await running.look()
  family.clock.advance(11 * HOUR - 1)
  await running.look()
  expect(await actions()).toEqual([])
  family.clock.advance(1)
  await running.look()
  await running.look()
  expect(await family.db.read.select().from(auditLog)).toMatchObject([
    { planId: family.planId, action: 'age-18', actorId: null, subjectId: jayden, audience: 'plan' },
  ])
  expect(onChanged.mock.calls).toEqual([[family.planId]])
})

test('S03-T3: a server that stood still over a birthday writes it afterwards, once', async () => {
  await bornOn('2014-11-25')
  await birthdays().look()
  family.clock.advance(10 * 24 * HOUR)
  family.restart()
  await birthdays().look()
  family.restart()
  await birthdays().look()
  expect(await actions()).toEqual(['age-12'])
})

test('an age that is filled in later is no birthday, and neither is one of long ago', async () => {
  await birthdays().look()
  await bornOn('2000-01-01')
  family.clock.advance(24 * HOUR)
  await birthdays().look()
  expect(await actions()).toEqual([])
})

test('a year alone changes on 1 January; a clock set back changes nothing', async () => {
  await bornOn('2009')
  const running = birthdays()
  await running.look()
  family.clock.advance(60 * 24 * HOUR)
  await running.look()
  expect(await actions()).toEqual(['age-18'])
  family.clock.advance(-60 * 24 * HOUR)
  await birthdays().look()
  family.clock.advance(60 * 24 * HOUR)
  await birthdays().look()
  expect(await actions()).toEqual(['age-18'])
})

test('S03: a month before and at the day itself there is a mail, neutral, once; nobody without an address gets one', async () => {
  const mails: { to: string; letter: unknown }[] = []
  const outbox = {
    enqueue: async (_: unknown, { to, letter }: { to: string; letter: unknown }) => {
      mails.push({ to, letter })
    },
    wake() {},
  }
  const address = () => 'https://plan.test'
  const { db, clock } = family
  const running = () => createBirthdays({ db, clock, onChanged, outbox, address })
  await bornOn('2008-12-23')
  await db.write((tx) =>
    tx
      .update(participants)
      .set({ email: 'j@home.test', emailVerifiedAt: clock.now() })
      .where(eq(participants.id, jayden)),
  )
  await family.person('Dex', 'youth', { childId: family.childId })
  await running().look()
  family.clock.advance(2 * 24 * HOUR)
  await running().look()
  await running().look()
  const letter = { about: 'question', url: `https://plan.test/plan/${family.planId}/ik` }
  expect(mails).toEqual([{ to: 'j@home.test', letter }])
  family.clock.advance(29 * 24 * HOUR)
  await running().look()
  expect(mails).toHaveLength(1)
  family.clock.advance(24 * HOUR)
  await running().look()
  expect(mails).toHaveLength(2)
})
