import { expect, test } from 'vitest'
import { sensitiveWords } from './sensitive-words.ts'

test('words of illness or offence are found, as they were written', () => {
  expect(sensitiveWords('Vader is depressief. Er was Politie, en weer politie bij de deur.')).toEqual([
    'depressief',
    'Politie',
    'politie',
  ])
})

test('ordinary words give no hint', () => {
  expect(sensitiveWords('Mila komt elke dag op tijd op school en speelt graag met Daan.')).toEqual([])
  expect(sensitiveWords('')).toEqual([])
})
