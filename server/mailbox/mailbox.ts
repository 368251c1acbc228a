/** The mailbox page of local mode: what the outbox would have sent, the latest first. */
import { desc, ne } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { outbox } from '#db/schema.ts'
import type { Mailbox } from './types.ts'

const SHOWN = 100

export const createMailbox = ({ db }: { db: Database }): Mailbox => ({
  async list() {
    const rows = await db.read
      .select()
      .from(outbox)
      .where(ne(outbox.payload, ''))
      .orderBy(desc(outbox.createdAt), desc(outbox.id))
      .limit(SHOWN)
    return rows.map((row) => {
      const { subject, text } = JSON.parse(row.payload) as { subject: string; text: string }
      return { id: row.id, to: row.recipient, subject, text, at: row.createdAt }
    })
  },
})
