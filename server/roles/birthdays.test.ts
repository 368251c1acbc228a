import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { auditLog, children } from '#db/schema.ts'
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
