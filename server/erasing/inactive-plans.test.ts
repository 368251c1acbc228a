/** How long a plan stays that nobody opens: by the installation, and longer by who has to do with it. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planKeeping, planOrganisations, plans } from '#db/schema.ts'
import { testTeam } from '../cases/test-team.ts'
import { readConfig } from '../config.ts'
import { createOrganisations, type OrganisationKeeping } from '../organisations/organisations.ts'
import type { Order } from '../outbox/outbox.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createRights } from '../rights/rights.ts'
import { DAY } from './context.ts'
import { createInactivePlans } from './inactive-plans.ts'

let family: Family
let organisations: OrganisationKeeping
let mails: Order[]
let look: (env?: Record<string, string>) => Promise<void>
beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  mails = []
  organisations = createOrganisations({ db, clock, isLocal: false })
  await family.person('Petra', 'parent', { email: 'petra@plan.test' })
  look = (env = {}) =>
    createInactivePlans({
      ...{ db, clock, config: readConfig(env), rights: createRights({ db, clock }) },
      outbox: { enqueue: async (_, mail) => void mails.push(mail), wake: () => undefined },
      collaboration: () => ({
        reconsider: async () => undefined,
        forget: () => undefined,
        changed: () => undefined,
      }),
      versions: () => ({ eraseItems: async () => undefined, erasePerson: async () => undefined }),
    }).look()
})
afterEach(() => family.close())

const left = async () => (await family.db.read.select().from(plans)).length
async function near(slug: string, inactivePlansDays: number | null): Promise<string> {
  const { organisationId } = await testTeam(family, slug)
  await organisations.set(organisationId, { keeping: { inactivePlansDays, casesYears: null } })
  await family.db.write((tx) =>
    tx.insert(planOrganisations).values({ planId: family.planId, organisationId, at: 0 }),
  )
  return organisationId
}
/** Looks when it would be announced, and again when it would go; true where it went. */
async function goesAfter(days: number, env = {}): Promise<boolean> {
  const { db, clock, planId } = family
  await db.write((tx) => tx.insert(planKeeping).values({ planId, activeAt: clock.now() }))
  clock.advance((days - 30) * DAY - 1)
  await look(env)
  expect(mails).toEqual([])
  clock.advance(DAY)
  await look(env)
  clock.advance(29 * DAY - 1)
  await look(env)
  expect(await left()).toBe(1)
  clock.advance(DAY + 1)
  await look(env)
  return (await left()) === 0
}

describe('R-E26: a plan that nobody opens', () => {
  it('is kept as the installation has it, announced thirty days before', async () => {
    expect(await goesAfter(730)).toBe(true)
    expect(mails.map(({ letter }) => letter.about)).toEqual(['look-before'])
  })

  it('is kept longer by an organisation that it has to do with, and by the longest of them', async () => {
    await near('kort', 731)
    await near('lang', 1000)
    expect(await goesAfter(1000)).toBe(true)
  })

  it('never goes sooner by one', async () => {
    await near('kort', 730)
    expect(await goesAfter(900, { KEEP_INACTIVE_PLANS_DAYS: '900' })).toBe(true)
  })

  it('stays for ever where one of them says so', async () => {
    await near('altijd', 0)
    expect(await goesAfter(5000)).toBe(false)
    expect(mails).toEqual([])
  })

  it('stays when it is kept longer after it was announced, and who was told is told', async () => {
    const { db, clock, planId } = family
    const id = await near('later', null)
    await db.write((tx) => tx.insert(planKeeping).values({ planId, activeAt: clock.now() }))
    clock.advance(701 * DAY)
    await look()
    await organisations.set(id, { keeping: { inactivePlansDays: 900, casesYears: null } })
    clock.advance(40 * DAY)
    await look()
    expect(await left()).toBe(1)
    expect(mails.map(({ letter }) => letter.about)).toEqual(['look-before', 'stays'])
    const [row] = await db.read.select().from(planKeeping).where(eq(planKeeping.planId, planId))
    expect(row).toMatchObject({ announcedAt: null, erasesAt: null })
  })

  it('cannot be set to go within two years', async () => {
    const { organisationId } = await testTeam(family, 'haast')
    for (const inactivePlansDays of [1, 60, 729])
      await expect(
        organisations.set(organisationId, { keeping: { inactivePlansDays, casesYears: null } }),
      ).rejects.toThrow(/at least 730 days/)
  })
})
