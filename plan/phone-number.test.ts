import { expect, test } from 'vitest'
import { normalPhone } from './phone-number.ts'

test.each([
  '06 12 34 56 78',
  '06-12345678',
  '0612345678',
  '+31 6 12345678',
  '+31 (0)6 1234 5678',
  '0031612345678',
  '+310612345678',
  ' (06) 12.34.56.78 ',
])('%s is a Dutch mobile number', (typed) => {
  expect(normalPhone(typed)).toBe('+31612345678')
})

test.each([
  ['+32 470 12 34 56', '+32470123456'],
  ['0049 1512 3456789', '+4915123456789'],
])('%s is a number elsewhere', (typed, normal) => {
  expect(normalPhone(typed)).toBe(normal)
})

test.each([
  '',
  'opa',
  '020 123 4567',
  '06 1234567',
  '06 123456789',
  '+31 20 1234567',
  '+0612345678',
  '+31612345678, +31687654321',
  '+1234567890123456',
  '+31612345678\r\nX: y',
  '112',
])('%j is no number that a text reaches', (typed) => {
  expect(normalPhone(typed)).toBeNull()
})
