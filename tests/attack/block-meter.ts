/**
 * The longest that this process did not come round to anybody else, in processor time: a timer that is due every few
 * milliseconds, and how much this thread worked since it fired last. What else the machine does is not counted.
 */
import { cpuMs } from '#tests/collaboration/cpu.ts'

const EVERY_MS = 2

export function blockMeter(): { most(): number; stop(): void } {
  let before = cpuMs()
  let most = 0
  const timer = setInterval(() => {
    const now = cpuMs()
    most = Math.max(most, now - before)
    before = now
  }, EVERY_MS)
  return { most: () => Math.round(most * 10) / 10, stop: () => clearInterval(timer) }
}
