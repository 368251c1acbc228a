import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { expect, test } from 'vitest'
import { openPdf } from '#tests/harness/pdf.ts'
import { readFonts } from './fonts.ts'
import { addPdfUa } from './pdf-ua.ts'

function archived(): Buffer {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: readFonts() }] })
  const { result } = compiler.compile({
    mainFileContent:
      '#set document(title: "Een plan", date: datetime(year: 2027, month: 3, day: 3))\n#set text(lang: "nl", font: "Source Sans 3")\n= Hoi\nWoorden.',
  })
  if (!result) throw new Error('The test’s own source is wrong')
  return compiler.pdf(result, { pdfStandard: 'a-3a' })
}

test('R-B40: the update adds the name of PDF/UA-1, its schema and the title in the bar; the file before it stays as it was', async () => {
  const before = archived()
  const after = addPdfUa(before)
  expect(after.subarray(0, before.length).equals(before)).toBe(true)
  const added = after.subarray(before.length).toString('latin1')
  expect(added).toContain('/DisplayDocTitle true')
  expect(added).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(added).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>')
  const { metadata, pages, language } = await openPdf(after)
  expect(metadata).toContain('pdfuaid')
  expect([pages, language]).toEqual([1, 'nl'])
})

test('R-B40: every offset of the update points at its object', () => {
  const file = addPdfUa(archived()).toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1])
  const table = file.slice(start, file.indexOf('trailer', start))
  const entries = [...table.matchAll(/(\d+) 1\n(\d{10}) 00000 n/g)]
  expect(entries).toHaveLength(2)
  for (const [, id, offset] of entries) expect(file.startsWith(`${id} 0 obj`, Number(offset))).toBe(true)
  expect(file.slice(start)).toMatch(/\/Prev \d+/)
})

test.each([
  ['no cross-reference table', (file: string) => file.replace(/\nxref\n0 /, '\nxrex\n0 ')],
  ['no viewer preferences', (file: string) => file.replace('/ViewerPreferences <<', '/ViewerPreferencez <<')],
  [
    'packed metadata',
    (file: string) => file.replace('<pdfaid:part>3</pdfaid:part>', '<pdfaid:part>2</pdfaid:part>'),
  ],
  [
    'no schemas in the metadata',
    (file: string) => file.replace('<pdfaExtension:schemas>', '<pdfaExtension:schemax>'),
  ],
  ['no PDF', () => 'Dit is geen PDF'],
])('%s: it refuses, rather than promise what is not so', (_name, change) => {
  const changed = Buffer.from(change(archived().toString('latin1')), 'latin1')
  expect(() => addPdfUa(changed)).toThrow()
})

test('a file that says it already is not changed twice', () => {
  expect(() => addPdfUa(addPdfUa(archived()))).toThrow()
})
