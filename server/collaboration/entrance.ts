/**
 * From an accepted socket to a member of a room: who is it, is there a place for it, open the room. And again for an
 * open one, whenever its rights may have changed: its frames wait, so that nothing is accepted on old rights (R-B20).
 */
import { RoomGoneError } from '#db/update-log.ts'
import { CLOSE, type CloseCode } from '#plan/close-codes.ts'
import type { Admit, Visitor } from './admission.ts'
import type { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import { syncStep1 } from './messages.ts'
import type { Log } from './metrics.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { stateVectorOf } from './state-vector.ts'

export interface EntranceOptions {
  admit: Admit
  rooms: Rooms
  limits: Limits
  logger: Log
  /** Takes the place of one more socket of this session; false when it has too many. */
  takePlace(connection: Connection, visitor: Visitor): boolean
}

type Verdict = { visitor: Visitor } | { refused: CloseCode }

export class Entrance {
  readonly #options: EntranceOptions
  readonly #judging = new WeakMap<Connection, Promise<void>>()

  constructor(options: EntranceOptions) {
    this.#options = options
  }

  async enter(connection: Connection): Promise<void> {
    const { limits, rooms, takePlace } = this.#options
    const tooLate = setTimeout(() => connection.close(CLOSE.COULD_NOT_LOAD), limits.admissionTime)
    try {
      const visitor = await this.#judge(connection)
      if (!visitor) return
      if (!takePlace(connection, visitor)) return connection.close(CLOSE.TOO_MANY)
      connection.phase = 'loading'
      const judged = connection.generation
      const room = await this.#load(connection, visitor)
      if (!room) return
      if (connection.isClosed) return rooms.release(room.id)
      connection.room = room
      room.members.add(connection)
      if (judged === connection.generation) this.#open(connection, room)
      else await this.again(connection)
    } finally {
      clearTimeout(tooLate)
    }
  }

  /** Asks again who this is and what it may do. Frames wait until the answer is there. */
  again(connection: Connection): Promise<void> {
    const { room } = connection
    if (!room || connection.isClosed) return Promise.resolve()
    // A question that is under way notices the newer generation, and answers for both.
    const asked = connection.phase === 'judging' ? this.#judging.get(connection) : undefined
    if (asked) return asked
    connection.phase = 'judging'
    const judged = this.#rejudge(connection, room)
    this.#judging.set(connection, judged)
    return judged
  }

  async #rejudge(connection: Connection, room: Room): Promise<void> {
    const before = connection.admitted
    const visitor = await this.#judge(connection)
    if (!visitor) return
    // Another person or another room is another connection: the client comes back as what it now is.
    if (visitor.roomId !== room.id || visitor.participantId !== before?.participantId) {
      return connection.close(CLOSE.GOING_AWAY)
    }
    // What the page still has on the way is refused by a code that says why (R-B22).
    if (visitor.isSettled && before?.access === 'write') return connection.close(CLOSE.SETTLED)
    this.#open(connection, room)
    room.presence.refresh(connection)
  }

  leave(connection: Connection): void {
    const { room } = connection
    if (!room) return
    connection.room = undefined
    room.members.delete(connection)
    room.presence.leave(connection)
    this.#options.rooms.release(room.id)
  }

  /** The verdict on its rights as they are now; closes it and returns undefined when it may not be here. */
  async #judge(connection: Connection): Promise<Visitor | undefined> {
    const { planId, kind, as, cookie } = connection.wish
    for (;;) {
      const { generation } = connection
      const verdict = await this.#ask({ planId, kind, as, cookie, sessionId: connection.admitted?.sessionId })
      if (connection.isClosed) return undefined
      if (generation !== connection.generation) continue
      if ('refused' in verdict) {
        connection.close(verdict.refused)
        return undefined
      }
      connection.admit(verdict.visitor)
      return verdict.visitor
    }
  }

  /** An error is never a yes. */
  async #ask(request: Parameters<Admit>[0]): Promise<Verdict> {
    try {
      return await this.#options.admit(request)
    } catch (error) {
      this.#options.logger.error({ err: error }, 'admission failed')
      return { refused: CLOSE.COULD_NOT_LOAD }
    }
  }

  async #load(connection: Connection, visitor: Visitor): Promise<Room | undefined> {
    try {
      return await this.#options.rooms.acquire(visitor.roomId)
    } catch (error) {
      connection.close(error instanceof RoomGoneError ? CLOSE.NO_SUCH_PLAN : CLOSE.COULD_NOT_LOAD)
      return undefined
    }
  }

  #open(connection: Connection, room: Room): void {
    if (!connection.greeted) {
      connection.greeted = true
      connection.send(syncStep1(stateVectorOf(room.history)))
      const others = room.presence.welcome(connection)
      if (others) connection.send(others)
    }
    connection.open()
  }
}
