import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { refusedStatus } from './acceptable.ts'

const OURS = ['https://plan.example.nl']
const status = (method: string, path: string, headers: Record<string, string> = {}) =>
  refusedStatus(
    { method, headers: { origin: OURS[0], ...headers } } as unknown as IncomingMessage,
    path,
    OURS,
  )
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

it('R-E16: an address that cannot be decoded goes no further', () => {
  expect(status('GET', '/u/token/%E0%A4%A')).toBe(400)
  expect(status('GET', '/plan/%C3%A9%C3%A9n')).toBeNull()
})

it('takes forms as browsers send them and no other body', () => {
  expect(status('POST', '/plan/nieuw', FORM)).toBeNull()
  expect(status('POST', '/plan/nieuw', { 'content-type': 'multipart/form-data; boundary=x' })).toBeNull()
  for (const type of ['application/json', 'text/plain', 'multipart/form-data', '']) {
    expect(status('POST', '/plan/nieuw', { 'content-type': type })).toBe(415)
  }
})

it('R-B25: refuses a form above the cap, and one that does not say its size', () => {
  expect(status('POST', '/plan/nieuw', { ...FORM, 'content-length': '70000' })).toBe(413)
  expect(status('POST', '/plan/nieuw', { ...FORM, 'transfer-encoding': 'chunked' })).toBe(413)
})

it('R-E21: only the page for it takes a file, and none above the cap', () => {
  const file = (size: number) => ({
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': String(size),
  })
  for (const path of ['/plan/importeren', '/plan/importeren.data']) {
    expect(status('POST', path, file(1_000_000))).toBeNull()
    expect(status('POST', path, file(1_200_000))).toBe(413)
  }
  expect(status('POST', '/plan/x/importeren', file(1_000_000))).toBe(413)
})

it('R-E19: judges where it came from before what is in it', () => {
  expect(
    status('POST', '/plan/nieuw', { origin: 'https://evil.example', 'content-type': 'text/plain' }),
  ).toBe(403)
  expect(status('DELETE', '/plan/nieuw')).toBe(405)
})
