/** Where in the plan somebody is, as the address says it: so that the back button works and a link leads there. */
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

export const MORE = 'meer'
export const COMMENTS = 'reacties'

export interface PlaceInPlan {
  /** All questions below each other; on a telephone the page opens with one question. */
  overview: boolean
  /** The question that is open on a telephone, or `MORE`, or `COMMENTS`. */
  current: string
  /** Addresses within this page, keeping who this tab is. */
  to: (section: string) => string
  toOverview: string
}

export function usePlaceInPlan(sections: readonly string[]): PlaceInPlan {
  const [search] = useSearchParams()
  const as = search.get('als')
  const asked = search.get('onderdeel')
  const address = useCallback(
    (changes: Record<string, string>) => {
      const next = new URLSearchParams({ ...(as ? { als: as } : {}), ...changes })
      return `?${next}`
    },
    [as],
  )
  const known = asked === MORE || asked === COMMENTS || (asked !== null && sections.includes(asked))
  return {
    overview: search.get('weergave') === 'overzicht',
    current: known ? asked : (sections[0] ?? MORE),
    to: useCallback((section: string) => address({ onderdeel: section }), [address]),
    toOverview: address({ weergave: 'overzicht' }),
  }
}
