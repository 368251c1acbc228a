/**
 * S03-T3: a birthday that changes rights stands in the log. The rights themselves follow the calendar and wait for
 * nothing here; this writes the row, and has open connections judged again.
 *
 * The last day looked at is kept, so that a server that stood still over a birthday writes it afterwards, once.
 */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { children, participants, plans, settings } from '#db/schema.ts'
import { addDays } from '#plan/day.ts'
import { type AgeBand, amsterdamDate, bandChanges } from '#plan/rights/age.ts'
import type { Language } from '#plan/template.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { IN_TIME_DAYS } from './growing-up.ts'

interface Options {
  db: Database
  clock: Clock
  /** Somebody of this plan has other rights since midnight. */
  onChanged(planId: string): void
  /** Left out where nobody is told by mail. */
  outbox?: Pick<Outbox, 'enqueue' | 'wake'>
  address?: () => string
}

const LOOKED_AT = 'birthdays-looked-at'
/** A day begins while the server runs: within seconds after midnight the row is there. */
const LOOK_EVERY_MS = 5_000

const ACTION: Partial<Record<AgeBand, AuditAction>> = {
  '12-15': 'age-12',
  '16-17': 'age-16',
  '18+': 'age-18',
}

export function createBirthdays({ db, clock, onChanged, outbox, address }: Options) {
  /** No need to ask the database for a day that was looked at. */
  let done: string | null = null
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    const today = amsterdamDate(clock.now())
    if (done === today) return
    const changed = await db.write((tx) => writeBirthdays(tx, today, clock.now(), tell))
    done = today
    if (changed.told) outbox?.wake()
    for (const planId of new Set(changed.plans)) onChanged(planId)
  }

  /** There is something to read at the own page: not what, and not whose birthday (AG8). */
  async function tell(tx: Queries, youth: Youth): Promise<void> {
    const { planId, email, emailVerifiedAt, neutralMail: neutral, language } = youth
    if (!outbox || !address || email === null || emailVerifiedAt === null) return
    const letter = { about: 'question', url: `${address()}/plan/${planId}/ik` } as const
    await outbox.enqueue(tx, { to: email, letter, language: language as Language, neutral, planId })
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

const YOUTH = {
  id: participants.id,
  planId: participants.planId,
  bornOn: children.bornOn,
  email: participants.email,
  emailVerifiedAt: participants.emailVerifiedAt,
  neutralMail: participants.neutralMail,
  language: plans.language,
}
type Youth = { id: string; planId: string; bornOn: string | null } & Pick<
  typeof participants.$inferSelect,
  'email' | 'emailVerifiedAt' | 'neutralMail'
> & { language: string }

/** Returns the plans in which somebody's rights changed. */
async function writeBirthdays(
  tx: Queries,
  today: string,
  now: number,
  tell: (tx: Queries, youth: Youth) => Promise<void>,
): Promise<{ plans: string[]; told: boolean }> {
  const [kept] = await tx.select().from(settings).where(eq(settings.key, LOOKED_AT))
  const since = kept?.value ?? today
  // A clock that was set back looks again at nothing.
  if (kept && since >= today) return { plans: [], told: false }
  await tx
    .insert(settings)
    .values({ key: LOOKED_AT, value: today })
    .onConflictDoUpdate({ target: settings.key, set: { value: today } })
  const youths = await tx
    .select(YOUTH)
    .from(participants)
    .innerJoin(plans, eq(plans.id, participants.planId))
    .innerJoin(children, eq(children.id, participants.childId))
    .where(and(eq(participants.role, 'youth'), eq(participants.status, 'joined'), isNotNull(children.bornOn)))
  const changed: string[] = []
  let told = false
  for (const youth of youths) {
    const { id, planId, bornOn } = youth
    // In time before it, and at the day itself.
    const soon = bandChanges(bornOn, addDays(since, IN_TIME_DAYS), addDays(today, IN_TIME_DAYS))
    if (soon.length > 0 || bandChanges(bornOn, since, today).length > 0) {
      await tell(tx, youth)
      told = true
    }
    for (const { after } of bandChanges(bornOn, since, today)) {
      const action = ACTION[after]
      if (!action) continue
      await record(tx, now, { planId, action, actorId: null, subjectId: id, audience: 'plan' })
      changed.push(planId)
    }
  }
  return { plans: changed, told }
}
