/**
 * Counts how often something happened per key: a bucket holds `size` turns and fills up evenly within `per`
 * milliseconds. In memory: a restart forgives everybody.
 */
import type { Clock } from '../clock.ts'

export interface Rate {
  size: number
  per: number
}

export interface Buckets {
  /** Milliseconds until a turn is free; 0 when there is one now. */
  wait(key: string, rate: Rate): number
  /** Uses a turn, whether or not one was free. */
  take(key: string, rate: Rate): void
}

/** More than this many keys at once is an attack with many addresses; full buckets are forgotten then. */
const MANY_KEYS = 20_000

export function createBuckets(clock: Clock): Buckets {
  const buckets = new Map<string, { left: number; at: number; rate: Rate }>()

  const level = (key: string, rate: Rate): number => {
    const bucket = buckets.get(key)
    if (!bucket) return rate.size
    // The machine's clock was set back: time goes on from here, or everybody would wait for as long as that was.
    bucket.at = Math.min(bucket.at, clock.now())
    return Math.min(rate.size, bucket.left + ((clock.now() - bucket.at) / rate.per) * rate.size)
  }

  return {
    wait(key, rate) {
      const missing = 1 - level(key, rate)
      return missing <= 0 ? 0 : Math.ceil((missing / rate.size) * rate.per)
    },
    take(key, rate) {
      const left = Math.max(0, level(key, rate) - 1)
      // Written anew, so that the map keeps the order of use.
      buckets.delete(key)
      buckets.set(key, { left, at: clock.now(), rate })
      if (buckets.size <= MANY_KEYS) return
      for (const [old, bucket] of buckets) {
        if (buckets.size > MANY_KEYS || level(old, bucket.rate) >= bucket.rate.size) buckets.delete(old)
        else break
      }
    },
  }
}
