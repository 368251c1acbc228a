/** Which tasks of the plan are free: the loader of the plan page reads it, and the circle shows it. */
import { createContext, use } from 'react'
import type { FreePlace } from '#server/follow-up/types.ts'

interface Free {
  places: readonly FreePlace[]
  /** The page of following, where a task is taken over. */
  to: string
}

export const FreePlacesContext = createContext<Free | null>(null)
export const useFreePlaces = (): Free | null => use(FreePlacesContext)

/** Whose task came free: in the circle any of them, beside an agreement that one. */
export const useHadTask = (): ((personId: string, agreement?: string) => boolean) => {
  const places = useFreePlaces()?.places ?? []
  return (personId, agreement) =>
    places.some(
      ({ agreementId, people }) =>
        people.includes(personId) && (agreement === undefined || agreementId === agreement),
    )
}
