/** What a child of 0-11 said about agreements, as one picture for each child: a face with its word, never put together. */
import { clustersOf, inSvg, SVG_FONTS } from '../book/svg.ts'
import { tongueOf } from '../book/words.ts'
import type { Language } from '../template.ts'
import type { Drawing } from './drawing.ts'
import { reviewWords } from './words.ts'

export const AGREEMENT_FACES = ['glad', 'so-so', 'sad'] as const
export type AgreementFace = (typeof AGREEMENT_FACES)[number]

export interface FaceAbout {
  what: string
  face: AgreementFace
  /** yyyy-mm-dd */
  on: string
}

const MOUTHS: Record<AgreementFace, string> = {
  glad: 'M10 20q7 8 14 0',
  'so-so': 'M11 22h12',
  sad: 'M10 25q7 -8 14 0',
}
const [WIDTH, ROW, LONGEST] = [680, 52, 52]

/** Null where this child chose none. */
export function facesDrawing(name: string, faces: readonly FaceAbout[], language: Language): Drawing | null {
  if (faces.length === 0) return null
  const words = reviewWords(language)
  const { date } = tongueOf(language)
  const height = faces.length * ROW + 16
  const rows = faces.map(({ what, face }, at) => {
    const y = 8 + at * ROW
    const signs = clustersOf(what.trim())
    const short = signs.length <= LONGEST ? what.trim() : `${signs.slice(0, LONGEST - 1).join('')}…`
    return (
      `<g transform="translate(12 ${y + 6})" fill="none" stroke="#20262b" stroke-width="2" stroke-linecap="round">` +
      `<circle cx="17" cy="17" r="15" fill="#fcecc9"/><path d="${MOUTHS[face]}"/>` +
      '<circle cx="12" cy="13" r="1" fill="#20262b"/><circle cx="22" cy="13" r="1" fill="#20262b"/></g>' +
      `<text x="60" y="${y + 28}" font-size="15" font-weight="600" fill="#20262b">${inSvg(words.faceAbout[face])}</text>` +
      `<text x="170" y="${y + 28}" font-size="15" fill="#20262b">${inSvg(short)}</text>`
    )
  })
  return {
    title: words.facesOf(name),
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="${SVG_FONTS}">` +
      `<rect width="${WIDTH}" height="${height}" rx="10" fill="#ffffff"/>${rows.join('')}</svg>`,
    alt: faces.map(({ what, face }) => words.faceAlt(name, words.faceAbout[face], what.trim())).join(' '),
    head: [words.agreement, words.faceHead, words.day],
    rows: faces.map(({ what, face, on }) => [what.trim(), words.faceAbout[face], date(on)]),
  }
}
