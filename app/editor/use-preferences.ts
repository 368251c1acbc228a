import { useCallback, useEffect, useState } from 'react'

interface Choices {
  /** Names beside the carets of others (R-B36). */
  carets: boolean
  /** Telling a screen reader what others do (R-B41). */
  announce: boolean
  /** A button for remarks at each section, also while there are none. */
  comments: boolean
}

export interface Preferences extends Choices {
  set: (choice: keyof Choices, on: boolean) => void
}

const KEY = 'plan-page'
const AT_FIRST: Choices = { carets: true, announce: true, comments: false }

/** How this browser likes to work. Choices only: nothing of a plan is ever kept in a browser (R-E13). */
export function usePreferences(): Preferences {
  const [choices, setChoices] = useState(AT_FIRST)
  useEffect(() => setChoices(stored()), [])
  const set = useCallback((choice: keyof Choices, on: boolean) => {
    setChoices((before) => {
      const after = { ...before, [choice]: on }
      keep(after)
      return after
    })
  }, [])
  return { ...choices, set }
}

function stored(): Choices {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return { ...AT_FIRST, ...(kept as Partial<Choices>) }
  } catch {
    return AT_FIRST
  }
}

function keep(choices: Choices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices))
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}
