/** "Wie schreef dit?". Types only. */
import type { AuthoredField } from '#plan/authors.ts'
import type { PlanSection } from '#plan/form.ts'
import type { Role } from '#plan/roles.ts'
import type { Me } from '../plans/types.ts'

export interface Author {
  id: string
  name: string
  role: Role
  color: string
}

export interface WhoWrote {
  sections: { section: Pick<PlanSection, 'id' | 'title' | 'look' | 'added'>; fields: AuthoredField[] }[]
  /** Participants by id; `together` is the family together, or what the server put there. */
  authors: Record<string, Author>
  together: string
  /** The part of all words, 0–1, that the family wrote; null while nobody wrote anything. */
  familyShare: number | null
}

export interface Authorship {
  ofPlan(me: Me): Promise<WhoWrote>
}
