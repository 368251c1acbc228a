/**
 * S03-T3: a birthday that changes rights stands in the log. The rights themselves follow the calendar and wait for
 * nothing here; this writes the row, and has open connections judged again.
 *
 * The last day looked at is kept, so that a server that stood still over a birthday writes it afterwards, once.
 */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { children, participants, settings } from '#db/schema.ts'
import { type AgeBand, amsterdamDate, bandChanges } from '#plan/rights/age.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'

interface Options {
  db: Database
  clock: Clock
  /** Somebody of this plan has other rights since midnight. */
  onChanged(planId: string): void
}

const LOOKED_AT = 'birthdays-looked-at'
/** A day begins while the server runs: within seconds after midnight the row is there. */
const LOOK_EVERY_MS = 5_000

const ACTION: Partial<Record<AgeBand, AuditAction>> = {
  '12-15': 'age-12',
  '16-17': 'age-16',
  '18+': 'age-18',
}

export function createBirthdays({ db, clock, onChanged }: Options) {
  /** No need to ask the database for a day that was looked at. */
  let done: string | null = null
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    const today = amsterdamDate(clock.now())
    if (done === today) return
    const plans = await db.write((tx) => writeBirthdays(tx, today, clock.now()))
    done = today
    for (const planId of new Set(plans)) onChanged(planId)
  }

  return {
    look,
    start(onError: (error: unknown) => void) {
      const tick = () => look().catch(onError)
      timer = setInterval(tick, LOOK_EVERY_MS).unref()
      void tick()
    },
    stop: () => clearInterval(timer),
  }
}

/** Returns the plans in which somebody's rights changed. */
async function writeBirthdays(tx: Queries, today: string, now: number): Promise<string[]> {
  const [kept] = await tx.select().from(settings).where(eq(settings.key, LOOKED_AT))
  const since = kept?.value ?? today
  // A clock that was set back looks again at nothing.
  if (kept && since >= today) return []
  await tx
    .insert(settings)
    .values({ key: LOOKED_AT, value: today })
    .onConflictDoUpdate({ target: settings.key, set: { value: today } })
  const youths = await tx
    .select({ id: participants.id, planId: participants.planId, bornOn: children.bornOn })
    .from(participants)
    .innerJoin(children, eq(children.id, participants.childId))
    .where(and(eq(participants.role, 'youth'), eq(participants.status, 'joined'), isNotNull(children.bornOn)))
  const changed: string[] = []
  for (const { id, planId, bornOn } of youths) {
    for (const { after } of bandChanges(bornOn, since, today)) {
      const action = ACTION[after]
      if (!action) continue
      await record(tx, now, { planId, action, actorId: null, subjectId: id, audience: 'plan' })
      changed.push(planId)
    }
  }
  return changed
}
