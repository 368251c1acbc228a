import { expect, test } from 'vitest'
import { isMeant } from './wished-away.ts'

test.each([
  ['Bilal', 'bilal'],
  ['Bilal', 'Bilal Demir'],
  ['Bilal Demir', 'Bilal'],
  ['  José  ', 'Jose'],
  ['Demir Bilal', 'Bilal Demir'],
])('%j is meant by %j', (written, invited) => expect(isMeant(written, invited)).toBe(true))

test.each([
  ['Bil', 'Bilal'],
  ['Bilal', 'Britt'],
  ['Bilal Demir', 'Bilal Kaya'],
  ['', 'Bilal'],
  ['Bilal', ' '],
])('%j is not meant by %j', (written, invited) => expect(isMeant(written, invited)).toBe(false))
