/**
 * Typst writes a file after one standard at a time. A plan is to be both PDF/A-3a (an archive keeps it) and PDF/UA-1 (a
 * screen reader reads it). This adds to a PDF/A-3a file, as one incremental update, the two things that PDF/UA-1 asks on
 * top: the title is shown in the window's bar, and the metadata names the standard, with the schema that PDF/A wants of
 * every property it does not know. That the document itself keeps PDF/UA-1 is proved before: the same plan is first
 * written under Typst's own `ua-1`, which refuses what does not.
 *
 * It relies on a classic cross-reference table and plain XMP; when those change, this throws.
 */
const SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of PDF/UA to which the document conforms</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>'

export function addPdfUa(pdf: Buffer): Buffer {
  // Latin 1 keeps each byte one character: offsets stay offsets.
  const file = pdf.toString('latin1')
  const start = Number(found(file, /startxref\s+(\d+)\s+%%EOF\s*$/))
  const trailer = file.slice(file.indexOf('trailer', start))
  const offsets = readTable(file, start)
  const rootId = Number(found(trailer, /\/Root (\d+) 0 R/))

  const catalog = objectAt(file, offsets, rootId)
  const metadataId = Number(found(catalog, /\/Metadata (\d+) 0 R/))
  const newCatalog = once(
    catalog,
    '/ViewerPreferences <<',
    '/ViewerPreferences <<\n    /DisplayDocTitle true',
  )

  const metadata = objectAt(file, offsets, metadataId)
  const [, xmp = ''] = /stream\n([\s\S]*?)\nendstream/.exec(metadata) ?? []
  const withPart = once(
    xmp,
    '<pdfaid:part>3</pdfaid:part>',
    '<pdfaid:part>3</pdfaid:part><pdfuaid:part>1</pdfuaid:part>',
  )
  const withPrefix = once(
    withPart,
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
  )
  const newXmp = once(
    withPrefix,
    '<pdfaExtension:schemas><rdf:Bag>',
    `<pdfaExtension:schemas><rdf:Bag>${SCHEMA}`,
  )
  const newMetadata = `${metadataId} 0 obj\n<<\n  /Length ${newXmp.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n${newXmp}\nendstream\nendobj\n`

  const base = file.endsWith('\n') ? file : `${file}\n`
  const changed = [
    { id: metadataId, body: newMetadata },
    { id: rootId, body: `${newCatalog}\n` },
  ].sort((a, b) => a.id - b.id)
  let update = ''
  let table = 'xref\n'
  for (const { id, body } of changed) {
    table += `${id} 1\n${String(base.length + update.length).padStart(10, '0')} 00000 n\r\n`
    update += body
  }
  const newTrailer = once(
    found(trailer, /trailer\s*(<<[\s\S]*?>>)\s*startxref/),
    '<<',
    `<<\n  /Prev ${start}`,
  )
  const newStart = base.length + update.length
  return Buffer.from(
    `${base}${update}${table}trailer\n${newTrailer}\nstartxref\n${newStart}\n%%EOF\n`,
    'latin1',
  )
}

/** Where each object begins, by its number: one section of a classic table. */
function readTable(file: string, start: number): number[] {
  const [, first = '', rows = ''] =
    /^xref\n(\d+) \d+\n((?:\d{10} \d{5} [fn]\r\n)+)trailer/.exec(file.slice(start)) ?? []
  if (first !== '0') throw new Error('Not the cross-reference table that was expected')
  return rows
    .trimEnd()
    .split('\r\n')
    .map((row) => Number(row.slice(0, 10)))
}

function objectAt(file: string, offsets: readonly number[], id: number): string {
  const at = offsets[id]
  if (at === undefined || !file.startsWith(`${id} 0 obj\n`, at)) throw new Error('No such object')
  return file.slice(at, file.indexOf('\nendobj', at) + '\nendobj'.length)
}

function found(text: string, pattern: RegExp): string {
  const [, value] = pattern.exec(text) ?? []
  if (value === undefined) throw new Error(`Not found in the PDF: ${pattern.source}`)
  return value
}

/** Replaces the only place; none, or more than one, is a file that this does not know. */
function once(text: string, from: string, to: string): string {
  const parts = text.split(from)
  if (parts.length !== 2) throw new Error(`Expected once in the PDF: ${from}`)
  return parts.join(to)
}
