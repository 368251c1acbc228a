import { afterEach, beforeEach, expect, test } from 'vitest'
import { cases, offers, plans, responses, versions } from '#db/schema.ts'
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
  const [summer, spring] = await counts.perQuarter(kim)
  expect(summer).toMatchObject({ quarter: '2026-Q3', offered: 12, answered: 12 })
  // No "nee" and no "nu niet": that none said so would be told of all twelve.
  expect(summer?.answers).toEqual({ accepted: null, declined: null, 'not-now': null })
  expect(spring).toMatchObject({ quarter: '2026-Q2', offered: null, answered: null })
})

test('S10-T4: parts stand where each is large enough', async () => {
  const answeredOn = '2026-08-20'
  for (const answer of ['accepted', 'declined', 'not-now'])
    await times(11, () => offered('2026-08-10', { answer, answeredOn }))
  const [summer] = await counts.perQuarter(kim)
  expect(summer).toMatchObject({ answered: 33, answers: { accepted: 11, declined: 11, 'not-now': 11 } })
})

test('the quarter that still runs is not told: a number that grows by one tells of one family', async () => {
  await times(12, () => offered('2026-11-10'))
  expect(await counts.perQuarter(kim)).toEqual([])
})

test('R-E27: of another organisation nothing is counted, and of the example neither', async () => {
  const there = await testTeam(family, 'elders')
  await times(12, () => offered('2026-08-10', {}, there.organisationId))
  expect(await counts.perQuarter(kim)).toEqual([])
})

test('only the role for counting counts', async () => {
  for (const role of ['team', 'intake', 'administrator'] as const)
    await expect(counts.perQuarter({ ...kim, roles: [role] })).rejects.toMatchObject({ status: 403 })
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
  expect((await counts.perQuarter(kim))[0]).toMatchObject({
    sent: null,
    daysToSettled: null,
    responses: null,
    responsesBy: { along: null, other: null },
  })
  await plan(100)
  expect((await counts.perQuarter(kim))[0]).toMatchObject({
    sent: 10,
    daysToSettled: 5,
    responses: 20,
    responsesBy: { along: 10, other: 10 },
  })
})
