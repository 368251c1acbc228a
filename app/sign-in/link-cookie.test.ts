import { describe, expect, test } from 'vitest'
import { dropLink, INVITATION, keepLink, keptLink, linkIn, SIGN_IN } from './link-cookie.ts'

const token = 'a_-Z0'.repeat(8)
const local = { address: 'http://localhost:3000' }
const request = (cookie?: string) => new Request('http://localhost/', { headers: cookie ? { cookie } : {} })

describe('R-E16: a link token leaves the address at once', () => {
  test('it goes to a cookie that scripts cannot read, and the address that follows is plain', () => {
    const answer = keepLink(INVITATION, token, local)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/uitnodiging')
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toBe(`fgp-uitnodiging=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=1800`)
    expect(keptLink(INVITATION, request(`taal=nl; ${cookie.split(';')[0]}`))).toBe(token)
    expect(keptLink(SIGN_IN, request(cookie))).toBeNull()
  })

  test('Secure under TLS; taken away afterwards', () => {
    const setup = { address: 'https://plan.example' }
    expect(keepLink(SIGN_IN, token, setup).headers.get('set-cookie')).toContain('; Secure;')
    expect(dropLink(SIGN_IN, setup)).toBe('fgp-inloggen=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0')
  })

  test('an invented token cannot write a header', () => {
    const answer = keepLink(INVITATION, 'x; Domain=evil.example\r\nX: y', local)
    expect(answer.headers.get('set-cookie')).toMatch(/^fgp-uitnodiging=onbekend; /)
    expect(keptLink(INVITATION, request('fgp-uitnodiging="a b"'))).toBeNull()
    expect(keptLink(INVITATION, request())).toBeNull()
  })
})

describe('a pasted link', () => {
  test.each([
    `https://plan.example/u/${token}`,
    `  http://localhost:3000/u/${token}\n`,
    `Hallo oma, deze link is alleen voor jou: https://plan.example/u/${token} Groet`,
    `/u/${token}`,
  ])('%j is an invitation', (text) => expect(linkIn(text)).toEqual({ cookie: INVITATION, token }))

  test('a mailed link is to sign in', () => {
    expect(linkIn(`https://plan.example/in/${token}`)).toEqual({ cookie: SIGN_IN, token })
  })

  test.each([
    '',
    'oma',
    'https://plan.example/',
    'https://plan.example/u/kort',
    `/x/${token}`,
    `/u/${'x'.repeat(129)}`,
  ])('%j is none', (text) => expect(linkIn(text)).toBeNull())
})
