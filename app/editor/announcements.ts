/**
 * What a screen reader hears of others: little, and in groups (R-B41, E8). Own typing is never told. Time comes from
 * the caller; `flush` is called every second.
 */
export interface AnnouncementWords {
  joined(names: string[]): string
  left(names: string[]): string
  edited(name: string | null, section: string): string
}

/** Joins and leaves wait this long for each other; who leaves and comes back meanwhile (a reload) is not told. */
export const GROUP_COMINGS = 10_000
/** Edits wait this long, so that a sentence is one message. */
export const GROUP_EDITS = 5_000
/** After a message about a section, the next about it waits at least this long. */
export const SECTION_QUIET = 30_000

export class Announcements {
  readonly #words: AnnouncementWords
  /** Net comings since `#comingsSince`: +1 came, -1 went. */
  readonly #comings = new Map<string, 1 | -1>()
  #comingsSince: number | null = null
  /** Section → who changed it, and since when that waits to be told. */
  readonly #edits = new Map<string, { names: Set<string>; since: number }>()
  readonly #told = new Map<string, number>()

  constructor(words: AnnouncementWords) {
    this.#words = words
  }

  came(name: string, now: number): void {
    this.#move(name, 1, now)
  }

  went(name: string, now: number): void {
    this.#move(name, -1, now)
  }

  /** `name` is null where it is unknown who did it. */
  edited(section: string, name: string | null, now: number): void {
    const waiting = this.#edits.get(section) ?? { names: new Set<string>(), since: now }
    if (name !== null) waiting.names.add(name)
    this.#edits.set(section, waiting)
  }

  /** The sentences that are due. */
  flush(now: number): string[] {
    return [...this.#dueComings(now), ...this.#dueEdits(now)]
  }

  #move(name: string, direction: 1 | -1, now: number): void {
    if (this.#comings.get(name) === -direction) this.#comings.delete(name)
    else this.#comings.set(name, direction)
    this.#comingsSince ??= now
  }

  #dueComings(now: number): string[] {
    if (this.#comingsSince === null || now - this.#comingsSince < GROUP_COMINGS) return []
    const names = (direction: 1 | -1) =>
      [...this.#comings].filter(([, moved]) => moved === direction).map(([name]) => name)
    const came = names(1)
    const went = names(-1)
    this.#comings.clear()
    this.#comingsSince = null
    return [
      ...(came.length > 0 ? [this.#words.joined(came)] : []),
      ...(went.length > 0 ? [this.#words.left(went)] : []),
    ]
  }

  #dueEdits(now: number): string[] {
    const sentences: string[] = []
    for (const [section, { names, since }] of this.#edits) {
      const last = this.#told.get(section)
      if (now - since < GROUP_EDITS || (last !== undefined && now - last < SECTION_QUIET)) continue
      const [only] = names
      sentences.push(this.#words.edited(names.size === 1 && only !== undefined ? only : null, section))
      this.#edits.delete(section)
      this.#told.set(section, now)
    }
    return sentences
  }
}
