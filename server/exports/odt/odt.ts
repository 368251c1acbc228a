/** A book as an OpenDocument text (ODF 1.3): what municipalities archive and LibreOffice writes in. */
import type { Book } from '#plan/book/book.ts'
import { escapeMarkup } from '../text.ts'
import { type Entry, zip } from '../zip.ts'
import { contentOf } from './content.ts'
import { COUNTRIES, NAMESPACES, stylesXml } from './styles.ts'

const TYPE = 'application/vnd.oasis.opendocument.text'

export async function toOdt(book: Book): Promise<Uint8Array> {
  const { xml, pictures } = contentOf(book)
  const files: Entry[] = [
    { name: 'content.xml', data: xml },
    { name: 'styles.xml', data: stylesXml(book) },
    { name: 'meta.xml', data: metaXml(book) },
    ...pictures,
  ]
  return zip(
    [
      { name: 'mimetype', data: TYPE, stored: true },
      ...files,
      { name: 'META-INF/manifest.xml', data: manifestXml(files.map((file) => file.name)) },
    ],
    book.at,
  )
}

/** Names nobody: who wrote what stands in the plan itself. */
const metaXml = ({ title, language, at }: Book) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta ${NAMESPACES} office:version="1.3"><office:meta>
<meta:generator>Familiegroepsplan</meta:generator><dc:title>${escapeMarkup(title)}</dc:title>
<dc:language>${language}-${COUNTRIES[language]}</dc:language>
<meta:creation-date>${at}</meta:creation-date><dc:date>${at}</dc:date>
</office:meta></office:document-meta>`

const TYPES: Record<string, string> = { xml: 'text/xml', svg: 'image/svg+xml', png: 'image/png' }

function manifestXml(names: readonly string[]): string {
  const rows = names.map(
    (name) =>
      `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="${TYPES[name.split('.').at(-1) ?? '']}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${TYPE}"/>
${rows.join('\n')}
</manifest:manifest>`
}
