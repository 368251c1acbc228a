/**
 * Writes what all rooms accepted as one durable transaction. When it is quiet the window is this turn of the event
 * loop; under load a commit waits until some milliseconds after the one before, so that it carries more.
 *
 * When the store fails, every group stays in memory and is tried again until it works (R-B16): nobody was told that it
 * is saved, and nobody saw it.
 */
import { type RoomBatch, RoomGoneError, type UpdateLog } from '#db/update-log.ts'
import type { Clock } from '#server/clock.ts'
import type { Limits } from './limits.ts'
import type { CollaborationMetrics, Log } from './metrics.ts'

/** A room, as far as the commit knows it. */
export interface Committing {
  /** What to write now, or null. The group stays the room's until `committed` or `kept`. */
  take(): RoomBatch | null
  committed(): void
  /** The store failed; the group must be offered again by the next `take`. */
  kept(): void
  /** The room does not exist any more: its plan was erased. */
  gone(): void
}

interface Taken {
  room: Committing
  batch: RoomBatch
}

export class GroupCommit {
  readonly #log: UpdateLog
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #logger: Log
  readonly #metrics: CollaborationMetrics
  readonly #waiting = new Set<Committing>()
  #running: Promise<void> | null = null
  #scheduled = false
  #retryAfter = 0
  #retryTimer: NodeJS.Timeout | undefined
  #lastStart = 0

  constructor(log: UpdateLog, clock: Clock, limits: Limits, logger: Log, metrics: CollaborationMetrics) {
    this.#log = log
    this.#clock = clock
    this.#limits = limits
    this.#logger = logger
    this.#metrics = metrics
  }

  /** True while the store does not take what it is given. */
  get failing(): boolean {
    return this.#retryAfter > 0
  }

  add(room: Committing): void {
    this.#waiting.add(room)
    if (this.#scheduled || this.#running || this.#retryTimer) return
    this.#scheduled = true
    const since = this.#clock.now() - this.#lastStart
    if (since < 0 || since >= this.#limits.commitWindow) setImmediate(this.#start)
    else setTimeout(this.#start, this.#limits.commitWindow - since)
  }

  /** Tries everything that waits, now. Resolves when it is written, or when writing failed. */
  async flush(): Promise<boolean> {
    do {
      clearTimeout(this.#retryTimer)
      this.#retryTimer = undefined
      this.#scheduled = false
      await (this.#running ?? this.#run())
    } while (this.#waiting.size > 0 && !this.failing)
    return this.#waiting.size === 0
  }

  readonly #start = (): void => {
    this.#scheduled = false
    this.#retryTimer = undefined
    if (!this.#running) void this.#run()
  }

  #run(): Promise<void> {
    this.#running = this.#commit().finally(() => {
      this.#running = null
      this.#next()
    })
    return this.#running
  }

  #next(): void {
    const [first] = this.#waiting
    if (!first) return
    if (this.#retryAfter > 0) this.#retryTimer ??= setTimeout(this.#start, this.#retryAfter)
    else this.add(first)
  }

  async #commit(): Promise<void> {
    const taken: Taken[] = []
    for (const room of this.#waiting) {
      const batch = room.take()
      if (batch) taken.push({ room, batch })
    }
    this.#waiting.clear()
    if (taken.length === 0) return
    this.#lastStart = this.#clock.now()
    const error = await this.#append(taken)
    if (error === undefined) this.#worked(taken)
    else if (taken.length === 1) this.#failed(taken, error)
    else {
      // One room's trouble must not hold up the others.
      for (const one of taken) {
        const alone = await this.#append([one])
        if (alone === undefined) this.#worked([one])
        else this.#failed([one], alone)
      }
    }
  }

  async #append(taken: readonly Taken[]): Promise<Error | undefined> {
    try {
      await this.#log.append(taken.map(({ batch }) => batch))
      return undefined
    } catch (error) {
      return error instanceof Error ? error : new Error('The store failed', { cause: error })
    }
  }

  #worked(taken: readonly Taken[]): void {
    if (this.#retryAfter > 0) this.#logger.info({}, 'saving works again')
    this.#retryAfter = 0
    let updates = 0
    for (const { batch } of taken) updates += batch.updates.length
    this.#metrics.committed(updates, this.#clock.now() - this.#lastStart)
    for (const { room } of taken) room.committed()
  }

  #failed(taken: readonly Taken[], error: Error): void {
    for (const { room } of taken) {
      if (error instanceof RoomGoneError) {
        room.gone()
        continue
      }
      room.kept()
      this.#waiting.add(room)
      this.#metrics.commitFailed()
      const { commitRetryFirst, commitRetryMost } = this.#limits
      this.#retryAfter = Math.min(commitRetryMost, Math.max(commitRetryFirst, this.#retryAfter * 2))
      this.#logger.error(
        { err: error, retryAfter: this.#retryAfter },
        'saving failed, the updates stay in memory',
      )
    }
  }
}
