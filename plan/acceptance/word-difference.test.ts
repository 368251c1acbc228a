import { expect, test } from 'vitest'
import { wordDifference } from './word-difference.ts'

const shown = (before: string, after: string) =>
  wordDifference(before, after).map(({ kind, text }) => `${{ same: '', gone: '-', new: '+' }[kind]}${text}`)

test.each([
  ['', '', []],
  ['Oma komt.', 'Oma komt.', ['Oma komt.']],
  ['', 'Oma komt.', ['+Oma komt.']],
  ['Oma komt.', '', ['-Oma komt.']],
  ['Oma komt op woensdag.', 'Oma komt op donderdag.', ['Oma komt op', '- woensdag.', '+ donderdag.']],
  ['Oma haalt Noor op.', 'Oma en Ali halen Noor op.', ['Oma', '- haalt', '+ en Ali halen', ' Noor op.']],
])('from "%s" to "%s"', (before, after, pieces) => {
  expect(shown(before, after)).toEqual(pieces)
})

test('what is the same and new together is the text that stands there now', () => {
  const words = ['Oma', 'Noor', 'haalt', 'belt', 'op', 'elke', 'week', '\nthuis']
  let seed = 7
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed
  }
  const text = () => Array.from({ length: next() % 12 }, () => words[next() % words.length]).join(' ')
  for (let round = 0; round < 200; round += 1) {
    const [before, after] = [text(), text()]
    const pieces = wordDifference(before, after)
    const now = pieces.filter(({ kind }) => kind !== 'gone').map((piece) => piece.text)
    expect(now.join('')).toBe(after)
  }
})

test('very long texts are shown one after the other', () => {
  const long = 'woord '.repeat(5_000)
  expect(wordDifference(long, `${long}!`).map(({ kind }) => kind)).toEqual(['gone', 'new'])
})
