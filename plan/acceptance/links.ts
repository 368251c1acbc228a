/**
 * Which person in the circle is which participant. Equal names are the same person, where there is just one of that name;
 * somebody's choice goes before that, for as long as the person in the circle has the name it was made for.
 */
import { sameName } from '../same-name.ts'

interface Named {
  id: string
  name: string
}

/** The latest choice about one person in the circle; `participantId` null: nobody of the plan. */
export interface Chosen {
  personId: string
  personName: string
  participantId: string | null
}

export interface Link {
  personId: string
  name: string
  participantId: string | null
  /** By somebody, or by the name. */
  isChosen: boolean
}

/** `participants`: who takes part or was invited. */
export function linksOf(
  circle: readonly Named[],
  participants: readonly Named[],
  choices: readonly Chosen[],
): Link[] {
  return circle.map(({ id, name }) => {
    const chosen = choices.find(
      (choice) =>
        choice.personId === id &&
        sameName(choice.personName) === sameName(name) &&
        (choice.participantId === null || participants.some((one) => one.id === choice.participantId)),
    )
    if (chosen) return { personId: id, name, participantId: chosen.participantId, isChosen: true }
    const alike = participants.filter((one) => sameName(one.name) === sameName(name) && name.trim() !== '')
    return {
      personId: id,
      name,
      participantId: alike.length === 1 ? (alike[0]?.id ?? null) : null,
      isChosen: false,
    }
  })
}
