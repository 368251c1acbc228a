import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BookKind } from '#plan/book/book.ts'
import { bookOf } from '#plan/book/build.ts'
import { canonicalText, checkCode } from '#plan/record/canonical.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import { agreement, draftBook, hostileBook, paragraph, sampleBook } from '#tests/fixtures/book.ts'
import { filledRecord } from '#tests/fixtures/filled.ts'
import { HOSTILE } from '#tests/fixtures/hostile.ts'
import { emptyRecord, item, sampleRecord } from '#tests/fixtures/record.ts'
import { openPdf, unpacked } from '#tests/harness/pdf.ts'
import { loadTemplates, SHIPPED_FORMS } from '../../templates/load.ts'
import { typeset } from './typeset.ts'

const hex = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

function settled(record: PlanRecord, kind: BookKind = 'plan') {
  const text = canonicalText(record)
  const sha256 = hex(text)
  const code = checkCode(sha256)
  const url = `https://plan.voorbeeld.test/controle/${code}`
  const versions = [{ number: 2, at: record.at, code }]
  return bookOf({ record, kind, language: 'nl', text, sealed: { check: { sha256, code, url }, versions } })
}

/** Words without the spaces and line ends that a page puts between them. */
const run = (text: readonly string[]) => text.join('').replace(/\s+/gu, '').normalize('NFC')

test('R-B40: a screen reader finds structure, outline, language, title and the words for each picture', async () => {
  const book = settled(sampleRecord())
  const { pdf, missing } = typeset(book)
  const opened = await openPdf(pdf)
  expect(missing).toEqual([])
  expect(opened.language).toBe('nl-NL')
  expect(opened.title).toBe('Het plan van Noor')
  expect(opened.outline).toEqual(
    expect.arrayContaining(['In het kort', 'Onze vraag', 'Is dit het echte plan?']),
  )
  for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TH', 'TD', 'Figure', 'TOC', 'TOCI', 'Link'])
    expect(opened.roles).toContain(role)
  const pictures = book.chapters.flatMap(({ blocks }) => blocks).filter(({ type }) => type === 'picture')
  expect(pictures.length).toBeGreaterThan(2)
  for (const picture of pictures) if (picture.type === 'picture') expect(opened.alts).toContain(picture.alt)
})

test('R-B40: the file says that it is PDF/A-3a and PDF/UA-1', async () => {
  const { metadata } = await openPdf(typeset(sampleBook()).pdf)
  expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
})

test('R-B40: a letter that is met first where a long run may break, is read right everywhere', async () => {
  // The twelfth sign of each run is nowhere before it, and stands in what follows.
  const words = [...'79qQxX'].flatMap((sign) => {
    const long = `aaaaaaaaaaa${sign}${'a'.repeat(30)}`
    return [long, `later ${sign}${sign} ${sign}`]
  })
  const chapters = [{ ...chapter('a'), title: 'a', blocks: words.map((one) => paragraph(one)) }]
  const { pdf } = typeset(draftBook({ title: 'a', facts: [], chapters }))
  const { text } = await openPdf(pdf)
  for (const one of words) expect([one, run(text).includes(one.replaceAll(' ', ''))]).toEqual([one, true])
  expect(unpacked(pdf)).not.toMatch(/<[0-9A-F]+200B>/)
})
test('the data in the file is byte for byte what its printed code was made of', async () => {
  const book = settled(sampleRecord())
  const { attachments, text } = await openPdf(typeset(book).pdf)
  const data = attachments['plan.json']
  expect(data && hex(data)).toBe(book.check?.fullCode)
  expect(run(text)).toContain(book.check?.fullCode)
  expect(run(text)).toContain(run([book.check?.shortCode ?? '-']))
})

test('the same plan gives the same bytes', () => {
  const book = settled(sampleRecord())
  expect(hex(typeset(book).pdf)).toBe(hex(typeset(book).pdf))
})

test('a draft says so on every page, and has no code', async () => {
  const { text, attachments } = await openPdf(typeset(draftBook({ attachment: null })).pdf)
  expect(text.length).toBeGreaterThan(3)
  for (const page of text) expect(run([page])).toContain('Concept')
  expect(run(text)).not.toContain('Isditechteplan')
  expect(attachments).toEqual({})
})

test('a plan in each form, in Dutch and in English', () => {
  const forms = loadTemplates(SHIPPED_FORMS).list()
  expect(forms).toHaveLength(9)
  for (const form of forms)
    for (const language of ['nl', 'en'] as const) {
      const record = filledRecord(form, language)
      const { missing, pages } = typeset(
        bookOf({ record, kind: 'plan', language, text: canonicalText(record), sealed: null }),
      )
      expect([form.id, missing]).toEqual([form.id, []])
      expect(pages).toBeGreaterThan(2)
    }
})

test.each(['plan', 'fridge', 'child'] as const)('an empty plan as %s', (kind) => {
  expect(() => typeset(settled(emptyRecord(), kind))).not.toThrow()
})

test('the sheet for the fridge is one page, the child’s version has no worries and no quarrels', async () => {
  const fridge = await openPdf(typeset(settled(sampleRecord(), 'fridge')).pdf)
  expect(fridge.pages).toBe(1)
  expect(run(fridge.text)).toContain(run(['Mark koopt een tweede knuffel']))
  const child = await openPdf(typeset(settled(sampleRecord(), 'child')).pdf)
  expect(run(child.text)).toContain(run(['Ik wil niet steeds mijn tas pakken']))
  for (const adult of ['buikpijn', 'ruzie', 'nachtdienst', 'half acht'])
    expect(run(child.text)).not.toContain(run([adult]))
})

const names = ['Jan', 'Fatima', 'Sjoerd-Willem', 'Оксана', 'ليلى', 'Bartholomeus', 'juf Anouk', 'Ömer', 'Zoë']
const large = (): PlanRecord => {
  const { items, ...plan } = sampleRecord()
  const people = Array.from({ length: 54 }, (_, at) =>
    item('person', `x${at}`, {
      name: `${names[at % names.length]} ${at}`,
      kind: (['household', 'family', 'friend', 'help'] as const)[at % 4] ?? 'help',
      ring: ([1, 2, 3] as const)[at % 3] ?? 1,
      contact: 'normal',
      participant: null,
    }),
  )
  const agreements = Array.from({ length: 130 }, (_, at) =>
    item('agreement', `z${at}`, {
      section: 's-afspraken',
      what: `Afspraak ${at}: ${names[at % names.length]} haalt Noor op en brengt haar thuis.`,
      when: 'elke week',
      who: [`x${at % 54}`],
      until: null,
      fallback: null,
      goal: at % 3 === 0 ? 'g-rust' : null,
    }),
  )
  const circle = items.findIndex(({ id }) => id === 's-kring') + 1
  return { ...plan, items: [...items.slice(0, circle), ...people, ...items.slice(circle), ...agreements] }
}

test('130 agreements and 54 people', async () => {
  const { pdf, pages } = typeset(settled(large()))
  const { text } = await openPdf(pdf)
  expect(pages).toBeGreaterThan(10)
  expect(pages).toBeLessThan(40)
  for (const at of [0, 64, 129]) expect(run(text)).toContain(run([`Afspraak ${at}:`]))
})

test('R-E22: Typst, HTML and XML typed by people are words in the file', async () => {
  const { pdf } = typeset(hostileBook())
  const all = run((await openPdf(pdf)).text).replaceAll('\u200B', '')
  for (const kind of ['typst', 'html', 'xml', 'formula'] as const) expect(all).toContain(run([HOSTILE[kind]]))
})

test('R-E22: a sign that no font has is a □ and is told; it never costs the file', async () => {
  const words = `${HOSTILE.chinese} ${HOSTILE.privateUse}`
  const { pdf, missing } = typeset(draftBook({ chapters: [chapter(words)] }))
  expect(missing).toEqual(expect.arrayContaining(['外', '婆', '\uE000']))
  expect(run((await openPdf(pdf)).text)).toContain('□□□')
})

test('R-E22: a sign that turns out to be missing only while printing costs no file either', async () => {
  const { pdf, missing } = typeset(draftBook({ chapters: [chapter(HOSTILE.chinese)] }), [() => true])
  expect(missing).toContain('外')
  expect(run((await openPdf(pdf)).text)).toContain('□□□')
})

test('a copied Arabic ligature is its two letters, in the order in which they are written', () => {
  expect(unpacked(typeset(draftBook({ chapters: [chapter('السلام', 'ar')] })).pdf)).toMatch(/<06440627>/)
})

const chapter = (text: string, language?: string) => ({
  id: 'c',
  look: 'good' as const,
  title: 'Hoofdstuk',
  blocks: [paragraph(text, language)],
})

test.each([
  ['emoji families', HOSTILE.emojiFamily],
  ['a joiner where no font expects one', 'a\u200Db\uFE0Fc\u200D\uFE0F \u200D \uFE0F'],
  ['half a pair', HOSTILE.loneSurrogate],
  ['signs that steer', HOSTILE.control],
  ['signs that turn the line around', HOSTILE.bidi],
  ['accents apart from their letters', HOSTILE.decomposed],
  ['piled up accents', `a${'\u0301\u0323'.repeat(40)}`],
  ['many scripts', 'नमस्ते ไทย 한국어 עברית বাংলা ქართული ᐃᓄᒃᑎᑐᑦ'],
])('%s never cost the file', (_name, text) => {
  expect(() => typeset(draftBook({ title: text, chapters: [chapter(text)] }))).not.toThrow()
})

test.each([
  ['Arabic', 'ar', HOSTILE.arabic],
  ['Ukrainian', 'uk', 'Я можу забирати Нур зі школи щосереди.'],
  ['Tigrinya', 'ti', 'ኑር ምስ ደቀይ ክትጻወት ትፈቱ እያ።'],
])(
  '%s comes out of the file as it went in, and the file says which language it is',
  async (_name, language, text) => {
    const { pdf, missing } = typeset(draftBook({ chapters: [chapter(text, language)] }))
    const opened = await openPdf(pdf)
    expect(missing).toEqual([])
    expect(opened.languages).toContain(language)
    for (const word of text.replace(/[.።]/gu, '').split(' '))
      expect(run(opened.text)).toContain(word.normalize('NFC'))
  },
)

test('a word longer than a line breaks instead of running off the paper', async () => {
  const { pdf } = typeset(
    draftBook({
      chapters: [
        {
          ...chapter(HOSTILE.longWord),
          blocks: [
            paragraph(HOSTILE.address),
            { type: 'agreement', agreement: agreement({ what: HOSTILE.longWord, who: HOSTILE.longWord }) },
          ],
        },
      ],
    }),
  )
  const { text, widest } = await openPdf(pdf)
  expect(widest).toBeLessThan(0.95)
  const all = run(text).replaceAll('\u200B', '')
  expect(all).toContain(HOSTILE.address)
  expect(all).toContain(HOSTILE.longWord)
})

test('an agreement as long as a page is all there', async () => {
  const words = Array.from({ length: 900 }, (_, at) => `woord${at}`)
  const { pdf } = typeset(
    draftBook({
      chapters: [
        {
          ...chapter(''),
          blocks: [
            {
              type: 'agreement',
              agreement: agreement({
                what: words.join(' '),
                views: [{ words: words.join(' '), by: 'Mark' }],
              }),
            },
          ],
        },
      ],
    }),
  )
  const all = run((await openPdf(pdf)).text)
  expect(all.split('woord899').length - 1).toBe(2)
})

test('R-B40: what was left out of the record is in no byte of the file', async () => {
  const secret = 'Geheimwoord Zandbak'
  const { items, ...plan } = sampleRecord()
  const withSecret = {
    ...plan,
    items: items.map((one) =>
      one.id === 'w-noor' && one.kind === 'passage' && one.content
        ? { ...one, content: { ...one.content, words: secret } }
        : one,
    ),
  }
  const whole = typeset(settled(withSecret)).pdf
  const found = async (pdf: Uint8Array) => {
    const { text, alts, metadata, attachments } = await openPdf(pdf)
    const data = Object.values(attachments).map((bytes) => Buffer.from(bytes).toString('utf8'))
    return [...text, ...alts, metadata, ...data, unpacked(pdf)].some((part) =>
      part.replace(/\s+/g, '').includes('Zandbak'),
    )
  }
  expect(await found(whole)).toBe(true)
  const filtered = { ...withSecret, items: withSecret.items.filter(({ id }) => id !== 'w-noor') }
  const pdf = typeset(settled(filtered)).pdf
  expect(await found(pdf)).toBe(false)
  expect(unpacked(pdf)).not.toContain('w-noor')
})

const command = (tool: string, ...given: string[]) => spawnSync(tool, given)
const has = (tool: string) => command(tool, '--version').error === undefined
const onDisk = (use: (path: string) => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
  try {
    const path = join(folder, 'plan.pdf')
    writeFileSync(path, typeset(settled(sampleRecord())).pdf)
    use(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test.skipIf(!has('qpdf'))('qpdf finds nothing wrong with it', () => {
  onDisk((path) => expect(command('qpdf', '--check', path).status).toBe(0))
})

test.skipIf(!has('pdffonts'))('every font is in the file, and can be copied from', () => {
  onDisk((path) => {
    const [, , ...fonts] = command('pdffonts', path).stdout.toString().trim().split('\n')
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts) expect(font).toMatch(/ yes +yes +yes +\d+ +\d+$/)
  })
})

test('every font is in the file', () => {
  const { pdf } = typeset(settled(sampleRecord()))
  const names = new Set(pdf.toString('latin1').match(/\/FontName \/[^\s]+/g))
  expect(names.size).toBeGreaterThan(3)
  const embedded = pdf.toString('latin1').match(/\/FontFile[23] \d+ 0 R/g) ?? []
  expect(embedded.length).toBe((pdf.toString('latin1').match(/\/Type \/FontDescriptor/g) ?? []).length)
})
