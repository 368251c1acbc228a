/** The row of an evening, as data. A plan without one has an agenda that nobody began. */
import { eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { guidedSessions } from '#db/schema.ts'
import type { Situation } from '#plan/rights/situation.ts'
import { STEPS, type Step, stepsOf } from '#plan/rights/steps.ts'
import type { AgendaLine } from './types.ts'

export interface EveningRecord {
  agenda: AgendaLine[]
  /** -1: not begun. */
  current: number
  since: number | null
  spent: number
  turns: string[]
  hands: string[]
  lobbyHash: string | null
  lobbyOpenedAt: number | null
}

/** A first guess, for the facilitator to change: an evening of about two and a half hours. */
const MINUTES: Record<Step, number> = {
  prepare: 15,
  inform: 30,
  private: 60,
  agree: 30,
  share: 10,
  follow: 10,
}
export const LONGEST_MINUTES = 600

export function firstAgenda({ people, settings }: Situation): AgendaLine[] {
  const has = (role: string) => people.some((person) => person.role === role && person.status === 'joined')
  const needs = {
    hasFacilitator: has('facilitator'),
    hasInformant: has('informant'),
    eachApartFirst: settings.eachApartFirst,
  }
  // An evening begins with a welcome, also where the plan has no step for it.
  const steps: Step[] = ['prepare', ...stepsOf(needs).filter((step) => step !== 'prepare')]
  return steps.map((step) => ({ step, minutes: MINUTES[step] }))
}

export async function readEvening(
  read: Queries,
  planId: string,
  situation: Situation,
): Promise<EveningRecord> {
  const [row] = await read.select().from(guidedSessions).where(eq(guidedSessions.planId, planId))
  if (!row)
    return {
      agenda: firstAgenda(situation),
      current: -1,
      since: null,
      spent: 0,
      turns: [],
      hands: [],
      lobbyHash: null,
      lobbyOpenedAt: null,
    }
  const { current, since, spent, lobbyHash, lobbyOpenedAt } = row
  return {
    agenda: agendaIn(row.agenda),
    current,
    since,
    spent,
    turns: idsIn(row.turns),
    hands: idsIn(row.hands),
    lobbyHash,
    lobbyOpenedAt,
  }
}

export async function writeEvening(tx: Queries, planId: string, evening: EveningRecord): Promise<void> {
  const row = {
    ...evening,
    agenda: JSON.stringify(evening.agenda),
    turns: JSON.stringify(evening.turns),
    hands: JSON.stringify(evening.hands),
  }
  await tx
    .insert(guidedSessions)
    .values({ planId, ...row })
    .onConflictDoUpdate({ target: guidedSessions.planId, set: row })
}

const isLine = (value: unknown): value is AgendaLine =>
  typeof value === 'object' &&
  value !== null &&
  'step' in value &&
  STEPS.some((step) => step === value.step) &&
  'minutes' in value &&
  typeof value.minutes === 'number'

function agendaIn(text: string): AgendaLine[] {
  const lines: unknown = JSON.parse(text)
  return Array.isArray(lines) ? lines.filter(isLine) : []
}

function idsIn(text: string): string[] {
  const ids: unknown = JSON.parse(text)
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
}
