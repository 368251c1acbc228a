import { describe, expect, test } from 'vitest'
import { checkPicture, MOST_POINTS, MOST_STROKES, NO_PICTURE, readDrawing, writeDrawing } from './picture.ts'

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
    const long = { ...stroke, points: Array.from({ length: MOST_POINTS + 2 }, () => 1) }
    expect(checkPicture({ ...NO_PICTURE, strokes: [long] })).toBeNull()
    expect(readDrawing(writeDrawing([long]))).toBeNull()
    expect(readDrawing('1'.repeat(100_000))).toBeNull()
  })
})

test('a drawing comes through a form', () => {
  expect(readDrawing('')).toEqual([])
  const strokes = [stroke, { pen: 7, width: 2, points: [5, 6] }]
  expect(writeDrawing(strokes)).toBe('0.1.0.0.640.480-7.2.5.6')
  expect(readDrawing(writeDrawing(strokes))).toEqual(strokes)
  for (const wrong of ['-', '1', '1.1', '1.1.1', '0.1.-1.2', '0.1.1e2.3', '[]', '9.0.1.1', 'a', '0.0.1.1-'])
    expect(readDrawing(wrong)).toBeNull()
})
