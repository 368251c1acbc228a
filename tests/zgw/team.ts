/** A case with something the family sent, in a database on disk, and a register beside it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '#db/connection.ts'
import { cases, caseWorkers, organisations, plans, sendings, staff } from '#db/schema.ts'
import { newId } from '#server/ids.ts'
import { noSettings } from '#server/organisations/settings.ts'
import type { Organisation, RegisterConnection } from '#server/organisations/types.ts'
import type { Staff } from '#server/staff/types.ts'
import { createDeliveries, type DeliveryWorker } from '#server/zgw/delivery.ts'
import { ZAAK } from './peer.ts'
import type { Peer } from './peer-model.ts'

export const MINUTE = 60_000

export interface Team {
  db: Database
  clock: { now(): number; advance(ms: number): void }
  bo: Staff
  planId: string
  caseId: string
  /** What the next rendering gives, by sending. */
  bytes: Map<string, Uint8Array>
  safety: Map<string, Uint8Array>
  connection: RegisterConnection
  logged: unknown[]
  send(more?: Partial<typeof sendings.$inferInsert>): Promise<string>
  anotherCase(reference: string): Promise<string>
  /** A process of ours: `die` ends it, after which it writes nothing and asks nothing. */
  worker(options?: WorkerOptions): DeliveryWorker
}
interface WorkerOptions {
  fetch?: typeof fetch
  db?: Database
  partsAbove?: number
  timeoutMs?: number
}

export async function team(peer: Peer): Promise<Team> {
  const folder = mkdtempSync(join(tmpdir(), 'zgw-'))
  const db = openDatabase(join(folder, 'test.sqlite'))
  onTestFinished(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })
  let now = Date.UTC(2027, 2, 14, 12)
  const clock = {
    now: () => now,
    advance(ms: number) {
      now += ms
    },
  }
  peer.now = clock.now
  const [organisationId, staffId, planId, caseId] = [newId(), newId(), newId(), newId()]
  const connection = { ...peer.connection }
  const organisation: Organisation = {
    ...{ id: organisationId, slug: 'eerste', name: 'Gemeente Voorbeeld', kind: 'municipality' },
    ...{ wording: 'wijkteam', legalRole: 'both', isFirst: true },
    settings: { ...noSettings(), register: connection },
  }
  const bo: Staff = {
    ...{ id: staffId, name: 'Bo Jansen', roles: ['team'], sessionId: 'none', isTrial: false },
    organisation: { id: organisationId, name: organisation.name, wording: 'wijkteam', legalRole: 'both' },
  }
  const caseRow = { organisationId, createdAt: now, example: false }
  await db.write(async (tx) => {
    await tx.insert(organisations).values({ ...organisation, settings: '{}', createdAt: now })
    await tx.insert(staff).values({
      ...{ id: staffId, organisationId, issuer: 'https://id.example', subject: 'bo', name: bo.name },
      ...{ roles: '["team"]', createdAt: now },
    })
    await tx.insert(plans).values({
      ...{ id: planId, templateId: 'landelijk', language: 'nl', step: 'settled' },
      ...{ schemaVersion: 1, createdAt: now },
    })
    await tx.insert(cases).values({ id: caseId, reference: ZAAK, ...caseRow })
    await tx.insert(caseWorkers).values({ caseId, staffId, at: now })
  })

  const made: Team = {
    ...{ db, clock, bo, planId, caseId, connection },
    bytes: new Map(),
    safety: new Map(),
    logged: [],
    async send(more = {}) {
      const id = newId()
      now += 1000
      const content = {
        schema: 'familiegroepsplan-v1',
        planId,
        version: 1,
        at: '2027-03-14T11:00:00Z',
        items: [],
      }
      await db.write((tx) =>
        tx.insert(sendings).values({
          ...{ id, planId, version: 1, recipientKind: 'team', organisationId, recipientName: 'Wijkteam' },
          ...{ caseId, selection: '[]', labels: '[]', status: 'sent', createdAt: now, sentAt: now },
          content: JSON.stringify(content),
          ...more,
        }),
      )
      made.bytes.set(id, new TextEncoder().encode(`%PDF-1.7 ${id} %%EOF`))
      return id
    },
    async anotherCase(reference) {
      const id = newId()
      await db.write(async (tx) => {
        await tx.insert(cases).values({ id, reference, ...caseRow })
        await tx.insert(caseWorkers).values({ caseId: id, staffId, at: now })
      })
      return id
    },
    worker: (options = {}) =>
      createDeliveries({
        ...{ db, clock, random: () => 0.5, ...options },
        organisations: { get: async (id) => (id === organisationId ? organisation : null) },
        papers: {
          async pdfOf(id) {
            const bytes = made.bytes.get(id)
            if (!bytes) throw new Error('Not rendered')
            return bytes
          },
          safetyPdfOf: async (id) => made.safety.get(id) ?? null,
        },
        log: {
          info: (line: unknown) => void made.logged.push(line),
          warn: (line: unknown) => void made.logged.push(line),
          error: (line: unknown) => void made.logged.push(line),
        } as never,
      }),
  }
  return made
}

/**
 * A process that ends at one of its calls: before the register hears it, or after it did and before we hear the answer. From
 * then on it reaches neither the network nor the disk.
 */
export function dyingAt(call: number, when: 'before' | 'after', db: Database) {
  let calls = 0
  let isDead = false
  const never = () => new Promise<never>(() => {})
  const died = Promise.withResolvers<void>()
  const die = () => {
    isDead = true
    died.resolve()
    return never()
  }
  return {
    died: died.promise,
    get calls() {
      return calls
    },
    fetch: (async (...args: Parameters<typeof fetch>) => {
      if (isDead) return never()
      calls += 1
      if (calls === call && when === 'before') return die()
      const answer = await fetch(...args)
      return calls === call ? die() : answer
    }) as typeof fetch,
    db: { ...db, write: (work) => (isDead ? never() : db.write(work)) } as Database,
  }
}
