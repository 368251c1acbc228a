/**
 * The open rooms of this process. Whoever asks for the same room at the same time shares one load and one copy, also in
 * the moment in which the last one leaves (R-B19); a failed load is forgotten, so that the next one tries again (R-B4).
 */
import { RoomGoneError, type UpdateLog } from '#db/update-log.ts'
import { CLOSE } from '#plan/close-codes.ts'
import type { Clock } from '#server/clock.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import type { CollaborationMetrics, Log } from './metrics.ts'
import { Presence } from './presence.ts'
import { Room } from './room.ts'

export interface RoomsOptions {
  log: UpdateLog
  commits: GroupCommit
  clock: Clock
  limits: Limits
  logger: Log
  metrics: CollaborationMetrics
  /** Called after each commit of a room; must do next to nothing. */
  onCommitted?(roomId: string): void
}

interface Place {
  uses: number
  loading: Promise<Room>
  room: Room | null
  leaving: NodeJS.Timeout | undefined
  compacting: boolean
}

export class Rooms {
  readonly #options: RoomsOptions
  readonly #places = new Map<string, Place>()

  constructor(options: RoomsOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#places.size
  }

  /** The room if it is in memory. */
  peek(roomId: string): Room | undefined {
    return this.#places.get(roomId)?.room ?? undefined
  }

  *[Symbol.iterator](): Iterator<Room> {
    for (const { room } of this.#places.values()) if (room) yield room
  }

  /** Opens a room for somebody; `release` must follow. Throws RoomGoneError, or why it could not be loaded. */
  async acquire(roomId: string): Promise<Room> {
    const place = this.#places.get(roomId) ?? this.#open(roomId)
    place.uses++
    clearTimeout(place.leaving)
    place.leaving = undefined
    try {
      return await place.loading
    } catch (error) {
      place.uses--
      throw error
    }
  }

  release(roomId: string): void {
    const place = this.#places.get(roomId)
    if (!place) return
    place.uses--
    if (place.uses === 0) this.#linger(roomId, place)
  }

  /**
   * Every page load takes an id of its own, and most only read. Before anybody is in the room, those that were not seen
   * for long and under which nothing stands in the document are forgotten: whose words are whose does not change (R-B24).
   */
  async #loadToOpen(roomId: string): Promise<Room> {
    const { log, clock, limits, logger } = this.#options
    const room = await this.load(roomId)
    const old = room.ids.before(clock.now() - limits.idKept).filter((id) => !room.history.vector.has(id))
    if (old.length === 0) return room
    try {
      await log.dropClaims(roomId, old)
    } catch (error) {
      logger.error({ err: error }, 'old ids could not be forgotten')
      return room
    }
    room.ids.forget(old)
    return room
  }

  /** Loads a room beside the open ones, without anybody in it. */
  async load(roomId: string): Promise<Room> {
    const { log, commits, clock, limits, metrics, logger } = this.#options
    try {
      const stored = await log.load(roomId)
      if (!stored) throw new RoomGoneError('There is no such room')
      const members = new Set<Member>()
      const presence = new Presence(clock, limits, members)
      const onCommit = (room: Room) => {
        this.tend(room)
        this.#options.onCommitted?.(room.id)
      }
      return new Room({ id: roomId, stored, commits, limits, members, clock, presence, onCommit })
    } catch (error) {
      if (!(error instanceof RoomGoneError)) {
        metrics.loadFailed()
        logger.error({ err: error }, 'a plan could not be loaded')
      }
      throw error
    }
  }

  /** Replaces a long log by a state. */
  tend(room: Room): void {
    const place = this.#places.get(room.id)
    if (place?.room === room && room.needsCompaction) void this.#compact(room, place)
  }

  /** Its rows are gone: whoever is still in it is sent away, and its words leave memory. */
  forget(roomId: string): void {
    const place = this.#places.get(roomId)
    if (!place) return
    clearTimeout(place.leaving)
    this.#places.delete(roomId)
    for (const member of [...(place.room?.members ?? [])]) member.close(CLOSE.NO_ACCESS)
    place.room?.presence.stop()
  }

  /** Forgets all rooms at once, when the server stops. */
  stop(): void {
    for (const place of this.#places.values()) {
      clearTimeout(place.leaving)
      place.room?.presence.stop()
    }
    this.#places.clear()
  }

  #open(roomId: string): Place {
    const place: Place = {
      uses: 0,
      loading: this.#loadToOpen(roomId),
      room: null,
      leaving: undefined,
      compacting: false,
    }
    this.#places.set(roomId, place)
    place.loading.then(
      (room) => {
        place.room = room
      },
      () => this.#places.delete(roomId),
    )
    return place
  }

  #linger(roomId: string, place: Place): void {
    clearTimeout(place.leaving)
    place.leaving = setTimeout(() => void this.#leave(roomId, place), this.#options.limits.lingerTime)
  }

  async #leave(roomId: string, place: Place): Promise<void> {
    const { room } = place
    if (!room || place.uses > 0) return
    if (!room.isGone) {
      if (!room.isSaved) return this.#linger(roomId, place)
      if (room.rowsSinceState > 0) await this.#compact(room, place)
      // Somebody may have come in, and written, while the state was put away.
      if (place.uses > 0) return
      if (!room.isSaved) return this.#linger(roomId, place)
    }
    clearTimeout(place.leaving)
    room.presence.stop()
    if (this.#places.get(roomId) === place) this.#places.delete(roomId)
  }

  async #compact(room: Room, place: Place): Promise<void> {
    if (place.compacting || room.isGone) return
    place.compacting = true
    try {
      const state = room.stateForLog()
      await this.#options.log.replaceState(room.id, state)
      room.compacted(state.throughSeq)
      this.#options.metrics.compacted()
    } catch (error) {
      // The log itself is whole; only its length stays.
      this.#options.logger.error({ err: error }, 'a log could not be replaced by its state')
    } finally {
      place.compacting = false
    }
  }
}
