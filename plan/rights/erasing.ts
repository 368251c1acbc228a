/**
 * "Wis het hele plan": who must say yes. Every parent who takes part and each youth of twelve and up; a guardian who only
 * decides is told like everybody, and asked where no parent takes part (README.md).
 */
import { type Person, seatOf } from './people.ts'
import type { Situation } from './situation.ts'

export function whoErases({ people, today }: Pick<Situation, 'people' | 'today'>): Person[] {
  const seats = people.map((person) => ({ person, seat: seatOf(person, today) }))
  const youths = seats.filter(({ seat }) => seat === 'youth-12' || seat === 'youth-16')
  const parents = seats.filter(
    ({ person, seat }) => person.role === 'parent' && seat !== null && seat !== 'guardian',
  )
  const guardians = seats.filter(({ seat }) => seat === 'guardian')
  return [...(parents.length > 0 ? parents : guardians), ...youths].map(({ person }) => person)
}

/** Asks for it, or says yes: who is asked, and has shown to be that person. */
export const mayErase = (
  viewer: Person & { isProven: boolean },
  situation: Pick<Situation, 'people' | 'today'>,
): boolean => viewer.isProven && isAskedToErase(viewer, situation)

/** Takes it back, whatever the others want: also on a borrowed telephone, because keeping can be undone and erasing not. */
export const isAskedToErase = ({ id }: Person, situation: Pick<Situation, 'people' | 'today'>): boolean =>
  whoErases(situation).some((person) => person.id === id)

/** All who are asked said yes: by participant id, who they are today. */
export function allSaidYes(yes: readonly string[], situation: Pick<Situation, 'people' | 'today'>): boolean {
  const asked = whoErases(situation)
  return asked.length > 0 && asked.every(({ id }) => yes.includes(id))
}
