/**
 * Who is asked for a yes to an agreement: parents, a legal guardian and youths of 12 and up each time, relatives and friends
 * when it gives them something to do. Children under 12, supporters, interpreters and professionals are not asked.
 * Whoever was invited and did not come yet is asked too: an agreement never counts as theirs without their yes.
 */
import { type Person, type Seat, seatOf } from '../rights/people.ts'

const ALWAYS: readonly (Seat | null)[] = ['parent', 'guardian', 'youth-12', 'youth-16']

export interface AskedPerson {
  participantId: string
  /** The agreement gives this person something to do, also as the one who steps in. */
  isTask: boolean
}

export interface AskedOf {
  asked: AskedPerson[]
  /** Ids of people in the circle who have a task and are nobody of the plan. */
  unknown: string[]
}

/** `participantOf`: who of the plan somebody in the circle is, where known. */
export function askedFor(
  { who, fallback }: { who: readonly string[]; fallback: string | null },
  participantOf: (personId: string) => string | null,
  people: readonly Person[],
  today: string,
): AskedOf {
  const named = [...new Set(fallback === null ? who : [...who, fallback])]
  const tasks = new Set(named.map(participantOf))
  const asked = people.flatMap((person): AskedPerson[] => {
    const seat = seatWhenHere(person, today)
    const isTask = tasks.has(person.id)
    const isAsked = ALWAYS.includes(seat) || (seat === 'network' && isTask)
    return isAsked ? [{ participantId: person.id, isTask }] : []
  })
  return { asked, unknown: named.filter((personId) => participantOf(personId) === null) }
}

/** Somebody invited has the seat that waits. */
export const seatWhenHere = (person: Person, today: string): Seat | null =>
  seatOf(person.status === 'invited' ? { ...person, status: 'joined' } : person, today)
