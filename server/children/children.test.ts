import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog, childAdults, children, participants } from '#db/schema.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import { createChildren } from './children.ts'
import type { Children } from './types.ts'

let family: Family
let service: Children
let told: string[]
let dilara: Me

beforeEach(async () => {
  family = await createFamily()
  told = []
  const { db, clock } = family
  service = createChildren({
    db,
    clock,
    rights: createRights({ db, clock }),
    onChanged: (planId) => told.push(planId),
  })
  dilara = await family.me(await family.person('Dilara', 'parent'))
  await db.write((tx) => tx.update(children).set({ name: '', unborn: true }))
})
afterEach(() => family.close())

const row = async () => (await family.db.read.select().from(children))[0]
const logged = async () => (await family.db.read.select().from(auditLog)).map(({ action }) => action)
const status = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : 0),
  )

test('S02-T6: born, with a name or without one yet; the log tells it in the same moment, without the name', async () => {
  expect(await service.of(dilara)).toEqual([
    { id: family.childId, name: '', isBorn: false, bornOn: null, mayTakeBack: false },
  ])
  await service.born(dilara, family.childId, { name: '', bornOn: '2026-11-20' })
  expect(await row()).toMatchObject({ name: '', unborn: false, bornOn: '2026-11-20' })
  await service.rename(dilara, family.childId, ' Elif ')
  expect(await service.of(dilara)).toEqual([
    { id: family.childId, name: 'Elif', isBorn: true, bornOn: '2026-11-20', mayTakeBack: true },
  ])
  expect(await logged()).toEqual(['child-born', 'child-named'])
  expect(JSON.stringify(await family.db.read.select().from(auditLog))).not.toContain('Elif')
  expect(told).toEqual([family.planId, family.planId])
})

test('a name that was known before stays when the birth brings none', async () => {
  await service.rename(dilara, family.childId, 'Elif')
  await service.born(dilara, family.childId, { name: '', bornOn: '2026-11-20' })
  expect(await row()).toMatchObject({ name: 'Elif', unborn: false })
})

test('a mistake is taken back, the name stays; not once somebody came in as this child', async () => {
  await service.born(dilara, family.childId, { name: 'Elif', bornOn: '2026-11-20' })
  await service.takeBack(dilara, family.childId)
  expect(await row()).toMatchObject({ name: 'Elif', unborn: true, bornOn: null })
  await service.born(dilara, family.childId, { name: '', bornOn: '2026-11-21' })
  const elif = await family.person('Elif', 'youth', { childId: family.childId, status: 'invited' })
  expect((await service.of(dilara))?.[0]?.mayTakeBack).toBe(false)
  expect(await status(service.takeBack(dilara, family.childId))).toBe(403)
  await family.db.write((tx) =>
    tx.update(participants).set({ status: 'removed' }).where(eq(participants.id, elif)),
  )
  await service.takeBack(dilara, family.childId)
  expect(await logged()).toEqual(['child-born', 'child-not-born', 'child-born', 'child-not-born'])
})

test('a child that was there from the beginning is never made unborn, and keeps a name', async () => {
  await family.db.write((tx) => tx.update(children).set({ name: 'Noor', unborn: false }))
  expect(await status(service.takeBack(dilara, family.childId))).toBe(403)
  expect(await status(service.rename(dilara, family.childId, '  '))).toBe(400)
  await service.rename(dilara, family.childId, 'Nora')
  expect(await row()).toMatchObject({ name: 'Nora', unborn: false })
})

test('two parents at once: one birth, one row', async () => {
  const birth = { name: 'Elif', bornOn: '2026-11-20' }
  await Promise.all([1, 2].map(() => service.born(dilara, family.childId, birth)))
  expect(await logged()).toEqual(['child-born'])
})

test('only a parent on an own browser tells it; a day that was not, or a child of another plan, is refused', async () => {
  const birth = { name: 'Elif', bornOn: '2026-11-20' }
  for (const role of ['network', 'facilitator', 'informant', 'youth', 'interpreter'] as const) {
    const other = await family.me(await family.person('Iemand', role))
    expect(await service.of(other)).toBeNull()
    expect([role, await status(service.born(other, family.childId, birth))]).toEqual([role, 403])
  }
  const guardian = await family.me(await family.person('Voogd', 'parent'))
  await family.db.write((tx) =>
    tx.insert(childAdults).values({
      childId: family.childId,
      participantId: guardian.participantId,
      isGuardian: true,
      authority: 'yes',
    }),
  )
  expect(await service.of(guardian)).toBeNull()
  const returned = await family.me(dilara.participantId, 'return')
  expect(await status(service.born(returned, family.childId, birth))).toBe(403)
  for (const bornOn of ['2026-11-22', '2026-02-30', '2010-01-01', ''])
    expect(await status(service.born(dilara, family.childId, { name: '', bornOn }))).toBe(400)
  expect(await status(service.born(dilara, 'A'.repeat(22), birth))).toBe(404)
  expect(await row()).toMatchObject({ unborn: true })
  expect(await logged()).toEqual([])
})
