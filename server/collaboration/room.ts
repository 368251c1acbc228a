/**
 * One open document: what is durable of it (a state and the updates that follow), what is on its way to the disk, and
 * who is connected. It keeps no Y.Doc; it knows enough of the document's history to judge every update without one.
 */
import * as Y from 'yjs'
import { BrokenLogError, type RoomBatch, type StoredClaim, type StoredRoom } from '#db/update-log.ts'
import { CLOSE } from '#plan/close-codes.ts'
import type { Clock } from '#server/clock.ts'
import { ClientIds, SERVER } from './client-ids.ts'
import { deliver } from './deliver.ts'
import { Group } from './group.ts'
import type { Committing, GroupCommit } from './group-commit.ts'
import { History } from './history.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import type { Presence } from './presence.ts'
import { EMPTY_UPDATE, withDoc } from './replay.ts'
import { readUpdate, type Update } from './update-reader.ts'

/** What was accepted before is not bound again by limits that may have become lower since. */
const STORED = { structs: Number.MAX_SAFE_INTEGER, deletedLength: Number.MAX_SAFE_INTEGER }

export interface RoomOptions {
  id: string
  stored: StoredRoom
  commits: GroupCommit
  limits: Limits
  presence: Presence
  members: Set<Member>
  clock: Clock
  /** After each commit. */
  onCommit?(room: Room): void
}

export class Room implements Committing {
  readonly id: string
  readonly history: History
  readonly ids: ClientIds
  readonly presence: Presence
  readonly members: Set<Member>
  readonly #commits: GroupCommit
  readonly #limits: Limits
  readonly #clock: Clock
  readonly #onCommit: ((room: Room) => void) | undefined
  /** The document as one update, and the committed updates that follow it. */
  #base: Uint8Array
  #tail: Uint8Array[]
  #tailBytes = 0
  /** The newest row on disk, and the newest one that the stored state covers. */
  #lastSeq: number
  #stateSeq: number
  #open = new Group()
  #writing: Group | null = null
  #gone = false
  #lastCommit = 0
  /** It is being settled: from here on nothing new is part of it (R-E23). */
  isFrozen = false

  /** Throws when what was stored does not make one whole document (R-B4). */
  constructor({ id, stored, commits, limits, presence, members, clock, onCommit }: RoomOptions) {
    this.id = id
    this.#commits = commits
    this.#limits = limits
    this.presence = presence
    this.members = members
    this.#clock = clock
    this.#onCommit = onCommit
    if (
      !stored.state &&
      stored.updates.length === 0 &&
      stored.claims.some((claim) => claim.personId === SERVER)
    ) {
      throw new BrokenLogError('The server wrote here, and nothing of it is left')
    }
    this.#base = stored.state?.state ?? EMPTY_UPDATE
    this.#tail = stored.updates
    this.#stateSeq = stored.state?.throughSeq ?? 0
    this.#lastSeq = this.#stateSeq + stored.updates.length
    this.history = this.#historyOf(stored)
    for (const update of this.#tail) this.#tailBytes += update.length
    this.ids = new ClientIds([...this.#unclaimed(stored), ...stored.claims])
  }

  #historyOf({ state, updates }: StoredRoom): History {
    const base = this.#base
    if (state?.isIntact && updates.length === 0) {
      return new History({
        vector: Y.decodeStateVector(state.stateVector),
        read: () => readUpdate(base, STORED),
      })
    }
    const history = new History()
    for (const bytes of [base, ...updates]) {
      const update = readUpdate(bytes, STORED)
      if (history.judge(update).gap) throw new BrokenLogError('Something is missing between the updates')
      history.add(update)
    }
    for (const [client, clock] of state ? Y.decodeStateVector(state.stateVector) : []) {
      if (history.clockOf(client) < clock) throw new BrokenLogError('The state is shorter than its vector')
    }
    return history
  }

  /** What stands in the document under an id that nobody claimed was put there by the server. */
  *#unclaimed(stored: StoredRoom): Iterable<StoredClaim> {
    const claimed = new Set(stored.claims.map((claim) => claim.clientId))
    for (const clientId of this.history.vector.keys()) {
      if (!claimed.has(clientId)) yield { clientId, personId: SERVER, seenAt: 0 }
    }
  }

  /** Roughly how large the document and its log are. */
  get bytes(): number {
    return this.#base.length + this.#tailBytes + this.unsavedBytes
  }

  get unsavedBytes(): number {
    return this.#open.bytes + (this.#writing?.bytes ?? 0)
  }

  /** True when everything accepted is on disk. */
  get isSaved(): boolean {
    return this.#open.isEmpty && this.#writing === null
  }

  get isGone(): boolean {
    return this.#gone
  }

  get rowsSinceState(): number {
    return this.#lastSeq - this.#stateSeq
  }

  get needsCompaction(): boolean {
    return this.rowsSinceState >= this.#limits.compactRows || this.#tailBytes >= this.#limits.compactBytes
  }

  /** The durable document as one update, without deleted text. */
  snapshot(): Uint8Array {
    if (this.#tail.length > 0) {
      this.#base = withDoc(this.#base, this.#tail, Y.encodeStateAsUpdate)
      this.#tail = []
      this.#tailBytes = 0
    }
    return this.#base
  }

  /** Nobody writes any more: many small updates take more memory than the document that they make. */
  rest(): void {
    if (this.#tail.length > 0 && this.#clock.now() - this.#lastCommit >= this.#limits.restAfter)
      this.snapshot()
  }

  /** The state that may replace the log up to here. */
  stateForLog(): { state: Uint8Array; stateVector: Uint8Array; throughSeq: number } {
    const state = this.snapshot()
    return { state, stateVector: Y.encodeStateVectorFromUpdate(state), throughSeq: this.#lastSeq }
  }

  compacted(throughSeq: number): void {
    this.#stateSeq = throughSeq
  }

  /** A document of what is durable now. */
  read<T>(work: (doc: Y.Doc) => T): T {
    return withDoc(this.snapshot(), [], work)
  }

  /** A document of everything accepted, on its way to the disk or on it. */
  live<T>(work: (doc: Y.Doc) => T): T {
    const unsaved = [...(this.#writing?.updates ?? []), ...this.#open.updates].map(({ bytes }) => bytes)
    return withDoc(this.snapshot(), unsaved, work)
  }

  /** Takes an update that was judged: from here on it is part of the document. */
  accept(bytes: Uint8Array, update: Update, from: Member | null): void {
    this.history.add(update)
    this.#open.add(bytes, from)
    this.#commits.add(this)
  }

  claim(clientId: number, personId: string): void {
    this.#open.claims.push(this.ids.claim(clientId, personId, this.#clock.now()))
    this.#commits.add(this)
  }

  /** Its person came back with it. Written down now and then, so that an id in use is never forgotten. */
  seen(clientId: number, personId: string): void {
    const since = this.#clock.now() - this.ids.seenAt(clientId)
    if (since >= this.#limits.idSeenEvery) this.claim(clientId, personId)
  }

  /** Tells a member that so many of its frames are on disk, as soon as that is true. */
  acknowledge(member: Member): void {
    const count = member.frames - member.held.length
    if (this.isSaved) {
      member.saved(count)
      return
    }
    this.#open.acks.set(member, count)
    this.#commits.add(this)
  }

  /** Resolves when everything accepted up to now is on disk. */
  saved(): Promise<void> {
    if (this.isSaved) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#open.waiters.push({ resolve, reject })
      this.#commits.add(this)
    })
  }

  take(): RoomBatch | null {
    if (this.#open.isEmpty) return null
    const group = this.#open
    this.#writing = group
    this.#open = new Group()
    if (!group.hasRows) {
      this.committed()
      return null
    }
    return {
      roomId: this.id,
      firstSeq: this.#lastSeq + 1,
      updates: group.updates.map(({ bytes }) => bytes),
      claims: group.claims,
    }
  }

  committed(): void {
    const group = this.#writing as Group
    this.#writing = null
    this.#lastCommit = this.#clock.now()
    this.#lastSeq += group.updates.length
    for (const { bytes } of group.updates) this.#tail.push(bytes)
    this.#tailBytes += group.bytes
    deliver(group, this.members)
    for (const { resolve } of group.waiters) resolve()
    if (group.hasRows) this.#onCommit?.(this)
  }

  kept(): void {
    const group = this.#writing as Group
    this.#writing = null
    group.append(this.#open)
    this.#open = group
  }

  gone(): void {
    this.kept()
    const { waiters } = this.#open
    this.#open = new Group()
    this.#gone = true
    for (const { reject } of waiters) reject(new Error('The room does not exist any more'))
    for (const member of [...this.members]) member.close(CLOSE.NO_SUCH_PLAN)
  }
}
