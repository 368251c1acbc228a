import { useCallback, useEffect, useState } from 'react'

interface Choices {
  /** Names beside the carets of others (R-B36). */
  carets: boolean
  /** Telling a screen reader what others do (R-B41). */
  announce: boolean
}

export interface Preferences extends Choices {
  set: (choice: keyof Choices, on: boolean) => void
}

const KEY = 'plan-page'
const ALL_ON: Choices = { carets: true, announce: true }

/** How this browser likes to work. Choices only: nothing of a plan is ever kept in a browser (R-E13). */
export function usePreferences(): Preferences {
  const [choices, setChoices] = useState(ALL_ON)
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
    return { ...ALL_ON, ...(kept as Partial<Choices>) }
  } catch {
    return ALL_ON
  }
}

function keep(choices: Choices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices))
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}
