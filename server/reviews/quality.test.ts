import { afterEach, beforeEach, expect, it } from 'vitest'
import { organisations, outcomeAnswers, planOrganisations, plans, reviews } from '#db/schema.ts'
import { newId } from '../ids.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Staff } from '../staff/types.ts'
import { createQuality } from './quality.ts'

const DAY = 86_400_000

let family: Family
beforeEach(async () => {
  family = await createFamily()
  await organisation('eerste')
})
afterEach(() => family.close())

async function organisation(id: string) {
  await family.db.write((tx) =>
    tx.insert(organisations).values({
      ...{ id, slug: id, name: id, kind: 'team', wording: 'wijkteam', legalRole: 'both', settings: '{}' },
      ...{ isFirst: id === 'eerste', createdAt: family.clock.now() },
    }),
  )
}
const staff = (id: string) => ({ roles: ['quality'], organisation: { id } }) as unknown as Staff
const outcomes = async (id = 'eerste') =>
  (await createQuality({ db: family.db, clock: family.clock }).outcomes(staff(id)))['situation-better']

/** Answers of so many people, in a plan of their own unless it is given. */
async function answered(
  people: number,
  more: { planId?: string; example?: boolean; sentTo?: string[] } = {},
) {
  const { planId = newId(), example = false, sentTo = [] } = more
  const now = family.clock.now()
  const reviewId = newId()
  await family.db.write(async (tx) => {
    if (!more.planId)
      await tx.insert(plans).values({
        ...{
          id: planId,
          templateId: 'gewoon',
          language: 'nl',
          step: 'follow',
          schemaVersion: 1,
          createdAt: now,
        },
        example,
      })
    for (const [index, organisationId] of sentTo.entries())
      await tx.insert(planOrganisations).values({ planId, organisationId, at: now + index })
    await tx
      .insert(reviews)
      .values({ id: reviewId, planId, on: '2026-11-21', status: 'open', createdAt: now })
  })
  for (let index = 0; index < people; index += 1) {
    const participantId = await family.person(`P${index}`, 'parent', { planId })
    await family.db.write((tx) =>
      tx
        .insert(outcomeAnswers)
        .values({ reviewId, participantId, question: 'situation-better', answer: 'yes', at: now }),
    )
  }
  return planId
}

it('a quarter is there once it is over in Amsterdam', async () => {
  await answered(12)
  expect(await outcomes()).toEqual([])
  family.clock.advance(Date.UTC(2026, 11, 31, 23) - family.clock.now() - 1)
  expect(await outcomes()).toEqual([])
  family.clock.advance(1)
  expect(await outcomes()).toMatchObject([{ from: '2026-Q4', to: '2026-Q4', yes: 12, no: null, total: null }])
})

it('what was counted never changes: an answer erased or a plan sent later tells nothing about one person', async () => {
  await answered(12)
  family.clock.advance(60 * DAY)
  const before = await outcomes()
  await family.db.write((tx) => tx.delete(outcomeAnswers))
  expect(await outcomes()).toEqual(before)
  family.clock.advance(-60 * DAY)
  await answered(3)
  family.clock.advance(60 * DAY)
  expect(await outcomes()).toEqual(before)
  expect(before).toHaveLength(1)
})

it('a plan counts once: for whom it was sent to first, and never as an example', async () => {
  await organisation('tweede')
  await answered(11, { sentTo: ['tweede', 'eerste'] })
  await answered(30, { sentTo: ['eerste'], example: true })
  // Sent to nobody, where there are several it could be of.
  await answered(15)
  family.clock.advance(60 * DAY)
  expect(await outcomes('tweede')).toMatchObject([{ yes: 11 }])
  expect(await outcomes('eerste')).toEqual([])
})

it('only for who has the role of quality', async () => {
  const quality = createQuality({ db: family.db, clock: family.clock })
  await expect(quality.outcomes({ ...staff('eerste'), roles: ['team', 'administrator'] })).rejects.toThrow()
})
