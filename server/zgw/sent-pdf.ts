/** The document for the register: made of what was sent and of nothing else, so that it is the same at each try. */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { sendings } from '#db/schema.ts'
import type { WriteExtract } from '../exports/extract-file.ts'

export function createSentPdf({ db, write }: { db: Database; write: WriteExtract }) {
  return async (sendingId: string): Promise<Uint8Array> => {
    const [row] = await db.read.select().from(sendings).where(eq(sendings.id, sendingId))
    if (!row?.content) throw new Error('Nothing was sent')
    const { content, digest, code } = row
    const labels = JSON.parse(row.labels) as string[]
    const made = await write({ content, digest: digest ?? '', code: code ?? '', labels }, 'pdf')
    if (!made.ok) throw new Error(made.why)
    return made.bytes
  }
}
