import { describe, expect, it } from 'vitest'
import { draftBook, hostileBook, sampleBook } from '#tests/fixtures/book.ts'
import { HOSTILE } from '#tests/fixtures/hostile.ts'
import { assertWellFormed, bigBook, emptyBook, opened, wordsIn } from '#tests/fixtures/opened.ts'
import { cleanText } from '../text.ts'
import { toDocx } from './docx.ts'

const paragraphs = (xml: string) => xml.match(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs) ?? []
const styled = (xml: string, style: string) =>
  paragraphs(xml)
    .filter((one) => one.includes(`<w:pStyle w:val="${style}"/>`))
    .map(wordsIn)
const document = async (book = sampleBook()) => opened(await toDocx(book))['word/document.xml'] ?? ''

describe('a plan as a file for Word', () => {
  it('R-B40: has real headings in the order of the plan, below one title', async () => {
    const xml = await document()
    expect(styled(xml, 'Title')).toEqual(['Het plan van Noor'])
    expect(styled(xml, 'Heading1')).toEqual([
      'In het kort',
      ...sampleBook().chapters.map((chapter) => chapter.title),
      'De versies van dit plan',
      'Is dit het echte plan?',
    ])
    expect(styled(xml, 'Heading2')).toEqual([
      'Wat willen jullie samen oplossen?',
      'Doel: rust op de dag van wisselen',
    ])
  })

  it('R-B40: each table has a header row that repeats, and lists are lists', async () => {
    const xml = await document()
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    expect(tables).toHaveLength(6)
    for (const table of tables) expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(wordsIn(tables[1]?.match(/<w:tr>.*?<\/w:tr>/s)?.[0] ?? '')).toBe(
      'AfspraakWie doet het?Wanneer?Wat zegt iedereen?',
    )
    const bullets = paragraphs(xml).filter((one) => one.includes('<w:numPr>'))
    expect(bullets.map((one) => [one.match(/<w:ilvl w:val="(\d)"/)?.[1], wordsIn(one)])).toEqual([
      ['0', 'Oma Tineke woont om de hoek. Noor mag altijd binnenlopen.'],
      ['0', 'Papa en mama bellen elke zondag.'],
      ['1', 'Dat gaat rustig.'],
    ])
  })

  it('R-B40: tells its language and title, and the language of words that have another', async () => {
    const files = opened(await toDocx(sampleBook()))
    expect(files['docProps/core.xml']).toContain('<dc:title>Het plan van Noor</dc:title>')
    expect(files['docProps/core.xml']).toContain('<dc:language>nl-NL</dc:language>')
    expect(files['word/styles.xml']).toContain('w:val="nl-NL"')
    const xml = files['word/document.xml'] ?? ''
    const line = (part: string) => paragraphs(xml).find((one) => wordsIn(one).includes(part)) ?? ''
    expect(line('Я можу')).toContain('<w:lang w:val="uk"/>')
    expect(line('نور تحب')).toContain('<w:bidi/>')
    expect(line('نور تحب')).toMatch(/<w:rtl\/>.*<w:lang w:bidi="ar"\/>/s)
    const english = opened(await toDocx(sampleBook({ language: 'en' })))
    expect(english['word/styles.xml']).toContain('w:val="en-GB"')
  })

  it('R-B40: each picture has its text and is as wide as the book says', async () => {
    const xml = await document()
    const pictures = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map((found) => found[1])
    expect(pictures).toEqual([
      'Tekening van Noor: een huis met een zon.',
      expect.stringContaining('De kring van Noor'),
      sampleBook().check?.url,
    ])
    // 60 % of 17 cm, in EMU.
    const [width] = [...xml.matchAll(/<wp:extent cx="(\d+)"/g)].map((found) => Number(found[1]))
    expect((width ?? 0) / 360_000).toBeCloseTo(10.2, 1)
  })

  it('shows another view as large as the agreement it is about, and an agreement that is still open', async () => {
    const xml = await document()
    const words = 'Ik wil de tijd samen met Noor kiezen. Acht uur is ook goed.'
    const view = paragraphs(xml).find((one) => wordsIn(one) === words) ?? ''
    expect(view).not.toBe('')
    expect(view).not.toContain('<w:sz ')
    expect(wordsIn(xml)).toContain('Hierover zijn we het nog niet eens.')
  })

  it('R-E22: whatever people wrote is text, in every part of the file', async () => {
    const files = opened(await toDocx(hostileBook()))
    for (const [name, data] of Object.entries(files)) if (/\.(xml|rels)$/.test(name)) assertWellFormed(data)
    const xml = files['word/document.xml'] ?? ''
    for (const text of Object.values(HOSTILE)) {
      const wanted = cleanText(text).split('\n')[0] ?? ''
      expect(styled(xml, 'Heading2').some((words) => words.startsWith(wanted))).toBe(true)
    }
    expect(files['word/_rels/document.xml.rels']).not.toContain('TargetMode="External"')
    expect(xml).not.toContain('fldSimple')
  })

  it('an empty plan, and one with 130 agreements and 54 people', async () => {
    expect(wordsIn(await document(emptyBook()))).toBe('Het plan van NoorVersie 2, vastgelegd op 3 maart 2027')
    const big = await document(bigBook())
    assertWellFormed(big)
    expect(big.match(/<w:tr>/g)).toHaveLength(1 + 54 + 1 + 130 + 6 + 3)
  })

  it('a draft says so on every page, and a version does not', async () => {
    const draft = opened(await toDocx(draftBook()))
    expect(
      Object.entries(draft).some(([name, xml]) => name.includes('header') && xml.includes('Concept')),
    ).toBe(true)
    expect(Object.keys(opened(await toDocx(sampleBook()))).some((name) => name.includes('header'))).toBe(
      false,
    )
  })

  it('the same plan is the same file, and its properties tell no other time or name', async () => {
    const [first, second] = [await toDocx(sampleBook()), await toDocx(sampleBook())]
    expect(Buffer.compare(first, second)).toBe(0)
    expect(opened(first)['docProps/core.xml']?.match(/20\d\d-[\dT:.-]+Z/g)).toEqual([
      '2027-03-03T18:40:00Z',
      '2027-03-03T18:40:00Z',
    ])
  })
})
