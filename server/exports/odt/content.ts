/**
 * The pieces of a book as `content.xml`. A look that only some words have (bold, another language, right to left) is an
 * automatic style, made when it is first needed.
 */
import type { Book } from '#plan/book/book.ts'
import { pngOf, TEXT_WIDTH_CM } from '../pictures.ts'
import { piecesOf } from '../pieces/of-book.ts'
import type { ParagraphLook, Piece, PieceTable, Run } from '../pieces/pieces.ts'
import { byDirection, directionOf, escapeMarkup } from '../text.ts'
import type { Entry } from '../zip.ts'
import { NAMESPACES } from './styles.ts'

const PARAGRAPHS: Record<ParagraphLook, string> = {
  body: 'Standard',
  subtitle: 'Subtitle',
  caption: 'Caption',
  by: 'By',
  note: 'Note',
}

/** `content.xml` and the pictures that it names. */
export function contentOf(book: Book): { xml: string; pictures: Entry[] } {
  const writer = new Writer()
  const body = writer.pieces(piecesOf(book))
  const draft = book.watermark ? writer.paragraph([{ text: book.watermark, bold: true }], 'Subtitle') : ''
  return {
    xml: `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${NAMESPACES} office:version="1.3"><office:automatic-styles>${writer.styles()}</office:automatic-styles>
<office:body><office:text>${draft}${body}</office:text></office:body></office:document-content>`,
    pictures: writer.pictures,
  }
}

class Writer {
  readonly pictures: Entry[] = []
  readonly #styles = new Map<string, string>()
  #tables = 0

  styles(): string {
    return [...this.#styles.values()].join('')
  }

  pieces(all: readonly Piece[], around = 'Standard'): string {
    return all.map((piece) => this.#piece(piece, around)).join('')
  }

  #piece(piece: Piece, around: string): string {
    switch (piece.type) {
      case 'title':
        return this.paragraph([{ text: piece.text }], 'Title')
      case 'heading': {
        const name = this.#paragraphStyle(`Heading_20_${piece.level}`, piece.text)
        return `<text:h text:style-name="${name}" text:outline-level="${piece.level}">${this.#runs([{ text: piece.text }])}</text:h>`
      }
      case 'paragraph':
        return this.paragraph(piece.runs, piece.look === 'body' ? around : PARAGRAPHS[piece.look], around)
      case 'list':
        return this.#list(piece.items)
      case 'table':
        return this.#table(piece)
      case 'box':
        return this.pieces(piece.pieces, piece.look === 'quote' ? 'Quote' : 'Notice')
      case 'picture':
        return this.#picture(piece)
    }
  }

  /** `around`: the box that a line of its own look stands in, whose bar goes along it. */
  paragraph(runs: readonly Run[], look: string, around = 'Standard'): string {
    const style = this.#paragraphStyle(look, runs.map((run) => run.text).join(''), around)
    return `<text:p text:style-name="${style}">${this.#runs(runs)}</text:p>`
  }

  #list(items: Piece[][]): string {
    const rows = items.map((item) => `<text:list-item>${this.pieces(item)}</text:list-item>`)
    return `<text:list text:style-name="Bullets">${rows.join('')}</text:list>`
  }

  #table({ caption, head, rows, widths }: PieceTable): string {
    this.#tables += 1
    const name = `Table${this.#tables}`
    this.#styles.set(
      name,
      `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="${TEXT_WIDTH_CM}cm" table:align="left" fo:margin-bottom="0.3cm"/></style:style>` +
        widths
          .map(
            (part, column) =>
              `<style:style style:name="${name}.${column}" style:family="table-column"><style:table-column-properties style:column-width="${(part * TEXT_WIDTH_CM).toFixed(2)}cm"/></style:style>`,
          )
          .join(''),
    )
    this.#styles.set(
      'Cell',
      '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:border="0.5pt solid #c9c3b6"/></style:style>' +
        '<style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:border="0.5pt solid #c9c3b6" fo:background-color="#d8f4f1"/></style:style>' +
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
    )
    const cell = (paragraphs: readonly (readonly Run[])[], style: string, look: string) =>
      `<table:table-cell table:style-name="${style}" office:value-type="string">` +
      `${(paragraphs.length > 0 ? paragraphs : [[]]).map((runs) => this.paragraph(runs, look)).join('')}</table:table-cell>`
    const row = (cells: string) => `<table:table-row table:style-name="Row">${cells}</table:table-row>`
    const header = row(head.map((text) => cell([[{ text }]], 'HeadCell', 'Table_20_Heading')).join(''))
    const body = rows.map((cells) =>
      row(cells.map((paragraphs) => cell(paragraphs, 'Cell', 'Table_20_Contents')).join('')),
    )
    return (
      (caption ? this.paragraph([{ text: caption }], 'Caption') : '') +
      `<table:table table:name="${name}" table:style-name="${name}">` +
      widths.map((_, column) => `<table:table-column table:style-name="${name}.${column}"/>`).join('') +
      `<table:table-header-rows>${header}</table:table-header-rows>${body.join('')}</table:table>`
    )
  }

  /** As drawn, and as an image for what cannot draw. */
  #picture({ svg, alt, width }: Piece & { type: 'picture' }): string {
    const { data, widthCm, heightCm } = pngOf(svg, width)
    const name = `Pictures/${this.pictures.length / 2 + 1}`
    this.pictures.push({ name: `${name}.svg`, data: svg }, { name: `${name}.png`, data })
    const image = (extension: string, type: string) =>
      `<draw:image xlink:href="${name}.${extension}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="${type}"/>`
    return (
      `<text:p text:style-name="Standard"><draw:frame text:anchor-type="as-char" svg:width="${widthCm.toFixed(2)}cm" svg:height="${heightCm.toFixed(2)}cm">` +
      `${image('svg', 'image/svg+xml')}${image('png', 'image/png')}<svg:desc>${escapeMarkup(alt)}</svg:desc></draw:frame></text:p>`
    )
  }

  #runs(runs: readonly Run[]): string {
    return runs
      .flatMap((run) =>
        byDirection(run.text).map(({ text, direction }) => {
          const words = spaced(escapeMarkup(text))
          const style = this.#textStyle(run, direction === 'rtl')
          return style === null ? words : `<text:span text:style-name="${style}">${words}</text:span>`
        }),
      )
      .join('')
  }

  #paragraphStyle(look: string, text: string, around = 'Standard'): string {
    const isRtl = directionOf(text) === 'rtl'
    // A box's own look is the style of its plain lines already.
    const box = around === look || around === 'Standard' ? null : around
    if (!isRtl && !box) return look
    const name = `${look}${box ?? ''}${isRtl ? 'Rtl' : ''}`
    const bar =
      box === 'Quote'
        ? 'fo:border-left="2.5pt solid #e3a33a" fo:background-color="#ffffff"'
        : 'fo:border-left="2.5pt solid #0e5a57" fo:background-color="#f8f3ea"'
    const boxed = box ? `fo:margin-left="0.4cm" fo:padding-left="0.3cm" fo:margin-bottom="0cm" ${bar}` : ''
    const turned = isRtl ? 'style:writing-mode="rl-tb" fo:text-align="start"' : ''
    this.#styles.set(
      name,
      `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${look}"><style:paragraph-properties ${boxed} ${turned}/></style:style>`,
    )
    return name
  }

  #textStyle({ bold, italic, code, language }: Run, isRtl: boolean): string | null {
    const tag = language?.match(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/) ? language : null
    if (!bold && !italic && !code && !tag) return null
    const [primary = '', region = 'none'] = (tag ?? '').split('-')
    const complex = isRtl ? '-complex' : ''
    const name = `T${bold ? 'B' : ''}${italic ? 'I' : ''}${code ? 'C' : ''}${tag ?? ''}${complex}`
    this.#styles.set(
      name,
      `<style:style style:name="${name}" style:family="text"><style:text-properties ` +
        [
          bold && 'fo:font-weight="bold" style:font-weight-complex="bold"',
          italic && 'fo:font-style="italic" style:font-style-complex="italic"',
          code && 'style:font-name="Consolas"',
          tag &&
            (isRtl
              ? `style:language-complex="${primary}" style:country-complex="${region}"`
              : `fo:language="${primary}" fo:country="${region}"`),
        ]
          .filter(Boolean)
          .join(' ') +
        '/></style:style>',
    )
    return name
  }
}

/** XML keeps one space of several: the others are elements here. */
const spaced = (text: string) =>
  text
    .replaceAll('\n', '<text:line-break/>')
    .replaceAll('\t', '<text:tab/>')
    .replace(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`)
