/** The people that a list can name: who stands in the circle, and who takes part but does not stand there yet. */
import type * as Y from 'yjs'
import { addPerson } from '#plan/commands.ts'
import { type CirclePerson, readPeople } from '#plan/document.ts'
import type { Role } from '#plan/roles.ts'
import { sameName } from '#plan/same-name.ts'
import { PEOPLE, type PersonKind } from '#plan/shape.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { type RoomPerson, usePlanRoom, useShared } from '../room.ts'

const KIND_OF_ROLE: Partial<Record<Role, PersonKind>> = {
  parent: 'household',
  youth: 'household',
  facilitator: 'help',
  informant: 'help',
  supporter: 'help',
  interpreter: 'help',
}
export const kindOf = (role: Role): PersonKind => KIND_OF_ROLE[role] ?? 'family'

/** Who takes part and does not stand in the circle. Nobody is put there by itself. */
export function notInCircle(
  participants: readonly RoomPerson[],
  people: readonly Pick<CirclePerson, 'name'>[],
): RoomPerson[] {
  const there = new Set(people.map((person) => sameName(person.name)))
  return participants.filter((participant) => !there.has(sameName(participant.name)))
}

/** Someone who can be chosen: in the circle, a participant, or a name typed just now. */
export type Candidate =
  | { kind: 'person'; id: string; name: string }
  | { kind: 'participant'; id: string; name: string; role: Role }
  | { kind: 'new'; name: string }

/** The id in the circle of whoever was chosen; puts a newcomer there. */
export function personOf(doc: Y.Doc, candidate: Candidate): string {
  if (candidate.kind === 'person') return candidate.id
  const kind = candidate.kind === 'participant' ? kindOf(candidate.role) : 'family'
  return addPerson(doc, { name: candidate.name.trim(), kind })
}

export interface People {
  people: readonly CirclePerson[]
  newcomers: readonly RoomPerson[]
  candidates: readonly Candidate[]
  /** The name to show for an id, also of somebody who left the circle. */
  nameOf: (id: string) => string
  /** The colour of the participant with that name, where there is one. */
  colorOf: (name: string) => string | undefined
}

export function usePeople(): People {
  const { doc, participants } = usePlanRoom()
  const { lists } = useMessages()
  const people = useShared(doc, doc.getMap(PEOPLE), () => readPeople(doc))
  const newcomers = notInCircle(participants, people)
  const named = people.filter((person) => person.name.trim() !== '')
  return {
    people,
    newcomers,
    candidates: [
      ...named.map((person) => ({ kind: 'person' as const, id: person.id, name: person.name })),
      ...newcomers.map(({ participantId, name, role }) => ({
        kind: 'participant' as const,
        id: participantId,
        name,
        role,
      })),
    ],
    nameOf(id) {
      const person = people.find((each) => each.id === id)
      return person ? person.name.trim() || lists.nameless : lists.unknownPerson
    },
    colorOf: (name) =>
      participants.find((participant) => sameName(participant.name) === sameName(name))?.color,
  }
}
