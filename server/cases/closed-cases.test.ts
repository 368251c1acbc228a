/** A closed case: nobody reads in it, and after years it goes with what was sent to it. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cases, offers, responses, sendings, staffLog, staff as staffTable } from '#db/schema.ts'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { createOrganisations, type OrganisationKeeping } from '../organisations/organisations.ts'
import type { LegalRole } from '../organisations/types.ts'
import type { Order } from '../outbox/outbox.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createRights } from '../rights/rights.ts'
import type { Staff } from '../staff/types.ts'
import { createClosedCases } from './closed-cases.ts'
import { type CaseRegister, createCaseRegister } from './register.ts'
import { createSentPlans } from './sent-plans.ts'
import { sent, type TestTeam, testTeam } from './test-team.ts'
import type { SentPlans } from './types.ts'

const DAY = 24 * 3_600_000
const YEAR = 365.25 * DAY

let family: Family
let organisations: OrganisationKeeping
let register: CaseRegister
let sentPlans: SentPlans
let look: () => Promise<void>
let mails: Order[]
let team: TestTeam
let sanne: Staff
let caseId: string
let sendingId: string

beforeEach(async () => {
  family = await createFamily()
  const { db, clock, planId } = family
  mails = []
  organisations = createOrganisations({ db, clock, isLocal: false })
  register = createCaseRegister({ db, clock })
  sentPlans = createSentPlans({
    ...{ db, clock, register, rights: createRights({ db, clock }) },
    write: async () => ({ ok: false, why: 'failed' }),
  })
  const closedCases = createClosedCases({
    ...{ db, clock, organisations, address: () => 'https://plan.test' },
    outbox: { enqueue: async (_, mail) => void mails.push(mail), wake: () => undefined },
  })
  look = closedCases.look
  team = await testTeam(family, 'muiden')
  sanne = await team.staff('Sanne', 'team')
  await db.write((tx) =>
    tx.update(staffTable).set({ email: 'sanne@plan.test' }).where(eq(staffTable.id, sanne.id)),
  )
  caseId = (await register.create(sanne, 'ZAAK-1')).id
  sendingId = await sent(family, sampleRecord(), { caseId, planId, organisationId: team.organisationId })
})
afterEach(() => family.close())

const status = (act: Promise<unknown>) =>
  act.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : error),
  )
const log = async () => (await family.db.read.select().from(staffLog)).map(({ action }) => action)

describe('a case that is closed', () => {
  it('is read by nobody until it is opened again; each is in the log once', async () => {
    expect((await sentPlans.open(sanne, caseId))[0]?.content).not.toBeNull()
    await register.close(sanne, caseId)
    const { closedAt } = await register.mine(sanne, caseId)
    family.clock.advance(DAY)
    await register.close(sanne, caseId)
    expect((await register.mine(sanne, caseId)).closedAt).toBe(closedAt)
    const [sending] = await sentPlans.open(sanne, caseId)
    expect(sending).toMatchObject({ content: null, responses: [], remarks: [] })
    expect(await status(sentPlans.file(sanne, sendingId, 'pdf'))).toBe(404)
    expect(await status(sentPlans.remark(sanne, sendingId, null, 'Dag'))).toBe(404)
    await register.reopen(sanne, caseId)
    expect((await sentPlans.open(sanne, caseId))[0]?.content).not.toBeNull()
    expect(await log()).toEqual(['case-closed', 'case-reopened'])
  })

  it('is closed and opened by who works on it or assigns it, and for others is not there', async () => {
    const [intake, colleague, counts] = [
      await team.staff('Ina', 'intake'),
      await team.staff('Tom', 'team'),
      await team.staff('Kim', 'quality'),
    ]
    const foreign = await (await testTeam(family, 'elders')).staff('Vreemd', 'team', 'intake')
    for (const act of [register.close, register.reopen]) {
      expect(await status(act(colleague, caseId))).toBe(404)
      expect(await status(act(foreign, caseId))).toBe(404)
      expect(await status(act(counts, caseId))).not.toBe(200)
      expect(await status(act(intake, caseId))).toBe(200)
    }
  })
})

describe('R-E26: a case that is closed for years', () => {
  async function closedFor(role: LegalRole, casesYears: number | null, years: number): Promise<number> {
    const { db, clock } = family
    await organisations.change(team.organisationId, { legalRole: role })
    await organisations.set(team.organisationId, { keeping: { inactivePlansDays: null, casesYears } })
    await register.close(sanne, caseId)
    clock.advance(years * YEAR - 31 * DAY)
    await look()
    expect(mails).toEqual([])
    clock.advance(2 * DAY)
    await look()
    clock.advance(28 * DAY)
    await look()
    expect(await db.read.select().from(cases)).toHaveLength(1)
    clock.advance(3 * DAY)
    await look()
    return (await db.read.select().from(cases)).length
  }

  it.each([
    ['both', null, 20],
    ['access', null, 20],
    ['access', 5, 5],
    // Who gives help keeps a file for twenty years, whatever was set before it did.
    ['provider', 5, 20],
    ['both', 25, 25],
  ] as const)(
    '%s, set to %s: goes after %i years, announced thirty days before',
    async (role, set, years) => {
      expect(await closedFor(role, set, years)).toBe(0)
      expect(mails).toMatchObject([{ to: 'sanne@plan.test', letter: { about: 'look-before' } }])
      expect(JSON.stringify(mails)).toContain(`/wijkteam/zaken/${caseId}`)
      expect(await log()).toEqual(['case-closed', 'case-erase-announced', 'case-erased'])
    },
  )

  it('takes its offers and the copy of an erased plan along; a family that is there keeps what it sent', async () => {
    const { db } = family
    const orphan = await sent(family, sampleRecord(), {
      ...{ caseId, planId: null, organisationId: team.organisationId },
    })
    await db.write(async (tx) => {
      const times = { createdAt: 0, changedAt: 0 }
      await tx.insert(offers).values({ id: 'offer', caseId, childLabel: 'Daan', ...times })
      const answer = { agreementId: 'x', answer: 'along', staffName: 'Sanne', at: 0 }
      await tx.insert(responses).values({ sendingId: orphan, ...answer })
    })
    expect(await closedFor('both', null, 20)).toBe(0)
    expect(await db.read.select().from(offers)).toEqual([])
    expect(await db.read.select().from(responses)).toEqual([])
    expect(await db.read.select().from(sendings)).toMatchObject([
      { id: sendingId, organisationId: null, caseId: null, content: expect.stringContaining('{') },
    ])
    const intake = await team.staff('Ina', 'intake')
    expect(await sentPlans.incoming(intake)).toEqual([])
  })

  it('stays when it is opened again, and while it is open', async () => {
    const { db, clock } = family
    clock.advance(30 * YEAR)
    await look()
    await register.close(sanne, caseId)
    clock.advance(20 * YEAR - DAY)
    await look()
    expect(await register.mine(sanne, caseId)).toMatchObject({ erasesAt: expect.any(Number) })
    await register.reopen(sanne, caseId)
    expect(await register.mine(sanne, caseId)).toMatchObject({ announcedAt: null, erasesAt: null })
    clock.advance(60 * DAY)
    await look()
    expect(await db.read.select().from(cases)).toHaveLength(1)
  })

  it('is announced thirty days before, also when the server looks too late', async () => {
    const { db, clock } = family
    await register.close(sanne, caseId)
    clock.advance(40 * YEAR)
    await look()
    expect((await register.mine(sanne, caseId)).erasesAt).toBe(clock.now() + 30 * DAY)
    await organisations.set(team.organisationId, { keeping: { inactivePlansDays: null, casesYears: 50 } })
    clock.advance(31 * DAY)
    await look()
    expect(await register.mine(sanne, caseId)).toMatchObject({ announcedAt: null, erasesAt: null })
    expect(await db.read.select().from(cases)).toHaveLength(1)
  })
})
