import { expect, test } from 'vitest'
import { type Chosen, linksOf } from './links.ts'

const circle = [
  { id: 'a', name: 'oma  Tineke' },
  { id: 'b', name: 'Ali' },
  { id: 'c', name: '' },
]
const people = [
  { id: 'tineke', name: 'Oma Tineke' },
  { id: 'ali-1', name: 'Ali' },
  { id: 'ali-2', name: 'Alí' },
  { id: 'nameless', name: '' },
]
const linked = (choices: Chosen[] = []) => linksOf(circle, people, choices).map((link) => link.participantId)

test('an equal name is the same person, when only one has it', () => {
  expect(linked()).toEqual(['tineke', null, null])
})

test('a choice goes before the name, also that it is nobody', () => {
  expect(linked([{ personId: 'b', personName: 'Ali', participantId: 'ali-2' }])[1]).toBe('ali-2')
  expect(linked([{ personId: 'a', personName: 'oma Tineke', participantId: null }])[0]).toBeNull()
})

test('a choice holds for the name it was made for: nobody gets the task of another by a new name', () => {
  expect(linked([{ personId: 'a', personName: 'Ali', participantId: 'ali-1' }])[0]).toBe('tineke')
})

test('somebody who takes part no more is nobody', () => {
  expect(linked([{ personId: 'b', personName: 'Ali', participantId: 'left' }])[1]).toBeNull()
})
