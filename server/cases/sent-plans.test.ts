import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  auditLog,
  childAdults,
  children,
  responses,
  sendingConsents,
  sendings,
  versionItems,
} from '#db/schema.ts'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { createFamilyLog } from '../log/family-log.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createRights } from '../rights/rights.ts'
import type { Staff } from '../staff/types.ts'
import { type CaseRegister, createCaseRegister } from './register.ts'
import { createSentPlans } from './sent-plans.ts'
import { sent, testTeam } from './test-team.ts'
import type { SentPlans } from './types.ts'

const HOUR = 3_600_000
const NOT_THERE = { status: 404 }
const RECORD = sampleRecord()
const AGREEMENT = RECORD.items.find(({ kind }) => kind === 'agreement')?.id ?? ''

let family: Family
let register: CaseRegister
let plans: SentPlans
let sanne: Staff
let bo: Staff
let vreemd: Staff
let caseId: string
let sendingId: string

const one = async (staff = sanne) => {
  const [found] = await plans.open(staff, caseId)
  if (!found) throw new Error('Nothing was sent')
  return found
}

beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  const rights = createRights({ db, clock })
  register = createCaseRegister({ db, clock })
  plans = createSentPlans({
    ...{ db, clock, register, rights },
    write: async ({ content }) => ({
      ok: true,
      ...{ bytes: new TextEncoder().encode(content), missing: [], fileName: 'x', contentType: 'x' },
    }),
  })
  const here = await testTeam(family, 'hier')
  sanne = await here.staff('Sanne', 'team')
  bo = await here.staff('Bo', 'intake')
  vreemd = await (await testTeam(family, 'elders')).staff('Vreemd', 'team', 'intake')
  ;({ id: caseId } = await register.create(sanne, 'ZAAK-2027-0000101'))
  const { planId } = family
  sendingId = await sent(family, RECORD, { planId, caseId, organisationId: here.organisationId })
})
afterEach(() => family.close())

test('a worker of the case reads exactly what was sent', async () => {
  expect((await one()).content).toEqual(JSON.parse(JSON.stringify(RECORD)))
})

describe('R-E27: nobody else reads it', () => {
  test('another organisation gets the 404 of a case that is not there', async () => {
    for (const id of [caseId, 'no-such-case']) {
      await expect(plans.open(vreemd, id)).rejects.toMatchObject(NOT_THERE)
      await expect(plans.putInCase(vreemd, sendingId, id)).rejects.toMatchObject(NOT_THERE)
    }
    for (const id of [sendingId, 'no-such-sending']) {
      await expect(plans.file(vreemd, id, 'pdf')).rejects.toMatchObject(NOT_THERE)
      await expect(plans.respond(vreemd, id, AGREEMENT, { answer: 'along' })).rejects.toMatchObject(NOT_THERE)
      await expect(plans.remark(vreemd, id, null, 'Dag')).rejects.toMatchObject(NOT_THERE)
    }
    expect(await plans.incoming(vreemd)).toEqual([])
    expect(await family.db.read.select().from(auditLog)).toEqual([])
  })

  test('who assigns cases sees that something came, not what, and cannot answer', async () => {
    expect(await one(bo)).toMatchObject({ content: null, labels: [], code: '', responses: [], remarks: [] })
    await expect(plans.respond(bo, sendingId, AGREEMENT, { answer: 'along' })).rejects.toMatchObject(
      NOT_THERE,
    )
    await expect(plans.file(bo, sendingId, 'json')).rejects.toMatchObject(NOT_THERE)
    expect(await family.db.read.select().from(auditLog)).toEqual([])
  })

  test('it takes both: the role for reading, and the case', async () => {
    // Sees every case as intake, and works on others.
    const both = { ...bo, roles: ['team', 'intake'] as const }
    expect((await one(both)).content).toBeNull()
    // Made the case, and only assigns now.
    const before = { ...sanne, roles: ['intake'] as const }
    expect((await one(before)).content).toBeNull()
    await register.assign(sanne, caseId, bo.id)
    expect((await one(both)).content).not.toBeNull()
  })

  test('a colleague who does not work on the case finds no case', async () => {
    const kim = await (await testTeam(family, 'derde')).staff('Kim', 'team')
    const colleague = { ...kim, organisation: sanne.organisation }
    await expect(plans.open(colleague, caseId)).rejects.toMatchObject(NOT_THERE)
  })
})

describe('AG6: each reading by the team stands in the family’s log', () => {
  const rowsOf = async (participantId: string) => {
    const { db, clock } = family
    return createFamilyLog({ db, clock, rights: createRights({ db, clock }) }).rows(
      await family.me(participantId),
    )
  }

  test('S01-T6: with name, organisation and time; once an hour', async () => {
    const petra = await family.person('Petra', 'parent')
    await Promise.all([one(), one()])
    expect(await rowsOf(petra)).toMatchObject([
      {
        action: 'team-read',
        day: '2026-11-21',
        time: '13:00',
        actor: { name: 'Sanne', role: 'staff', employer: 'Gemeente hier' },
      },
    ])
    family.clock.advance(HOUR + 1)
    await one()
    await plans.file(sanne, sendingId, 'pdf')
    await plans.respond(sanne, sendingId, AGREEMENT, { answer: 'along' })
    await plans.remark(sanne, sendingId, null, 'Fijn plan.')
    expect((await rowsOf(petra)).map(({ action }) => action).sort()).toEqual([
      ...['team-answer', 'team-file', 'team-read', 'team-read', 'team-remark'],
    ])
  })

  test('own words that somebody sent alone: only that person is told', async () => {
    const [petra, mark] = [await family.person('Petra', 'parent'), await family.person('Mark', 'parent')]
    const change = { ownWordsOnly: true, createdBy: petra }
    await family.db.write((tx) => tx.update(sendings).set(change).where(eq(sendings.id, sendingId)))
    await one()
    expect(await rowsOf(mark)).toEqual([])
    expect(await rowsOf(petra)).toMatchObject([{ action: 'team-read', forMeOnly: true }])
  })
})

describe('answers per agreement', () => {
  test('S10-T2: "anders" without a reason is not taken', async () => {
    for (const because of ['', '   \n'])
      await expect(plans.respond(sanne, sendingId, AGREEMENT, { answer: 'other', because })).rejects.toThrow(
        RangeError,
      )
    expect(await family.db.read.select().from(responses)).toEqual([])
    expect((await family.db.read.select().from(sendings))[0]?.answeredAt).toBeNull()
  })

  test('S10-T3: the answer and its reason are kept with who gave it; the last one counts', async () => {
    await plans.respond(sanne, sendingId, AGREEMENT, { answer: 'along' })
    const first = (await family.db.read.select().from(sendings))[0]?.answeredAt
    family.clock.advance(HOUR)
    await plans.respond(sanne, sendingId, AGREEMENT, { answer: 'other', because: ' Eerst 2 uur. ' })
    const { responses: given } = await one()
    expect(given).toEqual([
      {
        agreementId: AGREEMENT,
        answer: 'other',
        because: 'Eerst 2 uur.',
        by: 'Sanne',
        at: family.clock.now(),
      },
    ])
    expect((await family.db.read.select().from(sendings))[0]?.answeredAt).toBe(first)
  })

  test('S10-T1: nothing of what was sent changes by it, and nothing that was not sent can be answered', async () => {
    const before = (await family.db.read.select().from(sendings))[0]
    await plans.respond(sanne, sendingId, AGREEMENT, { answer: 'along' })
    await plans.remark(sanne, sendingId, AGREEMENT, 'Wij bellen u.')
    await expect(plans.respond(sanne, sendingId, 'made-up', { answer: 'along' })).rejects.toMatchObject(
      NOT_THERE,
    )
    await expect(plans.remark(sanne, sendingId, 'made-up', 'Dag')).rejects.toMatchObject(NOT_THERE)
    await expect(plans.remark(sanne, sendingId, null, '  ')).rejects.toThrow(RangeError)
    const after = (await family.db.read.select().from(sendings))[0]
    expect({ ...after, answeredAt: null }).toEqual(before)
    expect(await family.db.read.select().from(versionItems)).toEqual([])
    expect((await one()).remarks).toMatchObject([{ aboutId: AGREEMENT, words: 'Wij bellen u.', by: 'Sanne' }])
  })
})

test('what the family withdrew shows so, and is read and answered no more', async () => {
  const withdrawn = { status: 'withdrawn', content: null, withdrawnAt: family.clock.now() }
  await family.db.write((tx) => tx.update(sendings).set(withdrawn))
  expect(await one()).toMatchObject({ isWithdrawn: true, content: null })
  await expect(plans.respond(sanne, sendingId, AGREEMENT, { answer: 'along' })).rejects.toMatchObject(
    NOT_THERE,
  )
  expect(await family.db.read.select().from(auditLog)).toEqual([])
})

test('what is still asked for is not there yet', async () => {
  await family.db.write((tx) => tx.update(sendings).set({ status: 'asking', sentAt: null }))
  expect(await plans.open(sanne, caseId)).toEqual([])
  expect((await plans.waiting([caseId])).get(caseId)).toBeUndefined()
})

test('a sending without a case waits for intake, which sees when it came; then the worker reads it', async () => {
  const { organisation } = sanne
  await family.db.write((tx) => tx.update(sendings).set({ caseId: null }))
  expect(await plans.open(sanne, caseId)).toEqual([])
  await expect(plans.incoming(sanne)).rejects.toMatchObject({ status: 403 })
  expect(await plans.incoming(bo)).toEqual([{ sendingId, sentAt: family.clock.now() }])
  expect(
    await plans.incoming({ ...vreemd, organisation: { ...organisation, id: vreemd.organisation.id } }),
  ).toEqual([])
  await plans.putInCase(bo, sendingId, caseId)
  await expect(plans.putInCase(bo, sendingId, caseId)).rejects.toMatchObject(NOT_THERE)
  expect(await plans.incoming(bo)).toEqual([])
  expect((await one()).id).toBe(sendingId)
  expect((await plans.waiting([caseId])).get(caseId)).toBe(1)
})

test('S04-T4: who the law asks before help, without who said yes; nobody for own words alone', async () => {
  const { db, childId } = family
  await db.write((tx) => tx.update(children).set({ bornOn: '2012-05-01' }).where(eq(children.id, childId)))
  const ilse = await family.person('Ilse', 'parent')
  const ruud = await family.person('Ruud', 'parent')
  const sem = await family.person('Sem', 'youth', { childId })
  const fatima = await family.person('Fatima', 'network')
  await db.write(async (tx) => {
    for (const participantId of [ilse, ruud])
      await tx.insert(childAdults).values({ childId, participantId, authority: 'yes' })
    const asked = { sendingId, askedAt: 0 }
    await tx.insert(sendingConsents).values([
      { ...asked, participantId: ilse, answer: 'yes' },
      { ...asked, participantId: sem, answer: 'yes' },
      { ...asked, participantId: ruud, answer: null },
      { ...asked, participantId: fatima, answer: null },
    ])
    await tx.update(sendings).set({ labels: '["one-parent-did-not-answer"]' })
  })
  expect(await one()).toMatchObject({ labels: ['one-parent-did-not-answer'], stillToAskForHelp: ['Ruud'] })
  await db.write((tx) => tx.update(sendings).set({ ownWordsOnly: true }))
  expect((await one()).stillToAskForHelp).toEqual([])
})

test('what the family sent apart is read and answered like the rest, and is a file of its own', async () => {
  const annex = {
    ...RECORD,
    items: RECORD.items.filter(({ kind }) => kind === 'plan' || kind === 'agreement'),
  }
  const rest = { ...RECORD, items: RECORD.items.filter(({ kind }) => kind !== 'agreement') }
  await family.db.write((tx) =>
    tx
      .update(sendings)
      .set({ content: JSON.stringify(rest), annexContent: JSON.stringify(annex), annexCode: 'BCDEFGHJKLMN' })
      .where(eq(sendings.id, sendingId)),
  )
  expect((await one()).annex).toEqual(JSON.parse(JSON.stringify(annex)))
  expect((await one(bo)).annex).toBeNull()
  await plans.respond(sanne, sendingId, AGREEMENT, { answer: 'along' })
  expect((await one()).responses).toMatchObject([{ agreementId: AGREEMENT, answer: 'along' }])
  await expect(plans.file(vreemd, sendingId, 'pdf', 'safety')).rejects.toMatchObject(NOT_THERE)
  expect((await plans.file(sanne, sendingId, 'pdf', 'safety')).ok).toBe(true)
  await family.db.write((tx) => tx.update(sendings).set({ annexContent: null }))
  await expect(plans.file(sanne, sendingId, 'pdf', 'safety')).rejects.toMatchObject(NOT_THERE)
})
