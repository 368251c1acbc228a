import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { isForgeable } from './same-origin.ts'

const OURS = ['https://plan.example.nl']
const request = (method: string, headers: Record<string, string> = {}) =>
  ({ method, headers }) as unknown as IncomingMessage

it('R-E19: a change comes from our own pages', () => {
  expect(isForgeable(request('POST', { origin: 'https://plan.example.nl' }), OURS)).toBe(false)
  expect(isForgeable(request('POST', { 'sec-fetch-site': 'same-origin' }), OURS)).toBe(false)
  expect(isForgeable(request('POST', { origin: 'null', 'sec-fetch-site': 'same-origin' }), OURS)).toBe(false)
})

it('R-E19: another site, no origin at all, and a site that only resembles ours are refused', () => {
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'http://plan.example.nl' },
    { origin: 'https://plan.example.nl.evil.example' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ]) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(isForgeable(request(method, headers as Record<string, string>), OURS)).toBe(true)
    }
  }
})

it('R-E19: looking is free', () => {
  expect(isForgeable(request('GET', { origin: 'https://evil.example' }), OURS)).toBe(false)
})
