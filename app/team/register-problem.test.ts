import { expect, test } from 'vitest'
import { KNOWN_CODES } from '#server/zgw/problem.ts'
import { register as en } from '../messages/en/register.ts'
import { register as nl } from '../messages/nl/register.ts'
import { registerProblem } from './register-problem.ts'

test.each([
  ['nl', nl],
  ['en', en],
])('every code that we know has its sentence, in %s', (_, register) => {
  expect(Object.keys(register.problems).sort()).toEqual([...KNOWN_CODES].sort())
  expect(new Set(Object.values(register.problems)).size).toBeGreaterThan(KNOWN_CODES.length - 3)
})

test('a code that only that register knows has the general sentence', () => {
  expect(registerProblem({ register: nl }, 'iets-eigens')).toBe('Het zaaksysteem nam het plan niet aan.')
  expect(registerProblem({ register: nl }, 'zaak-unknown')).toContain('geen zaak met dit nummer')
})
