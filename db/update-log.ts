/**
 * Where the updates of rooms are kept: an append-only log per room, and now and then a state that replaces the rows it
 * covers. `update-log.contract.ts` says what every implementation promises (R-C3).
 */
import { crc32 } from 'node:zlib'
import type Sqlite from 'better-sqlite3'
import { asc, eq, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Database, Queries } from './connection.ts'
import { roomClients, roomStates, rooms, roomUpdates } from './schema.ts'

export interface Claim {
  clientId: number
  personId: string
}

export interface StoredClaim extends Claim {
  /** When its person's page last came with it. */
  seenAt: number
}

export interface RoomBatch {
  roomId: string
  /** The sequence number of the first of `updates`. One that exists already means that two copies of a room write. */
  firstSeq: number
  updates: readonly Uint8Array[]
  claims: readonly Claim[]
}

export interface RoomState {
  state: Uint8Array
  stateVector: Uint8Array
  /** Rows up to and with this number are in the state. */
  throughSeq: number
}

export interface StoredState extends RoomState {
  /** Its bytes are those that were put away; without this they may only be trusted once they were read. */
  isIntact: boolean
}

export interface StoredRoom {
  state: StoredState | null
  /** The rows that follow the state, in order and without gaps. */
  updates: Uint8Array[]
  claims: StoredClaim[]
}

export interface UpdateLog {
  /** All or nothing, and durable on disk when the promise resolves. Throws RoomGoneError for a room that does not exist. */
  append(batch: readonly RoomBatch[]): Promise<void>
  /** Null when there is no such room. Throws BrokenLogError rather than return less than was stored. */
  load(roomId: string): Promise<StoredRoom | null>
  /** Forgets whose these clientIDs are. Only for ids under which nothing was ever written. */
  dropClaims(roomId: string, clientIds: readonly number[]): Promise<void>
  /** Puts a state in the place of the rows that it covers. Throws StaleStateError when it lacks what is stored (R-B6). */
  replaceState(roomId: string, next: RoomState): Promise<void>
}

export class RoomGoneError extends Error {
  override name = 'RoomGoneError'
}
export class BrokenLogError extends Error {
  override name = 'BrokenLogError'
}
export class StaleStateError extends Error {
  override name = 'StaleStateError'
}

/** True when everything that `older` knows is known by `newer` too. */
export function dominates(newer: Uint8Array, older: Uint8Array): boolean {
  const has = Y.decodeStateVector(newer)
  for (const [client, clock] of Y.decodeStateVector(older)) if ((has.get(client) ?? 0) < clock) return false
  return true
}

/** The rows that follow a state; a hole among them is an error, never a shorter document. */
export function rowsAfter(
  throughSeq: number,
  rows: readonly { seq: number; data: Uint8Array }[],
): Uint8Array[] {
  const following = rows.filter((row) => row.seq > throughSeq)
  if (following.some((row, index) => row.seq !== throughSeq + 1 + index))
    throw new BrokenLogError('Rows are missing')
  return following.map((row) => row.data)
}

export const checksumOf = ({ state, stateVector }: Pick<RoomState, 'state' | 'stateVector'>): number =>
  crc32(stateVector, crc32(state))

/** Throws when the bytes are not those that were written: a damaged plan must never look like a whole one (R-B4). */
export function isIntact(stored: RoomState, checksum: number | null): boolean {
  if (checksum === null) return false
  if (checksumOf(stored) !== checksum) throw new BrokenLogError('The state was damaged')
  return true
}

interface Statements {
  insertUpdate: Sqlite.Statement
  insertClaim: Sqlite.Statement
  dropClaim: Sqlite.Statement
  stored: Sqlite.Statement
  putState: Sqlite.Statement
  dropRows: Sqlite.Statement
}

const prepare = (connection: Sqlite.Database): Statements => ({
  insertUpdate: connection.prepare('insert into room_updates (room_id, seq, data) values (?, ?, ?)'),
  insertClaim: connection.prepare(
    `insert into room_clients (room_id, client_id, person_id, seen_at) values (?, ?, ?, ?)
     on conflict (room_id, client_id) do update set seen_at = excluded.seen_at
     where person_id = excluded.person_id`,
  ),
  dropClaim: connection.prepare('delete from room_clients where room_id = ? and client_id = ?'),
  stored: connection.prepare(
    'select state_vector as stateVector, through_seq as throughSeq from room_states where room_id = ?',
  ),
  putState: connection.prepare(
    `insert into room_states (room_id, state, state_vector, through_seq, checksum, updated_at)
     values (?, ?, ?, ?, ?, ?)
     on conflict (room_id) do update set state = excluded.state, state_vector = excluded.state_vector,
     through_seq = excluded.through_seq, checksum = excluded.checksum, updated_at = excluded.updated_at`,
  ),
  dropRows: connection.prepare('delete from room_updates where room_id = ? and seq <= ?'),
})

/** Built once: a plan that is opened waits for these, and building a query takes longer than asking it. */
const prepareReads = (read: Queries) => {
  const roomId = sql.placeholder('roomId')
  return {
    room: read.select({ id: rooms.id }).from(rooms).where(eq(rooms.id, roomId)).prepare(),
    rows: read
      .select({ seq: roomUpdates.seq, data: roomUpdates.data })
      .from(roomUpdates)
      .where(eq(roomUpdates.roomId, roomId))
      .orderBy(asc(roomUpdates.seq))
      .prepare(),
    claims: read
      .select({
        clientId: roomClients.clientId,
        personId: roomClients.personId,
        seenAt: roomClients.seenAt,
      })
      .from(roomClients)
      .where(eq(roomClients.roomId, roomId))
      .prepare(),
    state: read
      .select({
        state: roomStates.state,
        stateVector: roomStates.stateVector,
        throughSeq: roomStates.throughSeq,
        checksum: roomStates.checksum,
      })
      .from(roomStates)
      .where(eq(roomStates.roomId, roomId))
      .prepare(),
  }
}

const stateOf = ({ checksum, ...state }: RoomState & { checksum: number | null }): StoredState => ({
  ...state,
  isIntact: isIntact(state, checksum),
})

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY'

export function createSqliteUpdateLog(db: Database, now: () => number): UpdateLog {
  const reads = prepareReads(db.read)
  let prepared: Statements | undefined
  const write = async (work: (statements: Statements) => void): Promise<void> => {
    try {
      await db.writeSync((connection) => {
        prepared ??= prepare(connection)
        work(prepared)
      })
    } catch (error) {
      throw isGone(error) ? new RoomGoneError('There is no such room') : error
    }
  }

  return {
    append: (batch) =>
      write(({ insertUpdate, insertClaim }) => {
        for (const { roomId, firstSeq, updates, claims } of batch) {
          for (const { clientId, personId } of claims) insertClaim.run(roomId, clientId, personId, now())
          for (const [index, data] of updates.entries()) insertUpdate.run(roomId, firstSeq + index, data)
        }
      }),

    async load(roomId) {
      const { room, rows, claims, state } = reads
      const [found] = await room.execute({ roomId })
      if (!found) return null
      // Rows before state: a state put in between covers rows that were read, and they are left out below.
      const following = await rows.execute({ roomId })
      const claimed = await claims.execute({ roomId })
      const [last] = await state.execute({ roomId })
      return {
        state: last ? stateOf(last) : null,
        updates: rowsAfter(last?.throughSeq ?? 0, following),
        claims: claimed,
      }
    },

    dropClaims: (roomId, clientIds) =>
      write(({ dropClaim }) => {
        for (const clientId of clientIds) dropClaim.run(roomId, clientId)
      }),

    replaceState: (roomId, next) =>
      write(({ stored, putState, dropRows }) => {
        const before = stored.get(roomId) as Pick<RoomState, 'stateVector' | 'throughSeq'> | undefined
        refuseStale(before, next)
        putState.run(roomId, next.state, next.stateVector, next.throughSeq, checksumOf(next), now())
        dropRows.run(roomId, next.throughSeq)
      }),
  }
}

/** Throws when the next state would lose something that the stored one has (R-B6). */
export function refuseStale(
  before: Pick<RoomState, 'stateVector' | 'throughSeq'> | undefined,
  next: RoomState,
): void {
  if (!before) return
  if (next.throughSeq < before.throughSeq || !dominates(next.stateVector, before.stateVector)) {
    throw new StaleStateError('The stored state knows more')
  }
}
