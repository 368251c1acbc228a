/** A book as a file for Word: real headings, header rows that repeat, language, and a text for each picture. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import { unzipSync } from 'fflate'
import type { Book } from '#plan/book/book.ts'
import { piecesOf } from '../pieces/of-book.ts'
import { cleanText, escapeMarkup } from '../text.ts'
import { zip } from '../zip.ts'
import { elementsOf } from './elements.ts'
import { BULLETS, LOCALES, MARGIN, styles, TEXT_WIDTH } from './looks.ts'

const TYPES = '[Content_Types].xml'

export async function toDocx(book: Book): Promise<Uint8Array> {
  const document = new Document({
    styles: styles(LOCALES[book.language]),
    numbering: { config: [BULLETS] },
    compatabilityModeVersion: 15,
    sections: [
      {
        properties: {
          page: {
            size: { width: '210mm', height: '297mm' },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        headers: book.watermark
          ? {
              default: new Header({
                children: [
                  new Paragraph({
                    children: [
                      new TextWatermark({ text: cleanText(book.watermark), color: '9a9a9a', opacity: 0.3 }),
                    ],
                  }),
                ],
              }),
            }
          : {},
        footers: { default: footer(book) },
        children: elementsOf(piecesOf(book)),
      },
    ],
  })
  const overrides = [{ path: 'docProps/core.xml', data: properties(book) }]
  const files = unzipSync(new Uint8Array(await Packer.toBuffer(document, undefined, overrides)))
  return zip(
    // What tells what kind of file it is comes first.
    [TYPES, ...Object.keys(files).filter((name) => name !== TYPES)].map((name) => ({
      name,
      data: files[name] ?? '',
    })),
    book.at,
  )
}

/** Who made a version is in the plan; the properties of the file name nobody, and tell no time but the plan's. */
const properties = ({ title, language, at }: Book): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>${escapeMarkup(title)}</dc:title><dc:creator>Familiegroepsplan</dc:creator>\
<dc:language>${LOCALES[language]}</dc:language>\
<cp:lastModifiedBy>Familiegroepsplan</cp:lastModifiedBy><cp:revision>1</cp:revision>\
<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`

/** The short code, and which page it is. */
function footer({ check, words, watermark }: Book): Footer {
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        alignment: AlignmentType.START,
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: 'c9c3b6', space: 4 } },
        children: [
          new TextRun({ text: cleanText(check?.shortCode ?? watermark ?? ''), size: 18, color: '4f5763' }),
          new TextRun({
            size: 18,
            color: '4f5763',
            children: [
              new Tab(),
              `${cleanText(words.page)} `,
              PageNumber.CURRENT,
              ` ${cleanText(words.of)} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  })
}
