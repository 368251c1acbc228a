/** For tests: a fresh database on disk with the imaginary family of Noor, and a clock that the test moves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { type Database, openDatabase } from '#db/connection.ts'
import { children, participants, plans } from '#db/schema.ts'
import type { Role } from '#plan/roles.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import type { SessionOrigin } from '../sessions/types.ts'

export interface Family {
  db: Database
  path: string
  clock: { now(): number; advance(ms: number): void }
  planId: string
  childId: string
  /** Somebody of the plan, joined unless told otherwise. */
  person(name: string, role: Role, more?: Partial<typeof participants.$inferInsert>): Promise<string>
  me(participantId: string, origin?: SessionOrigin): Promise<Me>
  /** Opens the same file again, as a restarted server does. */
  restart(): void
  close(): void
}

export async function createFamily(): Promise<Family> {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'))
  const path = join(folder, 'test.sqlite')
  let now = Date.UTC(2026, 10, 21, 12)
  const clock = {
    now: () => now,
    advance(ms: number) {
      now += ms
    },
  }
  const planId = newId()
  const childId = newId()
  const family: Family = {
    db: openDatabase(path),
    path,
    clock,
    planId,
    childId,

    async person(name, role, more) {
      const id = newId()
      const row = {
        id,
        planId,
        role,
        name,
        color: 0,
        status: 'joined',
        createdAt: now,
        joinedAt: now,
        ...more,
      }
      await family.db.write((tx) => tx.insert(participants).values(row))
      return id
    },

    async me(participantId, origin = 'start') {
      const [row] = await family.db.read.select().from(participants).where(eq(participants.id, participantId))
      if (!row) throw new Error('No such person')
      return {
        participantId,
        planId: row.planId,
        role: row.role as Role,
        status: row.status as Me['status'],
        name: row.name,
        color: '#000000',
        email: row.email,
        presenceHidden: row.presenceHidden,
        neutralMail: row.neutralMail,
        hasPersonalCode: row.personalCodeHash !== null,
        childId: row.childId,
        origin,
        shares: false,
      }
    },

    restart() {
      family.db.close()
      family.db = openDatabase(path)
    },

    close() {
      family.db.close()
      rmSync(folder, { recursive: true })
    },
  }
  const plan = { templateId: 'landelijk', language: 'nl', step: 'agree', schemaVersion: 1, createdAt: now }
  await family.db.write(async (tx) => {
    await tx.insert(plans).values({ id: planId, ...plan })
    await tx.insert(children).values({ id: childId, planId, name: 'Noor', position: 0 })
  })
  return family
}
