import { describe, expect, test } from 'vitest'
import { difference, moved, movedCharacter } from './text-difference.ts'

describe('the smallest difference', () => {
  test('typing, deleting and pasting over', () => {
    expect(difference('oma', 'oma', 3)).toBeNull()
    expect(difference('oma', 'omaa', 4)).toEqual({ start: 3, removed: 0, inserted: 'a' })
    expect(difference('oma kookt', 'oma k', 5)).toEqual({ start: 5, removed: 4, inserted: '' })
    expect(difference('oma kookt', 'opa kookt', 2)).toEqual({ start: 1, removed: 1, inserted: 'p' })
  })

  test('the caret tells which of two equal letters is new', () => {
    expect(difference('aa', 'aaa', 1)).toEqual({ start: 0, removed: 0, inserted: 'a' })
    expect(difference('aa', 'aaa', 3)).toEqual({ start: 2, removed: 0, inserted: 'a' })
  })

  test('a character of two code units is never cut', () => {
    // Both share their first half.
    expect(difference('😀', '😁', 2)).toEqual({ start: 0, removed: 2, inserted: '😁' })
    expect(difference('a😀b', 'a😀😀b', 5)).toEqual({ start: 3, removed: 0, inserted: '😀' })
  })

  test('any two texts: the replacement gives the second', () => {
    const texts = ['', 'a', 'ab', 'aba', 'abab', '😀a', 'a😀', '😁😀', 'ومن', 'من']
    for (const before of texts)
      for (const after of texts)
        for (const caret of [null, 0, after.length]) {
          const change = difference(before, after, caret)
          if (!change) continue
          const { start, removed, inserted } = change
          expect(before.slice(0, start) + inserted + before.slice(start + removed)).toBe(after)
        }
  })
})

describe('positions after a change', () => {
  test('before, at and after it', () => {
    const insert = [{ retain: 2 }, { insert: 'xyz' }]
    expect([1, 2, 3].map((position) => moved(position, insert))).toEqual([1, 2, 6])
    const remove = [{ retain: 1 }, { delete: 2 }]
    expect([0, 1, 2, 3, 4].map((position) => moved(position, remove))).toEqual([0, 1, 1, 1, 2])
  })

  test('a character that was deleted is nowhere', () => {
    const both = [{ retain: 1 }, { delete: 1 }, { insert: 'xy' }]
    expect([0, 1, 2].map((at) => movedCharacter(at, both))).toEqual([0, -1, 3])
    expect(movedCharacter(-1, both)).toBe(-1)
  })
})
