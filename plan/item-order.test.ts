import { describe, expect, test } from 'vitest'
import { keysToPlace, type Placed } from './item-order.ts'

/** Writes the keys and reads the ids back in order, with the id as tie-break. */
function inOrder(id: string, index: number, others: Placed[]): string[] {
  const keys = new Map(others)
  for (const [each, key] of keysToPlace(id, index, others)) keys.set(each, key)
  return [...keys]
    .map(([each, key]) => `${key ?? ''} ${each}`)
    .sort()
    .map((line) => line.split(' ')[1] as string)
}

describe('a place in a list', () => {
  const list: Placed[] = [
    ['a', 'a0'],
    ['b', 'a1'],
    ['c', 'a2'],
  ]

  test('one key is written, wherever the item goes', () => {
    for (const index of [0, 1, 2, 3]) {
      expect(keysToPlace('new', index, list).size).toBe(1)
      const expected = ['a', 'b', 'c']
      expected.splice(index, 0, 'new')
      expect(inOrder('new', index, list)).toEqual(expected)
    }
  })

  test('a place outside the list is its nearest end', () => {
    expect(inOrder('new', -3, list)[0]).toBe('new')
    expect(inOrder('new', 99, list)[3]).toBe('new')
  })

  test('R-B27: between neighbours with equal keys there is room as well', () => {
    const equal: Placed[] = [
      ['a', 'a0'],
      ['b', 'a0'],
      ['c', 'a0'],
      ['d', 'a1'],
    ]
    expect(inOrder('new', 1, equal)).toEqual(['a', 'new', 'b', 'c', 'd'])
    expect(inOrder('new', 2, equal)).toEqual(['a', 'b', 'new', 'c', 'd'])
    expect(keysToPlace('new', 1, equal).has('d')).toBe(false)
  })

  test('keys that are none are replaced', () => {
    const broken: Placed[] = [
      ['a', null],
      ['b', 'no key'],
      ['c', 'a0'],
    ]
    expect(inOrder('new', 1, broken)).toEqual(['a', 'new', 'b', 'c'])
  })
})
