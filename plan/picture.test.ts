import { describe, expect, test } from 'vitest'
import { checkPicture, LONGEST_DRAWING, MOST_STROKES, NO_PICTURE, readDrawing } from './picture.ts'

const stroke = { pen: 0, width: 1, points: [0, 0, 640, 480] }

describe('a picture', () => {
  test('of its schema is kept as it is', () => {
    const picture = { face: 'glad', stickers: ['sun', 'dog'], strokes: [stroke] }
    expect(checkPicture(picture)).toEqual(picture)
    expect(checkPicture(NO_PICTURE)).toEqual(NO_PICTURE)
  })

  test('that does not fit is refused whole', () => {
    for (const wrong of [
      null,
      'glad',
      [],
      { face: 'furious', stickers: [], strokes: [] },
      { face: null, stickers: ['sun', 'sun'], strokes: [] },
      { face: null, stickers: ['<svg>'], strokes: [] },
      { face: null, stickers: [], strokes: [{ ...stroke, pen: 8 }] },
      { face: null, stickers: [], strokes: [{ ...stroke, width: -1 }] },
      { face: null, stickers: [], strokes: [{ ...stroke, points: [1] }] },
      { face: null, stickers: [], strokes: [{ ...stroke, points: [1, 2, 3] }] },
      { face: null, stickers: [], strokes: [{ ...stroke, points: [641, 2] }] },
      { face: null, stickers: [], strokes: [{ ...stroke, points: [1.5, 2] }] },
      { face: null, stickers: [], strokes: [{ ...stroke, points: ['1', 2] }] },
    ])
      expect(checkPicture(wrong)).toBeNull()
  })

  test('has a largest size', () => {
    const many = Array.from({ length: MOST_STROKES + 1 }, () => stroke)
    expect(checkPicture({ ...NO_PICTURE, strokes: many })).toBeNull()
    const long = { ...stroke, points: Array.from({ length: 12_002 }, () => 1) }
    expect(checkPicture({ ...NO_PICTURE, strokes: [long] })).toBeNull()
    expect(readDrawing(`[${' '.repeat(LONGEST_DRAWING)}]`)).toBeNull()
  })
})

test('a drawing comes from a form as JSON, or empty', () => {
  expect(readDrawing('')).toEqual([])
  expect(readDrawing(JSON.stringify([stroke]))).toEqual([stroke])
  for (const wrong of ['{', '{}', '[1]', 'null']) expect(readDrawing(wrong)).toBeNull()
})
