/**
 * An opened link is exchanged at once for a short-lived cookie and a plain address (R-E16): the token leaves the
 * history, is on no page and in no form. Spending it is a POST of that page.
 */
import { redirect } from 'react-router'
import type { Setup } from '#server/setup.ts'

interface LinkCookie {
  name: string
  page: string
}

export const INVITATION: LinkCookie = { name: 'fgp-uitnodiging', page: '/uitnodiging' }
export const SIGN_IN: LinkCookie = { name: 'fgp-inloggen', page: '/inloggen' }
/** The code at the door of an evening, and the place in line of who waits behind it. */
export const LOBBY: LinkCookie = { name: 'fgp-lobby', page: '/wachten' }
export const LOBBY_VISITOR: LinkCookie = { name: 'fgp-wachten', page: '/wachten' }

/** Of a reminder: to say how one agreement goes, and to stop it. */
export const ANSWER: LinkCookie = { name: 'fgp-antwoord', page: '/antwoord' }
export const STOP: LinkCookie = { name: 'fgp-stoppen', page: '/stoppen' }

/** What a family shared with somebody who has no account: the link itself, and then the half hour of reading. */
export const SHARED: LinkCookie = { name: 'fgp-gedeeld', page: '/gedeeld' }
export const SHARED_VIEW: LinkCookie = { name: 'fgp-gedeeld-open', page: '/gedeeld' }

/** Long enough to read the page and ask somebody; a closed page is opened again from the message. */
const LASTS_SECONDS = 30 * 60
const isToken = (text: string) => /^[\w-]{1,128}$/.test(text)

function attributes(setup: Pick<Setup, 'address'>): string {
  const tls = setup.address.startsWith('https:')
  return `Path=/; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}`
}

/** What is no token of ours is kept as one that nobody knows: the page then says so. */
export function keepLink(cookie: LinkCookie, token: string, setup: Pick<Setup, 'address'>): Response {
  const value = isToken(token) ? token : 'onbekend'
  return redirect(cookie.page, {
    headers: { 'Set-Cookie': `${cookie.name}=${value}; ${attributes(setup)}; Max-Age=${LASTS_SECONDS}` },
  })
}

export const dropLink = (cookie: LinkCookie, setup: Pick<Setup, 'address'>): string =>
  `${cookie.name}=; ${attributes(setup)}; Max-Age=0`

export function keptLink(cookie: LinkCookie, request: Request): string | null {
  for (const part of request.headers.get('cookie')?.split(';') ?? []) {
    const [name, value = ''] = part.trim().split('=', 2)
    if (name === cookie.name && isToken(value)) return value
  }
  return null
}

/** The kind of link and its token in what somebody pasted: a whole link, or a message around it. */
export function linkIn(text: string): { cookie: LinkCookie; token: string } | null {
  const [, kind, token] = text.match(/\/(u|in)\/([\w-]{20,128})(?![\w-])/) ?? []
  return token ? { cookie: kind === 'u' ? INVITATION : SIGN_IN, token } : null
}
