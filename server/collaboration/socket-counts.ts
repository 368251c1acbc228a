/** How many sockets a browser and an address have open (R-E7): the browser first, then the address it comes from. */
export class SocketCounts {
  readonly #counts = new Map<string, number>()

  /** Takes a place, or returns undefined when all are taken. The result gives the place back, once. */
  take(key: string, most: number): (() => void) | undefined {
    const count = this.#counts.get(key) ?? 0
    if (count >= most) return undefined
    this.#counts.set(key, count + 1)
    let taken = true
    return () => {
      if (!taken) return
      taken = false
      const left = (this.#counts.get(key) ?? 1) - 1
      if (left > 0) this.#counts.set(key, left)
      else this.#counts.delete(key)
    }
  }

  get size(): number {
    return this.#counts.size
  }
}
