import { expect, test } from 'vitest'
import { among, type Circle, hand, next } from './turns.ts'

const circle: Circle = { turns: ['petra', 'mark', 'oma', 'ali'], hands: [] }

test('the circle goes round', () => {
  let now = circle
  const spoke: (string | undefined)[] = []
  for (let turn = 0; turn < 5; turn++) {
    spoke.push(now.turns[0])
    now = next(now)
  }
  expect(spoke).toEqual(['petra', 'mark', 'oma', 'ali', 'petra'])
})

test('who has a hand up goes first, in the order of the hands; who spoke has it down again', () => {
  const hands = hand(hand(hand(circle, 'ali', true), 'oma', true), 'petra', true)
  const first = next(hands)
  expect([first.turns, first.hands]).toEqual([['ali', 'mark', 'oma', 'petra'], ['oma']])
  expect(next(first)).toEqual({ turns: ['oma', 'mark', 'petra', 'ali'], hands: [] })
  expect(hand(hand(hands, 'ali', true), 'oma', false).hands).toEqual(['petra', 'ali'])
})

test('who left is out, who joined comes last, and one person alone speaks on', () => {
  expect(among({ turns: ['x', 'oma'], hands: ['x'] }, ['petra', 'oma'])).toEqual({
    turns: ['oma', 'petra'],
    hands: [],
  })
  expect(next({ turns: ['petra'], hands: ['petra'] })).toEqual({ turns: ['petra'], hands: [] })
  expect(next({ turns: [], hands: [] })).toEqual({ turns: [], hands: [] })
})
