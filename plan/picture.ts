/**
 * What a child puts beside words: a face, stickers, a drawing. The drawing is kept as strokes, not as an image: small,
 * nothing hides in it, and it can be drawn at every size. What does not fit the schema is refused
 * whole.
 */
export const FACES = ['glad', 'fine', 'so-so', 'sad', 'angry'] as const
export type Face = (typeof FACES)[number]

export const STICKERS = [
  'sun',
  'cloud',
  'heart',
  'star',
  'house',
  'bed',
  'school',
  'ball',
  'dog',
  'cat',
  'music',
  'gift',
] as const
export type Sticker = (typeof STICKERS)[number]

/** The paper: strokes lie on it in whole steps, whatever the size of the screen. */
export const PAPER = { width: 640, height: 480 } as const
/** Pens of the box, by number; the screen gives them colours that show on its paper. */
export const PENS = 8
export const WIDTHS = [4, 9, 18] as const

export interface Stroke {
  pen: number
  /** Index in `WIDTHS`. */
  width: number
  /** x, y, x, y, … */
  points: number[]
}

export interface Picture {
  face: Face | null
  stickers: Sticker[]
  strokes: Stroke[]
}

export const NO_PICTURE: Picture = { face: null, stickers: [], strokes: [] }

export const MOST_STROKES = 400
/** Numbers in all strokes together: a form with so many still fits in what the server takes. */
export const MOST_POINTS = 8_000
const LONGEST_DRAWING = 40_000

export const isEmptyPicture = ({ face, stickers, strokes }: Picture) =>
  face === null && stickers.length === 0 && strokes.length === 0

/** Of a form or a row. Null: not a picture of this schema. */
export function checkPicture(value: unknown): Picture | null {
  if (!isRecord(value)) return null
  const { face, stickers, strokes } = value
  if (face !== null && !FACES.includes(face as Face)) return null
  if (!Array.isArray(stickers) || stickers.length > STICKERS.length) return null
  if (!stickers.every((one) => STICKERS.includes(one)) || new Set(stickers).size < stickers.length)
    return null
  const drawn = checkStrokes(strokes)
  return drawn && { face: face as Face | null, stickers: stickers as Sticker[], strokes: drawn }
}

export function checkStrokes(value: unknown): Stroke[] | null {
  if (!Array.isArray(value) || value.length > MOST_STROKES) return null
  const strokes: Stroke[] = []
  let total = 0
  for (const one of value) {
    if (!isRecord(one) || !isIndex(one.pen, PENS) || !isIndex(one.width, WIDTHS.length)) return null
    const { points } = one
    if (!Array.isArray(points) || points.length < 2 || points.length % 2 !== 0) return null
    total += points.length
    if (total > MOST_POINTS) return null
    if (!points.every((at, index) => isIndex(at, (index % 2 === 0 ? PAPER.width : PAPER.height) + 1)))
      return null
    strokes.push({ pen: one.pen, width: one.width, points: points as number[] })
  }
  return strokes
}

/** A drawing as a form sends it: digits and signs that a form leaves as they are, `pen.width.x.y.x.y-pen…`. */
export const writeDrawing = (strokes: readonly Stroke[]): string =>
  strokes.map(({ pen, width, points }) => [pen, width, ...points].join('.')).join('-')

/** Empty means no drawing. Null: not a drawing, or too much. */
export function readDrawing(text: string): Stroke[] | null {
  if (text === '') return []
  if (text.length > LONGEST_DRAWING || !/^\d+(?:[.-]\d+)*$/.test(text)) return null
  return checkStrokes(
    text.split('-').map((one) => {
      const [pen, width, ...points] = one.split('.').map(Number)
      return { pen, width, points }
    }),
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isIndex = (value: unknown, below: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < below
