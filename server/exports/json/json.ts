/** The record itself. Not a byte may differ from what was digested: the code on the paper is of exactly these. */
import type { Book } from '#plan/book/book.ts'

export async function toJson({ attachment }: Pick<Book, 'attachment'>): Promise<Uint8Array> {
  if (!attachment) throw new Error('A book without its record')
  return new TextEncoder().encode(attachment.text)
}
