import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog, confirmationCodes, outbox, participants, passages } from '#db/schema.ts'
import { createTelephone } from '../confirmation/test-telephone.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import { createPassages } from './passages.ts'
import type { Passages } from './types.ts'

const PHONE = '06 12345678'

let family: Family
let telephone: ReturnType<typeof createTelephone>
let service: Passages
let cheryl: Me
let rob: Me
let opa: string

beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  telephone = createTelephone(family)
  const { confirmations } = telephone
  service = createPassages({
    db,
    clock,
    rights: createRights({ db, clock }),
    confirmations,
    changed: () => undefined,
  })
  cheryl = await family.me(await family.person('Cheryl', 'parent'))
  rob = await family.me(await family.person('Rob', 'network'))
  opa = await family.person('Opa', 'network', { status: 'invited' })
  family.clock.advance(1_000)
})
afterEach(() => family.close())

/** Cheryl writes down what grandfather says; it is for her and Rob, or for himself alone. */
async function opaSays(words = 'Ik pas op vrijdag op.', people = [cheryl, rob]) {
  const ids = people.map((one) => one.participantId)
  const saved = await service.writeDown(cheryl, opa, {
    kind: 'own-passage',
    words,
    picture: null,
    place: null,
    language: 'nl',
    translation: null,
    audience: ids.length > 0 ? { to: 'chosen', people: ids, seen: ids } : { to: 'me', people: [], seen: [] },
    atTable: false,
  })
  if (saved.state !== 'saved') throw new Error('Not saved')
  return saved.id
}
const status = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : 0),
  )
const other = (code: string) => (code === '000000' ? '000001' : '000000')

test('S03-T4: what opa says counts as his once he read the code aloud, and everybody sees how', async () => {
  const id = await opaSays()
  const read = async () => (await service.sheet(rob)).others[0]?.writtenDown
  expect(await read()).toEqual({ by: 'Cheryl', yes: null })
  expect(await service.askCode(cheryl, id, PHONE)).toBe('sent')
  expect((await service.sheet(cheryl)).waiting).toEqual([
    { id, speaker: { id: opa, name: 'Opa' }, words: 'Ik pas op vrijdag op.', isSent: true },
  ])
  const code = await telephone.lastCode()
  expect(await service.confirmByCode(cheryl, id, other(code))).toBe('wrong')
  expect(await read()).toEqual({ by: 'Cheryl', yes: null })
  expect(await service.confirmByCode(cheryl, id, code)).toBe('right')
  expect(await read()).toEqual({ by: 'Cheryl', yes: 'by-code' })
  expect((await service.sheet(cheryl)).waiting).toEqual([])
  expect(await family.db.read.select().from(outbox)).toEqual([])
  expect(await family.db.read.select().from(auditLog)).toContainEqual(
    expect.objectContaining({ action: 'yes-by-code', audience: opa, subjectId: opa }),
  )
})

test('only whoever wrote it down asks for the code, and nobody for a text that is not there', async () => {
  const id = await opaSays()
  expect(await status(service.askCode(rob, id, PHONE))).toBe(404)
  expect(await status(service.askCode(cheryl, 'A'.repeat(22), PHONE))).toBe(404)
  await service.askCode(cheryl, id, PHONE)
  expect(await status(service.confirmByCode(rob, id, await telephone.lastCode()))).toBe(404)
  expect((await service.sheet(rob)).waiting).toEqual([])
})

test('words that only opa reads: a code on the day they were read aloud, and without the words on the screen', async () => {
  const id = await opaSays('Alleen voor mij.', [])
  expect((await service.sheet(cheryl)).waiting).toEqual([
    { id, speaker: { id: opa, name: 'Opa' }, words: null, isSent: false },
  ])
  family.clock.advance(24 * 3_600_000)
  expect((await service.sheet(cheryl)).waiting).toEqual([])
  expect(await status(service.askCode(cheryl, id, PHONE))).toBe(404)
})

test('other words than were read aloud are not confirmed', async () => {
  const id = await opaSays()
  await service.askCode(cheryl, id, PHONE)
  await family.db.write((tx) =>
    tx.update(passages).set({ words: 'Ik pas elke dag op.' }).where(eq(passages.id, id)),
  )
  expect(await service.confirmByCode(cheryl, id, await telephone.lastCode())).toBe('gone')
  expect((await service.sheet(rob)).others[0]?.writtenDown?.yes).toBeNull()
})

test('never for somebody with a device or an address, a youth, or from a browser that proved nothing', async () => {
  const id = await opaSays()
  const returned = await family.me(cheryl.participantId, 'return')
  expect(await status(service.askCode(returned, id, PHONE))).toBe(404)
  const noor = await family.person('Noor', 'youth', { childId: family.childId })
  expect((await service.dictationFor(cheryl, opa)).byCode).toBe(true)
  expect((await service.dictationFor(cheryl, noor)).byCode).toBe(false)
  await family.db.write((tx) =>
    tx
      .update(participants)
      .set({ email: 'opa@example.nl', emailVerifiedAt: 1 })
      .where(eq(participants.id, opa)),
  )
  expect((await service.dictationFor(cheryl, opa)).byCode).toBe(false)
  expect((await service.sheet(cheryl)).waiting).toEqual([])
  expect(await status(service.askCode(cheryl, id, PHONE))).toBe(404)
})

test('R-B32: a text that its author erases takes the number of its code along', async () => {
  const id = await opaSays()
  await service.askCode(cheryl, id, PHONE)
  await family.db.write((tx) =>
    tx.update(participants).set({ status: 'joined' }).where(eq(participants.id, opa)),
  )
  await service.erase(await family.me(opa), id)
  expect(await family.db.read.select().from(outbox)).toEqual([])
  expect(
    await family.db.read.select({ closedAt: confirmationCodes.closedAt }).from(confirmationCodes),
  ).toEqual([{ closedAt: family.clock.now() }])
})
