import { describe, expect, it } from 'vitest'
import { sampleBook } from '#tests/fixtures/book.ts'
import { opened } from '#tests/fixtures/opened.ts'
import { toDocx } from './docx/docx.ts'
import { toHtml } from './html/html.ts'
import { toOdt } from './odt/odt.ts'

const HERE = import.meta.dirname

/** Every byte of a file, unpacked; names of parts included. */
async function everyByte(make: typeof toDocx): Promise<string> {
  const chapters = sampleBook().chapters.filter(({ id }) => id !== 'kind')
  const attachment = { name: 'plan.json', text: '{"words":"alleen-in-de-gegevens"}' }
  const bytes = await make(sampleBook({ chapters, attachment }))
  if (make === toHtml) return Buffer.from(bytes).toString('latin1')
  return Object.entries(opened(bytes)).flat().join('\n')
}

describe.each([
  ['docx', toDocx],
  ['odt', toOdt],
  ['html', toHtml],
] as const)('a .%s', (_format, make) => {
  it('R-E22, AG5: holds what the reader’s book holds, and no byte of anything else', async () => {
    const bytes = await everyByte(make)
    expect(bytes).toContain('vrijdag')
    // A chapter that this reader does not get, the data beside the book, and the machine that made the file.
    for (const word of ['knuffels', 'Tekening van Noor', 'alleen-in-de-gegevens', HERE, process.cwd()])
      expect(bytes).not.toContain(word)
  })
})
