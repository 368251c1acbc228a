/** Books and ways to look inside files, for the tests of the formats. */
import { strFromU8, unzipSync } from 'fflate'
import type { Book } from '#plan/book/book.ts'
import { agreement, sampleBook } from '#tests/fixtures/book.ts'

export const emptyBook = (): Book => sampleBook({ facts: [], chapters: [], versions: [], check: null })

export const bigBook = (): Book =>
  sampleBook({
    chapters: [
      {
        id: 'kring',
        look: 'circle',
        title: 'De kring',
        blocks: [
          {
            type: 'table',
            caption: 'Mensen',
            head: ['Naam', 'Wie'],
            rows: Array.from({ length: 54 }, (_, nth) => [`Mens ${nth + 1}`, 'familie']),
          },
        ],
      },
      {
        id: 'afspraken',
        look: 'agreements',
        title: 'Afspraken',
        blocks: Array.from({ length: 130 }, (_, nth) => ({
          type: 'agreement' as const,
          agreement: agreement({ number: nth + 1, what: `Doe ding ${nth + 1}.` }),
        })),
      },
    ],
  })

/** Every file in a file, by name; pictures as their bytes. */
export const opened = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]))

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** The words of a piece of markup, as a reader sees them. */
export const wordsIn = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
      code ? String.fromCodePoint(Number(code)) : (NAMED[name] ?? '?'),
    )

/** Fails on markup that is not well formed: every tag closed, in order, once. */
export function assertWellFormed(markup: string): void {
  const open: string[] = []
  const rest = markup
    .replace(/<\?[^>]*\?>/g, '')
    .replace(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g, (tag, close, name, _a, empty) => {
      if (close) {
        const last = open.pop()
        if (last !== name) throw new Error(`${tag} closes <${last}>`)
      } else if (!empty) open.push(name)
      return ''
    })
  if (open.length > 0) throw new Error(`<${open.at(-1)}> stays open`)
  const stray = rest.match(/.{0,20}(?:[<>]|&(?!#?\w+;)).{0,40}/s)
  if (stray) throw new Error(`Not escaped: ${stray[0]}`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: reason: XML 1.0 allows none of these
  const control = rest.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
  if (control) throw new Error('A control character')
}
