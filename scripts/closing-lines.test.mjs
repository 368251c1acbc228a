import { expect, test } from 'vitest'
import { closingLines } from './closing-lines.mjs'

const report = {
  files: { passed: 3, failed: 0, skipped: 0 },
  passed: 12,
  failed: 0,
  skipped: [{ name: 'a full disk', reason: 'this user may not make a small disk' }],
  secondTry: [],
  errors: [],
  seconds: 61.4,
}
const found = { env: {}, from: '/usr/bin/chromium' }

test('the last line is the plain count, after what was skipped and why', () => {
  const lines = closingLines(report, found, [])
  expect(lines.at(-1)).toBe('12 passed, 0 failed, 1 skipped')
  expect(lines[0]).toBe('Skipped: a full disk, because this user may not make a small disk')
  expect(lines.join('\n')).toContain('Tests  12 passed | 1 skipped (13)')
})

test('without a browser it says which tests were left out, and why', () => {
  const [first] = closingLines(report, { missing: 'no Chromium is installed' }, [])
  expect(first).toBe('Skipped: the browser and accessibility tests, because no Chromium is installed.')
})

test('a test that passed only at the second try is named', () => {
  const lines = closingLines({ ...report, secondTry: ['a page at 320 px'] }, found, [])
  expect(lines).toContain('Unsteady, passed only at the second try: a page at 320 px')
})

test('errors outside tests are told, and count as failed', () => {
  const lines = closingLines({ ...report, failed: 1, errors: ['a promise nobody waited for'] }, found, [])
  expect(lines).toContain('Error outside a test: a promise nobody waited for')
  expect(lines.at(-1)).toBe('12 passed, 1 failed, 1 skipped')
})

test('a run that broke off does not look like one without failures', () => {
  expect(closingLines(null, found, []).at(-1)).toBe('0 passed, 1 failed, 0 skipped')
})

test('what failed before the tests stands just above the counts', () => {
  const lines = closingLines(report, found, ['Failed before the tests: Lint.'])
  expect(lines.indexOf('Failed before the tests: Lint.')).toBeGreaterThan(0)
  expect(lines.indexOf('Failed before the tests: Lint.')).toBeLessThan(
    lines.findIndex((line) => line.includes('Test Files')),
  )
})
