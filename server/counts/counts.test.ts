import { afterEach, beforeEach, expect, test } from 'vitest'
import { cases, offers, plans, responses, versionCharacters, versions } from '#db/schema.ts'
import { emptyRecord } from '#tests/fixtures/record.ts'
import { sent, testTeam } from '../cases/test-team.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Staff } from '../staff/types.ts'
import { createCounts } from './counts.ts'
import type { Counts } from './types.ts'

const DAY = 24 * 3_600_000
let family: Family
let counts: Counts
let kim: Staff
let organisationId: string
let number = 0

/** A case with one offer on this day. */
async function offered(day: string, more: Partial<typeof offers.$inferInsert> = {}, where = organisationId) {
  number += 1
  const id = `case-${number}`
  const at = { createdAt: 0, changedAt: 0 }
  await family.db.write(async (tx) => {
    await tx.insert(cases).values({ id, organisationId: where, reference: `ZAAK-${number}`, createdAt: 0 })
    await tx.insert(offers).values({ id, caseId: id, childLabel: 'Daan', offeredOn: day, ...at, ...more })
  })
}
const times = async (count: number, make: () => Promise<unknown>) => {
  for (let each = 0; each < count; each += 1) await make()
}

beforeEach(async () => {
  family = await createFamily()
  counts = createCounts(family)
  const here = await testTeam(family, 'hier')
  ;({ organisationId } = here)
  kim = await here.staff('Kim', 'quality')
})
afterEach(() => family.close())

test('S10-T4: who counts sees how many, and nothing of fewer than ten families', async () => {
  await times(12, () => offered('2026-08-10', { answer: 'accepted', answeredOn: '2026-08-20' }))
  await times(9, () => offered('2026-05-10'))
  const [summer, ...others] = await counts.periods(kim)
  // Nine of the spring go along with the summer; that none said "nee" would be told of all.
  expect(summer).toMatchObject({ from: '2026-Q2', to: '2026-Q3', counts: { offered: 21 } })
  expect(summer?.counts.answers).toEqual({ accepted: null, declined: null, 'not-now': null, none: null })
  expect(others).toEqual([])
})

test('S10-T4: parts stand where each is large enough, with the reasons of a "nee"', async () => {
  const answeredOn = '2026-08-20'
  for (const answer of ['accepted', 'not-now'])
    await times(11, () => offered('2026-08-10', { answer, answeredOn }))
  const answer = 'declined'
  for (const declinedReason of ['too-much', 'private', null])
    await times(10, () => offered('2026-08-10', { answer, answeredOn, declinedReason }))
  await times(10, () => offered('2026-09-30'))
  const [summer] = await counts.periods(kim)
  expect(summer?.counts).toMatchObject({
    offered: 62,
    answers: { accepted: 11, declined: 30, 'not-now': 11, none: 10 },
    // The empty ones are no ten together, so that one of ten goes with them.
    declinedBecause: { 'too-much': null, private: 10, 'not-said': 10, else: null },
  })
})

test('S10-T4: a period that was told never changes, so that two looks at it tell nothing of one family', async () => {
  await times(12, () => offered('2026-08-10'))
  const before = await counts.periods(kim)
  await offered('2026-08-11')
  await family.db.write((tx) => tx.update(offers).set({ answer: 'declined' }))
  expect(await counts.periods(kim)).toEqual(before)
  // What comes after it is a period of its own.
  await times(10, () => offered('2026-10-11'))
  family.clock.advance(120 * DAY)
  expect(await counts.periods(kim)).toMatchObject([{ from: '2026-Q4', counts: { offered: 10 } }, ...before])
})

test('a quarter is not told while it runs, nor in the weeks after: a number that grows by one tells of one family', async () => {
  await times(12, () => offered('2026-11-10'))
  expect(await counts.periods(kim)).toEqual([])
  family.clock.advance(45 * DAY)
  expect(await counts.periods(kim)).toEqual([])
  family.clock.advance(45 * DAY)
  expect(await counts.periods(kim)).toHaveLength(1)
})

test('R-E27: of another organisation nothing is counted, and of the example neither', async () => {
  const there = await testTeam(family, 'elders')
  await times(12, () => offered('2026-08-10', {}, there.organisationId))
  expect(await counts.periods(kim)).toEqual([])
})

test('only the role for counting counts', async () => {
  for (const role of ['team', 'intake', 'administrator'] as const)
    await expect(counts.periods({ ...kim, roles: [role] })).rejects.toMatchObject({ status: 403 })
})

test('S10-T4: days to a settled plan and answers of the team, by family and never by answer', async () => {
  const { db } = family
  const at = Date.UTC(2026, 7, 20)
  const plan = async (days: number) => {
    number += 1
    const planId = `plan-${number}`
    const createdAt = at - days * DAY
    await db.write(async (tx) => {
      const kept = { templateId: 'x', language: 'nl', step: 'agree', schemaVersion: 1, createdAt }
      await tx.insert(plans).values({ id: planId, ...kept })
      const seal = { head: '{}', sha256: planId, code: planId, signature: '', readers: '[]' }
      await tx
        .insert(versions)
        .values({ id: planId, planId, number: 1, settledAt: at, settledBy: 'x', ...seal })
      await tx.insert(versionCharacters).values({ versionId: planId, family: 93, total: 100 })
    })
    const sendingId = await sent(family, emptyRecord(), { planId, organisationId, sentAt: at })
    const said = { sendingId, staffName: 'Sanne', at }
    await db.write((tx) =>
      tx.insert(responses).values([
        { ...said, agreementId: 'a', answer: 'along' },
        { ...said, agreementId: 'b', answer: 'other', because: 'eerst 2 uur' },
      ]),
    )
  }
  for (let days = 1; days <= 9; days += 1) await plan(days)
  // Eighteen answers, and nine families.
  expect(await counts.periods(kim)).toEqual([])
  await plan(100)
  expect((await counts.periods(kim))[0]?.counts).toMatchObject({
    sent: 10,
    settledIn: { first: { from: 0, to: 7 }, middle: { from: 0, to: 7 }, third: { from: 7, to: 14 } },
    familyShare: { from: 90, to: 95 },
    responses: 20,
    responsesBy: { along: 10, other: 10 },
  })
})
