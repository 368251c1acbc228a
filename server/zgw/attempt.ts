/**
 * One try to bring one sending into its register, from wherever the one before ended. Resolves when it is in the zaak;
 * throws RegisterProblem.
 */
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Database } from '#db/connection.ts'
import { cases, deliveries, sendings, staff as staffTable } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import { createRegisterClient, type RegisterClient } from './client.ts'
import { deliver, type Piece } from './deliver.ts'
import { isWithdrawn, RegisterProblem } from './problem.ts'
import type { Phase } from './put-document.ts'
import { type Kept, particularsOf, type Sending } from './sending-facts.ts'
import { mayBeThere, takeAway } from './take-away.ts'
import type { Papers } from './types.ts'

export type DeliveryRow = typeof deliveries.$inferSelect

export interface AttemptOptions {
  db: Database
  clock: Clock
  registerOf: (organisationId: string | null) => Promise<RegisterConnection | null>
  papers: Papers
  log?: Pick<Logger, 'info' | 'warn' | 'error'>
  fetch?: typeof fetch
  timeoutMs?: number
  partsAbove?: number
}

/** What a catalogue answered is asked again after a day. */
const TYPE_KEPT = 24 * 3_600_000
/** A plan is a few hundred kilobytes; the base64 of this still fits every gateway that was met. */
const PARTS_ABOVE = 20 * 1024 * 1024

const isSent = ({ status, content }: Pick<Sending, 'status' | 'content'>) =>
  status === 'sent' && content !== null

export function createAttempt(options: AttemptOptions): (row: DeliveryRow) => Promise<void> {
  const { db, clock, registerOf, papers, log, partsAbove = PARTS_ABOVE } = options
  const types = new Map<string, { url: string; until: number }>()

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
  async function workerOf(row: DeliveryRow): Promise<{ id: string; name: string }> {
    const [person] = row.askedBy
      ? await db.read.select().from(staffTable).where(eq(staffTable.id, row.askedBy))
      : []
    return { id: row.askedBy ?? 'familiegroepsplan', name: person?.name ?? 'Familiegroepsplan' }
  }

  return async function attempt(row) {
    const [sending] = await db.read.select().from(sendings).where(eq(sendings.id, row.sendingId))
    const [found] = sending?.caseId
      ? await db.read.select().from(cases).where(eq(cases.id, sending.caseId))
      : []
    const kept = JSON.parse(row.progress) as Kept
    const made = () => [kept.plan, ...(kept.safety ? [kept.safety] : [])]
    if (!sending || !found || (!isSent(sending) && !made().some(mayBeThere)))
      throw new RegisterProblem('withdrawn', 'never')
    const connection = await registerOf(found.organisationId)
    if (!connection) throw new RegisterProblem('no-register', 'later')
    const { reference } = found
    const client = createRegisterClient({
      ...{ connection, clock, log, fetch: options.fetch, timeoutMs: options.timeoutMs },
      worker: await workerOf(row),
    })

    /** Durable; and the moment at which it shows that the family took it back meanwhile. */
    async function keep(status: Phase): Promise<void> {
      const progress = JSON.stringify(kept)
      const [now] = await db.write(async (tx) => {
        await tx.update(deliveries).set({ status, progress }).where(eq(deliveries.sendingId, row.sendingId))
        return tx.select().from(sendings).where(eq(sendings.id, row.sendingId))
      })
      if (!now || !isSent(now)) throw new RegisterProblem('withdrawn', 'soon')
    }

    try {
      if (!isSent(sending)) throw new RegisterProblem('withdrawn', 'soon')
      if (await hasNewer(sending)) throw new RegisterProblem('newer-version', 'never')
      await deliver({
        ...{ client, connection, reference, partsAbove, keep },
        pieces: await piecesOf(sending, kept),
        particulars: particularsOf(sending),
        typeOf: (asked) => typeOf(connection, asked),
      })
    } catch (error) {
      if (!isWithdrawn(error)) throw error
      if ((await takeAway({ client, reference, pieces: made() })) === 'in-case') return
      throw new RegisterProblem('withdrawn', 'never')
    }
  }
}
