/**
 * Who is in a room, and where. The server says who (R-B23); the client only says where its cursor is. Clocks are the
 * server's own and never fall: what a client would ignore as old after a reconnect or a restart is then never old.
 */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { CLOSE } from '#plan/close-codes.ts'
import type { Clock } from '#server/clock.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import { awareness, type PresenceEntry, presenceEntry } from './messages.ts'
import { Refused } from './refused.ts'

interface Here {
  member: Member
  cursor: unknown
}

/** What a connection said about one clientID: a cursor, or that it is gone. */
export interface Shown {
  clientId: number
  state: string
}

/** Reads a presence message. Only the bytes: whose ids these are is for the room to judge. */
export function readPresence(bytes: Uint8Array): Shown[] {
  try {
    const decoder = createDecoder(bytes)
    const shown: Shown[] = []
    for (let left = readVarUint(decoder); left > 0; left--) {
      const clientId = readVarUint(decoder)
      readVarUint(decoder)
      shown.push({ clientId, state: readVarString(decoder) })
    }
    if (decoder.pos !== bytes.length) throw new Error('Bytes are left')
    return shown
  } catch {
    throw new Refused(CLOSE.NO_ACCESS, 'malformed')
  }
}

export class Presence {
  readonly #clock: Clock
  readonly #every: number
  readonly #members: ReadonlySet<Member>
  readonly #here = new Map<number, Here>()
  readonly #changed = new Set<number>()
  /** The ids that others were told of. Somebody who stays hidden is not even announced as gone. */
  readonly #told = new Set<number>()
  #lastClock = 0
  #lastSent = 0
  #timer: NodeJS.Timeout | undefined

  constructor(clock: Clock, limits: Limits, members: ReadonlySet<Member>) {
    this.#clock = clock
    this.#every = limits.presenceEvery
    this.#members = members
  }

  memberAt(clientId: number): Member | undefined {
    return this.#here.get(clientId)?.member
  }

  show(member: Member, clientId: number, state: string): void {
    const cursor = cursorOf(state)
    if (cursor === undefined) this.#forget(clientId)
    else {
      this.#here.set(clientId, { member, cursor })
      this.#changed.add(clientId)
    }
    this.#schedule()
  }

  /** Rights, name or colour of a member changed. */
  refresh(member: Member): void {
    if (member.presenceId === undefined || this.memberAt(member.presenceId) !== member) return
    this.#changed.add(member.presenceId)
    this.#schedule()
  }

  /** Everybody who may be seen, for somebody who comes in. */
  welcome(member: Member): Buffer | undefined {
    const entries: Uint8Array[] = []
    for (const [clientId, here] of this.#here) {
      if (here.member !== member && !here.member.visitor.presenceHidden)
        entries.push(presenceEntry(this.#state(clientId, here)))
    }
    return entries.length > 0 ? awareness(entries) : undefined
  }

  leave(member: Member): void {
    for (const [clientId, here] of this.#here) if (here.member === member) this.#forget(clientId)
    this.#schedule()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #forget(clientId: number): void {
    if (this.#here.delete(clientId)) this.#changed.add(clientId)
  }

  /** What others are to hear about this id; undefined when it is nothing to them. */
  #entry(clientId: number): PresenceEntry | undefined {
    const here = this.#here.get(clientId)
    if (here && !here.member.visitor.presenceHidden) {
      this.#told.add(clientId)
      return this.#state(clientId, here)
    }
    return this.#told.delete(clientId) ? { clientId, clock: this.#nextClock(), state: 'null' } : undefined
  }

  #state(clientId: number, { member, cursor }: Here): PresenceEntry {
    const { participantId, name, color } = member.visitor
    const state = JSON.stringify({ user: { id: participantId, name, color }, cursor })
    return { clientId, clock: this.#nextClock(), state }
  }

  #nextClock(): number {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#clock.now())
    return this.#lastClock
  }

  #schedule(): void {
    if (this.#changed.size === 0 || this.#timer) return
    const wait = this.#lastSent + this.#every - this.#clock.now()
    if (wait <= 0 || wait > this.#every) this.#send()
    else this.#timer = setTimeout(() => this.#send(), wait)
  }

  #send(): void {
    this.#timer = undefined
    this.#lastSent = this.#clock.now()
    const entries = [...this.#changed]
      .map((clientId) => this.#entry(clientId))
      .filter((entry) => entry !== undefined)
    this.#changed.clear()
    if (entries.length === 0) return
    const built = entries.map(presenceEntry)
    const all = awareness(built)
    for (const member of this.#members) {
      // A client takes what it hears about its own id for its own state: it never hears that.
      const own = entries.findIndex(({ clientId }) => clientId === member.presenceId)
      if (own < 0) member.sendSoon(all)
      else if (entries.length > 1) member.sendSoon(awareness(built.filter((_, index) => index !== own)))
    }
  }
}

/** The cursor that a client shows; null while it has none; undefined when it says that it is gone. */
function cursorOf(state: string): unknown {
  try {
    const parsed: unknown = JSON.parse(state)
    if (parsed === null) return undefined
    if (typeof parsed !== 'object') throw new Error('No object')
    return 'cursor' in parsed ? parsed.cursor : null
  } catch {
    throw new Refused(CLOSE.NO_ACCESS, 'malformed')
  }
}
