/** Who will read words, by name, before they are saved: asked of the same rules that judge the reading itself. */
import { AUDIENCES } from '#plan/passage.ts'
import type { Passage } from '#plan/rights/content.ts'
import { may, readersOf } from '#plan/rights/may.ts'
import type { Situation } from '#plan/rights/situation.ts'
import { audienceOf, type Names, type PlanPassages, type Stored } from './rows.ts'
import type { AudienceInput, Audiences, NamedPerson, OwnPassage } from './types.ts'

/** Everything of new words that decides who reads them. */
export interface Draft {
  author: string
  kind: Passage['kind']
  at: number
  writtenIn: Passage['writtenIn'] | null
}

const asItem = (draft: Draft, to: string, people: readonly string[]): Passage => ({
  kind: draft.kind,
  author: draft.author,
  audience: audienceOf(to, people),
  audienceChosenAt: draft.at,
  grants: [],
  isReleased: false,
  ...(draft.writtenIn ? { writtenIn: draft.writtenIn } : {}),
})

const named = (ids: readonly { id: string }[], names: Names): NamedPerson[] =>
  ids
    .map(({ id }) => ({ id, name: names.get(id)?.name ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.id < b.id ? -1 : 1))

export function audiencesOf(draft: Draft, situation: Situation, names: Names): Audiences {
  const readers = (to: string, people: readonly string[] = []) =>
    named(readersOf(asItem(draft, to, people), situation, draft.author), names)
  const everybody = situation.people.map(({ id }) => id)
  return {
    readers: {
      me: readers('me'),
      circle: readers('circle'),
      'circle-and-facilitator': readers('circle-and-facilitator'),
      everyone: readers('everyone'),
    },
    candidates: readers('chosen', everybody),
  }
}

/**
 * What was chosen, judged: who of the given people can be readers at all, and who will read it. Throws the 404 of what
 * does not exist for an id of somebody who takes no part in this plan.
 */
export function judged(
  audience: AudienceInput,
  draft: Draft,
  situation: Situation,
  names: Names,
): { people: string[]; readers: NamedPerson[]; isSeen: boolean } {
  if (!AUDIENCES.includes(audience.to)) throw new Response(null, { status: 400 })
  const people = audience.to === 'chosen' ? [...new Set(audience.people)] : []
  if (people.some((id) => id === draft.author || !names.has(id))) throw new Response(null, { status: 404 })
  const readers = named(readersOf(asItem(draft, audience.to, people), situation, draft.author), names)
  const ids = new Set(readers.map(({ id }) => id))
  const seen = new Set(audience.seen ?? [])
  // Nobody reads it: there is no name to show.
  const isSeen =
    ids.size === 0 ? audience.to !== 'chosen' : ids.size === seen.size && [...ids].every((id) => seen.has(id))
  return { people: people.filter((id) => ids.has(id)), readers, isSeen }
}

/** Who reads somebody's own passage now, and who waits for the author's yes. */
export function readersNow(
  { item }: Stored,
  { names }: PlanPassages,
  situation: Situation,
  now: number,
): Pick<OwnPassage, 'readers' | 'later'> {
  const readers = readersOf(item, situation, item.author)
  const chosenAgain = readersOf({ ...item, audienceChosenAt: now }, situation, item.author)
  const waiting = chosenAgain.filter(({ id }) => !readers.some((one) => one.id === id))
  const why = new Map(
    waiting.map((person) => {
      const decision = may({ ...person, isProven: true }, 'read', item, situation)
      return [person.id, decision.ok ? null : decision.why]
    }),
  )
  return {
    readers: named(readers, names),
    later: named(waiting, names).flatMap((person) => {
      const because = why.get(person.id)
      return because === 'joined-later' || because === 'author-is-adult' ? [{ ...person, because }] : []
    }),
  }
}
