/**
 * Sendings on their way into the registers: one row each, tried until they arrived. A row is written when the team asks; a
 * worker does the rest, also after a restart. What is in a register already is found again by its `identificatie` and its
 * fingerprint, so that trying twice gives one document and one relation (AG7).
 */

import { setTimeout as pause } from 'node:timers/promises'
import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { cases, deliveries, sendings } from '#db/schema.ts'
import type { OrganisationKeeping } from '../organisations/organisations.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import { asking } from './asking.ts'
import { type AttemptOptions, createAttempt, type DeliveryRow } from './attempt.ts'
import { RegisterProblem } from './problem.ts'
import { deliveryStateOf } from './state.ts'
import type { Deliveries } from './types.ts'
import { waitAfter } from './waits.ts'

export interface DeliveryWorker extends Deliveries {
  wake(): void
  /** Does what is due now; returns when that is done. */
  deliverDue(): Promise<void>
  start(): void
  stop(): Promise<void>
}

interface Options extends Omit<AttemptOptions, 'registerOf'> {
  organisations: Pick<OrganisationKeeping, 'get'>
  /** For tests: 0 to 1. */
  random?: () => number
}

const LOOK_EVERY = 20_000
const STOP_WITHIN = 3_000
const OPEN = ['waiting', 'creating', 'uploading', 'relating']

export function createDeliveries(options: Options): DeliveryWorker {
  const { db, clock, organisations, log, random = Math.random } = options
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let again = false
  let running = false
  let stopping = false

  const registerOf = async (organisationId: string | null): Promise<RegisterConnection | null> =>
    (organisationId === null ? null : await organisations.get(organisationId))?.settings.register ?? null
  const attempt = createAttempt({ ...options, registerOf })
  const ask = asking({ db, clock, registerOf })

  const set = async (row: DeliveryRow, values: Partial<typeof deliveries.$inferInsert>) => {
    await db.write((tx) => tx.update(deliveries).set(values).where(eq(deliveries.sendingId, row.sendingId)))
  }

  async function tryOnce(row: DeliveryRow): Promise<void> {
    const attempts = row.attempts + 1
    try {
      await attempt(row)
    } catch (error) {
      const problem = asProblem(error)
      const { code } = problem
      const wait = waitAfter(problem, row.attempts, random)
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

  return {
    deliverDue,
    wake,
    available: async (organisationId) => (await registerOf(organisationId)) !== null,

    async ask(staff, sendingId) {
      await ask(staff, sendingId)
      wake()
    },

    async state(sendingId) {
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
