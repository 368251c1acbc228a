import { expect, test } from 'vitest'
import { readChange } from './own-input.ts'

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

test('boxes that are not ticked are switched off', () => {
  expect(readChange(form({ intent: 'seen' }))).toEqual({
    change: { presenceHidden: false, neutralMail: false },
  })
  expect(readChange(form({ intent: 'seen', presenceHidden: 'on' }))).toEqual({
    change: { presenceHidden: true, neutralMail: false },
  })
})

test('each form changes one thing', () => {
  expect(readChange(form({ intent: 'email', email: ' Oma@Example.nl ' }))).toEqual({
    change: { email: 'oma@example.nl' },
  })
  expect(readChange(form({ intent: 'email-remove' }))).toEqual({ change: { email: null } })
  expect(readChange(form({ intent: 'code', code: ' blauwe fiets ' }))).toEqual({
    change: { personalCode: 'blauwe fiets' },
  })
  expect(readChange(form({ intent: 'born', born: '2012' }))).toEqual({ change: { bornOn: '2012' } })
})

test('what is wrong is named, and another form is none', () => {
  expect(readChange(form({ intent: 'email', email: 'oma' }))).toEqual({ problem: 'email' })
  expect(readChange(form({ intent: 'code', code: '12345' }))).toEqual({ problem: 'code' })
  expect(readChange(form({ intent: 'born', born: '12' }))).toEqual({ problem: 'born' })
  expect(readChange(form({ intent: 'leave' }))).toBeNull()
  expect(readChange(form({}))).toBeNull()
})
