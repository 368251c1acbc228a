import { describe, expect, test } from 'vitest'
import { clockTime, dayName, fullDate } from './dates.ts'
import { en } from './en/catalogue.ts'
import { direction } from './language.ts'
import { nl } from './nl/catalogue.ts'
import { plural } from './plural.ts'

/** Every sentence in a catalogue, with where it stands. Texts with a gap are left out: their gaps are unknown. */
function* sentences(part: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof part === 'string') yield [path, part]
  else if (part && typeof part === 'object')
    for (const [key, value] of Object.entries(part)) yield* sentences(value, `${path}.${key}`)
}

describe('catalogues', () => {
  test('no text is empty', () => {
    const all = [...sentences(nl, 'nl'), ...sentences(en, 'en')]
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(([, text]) => !text.trim())).toEqual([])
  })

  test('L1: a Dutch sentence has at most 15 words', () => {
    const long = [...sentences(nl, 'nl')].flatMap(([path, text]) =>
      text
        .split(/(?<=[.?!])\s/)
        .filter((sentence) => sentence.split(/\s+/).length > 15)
        .map((sentence) => `${path}: ${sentence}`),
    )
    expect(long).toEqual([])
  })
})

describe('language', () => {
  test('L3: Arabic runs from right to left', () => {
    expect(direction('ar')).toBe('rtl')
    expect(direction('fa-AF')).toBe('rtl')
    expect(direction('nl')).toBe('ltr')
  })
})

test('plural follows the rules of the language', () => {
  const forms = { one: 'afspraak', other: 'afspraken' }
  expect(plural('nl', 1, forms)).toBe('afspraak')
  expect(plural('nl', 0, forms)).toBe('afspraken')
  expect(plural('ar', 2, { two: 'يومان', other: 'أيام' })).toBe('يومان')
})

test('a day stays the same day in Amsterdam', () => {
  expect(dayName('2026-04-14', 'nl')).toBe('dinsdag 14 april')
  expect(dayName(new Date('2026-04-13T22:30:00Z'), 'nl')).toBe('dinsdag 14 april')
  expect(fullDate('2026-04-14', 'en')).toBe('14 April 2026')
  expect(clockTime(new Date('2026-04-14T22:05:00Z'), 'nl')).toBe('00:05')
})
