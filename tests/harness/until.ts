/** Waits for a condition instead of for a time. */
import { setTimeout as wait } from 'node:timers/promises'

/** Resolves with the first truthy value of `check`; a throw counts as "not yet" and is told when time is up. */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  withinMs = 10_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = performance.now() + withinMs
  let last: unknown
  for (;;) {
    try {
      const value = await check()
      if (value) return value as NonNullable<Exclude<T, false>>
      last = undefined
    } catch (error) {
      last = error
    }
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`, { cause: last })
    await wait(20)
  }
}
