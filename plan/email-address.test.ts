import { expect, test } from 'vitest'
import { isEmailAddress, normalAddress } from './email-address.ts'

test.each(['oma@example.nl', 'a.b+c@sub.example.co', "o'neil@example.org", 'jörg@exämple.de'])(
  '%s is an address',
  (text) => {
    expect(isEmailAddress(text)).toBe(true)
  },
)

test.each([
  '',
  'oma',
  'oma@',
  '@example.nl',
  'oma@localhost',
  'oma@example',
  'oma@example..nl',
  'oma@-example.nl',
  'a@b.nl, c@d.nl',
  'a@b.nl;c@d.nl',
  'a@b.nl\r\nBcc: c@d.nl',
  'Oma <oma@example.nl>',
  '"oma"@example.nl',
  'o ma@example.nl',
  `${'x'.repeat(65)}@example.nl`,
  `oma@${'x'.repeat(250)}.nl`,
])('%j is no address', (text) => {
  expect(isEmailAddress(text)).toBe(false)
})

test('capitals and spaces around an address mean nothing', () => {
  expect(normalAddress(' Oma@Example.NL ')).toBe('oma@example.nl')
})
