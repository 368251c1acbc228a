/** Who each Yjs clientID of a room is: reading only. Claims are made where frames come in (`client-ids.ts`). */
import { eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { roomClients } from '#db/schema.ts'
import type { PersonOf } from '#plan/authors.ts'

export async function readAuthors(read: Queries, roomId: string): Promise<PersonOf> {
  const rows = await read
    .select({ clientId: roomClients.clientId, personId: roomClients.personId })
    .from(roomClients)
    .where(eq(roomClients.roomId, roomId))
  return new Map(rows.map(({ clientId, personId }) => [clientId, personId]))
}
