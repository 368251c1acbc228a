/**
 * Rows that one person wrote while private time ran, when it ends. Words of one author are that author's alone to show
 * or to erase: they stay, for nobody else until the author chooses again. What was said about the room's text goes with
 * the room.
 */
import { eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { answers, passages, scores } from '#db/schema.ts'

export async function keepOwnWords(tx: Queries, roomId: string): Promise<void> {
  await tx
    .update(passages)
    .set({ roomId: null, audience: 'me', releasedAt: null, releasedIn: null })
    .where(eq(passages.roomId, roomId))
  await tx.update(scores).set({ roomId: null, shown: false }).where(eq(scores.roomId, roomId))
  await tx.update(answers).set({ roomId: null }).where(eq(answers.roomId, roomId))
}
