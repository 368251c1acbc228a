/**
 * Which document of a plan somebody may open now, and what they may do in it. Pages and sockets both come through here,
 * so that what a page shows first is what its socket shows after.
 */
import { and, eq, isNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { roomReaders, rooms } from '#db/schema.ts'
import type { PrivateRoom } from '#plan/rights/content.ts'
import { may } from '#plan/rights/may.ts'
import type { Why } from '#plan/rights/why.ts'
import type { RoomKind } from '../collaboration/admission.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import type { Me } from './types.ts'

/**
 * Of a plan room: 'open', 'settled' while a version stands, or 'frozen' while a private room stands in its place. Of a private room: 'forking' until it
 * holds the plan's words, 'open', 'frozen' while the family chooses what to show, 'releasing' while that is done.
 */
export type RoomStatus = 'open' | 'settled' | 'frozen' | 'forking' | 'releasing'
export type RoomRow = typeof rooms.$inferSelect

export type Door =
  | { open: true; roomId: string; access: 'write' | 'read'; room: RoomRow }
  | { open: false; why: Why | 'not-ready'; room: RoomRow | null }

export interface Doors {
  door(me: Me, kind: RoomKind): Promise<Door>
}

export async function roomOf(tx: Queries, planId: string, kind: RoomKind): Promise<RoomRow | null> {
  const [room] = await tx
    .select()
    .from(rooms)
    .where(and(eq(rooms.planId, planId), eq(rooms.kind, kind)))
  return room ?? null
}

/** The private room as the rules see it, with who is in it now. */
export async function privateRoomItem(tx: Queries, room: RoomRow): Promise<PrivateRoom> {
  const readers = await tx
    .select({ id: roomReaders.participantId })
    .from(roomReaders)
    .where(and(eq(roomReaders.roomId, room.id), isNull(roomReaders.leftAt)))
  return { kind: 'private-room', members: readers.map(({ id }) => id), isEnding: room.status !== 'open' }
}

/** The table lets this person be in private time, whether it runs now or not. */
export const belongsInPrivateTime = ({ viewer, situation }: Asking): boolean =>
  may(viewer, 'read', { kind: 'private-room', members: 'all' }, { ...situation, step: 'private' }).ok

/**
 * For who is not inside while private time runs: since when nothing new is that person's to know, also not who was invited
 * or came. Null: nothing is kept apart.
 */
export async function hiddenSince(read: Queries, asking: Asking, planId: string): Promise<number | null> {
  const room = await roomOf(read, planId, 'private')
  if (!room) return null
  return asking.may('read', await privateRoomItem(read, room)).ok ? null : room.createdAt
}

export function createDoors({ db, rights }: { db: Database; rights: Rights }): Doors {
  async function planDoor(asking: Asking, room: RoomRow | null): Promise<Door> {
    const read = asking.may('read', { kind: 'shared-text' })
    if (!read.ok || !room) return { open: false, why: read.ok ? 'not-here' : read.why, room }
    // The plan itself is closed for everybody meanwhile: the family has its own room.
    if (asking.situation.step === 'private' || (room.status !== 'open' && room.status !== 'settled'))
      return { open: false, why: 'private-time', room }
    if (room.status === 'settled') return { open: true, roomId: room.id, access: 'read', room }
    const access = asking.may('write', { kind: 'shared-text' }).ok ? 'write' : 'read'
    return { open: true, roomId: room.id, access, room }
  }

  async function privateDoor(asking: Asking, room: RoomRow | null): Promise<Door> {
    const item: PrivateRoom = room
      ? await privateRoomItem(db.read, room)
      : { kind: 'private-room', members: [] }
    const read = asking.may('read', item)
    if (!read.ok || !room) return { open: false, why: read.ok ? 'not-this-step' : read.why, room }
    if (room.status === 'forking') return { open: false, why: 'not-ready', room }
    const access = asking.may('write', item).ok ? 'write' : 'read'
    return { open: true, roomId: room.id, access, room }
  }

  return {
    async door(me, kind) {
      const asking = await rights.of(me)
      const room = await roomOf(db.read, me.planId, kind)
      return kind === 'plan' ? planDoor(asking, room) : privateDoor(asking, room)
    },
  }
}
