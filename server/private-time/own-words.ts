/**
 * Rows that one person wrote while private time ran, when it ends. Words of one author are that author's alone to show or
 * to erase: they stay, and whoever of the family may read them still may. What somebody inside would show to others is
 * theirs to choose again; who was outside wrote nothing there. What was said about the room's text goes with the room.
 */
import { and, eq, inArray } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { answers, participants, passageReaders, passages, roomReaders, scores } from '#db/schema.ts'
import { SUPPORT_ROLES } from '#plan/roles.ts'

/** Audiences that reach beyond the family. */
const WIDE = ['circle-and-facilitator', 'everyone']

export async function keepOwnWords(tx: Queries, roomId: string): Promise<void> {
  const here = eq(passages.roomId, roomId)
  const inside = tx
    .select({ id: roomReaders.participantId })
    .from(roomReaders)
    .where(eq(roomReaders.roomId, roomId))
  const written = and(here, inArray(passages.authorId, inside))
  const helpers = tx
    .select({ id: participants.id })
    .from(participants)
    .where(inArray(participants.role, [...SUPPORT_ROLES]))
  const theirs = tx.select({ id: passages.id }).from(passages).where(written)
  await tx
    .delete(passageReaders)
    .where(and(inArray(passageReaders.passageId, theirs), inArray(passageReaders.participantId, helpers)))
  await tx
    .update(passages)
    .set({ audience: 'circle' })
    .where(and(written, inArray(passages.audience, WIDE)))
  await tx.update(passages).set({ roomId: null }).where(here)
  await tx.update(scores).set({ roomId: null, shown: false }).where(eq(scores.roomId, roomId))
  await tx.update(answers).set({ roomId: null }).where(eq(answers.roomId, roomId))
}
