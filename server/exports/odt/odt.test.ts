import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { draftBook, hostileBook, sampleBook } from '#tests/fixtures/book.ts'
import { HOSTILE } from '#tests/fixtures/hostile.ts'
import { assertWellFormed, bigBook, emptyBook, opened, wordsIn } from '#tests/fixtures/opened.ts'
import { toDocx } from '../docx/docx.ts'
import { cleanText } from '../text.ts'
import { toOdt } from './odt.ts'

const content = async (book = sampleBook()) => opened(await toOdt(book))['content.xml'] ?? ''
const all = (xml: string, tag: string) => xml.match(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs')) ?? []
const headings = (xml: string, level: number) =>
  all(xml, 'text:h')
    .filter((one) => one.includes(`text:outline-level="${level}"`))
    .map(wordsIn)

describe('a plan as OpenDocument', () => {
  it('begins with its type, not compressed, and lists every file that it holds', async () => {
    const bytes = await toOdt(sampleBook())
    expect(strFromU8(bytes.subarray(30, 77))).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
    const files = opened(bytes)
    const listed = [...(files['META-INF/manifest.xml'] ?? '').matchAll(/full-path="([^"]+)"/g)].map(
      (one) => one[1],
    )
    const expected = Object.keys(files).filter((name) => name !== 'mimetype' && !name.startsWith('META-INF'))
    expect(listed.sort()).toEqual(['/', ...expected].sort())
  })

  it('R-B40: has real headings in the order of the plan', async () => {
    const xml = await content()
    expect(headings(xml, 1)).toEqual([
      'In het kort',
      ...sampleBook().chapters.map((chapter) => chapter.title),
      'De versies van dit plan',
      'Is dit het echte plan?',
    ])
    expect(headings(xml, 2)).toEqual([
      'Wat willen jullie samen oplossen?',
      'Doel: rust op de dag van wisselen',
    ])
  })

  it('R-B40: each table has header rows, and lists are lists', async () => {
    const xml = await content()
    const tables = all(xml, 'table:table')
    expect(tables).toHaveLength(6)
    for (const table of tables) expect(all(table, 'table:table-header-rows')).toHaveLength(1)
    expect(wordsIn(all(tables[1] ?? '', 'table:table-header-rows')[0] ?? '')).toBe(
      'AfspraakWie doet het?Wanneer?Wat zegt iedereen?',
    )
    expect(xml.match(/<text:list-item>/g)).toHaveLength(3)
  })

  it('R-B40: tells its language and title, and the language and direction of other words', async () => {
    const files = opened(await toOdt(sampleBook()))
    expect(files['meta.xml']).toContain('<dc:title>Het plan van Noor</dc:title>')
    expect(files['meta.xml']).toContain('<dc:language>nl-NL</dc:language>')
    expect(files['styles.xml']).toContain('fo:language="nl" fo:country="NL"')
    const xml = files['content.xml'] ?? ''
    const styleOf = (words: string) =>
      xml.match(new RegExp(`<text:(?:p|span) text:style-name="([^"]+)">${words}`))?.[1]
    const style = (name: string | undefined) =>
      xml.match(new RegExp(`<style:style style:name="${name}".*?</style:style>`))?.[0]
    expect(style(styleOf('Я можу'))).toContain('fo:language="uk"')
    expect(style(styleOf('نور تحب'))).toContain('style:language-complex="ar"')
    const line = all(xml, 'text:p').find((one) => one.includes('نور تحب'))
    expect(style(line?.match(/style-name="([^"]+)"/)?.[1])).toContain('style:writing-mode="rl-tb"')
  })

  it('R-B40: each picture has its text, as drawn and as an image', async () => {
    const files = opened(await toOdt(sampleBook()))
    const frames = all(files['content.xml'] ?? '', 'draw:frame')
    expect(frames.map((one) => wordsIn(all(one, 'svg:desc')[0] ?? ''))).toEqual([
      'Tekening van Noor: een huis met een zon.',
      expect.stringContaining('De kring van Noor'),
      sampleBook().check?.url,
    ])
    for (const frame of frames) {
      const names = [...frame.matchAll(/xlink:href="([^"]+)"/g)].map((found) => found[1] ?? '')
      expect(names.map((name) => files[name]?.slice(1, 4))).toEqual(['svg', 'PNG'])
    }
  })

  it('R-E22: whatever people wrote is text, in every part of the file', async () => {
    const files = opened(await toOdt(hostileBook()))
    for (const [name, data] of Object.entries(files)) if (name.endsWith('.xml')) assertWellFormed(data)
    const titles = headings(files['content.xml'] ?? '', 2)
    for (const text of Object.values(HOSTILE)) {
      const wanted = cleanText(text).split('\n')[0] ?? ''
      expect(titles.some((title) => title.startsWith(wanted))).toBe(true)
    }
    // Every address that the file would follow is a picture inside it.
    for (const [, address] of (files['content.xml'] ?? '').matchAll(/xlink:href="([^"]*)"/g))
      expect(address).toMatch(/^Pictures\/\d+\.(svg|png)$/)
  })

  it('an empty plan, and one with 130 agreements and 54 people', async () => {
    expect(wordsIn(await content(emptyBook())).trim()).toBe(
      'Het plan van NoorVersie 2, vastgelegd op 3 maart 2027',
    )
    const big = await content(bigBook())
    assertWellFormed(big)
    expect(big.match(/<table:table-row /g)).toHaveLength(1 + 54 + 1 + 130 + 6 + 3)
  })

  it('a draft says so, and the same plan is the same file', async () => {
    expect(wordsIn(await content(draftBook())).trim()).toMatch(/^Concept/)
    expect(Buffer.compare(await toOdt(sampleBook()), await toOdt(sampleBook()))).toBe(0)
  })
})

const OFFICE = spawnSync('soffice', ['--version']).status === 0
/** Where the office program is installed; elsewhere there is nothing to open the files with. */
describe.skipIf(!OFFICE)('opened in LibreOffice', () => {
  it.each([
    ['docx', toDocx],
    ['odt', toOdt],
  ] as const)(
    'R-B40: a .%s keeps its headings and header rows',
    async (extension, make) => {
      const folder = mkdtempSync(join(tmpdir(), 'office-'))
      try {
        writeFileSync(join(folder, `plan.${extension}`), await make(sampleBook()))
        const done = spawnSync('soffice', [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'fodt',
          '--outdir',
          folder,
          join(folder, `plan.${extension}`),
        ])
        expect(done.status).toBe(0)
        const xml = readFileSync(join(folder, 'plan.fodt'), 'utf8')
        expect(headings(xml, 1)).toContain('Wie doet wat en wanneer?')
        expect(headings(xml, 2)).toContain('Wat willen jullie samen oplossen?')
        expect(all(xml, 'table:table-header-rows')).toHaveLength(6)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    60_000,
  )
})
