/** Reads the remarks of a plan from the tables, as the rules of rights want to see them. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { comments, rooms } from '#db/schema.ts'
import { ABOUT_KINDS } from '#plan/comment.ts'
import type { Item, PrivateRoom } from '#plan/rights/content.ts'
import { privateRoomItem } from '../plans/doors.ts'

export type CommentRow = typeof comments.$inferSelect
export type CommentItem = Item & { kind: 'comment' }

export interface Stored {
  row: CommentRow
  item: CommentItem
}

/** What stands in private time is about that room's text; the rest is about the plan's. */
export const commentItem = (author: string, room: PrivateRoom | null): CommentItem =>
  room
    ? { kind: 'comment', author, about: room, writtenIn: room }
    : { kind: 'comment', author, about: { kind: 'shared-text' } }

/** In order of writing. Proposals and views beside somebody's own words are not among them. */
export async function readComments(read: Queries, planId: string): Promise<Stored[]> {
  const [rows, privateRooms] = await Promise.all([
    read
      .select()
      .from(comments)
      .where(and(eq(comments.planId, planId), inArray(comments.aboutKind, [...ABOUT_KINDS])))
      .orderBy(comments.createdAt, comments.id),
    read
      .select()
      .from(rooms)
      .where(and(eq(rooms.planId, planId), eq(rooms.kind, 'private'))),
  ])
  const items = new Map(
    await Promise.all(
      privateRooms.map(async (room) => [room.id, await privateRoomItem(read, room)] as const),
    ),
  )
  return rows.flatMap((row): Stored[] => {
    const room = row.roomId === null ? null : items.get(row.roomId)
    // Of a room that is going away nobody reads anything.
    return room === undefined ? [] : [{ row, item: commentItem(row.authorId, room) }]
  })
}

export const threadOf = ({ row }: Stored): string => row.threadId ?? row.id
