import { useEffect, useState } from 'react'
import type { EveningClock } from '#server/guiding/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { minutesOf } from './timer.ts'

const TICK_MS = 1_000

/** How long a line of the agenda has to go. Goes on by itself between two answers of the server. */
export function Timer({ planned, clock, big }: { planned: number; clock: EveningClock; big?: boolean }) {
  const { guide } = useMessages()
  const spent = useRunning(clock)
  const minutes = minutesOf(planned, spent)
  const share = Math.min(100, Math.round((spent / (planned * 60_000)) * 100))
  return (
    <div className={big ? 'timer timer--big' : 'timer'} role="timer" aria-label={guide.timer}>
      <p className="timer__words">
        {'left' in minutes ? guide.minutesLeft(minutes.left) : guide.minutesOver(minutes.over)}
      </p>
      <svg className="timer__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="timer__ground" width="100" height="4" />
        <rect className="timer__spent" width={share} height="4" />
      </svg>
      {!clock.isRunning && <p className="muted">{guide.paused}</p>}
    </div>
  )
}

function useRunning({ spent, isRunning }: EveningClock): number {
  const [more, setMore] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: reason: each answer of the server begins a new count
  useEffect(() => {
    setMore(0)
    if (!isRunning) return
    const began = performance.now()
    const timer = setInterval(() => setMore(performance.now() - began), TICK_MS)
    return () => clearInterval(timer)
  }, [spent, isRunning])
  return spent + more
}
