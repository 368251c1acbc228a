/** What a child put beside words, as drawings with the same in words. */
import { PAPER, type Picture, type Stroke, WIDTHS } from '../picture.ts'
import type { BookBlock } from './book.ts'
import { FACE_LINES, STICKER_LINES } from './stickers.ts'
import type { Tongue } from './words.ts'

/** The pens of the child's own place, on white paper. */
const PENS = ['#1b1b1b', '#c62828', '#d35400', '#f2c200', '#2e7d32', '#1565c0', '#6a1b9a', '#6d4c41']

export function pictureBlocks(picture: Picture, by: string, { words, list }: Tongue): BookBlock[] {
  const { face, stickers, strokes } = picture
  const said = [
    ...(face ? [words.picture.face(words.picture.faces[face])] : []),
    ...(stickers.length > 0
      ? [words.picture.stickers(list(stickers.map((one) => words.picture.stickerNames[one])))]
      : []),
  ].join('. ')
  const blocks: BookBlock[] = []
  if (said) {
    const lines = [...(face ? [FACE_LINES[face]] : []), ...stickers.map((one) => STICKER_LINES[one])]
    blocks.push({
      type: 'picture',
      svg: row(lines),
      alt: `${words.picture.chosenBy(by)}. ${said}.`,
      caption: said,
      width: Math.min(1, lines.length * 0.09),
    })
  }
  if (strokes.length > 0)
    blocks.push({
      type: 'picture',
      svg: drawing(strokes),
      alt: words.picture.drawing(by),
      caption: words.picture.drawnBy(by),
      width: 0.62,
    })
  return blocks
}

const STEP = 32

/** Signs in a row, drawn with lines. */
const row = (lines: readonly string[]): string => {
  const width = lines.length * STEP
  const signs = lines.map(
    (path, at) =>
      `<path transform="translate(${at * STEP + 4} 4)" d="${path}" fill="none" stroke="#0e5a57" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${STEP}" width="${width * 2}" height="${STEP * 2}">${signs.join('')}</svg>`
}

function drawing(strokes: readonly Stroke[]): string {
  const { width, height } = PAPER
  const paths = strokes.map(
    ({ pen, width: size, points }) =>
      `<path d="${pathOf(points)}" stroke="${PENS[pen] ?? PENS[0]}" stroke-width="${WIDTHS[size] ?? WIDTHS[0]}"/>`,
  )
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="14" fill="#ffffff" stroke="#d9cfbd" stroke-width="2"/>` +
    `<g fill="none" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g></svg>`
  )
}

/** One point is a dot: a line of hardly any length with a round end. */
function pathOf([x, y, ...rest]: readonly number[]): string {
  const lines = rest.map((at, index) => (index % 2 === 0 ? `L${at}` : ` ${at}`)).join('')
  return `M${x} ${y}${lines || 'l0.1 0'}`
}
