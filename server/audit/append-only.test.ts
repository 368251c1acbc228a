/** R-E24: the log only grows, whoever writes the query. */
import Sqlite from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog, plans, rooms } from '#db/schema.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { record } from './audit.ts'

let family: Family
const rows = () => family.db.read.select().from(auditLog)
const GROWS = /audit_log only grows/

beforeEach(async () => {
  family = await createFamily()
  const { db, planId, clock } = family
  const entry = { action: 'invite', actorId: null, subjectId: null, audience: 'plan' } as const
  await db.write(async (tx) => {
    const room = { id: 'room', planId, kind: 'private', schemaVersion: 1, status: 'open', createdAt: 0 }
    await tx.insert(rooms).values(room)
    await record(tx, clock.now(), { planId, ...entry })
    await record(tx, clock.now(), { planId, ...entry, roomId: 'room' })
    await record(tx, clock.now(), { planId: null, ...entry })
  })
})
afterEach(() => family.close())

test.each([
  ['a change', "update audit_log set action = 'read'"],
  ['a row made of another plan', 'update audit_log set plan_id = null'],
  ['removal', 'delete from audit_log'],
  ['removal of a row of no plan', 'delete from audit_log where plan_id is null'],
  ['removal of a row of a room', 'delete from audit_log where room_id is not null'],
  [
    'replacing',
    "insert or replace into audit_log (id, at, action, audience) select id, 0, 'read', 'plan' from audit_log",
  ],
  [
    'an insert that changes',
    "insert into audit_log (id, at, action, audience) select id, 0, 'read', 'plan' from audit_log where true on conflict (id) do update set at = 0",
  ],
])('R-E24: the database itself refuses %s', async (_, query) => {
  const before = await rows()
  const file = new Sqlite(family.path)
  file.pragma('foreign_keys = ON')
  try {
    expect(() => file.exec(query)).toThrow(GROWS)
  } finally {
    file.close()
  }
  expect(await rows()).toEqual(before)
})

test('R-E24: the product’s own connection is refused as well', async () => {
  await expect(family.db.write((tx) => tx.delete(auditLog))).rejects.toThrow(GROWS)
  expect(await rows()).toHaveLength(3)
})

test('R-E24: what happened in a private room goes with that room, and everything goes with its plan', async () => {
  const { db, planId } = family
  await db.write((tx) => tx.delete(rooms).where(eq(rooms.id, 'room')))
  expect(new Set((await rows()).map((row) => row.planId))).toEqual(new Set([planId, null]))
  await db.write((tx) => tx.delete(plans).where(eq(plans.id, planId)))
  expect((await rows()).map((row) => row.planId)).toEqual([null])
})
