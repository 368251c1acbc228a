/**
 * What a room has: per client how far its clock came, and what is deleted. Enough to judge an update without a
 * document: is anything in it new, does it follow on what is here, does everything that it stands beside exist?
 */
import { DeleteRanges } from './delete-ranges.ts'
import {
  CONTENT,
  type DeleteRange,
  type Id,
  type Section,
  type Struct,
  type Update,
} from './update-reader.ts'

export interface Judgement {
  /** It holds structs that are not here yet. */
  structs: boolean
  /** It holds deletions that are not known here yet. */
  deletes: boolean
  /** It builds on something that is neither here nor in it: applied now, it would wait inside every document. */
  gap: boolean
  /** A struct is partly here: what was sent again has meanwhile grown into one with what is new. */
  overlap: boolean
}

export class History {
  readonly vector: Map<number, number>
  readonly #deleted = new DeleteRanges()
  readonly #keyed = new DeleteRanges()
  readonly #gone = new DeleteRanges()
  #readLater: (() => Update) | null

  /**
   * Of a document whose bytes are trusted the vector is enough to show it to somebody; the rest is read from it as soon
   * as somebody writes. Most who open a long plan only read.
   */
  constructor(known?: { vector: Map<number, number>; read: () => Update }) {
    this.vector = known?.vector ?? new Map()
    this.#readLater = known?.read ?? null
  }

  get deleted(): DeleteRanges {
    this.#readNow()
    return this.#deleted
  }

  /** Values of maps. */
  get keyed(): DeleteRanges {
    this.#readNow()
    return this.#keyed
  }

  /** What was deleted together with all around it, of which it is not known any more whether it was a value of a map. */
  get gone(): DeleteRanges {
    this.#readNow()
    return this.#gone
  }

  #readNow(): void {
    const read = this.#readLater
    if (!read) return
    this.#readLater = null
    const { sections, deletes } = read()
    for (const { client, structs } of sections) for (const struct of structs) this.#place(client, struct, 0)
    for (const range of deletes) this.#deleted.add(range)
  }

  #place(client: number, { kind, clock, length, keyed }: Struct, known: number): void {
    const fresh = { client, start: Math.max(clock, known), end: clock + length }
    if (fresh.end <= known) return
    if (keyed) this.#keyed.add(fresh)
    if (kind === CONTENT.GC) this.#gone.add(fresh)
    if (kind === CONTENT.GC || kind === CONTENT.DELETED) this.#deleted.add(fresh)
  }

  clockOf(client: number): number {
    return this.vector.get(client) ?? 0
  }

  judge(update: Update): Judgement {
    const judgement: Judgement = { structs: false, deletes: false, gap: false, overlap: false }
    for (const section of update.sections) {
      const known = this.clockOf(section.client)
      if (section.start > known) judgement.gap = true
      if (section.end <= known) continue
      judgement.structs = true
      if (
        section.start < known &&
        section.structs.some((s) => s.clock < known && known < s.clock + s.length)
      ) {
        judgement.overlap = true
      }
    }
    judgement.gap ||= !this.#follows(update.sections) || !this.#canDelete(update)
    judgement.deletes = update.deletes.some((range) => !this.deleted.covers(range))
    return judgement
  }

  /** What is here already stays what it is, whatever this update calls it: a document does not look at it either. */
  add(update: Update): void {
    this.#readNow()
    for (const { client, end, structs } of update.sections) {
      const known = this.clockOf(client)
      for (const struct of structs) this.#place(client, struct, known)
      if (end > known) this.vector.set(client, end)
    }
    for (const range of update.deletes) this.#deleted.add(range)
  }

  /**
   * True when the structs can be put in one after another, each after everything it refers to. Several clients in one
   * update may refer to each other in any order, but never in a circle: Yjs would wait for ever.
   */
  #follows(sections: Section[]): boolean {
    const [only] = sections
    if (only && sections.length === 1)
      return only.structs.every((struct) => isReady(struct, only.client, (client) => this.clockOf(client)))
    const reached = new Map<number, number>()
    const clockOf = (client: number) => Math.max(this.clockOf(client), reached.get(client) ?? 0)
    const next = sections.map(() => 0)
    let left = sections.length
    while (left > 0) {
      let moved = false
      for (const [index, { client, structs }] of sections.entries()) {
        let at = next[index] as number
        if (at === structs.length) continue
        for (let struct = structs[at]; struct && isReady(struct, client, clockOf); struct = structs[++at]) {
          reached.set(client, struct.clock + struct.length)
          moved = true
        }
        next[index] = at
        if (at === structs.length) left--
      }
      if (!moved) return false
    }
    return true
  }

  #canDelete({ sections, deletes }: Update): boolean {
    return deletes.every(({ client, end }: DeleteRange) => {
      if (end <= this.clockOf(client)) return true
      return end <= (sections.find((section) => section.client === client)?.end ?? 0)
    })
  }
}

function isReady(struct: Struct, client: number, clockOf: (client: number) => number): boolean {
  // A struct may only stand beside what its own client made before it: Yjs does not check that, and breaks on it.
  const exists = (id: Id | null) =>
    id === null || (id.client === client ? id.clock < struct.clock : id.clock < clockOf(id.client))
  return (
    exists(struct.origin) &&
    exists(struct.rightOrigin) &&
    (typeof struct.parent === 'string' || exists(struct.parent))
  )
}
