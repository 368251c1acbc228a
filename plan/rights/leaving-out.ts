/**
 * "Niet opnemen": the family keeps a fact of school or other help out of the plan, and so out of everything that is made
 * from the plan. Every parent who takes part and each youth of twelve and up says yes, or it stays.
 */
import type { Item } from './content.ts'
import { type Person, seatOf } from './people.ts'
import type { Situation } from './situation.ts'

export const whoLeavesOut = ({ people, today }: Situation): Person[] =>
  people.filter((person) => {
    const seat = seatOf(person, today)
    return (
      seat === 'youth-12' ||
      seat === 'youth-16' ||
      (person.role === 'parent' && seat !== null && seat !== 'guardian')
    )
  })

/** `yes`: participants' ids. A locked condition is nobody's in the family to drop. */
export function isLeftOut(
  { kind }: Pick<Item, 'kind'>,
  yes: readonly string[],
  situation: Situation,
): boolean {
  const asked = whoLeavesOut(situation)
  return kind === 'informant-sheet' && asked.length > 0 && asked.every(({ id }) => yes.includes(id))
}
