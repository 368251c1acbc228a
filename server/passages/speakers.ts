import type { Passage } from '#plan/rights/content.ts'
import type { Asked } from './context.ts'
import type { NamedPerson } from './types.ts'

/**
 * Everyone of the plan whose words this person could write down: whoever could put something beside words of the
 * speaker that everyone reads, and an interpreter for whom it interprets. Never a child or a youth: a child is not an
 * interpreter (DOMAIN 2).
 */
export function speakersOf({ asking, plan }: Asked, at: number): NamedPerson[] {
  const { viewer, situation } = asking
  if (viewer.role === 'youth' || viewer.role === 'supporter') return []
  const action = viewer.role === 'interpreter' ? 'read' : 'comment'
  return situation.people
    .filter(
      (person) => person.id !== viewer.id && (person.status === 'joined' || person.status === 'invited'),
    )
    .filter((person) => person.role !== 'informant' && person.role !== 'facilitator')
    .filter((person) => {
      const said: Passage = {
        kind: 'own-passage',
        author: person.id,
        audience: { to: 'chosen', people: [viewer.id] },
        audienceChosenAt: at,
        grants: [],
        isReleased: false,
        ...(plan.open ? { writtenIn: plan.open.item } : {}),
      }
      return asking.may(action, said).ok
    })
    .map(({ id }) => ({ id, name: plan.names.get(id)?.name ?? '' }))
}
