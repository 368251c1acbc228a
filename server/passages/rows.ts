/** Reads words of one author from the tables, as the rules of rights want to see them. */
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { comments, participants, passageReaders, passages, roomReaders, rooms } from '#db/schema.ts'
import { paletteHex } from '#plan/palette.ts'
import type { AudienceChoice } from '#plan/passage.ts'
import type { Audience, Item, Passage, PrivateRoom } from '#plan/rights/content.ts'

export type PassageRow = typeof passages.$inferSelect
export type BesideRow = typeof comments.$inferSelect

export interface Stored {
  row: PassageRow
  item: Passage
}

export interface StoredBeside {
  row: BesideRow
  item: Item & { kind: 'comment' }
}

export type Names = ReadonlyMap<string, { id: string; name: string; color: string }>

/** Everything of one plan: what somebody may read of it is for the caller to ask. */
export interface PlanPassages {
  all: Stored[]
  besides: StoredBeside[]
  names: Names
  /** The private room that is open now: what is written meanwhile belongs to it. */
  open: { id: string; item: PrivateRoom } | null
}

const KINDS: readonly string[] = ['own-passage', 'child-words'] satisfies Passage['kind'][]

export async function readPassages(read: Queries, planId: string): Promise<PlanPassages> {
  const [rows, named, aboutPassages, people, privateRooms, inRoom] = await Promise.all([
    read.select().from(passages).where(eq(passages.planId, planId)).orderBy(passages.createdAt, passages.id),
    read
      .select({ reader: passageReaders })
      .from(passageReaders)
      .innerJoin(passages, eq(passages.id, passageReaders.passageId))
      .where(eq(passages.planId, planId)),
    read
      .select()
      .from(comments)
      .where(and(eq(comments.planId, planId), eq(comments.aboutKind, 'passage')))
      .orderBy(comments.createdAt, comments.id),
    read
      .select({ id: participants.id, name: participants.name, color: participants.color })
      .from(participants)
      .where(eq(participants.planId, planId)),
    read
      .select()
      .from(rooms)
      .where(and(eq(rooms.planId, planId), eq(rooms.kind, 'private'), ne(rooms.status, 'ended'))),
    read
      .select({ roomId: roomReaders.roomId, participantId: roomReaders.participantId })
      .from(roomReaders)
      .innerJoin(rooms, eq(rooms.id, roomReaders.roomId))
      .where(and(eq(rooms.planId, planId), isNull(roomReaders.leftAt))),
  ])

  /** Of a room that ended nobody but the author reads what was written there. */
  const roomItem = (roomId: string): PrivateRoom => ({
    kind: 'private-room',
    members: inRoom.filter((one) => one.roomId === roomId).map((one) => one.participantId),
  })
  const writtenIn = (roomId: string | null) => (roomId === null ? {} : { writtenIn: roomItem(roomId) })

  const all = rows
    .filter((row) => KINDS.includes(row.kind))
    .map((row): Stored => {
      const readers = named.filter(({ reader }) => reader.passageId === row.id).map(({ reader }) => reader)
      const chosen = readers.filter(({ kind }) => kind === 'chosen').map((reader) => reader.participantId)
      const item: Passage = {
        kind: row.kind as Passage['kind'],
        author: row.authorId,
        audience: audienceOf(row.audience, chosen),
        audienceChosenAt: row.audienceChosenAt,
        grants: readers
          .filter(({ kind }) => kind === 'grant')
          .map((reader) => ({ to: reader.participantId, at: reader.at })),
        isReleased: row.releasedAt !== null,
        ...writtenIn(row.roomId),
      }
      return { row, item }
    })

  const itemOf = new Map(all.map(({ row, item }) => [row.id, item]))
  const besides = aboutPassages.flatMap((row): StoredBeside[] => {
    const about = itemOf.get(row.aboutId)
    return about
      ? [{ row, item: { kind: 'comment', about, author: row.authorId, ...writtenIn(row.roomId) } }]
      : []
  })
  const [room] = privateRooms
  return {
    all,
    besides,
    names: new Map(people.map((one) => [one.id, { ...one, color: paletteHex(one.color) }])),
    open: room ? { id: room.id, item: roomItem(room.id) } : null,
  }
}

export const audienceOf = (to: string, people: readonly string[]): Audience =>
  to === 'chosen' ? { to, people } : { to: to as Exclude<AudienceChoice, 'chosen'> }
