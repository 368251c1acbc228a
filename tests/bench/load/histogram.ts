/** Latencies in steps of a twentieth of a millisecond, up to ten seconds. */
const STEPS_PER_MS = 20
const LONGEST_MS = 10_000

export class Histogram {
  readonly #counts = new Uint32Array(LONGEST_MS * STEPS_PER_MS)
  total = 0
  max = 0

  add(milliseconds: number): void {
    const step = Math.min(this.#counts.length - 1, Math.max(0, Math.floor(milliseconds * STEPS_PER_MS)))
    this.#counts[step] = (this.#counts[step] as number) + 1
    this.total++
    if (milliseconds > this.max) this.max = milliseconds
  }

  clear(): void {
    this.#counts.fill(0)
    this.total = 0
    this.max = 0
  }

  /** The latency under which this share of all lies; null when there is none. */
  at(share: number): number | null {
    if (this.total === 0) return null
    let left = share * this.total
    for (let step = 0; step < this.#counts.length; step++) {
      left -= this.#counts[step] as number
      if (left <= 0) return (step + 1) / STEPS_PER_MS
    }
    return LONGEST_MS
  }
}
