import { expect, test } from 'vitest'
import { PALETTE, paletteName } from './palette.ts'

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

test.each(PALETTE)('P1: a white name on $name can be read (4.5:1)', ({ hex }) => {
  expect(hex).toMatch(/^#[0-9a-f]{6}$/)
  expect(1.05 / (luminance(hex) + 0.05)).toBeGreaterThanOrEqual(4.5)
})

test('R-B23: a colour is always one of the palette', () => {
  expect(new Set(PALETTE.map(({ hex }) => hex)).size).toBe(8)
  expect(paletteName('#00677A')).toBe('petrol')
  expect(paletteName('#000000')).toBe('stone')
})
