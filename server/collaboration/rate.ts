import type { Clock } from '#server/clock.ts'

/** So many a second, and so many at once: a bucket that fills with time. */
export class Rate {
  readonly #clock: Clock
  readonly #perSecond: number
  readonly #atOnce: number
  #left: number
  #at: number

  constructor(clock: Clock, perSecond: number, atOnce: number) {
    this.#clock = clock
    this.#perSecond = perSecond
    this.#atOnce = atOnce
    this.#left = atOnce
    this.#at = clock.now()
  }

  /** False when there was one too many. */
  take(now = this.#clock.now()): boolean {
    const passed = Math.max(0, now - this.#at)
    this.#at = now
    this.#left = Math.min(this.#atOnce, this.#left + (passed / 1_000) * this.#perSecond)
    if (this.#left < 1) return false
    this.#left--
    return true
  }
}
