/**
 * Sendings on their way into the registers: one row each, tried until they arrived. A row is written when the team asks; a
 * worker does the rest, also after a restart. What is in a register already is found again by its `identificatie` and its
 * fingerprint, so that trying twice gives one document and one relation (AG7).
 */

import { setTimeout as pause } from 'node:timers/promises'
import { and, asc, eq, inArray, lte, ne } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Database } from '#db/connection.ts'
import { cases, caseWorkers, deliveries, sendings, staffLog, staff as staffTable } from '#db/schema.ts'
import type { DeliveryState } from '../cases/types.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import type { OrganisationKeeping } from '../organisations/organisations.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import type { Staff } from '../staff/types.ts'
import { createRegisterClient, type RegisterClient } from './client.ts'
import { deliver, type Piece } from './deliver.ts'
import { RegisterProblem } from './problem.ts'
import { identificatieOf, type Kept, particularsOf, type Sending } from './sending-facts.ts'
import { deliveryStateOf } from './state.ts'
import type { Deliveries, Papers } from './types.ts'

export interface DeliveryWorker extends Deliveries {
  wake(): void
  /** Does what is due now; returns when that is done. */
  deliverDue(): Promise<void>
  start(): void
  stop(): Promise<void>
}

interface Options {
  db: Database
  clock: Clock
  organisations: Pick<OrganisationKeeping, 'get'>
  papers: Papers
  log?: Pick<Logger, 'info' | 'warn' | 'error'>
  /** For tests: 0 to 1, and the network. */
  random?: () => number
  fetch?: typeof fetch
  timeoutMs?: number
  partsAbove?: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Goes by itself: soon at first, because somebody looks at a screen, then once a day for a fortnight. */
const SOON = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE)
const DAY = 24 * HOUR
/** Somebody must set something right: no use in asking every minute. */
const LATER = [15 * MINUTE, HOUR, 6 * HOUR]
const MOST_TRIES = 20
/** A part of each wait is chance, so that a register that comes back is not met by all at once. */
const JITTER = 0.4
const LOOK_EVERY = 20_000
const STOP_WITHIN = 3_000
const TYPE_KEPT = DAY
/** A plan is a few hundred kilobytes; the base64 of this still fits every gateway that was met. */
const PARTS_ABOVE = 20 * 1024 * 1024
const OPEN = ['waiting', 'creating', 'uploading', 'relating']

type Row = typeof deliveries.$inferSelect

const notThere = () => new Response(null, { status: 404 })

export function createDeliveries(options: Options): DeliveryWorker {
  const { db, clock, organisations, papers, log, random = Math.random } = options
  const partsAbove = options.partsAbove ?? PARTS_ABOVE
  const types = new Map<string, { url: string; until: number }>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let again = false
  let running = false
  let stopping = false

  const registerOf = async (organisationId: string | null): Promise<RegisterConnection | null> =>
    (organisationId === null ? null : await organisations.get(organisationId))?.settings.register ?? null

  async function typeOf(connection: RegisterConnection, client: RegisterClient): Promise<string> {
    const key = `${connection.catalogiUrl} ${connection.documentType}`
    const kept = types.get(key)
    if (kept && kept.until > clock.now()) return kept.url
    const found = (await client.types()).find(({ concept }) => !concept)
    if (!found) throw new RegisterProblem('type-unknown', 'later')
    types.set(key, { url: found.url, until: clock.now() + TYPE_KEPT })
    return found.url
  }

  /** A newer sending of the same plan stands in this case: an older one must not come on top of it. */
  async function hasNewer(sending: Sending): Promise<boolean> {
    if (sending.planId === null || sending.caseId === null || sending.ownWordsOnly) return false
    const rows = await db.read
      .select({ sentAt: sendings.sentAt })
      .from(deliveries)
      .innerJoin(sendings, eq(sendings.id, deliveries.sendingId))
      .where(
        and(
          eq(sendings.planId, sending.planId),
          eq(sendings.caseId, sending.caseId),
          eq(sendings.ownWordsOnly, false),
          ne(sendings.id, sending.id),
          inArray(deliveries.status, ['arrived', 'uploading', 'relating']),
        ),
      )
    return rows.some(({ sentAt }) => (sentAt ?? 0) > (sending.sentAt ?? 0))
  }

  async function attempt(row: Row): Promise<void> {
    const [sending] = await db.read.select().from(sendings).where(eq(sendings.id, row.sendingId))
    if (!sending?.caseId || sending.status !== 'sent' || sending.content === null)
      throw new RegisterProblem('withdrawn', 'never')
    const [found] = await db.read.select().from(cases).where(eq(cases.id, sending.caseId))
    const connection = await registerOf(found?.organisationId ?? null)
    if (!found || !connection) throw new RegisterProblem('no-register', 'later')
    if (await hasNewer(sending)) throw new RegisterProblem('newer-version', 'never')

    const kept = JSON.parse(row.progress) as Kept
    const pieces = await piecesOf(sending, kept)
    const client = createRegisterClient({
      ...{ connection, clock, log, fetch: options.fetch, timeoutMs: options.timeoutMs },
      worker: await workerOf(row),
    })
    await deliver({
      ...{ client, connection, pieces, partsAbove },
      reference: found.reference,
      particulars: particularsOf(sending),
      typeOf: (asking) => typeOf(connection, asking),
      keep: (status) => set(row, { status, progress: JSON.stringify(kept) }),
    })
  }

  async function piecesOf(sending: Sending, kept: Kept): Promise<Piece[]> {
    try {
      const bytes = await papers.pdfOf(sending.id)
      const safety = (await papers.safetyPdfOf?.(sending.id)) ?? null
      if (safety) kept.safety ??= { identificatie: `${kept.plan.identificatie}-V` }
      return [
        { paper: sending.ownWordsOnly ? 'own-words' : 'plan', bytes, progress: kept.plan },
        ...(safety && kept.safety
          ? [{ paper: 'safety' as const, bytes: safety, progress: kept.safety }]
          : []),
      ]
    } catch (error) {
      log?.error({ err: error }, 'the document for a register could not be made')
      throw new RegisterProblem('no-pdf', 'soon')
    }
  }

  /** Who asked: stands in the register's own log. */
  async function workerOf(row: Row): Promise<{ id: string; name: string }> {
    const [person] = row.askedBy
      ? await db.read.select().from(staffTable).where(eq(staffTable.id, row.askedBy))
      : []
    return { id: row.askedBy ?? 'familiegroepsplan', name: person?.name ?? 'Familiegroepsplan' }
  }

  const set = async (row: Row, values: Partial<typeof deliveries.$inferInsert>) => {
    await db.write((tx) => tx.update(deliveries).set(values).where(eq(deliveries.sendingId, row.sendingId)))
  }

  async function tryOnce(row: Row): Promise<void> {
    const attempts = row.attempts + 1
    try {
      await attempt(row)
    } catch (error) {
      const problem = asProblem(error)
      const { code } = problem
      const wait = waitAfter(problem, row.attempts)
      log?.warn({ sending: row.sendingId, code, attempts, again: wait !== null }, 'not arrived')
      await set(row, {
        attempts,
        errorCode: code,
        ...(wait === null ? { status: 'failed' } : { notBefore: clock.now() + wait }),
      })
      return
    }
    await set(row, { attempts, status: 'arrived', errorCode: null, arrivedAt: clock.now() })
  }

  /** An answer that no register should give: it is reported, and holds up nobody else's. */
  function asProblem(error: unknown): RegisterProblem {
    if (error instanceof RegisterProblem) return error
    log?.error({ err: error }, 'a register answered what was not understood')
    return new RegisterProblem('unknown', 'later')
  }

  function waitAfter({ again: when }: RegisterProblem, attempts: number): number | null {
    if (when === 'never' || attempts + 1 >= MOST_TRIES) return null
    const waits = when === 'soon' ? SOON : LATER
    const wait = waits[attempts] ?? (when === 'soon' ? DAY : 6 * HOUR)
    return Math.round(wait * (1 - JITTER / 2 + JITTER * random()))
  }

  /** One organisation after the other would let one slow register hold up all; within one, the oldest first. */
  async function deliverAll(): Promise<void> {
    const rows = await db.read
      .select({ row: deliveries, organisationId: cases.organisationId, caseId: sendings.caseId })
      .from(deliveries)
      .innerJoin(sendings, eq(sendings.id, deliveries.sendingId))
      .leftJoin(cases, eq(cases.id, sendings.caseId))
      .where(and(inArray(deliveries.status, OPEN), lte(deliveries.notBefore, clock.now())))
      .orderBy(asc(sendings.sentAt), asc(deliveries.createdAt))
    const byOrganisation = Map.groupBy(rows, ({ organisationId }) => organisationId)
    await Promise.all(
      [...byOrganisation.values()].map(async (ofOne) => {
        for (const { row } of ofOne) {
          if (stopping) return
          await tryOnce(row)
        }
      }),
    )
  }

  /** One round at a time; a wake during a round brings one more. */
  function deliverDue(): Promise<void> {
    again = true
    working ??= (async () => {
      try {
        while (again && !stopping) {
          again = false
          await deliverAll()
        }
      } finally {
        working = undefined
      }
    })()
    return working
  }

  function wake(): void {
    if (!running) return
    deliverDue().catch((error: unknown) => log?.error({ err: error }, 'delivering stumbled; it tries again'))
  }

  /** Of a case that this person works on; else 404, as for one that is not there. */
  async function mine(staff: Staff, sendingId: string): Promise<Sending & { caseId: string }> {
    if (!staff.roles.includes('team')) throw notThere()
    const [found] = await db.read
      .select({ sending: sendings, caseId: cases.id })
      .from(sendings)
      .innerJoin(cases, eq(cases.id, sendings.caseId))
      .innerJoin(caseWorkers, and(eq(caseWorkers.caseId, cases.id), eq(caseWorkers.staffId, staff.id)))
      .where(
        and(
          eq(sendings.id, sendingId),
          eq(sendings.status, 'sent'),
          eq(cases.organisationId, staff.organisation.id),
        ),
      )
    if (!found) throw notThere()
    return { ...found.sending, caseId: found.caseId }
  }

  return {
    deliverDue,
    wake,
    available: async (organisationId) => (await registerOf(organisationId)) !== null,

    async ask(staff, sendingId) {
      const sending = await mine(staff, sendingId)
      if (!(await registerOf(staff.organisation.id))) throw notThere()
      const now = clock.now()
      await db.write(async (tx) => {
        const [row] = await tx.select().from(deliveries).where(eq(deliveries.sendingId, sendingId))
        if (row && row.status !== 'failed') return
        const anew = { status: 'waiting', attempts: 0, notBefore: now, errorCode: null, askedBy: staff.id }
        if (row) await tx.update(deliveries).set(anew).where(eq(deliveries.sendingId, sendingId))
        else {
          const progress: Kept = { plan: { identificatie: await identificatieOf(tx, sending) } }
          await tx
            .insert(deliveries)
            .values({ sendingId, ...anew, progress: JSON.stringify(progress), createdAt: now })
        }
        await tx.insert(staffLog).values({
          ...{ id: newId(), at: now, staffId: staff.id, action: 'put-in-register', subjectId: sendingId },
          organisationId: staff.organisation.id,
        })
      })
      wake()
    },

    async state(sendingId): Promise<DeliveryState> {
      const [row] = await db.read.select().from(deliveries).where(eq(deliveries.sendingId, sendingId))
      return deliveryStateOf(row)
    },

    start() {
      running = true
      timer = setInterval(wake, LOOK_EVERY)
      timer.unref()
      wake()
    },

    async stop() {
      running = false
      stopping = true
      clearInterval(timer)
      // A register that hangs does not hold up the stop: the row goes on after the start from where it was.
      await Promise.race([working?.catch(() => undefined), pause(STOP_WITHIN, undefined, { ref: false })])
    },
  }
}
