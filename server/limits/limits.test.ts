import { describe, expect, test } from 'vitest'
import { createBuckets } from './buckets.ts'
import { clientAddress } from './client-address.ts'
import { createLimits } from './limits.ts'

const PUBLIC = new URL('https://plan.example.nl')

describe('R-E6: the client address', () => {
  test('without proxies a header changes nothing', () => {
    for (const forged of ['1.2.3.4', '1.2.3.4, 5.6.7.8', ['9.9.9.9', '8.8.8.8'], '::1', 'nonsense'])
      expect(clientAddress('10.0.0.7', forged, 0)).toBe('10.0.0.7')
  })

  test('only the hops that the own proxies wrote count', () => {
    expect(clientAddress('10.0.0.1', 'forged, 203.0.113.9', 1)).toBe('203.0.113.9')
    expect(clientAddress('10.0.0.1', '1.1.1.1, 2.2.2.2, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9')
    expect(clientAddress('10.0.0.1', ['1.1.1.1', '203.0.113.9'], 1)).toBe('203.0.113.9')
  })

  test('a request that passed fewer proxies than there are is known by its socket', () => {
    expect(clientAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', '203.0.113.9', 2)).toBe('10.0.0.1')
  })

  test('one network is one key', () => {
    expect(clientAddress('::ffff:192.0.2.1', undefined, 0)).toBe('192.0.2.1')
    const key = clientAddress('2001:db8:1:2:3:4:5:6', undefined, 0)
    expect(clientAddress('2001:db8:1:2::99', undefined, 0)).toBe(key)
    expect(clientAddress('2001:0db8:0001:0002::99', undefined, 0)).toBe(key)
    expect(clientAddress('2001:db8:1:3::99', undefined, 0)).not.toBe(key)
  })
})

const post = (address: string, sessionId: string | null, path = '/link') => ({
  method: 'POST',
  path,
  address,
  sessionId,
})

describe('R-E7: limits by session first, then by address', () => {
  test('one browser that asks too often waits; its neighbours do not', () => {
    const limits = createLimits({ clock: { now: () => 0 }, config: { trustedProxies: 0, publicUrl: PUBLIC } })
    const asked = Array.from({ length: 20 }, () => limits.judge(post('10.0.0.1', 'busy')))
    expect(asked.filter((wait) => wait === null)).toHaveLength(8)
    expect(asked.at(-1)).toBeGreaterThan(0)
    expect(limits.judge(post('10.0.0.1', 'neighbour'))).toBeNull()
  })

  test('a clock that is set back makes nobody wait for longer', () => {
    let now = 1_000_000_000
    const limits = createLimits({
      clock: { now: () => now },
      config: { trustedProxies: 0, publicUrl: PUBLIC },
    })
    const asks = () => limits.judge(post('10.0.0.1', 'busy'))
    while (asks() === null);
    now -= 24 * 3_600_000
    expect(asks()).toBeLessThanOrEqual(8 * 60)
    now += 8 * 60_000
    expect(asks()).toBeNull()
  })

  test('forty people behind one address can all come in at once', () => {
    const limits = createLimits({ clock: { now: () => 0 }, config: { trustedProxies: 0, publicUrl: PUBLIC } })
    for (let person = 0; person < 40; person++) {
      expect(
        limits.judge({ method: 'GET', path: '/u/token', address: '10.0.0.1', sessionId: null }),
      ).toBeNull()
      expect(limits.judge(post('10.0.0.1', null, '/uitnodiging'))).toBeNull()
      for (let form = 0; form < 10; form++)
        expect(limits.judge(post('10.0.0.1', `session ${person}`, '/plan/x/mensen'))).toBeNull()
    }
  })

  test('an address without sessions has its own, larger limit, and time gives it back', () => {
    let now = 0
    const limits = createLimits({
      clock: { now: () => now },
      config: { trustedProxies: 0, publicUrl: PUBLIC },
    })
    const free = () =>
      Array.from({ length: 150 }, () => limits.judge(post('10.0.0.1', null))).filter((wait) => !wait)
    expect(free()).toHaveLength(100)
    now += 3_600_000
    expect(free()).toHaveLength(100)
  })

  test('the form of a page with and without scripts counts as one; reading pages is free', () => {
    const limits = createLimits({ clock: { now: () => 0 }, config: { trustedProxies: 0, publicUrl: PUBLIC } })
    for (let i = 0; i < 8; i++) limits.judge(post('10.0.0.1', 'a', i % 2 ? '/link' : '/link.data'))
    expect(limits.judge(post('10.0.0.1', 'a', '/link.data'))).toBeGreaterThan(0)
    for (let i = 0; i < 5_000; i++)
      expect(limits.judge({ method: 'GET', path: '/', address: '10.0.0.1', sessionId: 'a' })).toBeNull()
  })

  test('the wait that is told is enough', () => {
    let now = 0
    const limits = createLimits({
      clock: { now: () => now },
      config: { trustedProxies: 0, publicUrl: PUBLIC },
    })
    let wait: number | null = null
    while (wait === null) wait = limits.judge(post('10.0.0.1', 'a'))
    now += wait * 1000
    expect(limits.judge(post('10.0.0.1', 'a'))).toBeNull()
  })
})

test('many other keys do not make a bucket forget', () => {
  let now = 0
  const buckets = createBuckets({ now: () => now })
  const rate = { size: 2, per: 1_000 }
  for (let i = 0; i < 50_000; i++) buckets.take(`key ${i}`, rate)
  buckets.take('mine', rate)
  buckets.take('mine', rate)
  expect(buckets.wait('mine', rate)).toBe(500)
  now += 500
  expect(buckets.wait('mine', rate)).toBe(0)
})
