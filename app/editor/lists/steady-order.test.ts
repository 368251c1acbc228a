import { expect, test } from 'vitest'
import { steadyOrder } from './steady-order.ts'

test('R-B42: what others move stays where it is shown', () => {
  expect(steadyOrder(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['a', 'b', 'c'])
})

test('what is new comes after the one before it; what is gone goes', () => {
  expect(steadyOrder(['a', 'b'], ['x', 'a', 'y', 'b', 'z'])).toEqual(['x', 'a', 'y', 'b', 'z'])
  expect(steadyOrder(['a', 'b', 'c'], ['c', 'new', 'a'])).toEqual(['a', 'c', 'new'])
  expect(steadyOrder([], ['a', 'b'])).toEqual(['a', 'b'])
})
