/** What a screen reader hears of remarks by others: at most one sentence per half minute (E8, R-B41). */
import type { CommentThread } from '#server/comments/types.ts'

export interface NewsWords {
  one(name: string, section: string): string
  many(count: number): string
}

export const NEWS_QUIET = 30_000

interface News {
  name: string
  section: string
}

export class CommentNews {
  readonly #words: NewsWords
  #known: Set<string> | null = null
  #waiting: News[] = []
  #told = Number.NEGATIVE_INFINITY

  constructor(words: NewsWords) {
    this.#words = words
  }

  /** What was there when the page opened is no news. */
  see(threads: readonly CommentThread[], sectionOf: (thread: CommentThread) => string): void {
    const known = this.#known
    const all = threads.flatMap((thread) => thread.comments.map((comment) => ({ thread, comment })))
    this.#known = new Set(all.map(({ comment }) => comment.id))
    if (!known) return
    for (const { thread, comment } of all) {
      if (known.has(comment.id) || comment.isMine) continue
      this.#waiting.push({ name: comment.author.name, section: sectionOf(thread) })
    }
  }

  flush(now: number): string | null {
    const [first] = this.#waiting
    if (!first || now - this.#told < NEWS_QUIET) return null
    const count = this.#waiting.length
    this.#waiting = []
    this.#told = now
    return count === 1 ? this.#words.one(first.name, first.section) : this.#words.many(count)
  }
}
