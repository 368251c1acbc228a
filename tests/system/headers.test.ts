import { expect, test } from 'vitest'
import { startPlan } from '#tests/harness/family.ts'
import { documentOf } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'

const server = sharedServer()

const directives = (policy: string) =>
  new Map(
    policy
      .split(';')
      .map((part) => [part.trim().split(' ', 1)[0] ?? '', part.trim().split(' ').slice(1).join(' ')]),
  )

test('R-E20: a policy from nothing, with a nonce of its own per response, that every script of the page carries', async () => {
  const person = new Person(server().origin)
  const [first, second] = [await person.get('/'), await person.get('/')]
  const policy = directives(first.headers.get('content-security-policy') ?? '')
  for (const name of ['default-src', 'object-src', 'base-uri', 'frame-ancestors'])
    expect(policy.get(name)).toBe("'none'")
  expect(policy.get('connect-src')).toMatch(/^'self' ws:\/\//)
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*/)

  const nonceOf = (text: string) => text.match(/'nonce-([^']+)'/)?.[1] ?? ''
  const nonce = nonceOf(first.headers.get('content-security-policy') ?? '')
  expect(nonce.length).toBeGreaterThan(15)
  expect(nonceOf(second.headers.get('content-security-policy') ?? '')).not.toBe(nonce)
  const inline = [...documentOf(first.text).querySelectorAll('script:not([src])')]
  expect(inline.length).toBeGreaterThan(0)
  for (const script of inline) expect(script.getAttribute('nonce')).toBe(nonce)
})

test('R-E20: nosniff on pages, on errors, on files and on refusals', async () => {
  const person = new Person(server().origin)
  const home = await person.get('/')
  const file = home.text.match(/\/assets\/[\w.-]+\.js/)?.[0] ?? ''
  const answers = [
    home,
    await person.get('/bestaat-niet'),
    await person.get(file),
    await person.send('POST', '/plan/nieuw', { Origin: 'https://elders.example' }, ''),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([200, 404, 200, 403])
  expect(answers.map((answer) => answer.headers.get('x-content-type-options'))).toEqual(
    Array(4).fill('nosniff'),
  )
})

test('R-E20: HSTS under TLS only: a computer of its own has none to promise', async () => {
  const { headers } = await new Person(server().origin).get('/')
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('R-E13, R-E16: pages are not kept by anybody and tell nobody where people came from', async () => {
  const { parent, path } = await startPlan(server().origin)
  for (const page of ['/', path, `${path.split('?')[0]}/mensen`, '/apparaten']) {
    const { headers, status } = await parent.get(page)
    expect([page, status, headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      page,
      200,
      expect.stringContaining('no-store'),
      'no-referrer',
    ])
  }
})

test('files with a digest in their name are kept for good', async () => {
  const person = new Person(server().origin)
  const file = (await person.get('/')).text.match(/\/assets\/[\w.-]+\.js/)?.[0] ?? ''
  expect((await person.get(file)).headers.get('cache-control')).toContain('immutable')
})

test('scripts and styles come compressed, and are kept for good', async () => {
  const person = new Person(server().origin)
  const home = await person.get('/')
  for (const [file = ''] of home.text.matchAll(
    /\/assets\/app-[\w.-]+\.css|\/assets\/framework[\w.-]+\.js/g,
  )) {
    for (const encoding of ['br', 'gzip']) {
      const answer = await fetch(server().origin + file, { headers: { 'Accept-Encoding': encoding } })
      expect([file, answer.status, answer.headers.get('content-encoding')]).toEqual([file, 200, encoding])
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect((await answer.text()).length).toBeGreaterThan(1024)
    }
  }
})
