/** The update log without a disk, for tests of what stands on it. */
import {
  checksumOf,
  isIntact,
  RoomGoneError,
  type RoomState,
  refuseStale,
  rowsAfter,
  type StoredClaim,
  type UpdateLog,
} from './update-log.ts'

interface MemoryRoom {
  state: (RoomState & { checksum: number }) | null
  rows: { seq: number; data: Uint8Array }[]
  claims: Map<number, Omit<StoredClaim, 'clientId'>>
}

export interface MemoryUpdateLog extends UpdateLog {
  createRoom(roomId: string): void
  dropRoom(roomId: string): void
}

export function createMemoryUpdateLog(now: () => number): MemoryUpdateLog {
  const rooms = new Map<string, MemoryRoom>()
  const roomOf = (roomId: string): MemoryRoom => {
    const room = rooms.get(roomId)
    if (!room) throw new RoomGoneError('There is no such room')
    return room
  }

  return {
    createRoom: (roomId) => void rooms.set(roomId, { state: null, rows: [], claims: new Map() }),
    dropRoom: (roomId) => void rooms.delete(roomId),

    async append(batch) {
      // Everything is checked before anything is kept: all or nothing.
      for (const { roomId, firstSeq } of batch) {
        const last = roomOf(roomId).rows.at(-1)?.seq ?? 0
        if (firstSeq <= last) throw new Error('This sequence number is taken')
      }
      for (const { roomId, firstSeq, updates, claims } of batch) {
        const room = roomOf(roomId)
        for (const { clientId, personId } of claims) {
          const owner = room.claims.get(clientId)?.personId ?? personId
          if (owner === personId) room.claims.set(clientId, { personId, seenAt: now() })
        }
        for (const [index, data] of updates.entries())
          room.rows.push({ seq: firstSeq + index, data: data.slice() })
      }
    },

    async load(roomId) {
      const room = rooms.get(roomId)
      if (!room) return null
      const claims = [...room.claims].map(([clientId, claim]) => ({ clientId, ...claim }))
      // Copies, as from a disk: who loads a room holds its bytes alone.
      const state = room.state && {
        ...room.state,
        state: room.state.state.slice(),
        isIntact: isIntact(room.state, room.state.checksum),
      }
      const updates = rowsAfter(state?.throughSeq ?? 0, room.rows).map((row) => row.slice())
      return { state, updates, claims }
    },

    async dropClaims(roomId, clientIds) {
      for (const clientId of clientIds) roomOf(roomId).claims.delete(clientId)
    },

    async replaceState(roomId, next) {
      const room = roomOf(roomId)
      refuseStale(room.state ?? undefined, next)
      room.state = { ...next, checksum: checksumOf(next) }
      room.rows = room.rows.filter((row) => row.seq > next.throughSeq)
    },
  }
}
