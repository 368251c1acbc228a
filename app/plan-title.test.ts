import { expect, test } from 'vitest'
import { en } from './messages/en/catalogue.ts'
import { nl } from './messages/nl/catalogue.ts'
import { planTitle } from './plan-title.ts'

const sem = { name: 'Sem' }
const noor = { name: 'Noor' }
const baby = { name: '' }

test('a plan is named after its children', () => {
  expect(planTitle([sem], 'nl', nl)).toBe('Plan voor Sem')
  expect(planTitle([sem, noor], 'nl', nl)).toBe('Plan voor Sem en Noor')
  expect(planTitle([sem, noor, baby], 'nl', nl)).toBe('Plan voor Sem, Noor en de baby')
  expect(planTitle([sem, noor], 'en', en)).toBe('Plan for Sem and Noor')
  expect(planTitle([], 'nl', nl)).toBe('Ons plan')
})
