/** The documents for the register: made of what was sent and of nothing else, so that they are the same at each try. */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { sendings } from '#db/schema.ts'
import type { SentText, WriteExtract } from '../exports/extract-file.ts'
import type { Papers } from './types.ts'

export function createSentPapers({ db, write }: { db: Database; write: WriteExtract }): Required<Papers> {
  async function rowOf(sendingId: string) {
    const [row] = await db.read.select().from(sendings).where(eq(sendings.id, sendingId))
    if (!row?.content) throw new Error('Nothing was sent')
    return { ...row, content: row.content, labels: JSON.parse(row.labels) as string[] }
  }
  async function pdf(sent: SentText): Promise<Uint8Array> {
    const made = await write(sent, 'pdf')
    if (!made.ok) throw new Error(made.why)
    return made.bytes
  }
  return {
    async pdfOf(sendingId) {
      const { content, digest, code, labels } = await rowOf(sendingId)
      return pdf({ content, digest: digest ?? '', code: code ?? '', labels })
    },
    async safetyPdfOf(sendingId) {
      const { annexContent: content, annexDigest, annexCode, labels } = await rowOf(sendingId)
      if (content === null) return null
      return pdf({ content, digest: annexDigest ?? '', code: annexCode ?? '', labels, paper: 'safety' })
    },
  }
}
