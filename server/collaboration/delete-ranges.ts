/** Which clocks of each client are deleted, merged: tells whether a list of deletions holds anything new. */
import type { DeleteRange } from './update-reader.ts'

export class DeleteRanges {
  /** Per client [start, end, start, end, …], sorted and apart. */
  readonly #clients = new Map<number, number[]>()

  covers({ client, start, end }: DeleteRange): boolean {
    const edges = this.#clients.get(client)
    if (!edges) return false
    const at = firstEndingAfter(edges, start)
    return at < edges.length && edge(edges, at) <= start && end <= edge(edges, at + 1)
  }

  add({ client, start, end }: DeleteRange): void {
    const edges = this.#clients.get(client)
    if (!edges) {
      this.#clients.set(client, [start, end])
      return
    }
    // From the first range that touches this one up to the last that does: all become one.
    const from = firstEndingAfter(edges, start - 1)
    let to = from
    let low = start
    let high = end
    while (to < edges.length && edge(edges, to) <= end) {
      low = Math.min(low, edge(edges, to))
      high = Math.max(high, edge(edges, to + 1))
      to += 2
    }
    edges.splice(from, to - from, low, high)
  }
}

const edge = (edges: number[], index: number): number => edges[index] as number

/** The index of the first range that ends after `clock`. */
function firstEndingAfter(edges: number[], clock: number): number {
  let low = 0
  let high = edges.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (edge(edges, middle * 2 + 1) > clock) high = middle
    else low = middle + 1
  }
  return low * 2
}
