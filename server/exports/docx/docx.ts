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
import type { Book } from '#plan/book/book.ts'
import { piecesOf } from '../pieces/of-book.ts'
import { cleanText } from '../text.ts'
import { elementsOf } from './elements.ts'
import { BULLETS, LOCALES, MARGIN, styles, TEXT_WIDTH } from './looks.ts'

export async function toDocx(book: Book): Promise<Uint8Array> {
  const title = cleanText(book.title)
  const document = new Document({
    title,
    // Who made a version is in it; the file itself names nobody.
    creator: 'Familiegroepsplan',
    lastModifiedBy: 'Familiegroepsplan',
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
        children: elementsOf(piecesOf(book), 'body'),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

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
