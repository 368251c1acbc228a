/**
 * How often one browser, or one address, may do what (R-E7): by session first, then by address. A session's limit is
 * what one person can need; an address's limit is that of a whole community centre or office.
 */
import type { IncomingMessage } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createBuckets, type Rate } from './buckets.ts'
import { clientAddress } from './client-address.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const LIMITS = {
  /** Mails to come back: each one is a message to somebody, perhaps to a stranger. */
  'sign-in-mail': { session: { size: 8, per: HOUR }, address: { size: 100, per: HOUR } },
  /** Opening and spending links. Tokens cannot be guessed; this keeps the log and the disk quiet. */
  link: { session: { size: 60, per: 10 * MINUTE }, address: { size: 600, per: 10 * MINUTE } },
  /** Codes of papers. Nobody guesses one; this keeps who tries quiet. */
  check: { session: { size: 60, per: 10 * MINUTE }, address: { size: 300, per: 10 * MINUTE } },
  /** New plans, the example included. */
  start: { session: { size: 20, per: HOUR }, address: { size: 200, per: HOUR } },
  /** Every other form. */
  post: { session: { size: 120, per: MINUTE }, address: { size: 1_500, per: MINUTE } },
} satisfies Record<string, { session: Rate; address: Rate }>
const LOCAL_TIMES = 20
type LimitName = keyof typeof LIMITS

export interface Limits {
  /** The key of a client in limits; never taken from a header that the client can forge (R-E6). */
  addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>): string
  /** Counts the request; null when it may go on, else the seconds to wait (status 429, Retry-After). */
  judge(request: { method: string; path: string; address: string; sessionId: string | null }): number | null
}

export function createLimits({
  clock,
  config,
}: {
  clock: Clock
  config: Pick<Config, 'trustedProxies' | 'publicUrl'>
}): Limits {
  // In local mode everybody is this one computer: somebody who tries it out, or a test.
  const times = config.publicUrl === null ? LOCAL_TIMES : 1
  const widen = ({ size, per }: Rate): Rate => ({ size: size * times, per })
  const buckets = createBuckets(clock)
  return {
    addressOf: (request) =>
      clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for'], config.trustedProxies),

    judge({ method, path, address, sessionId }) {
      const name = limitOf(method, path)
      if (!name) return null
      const turns: [string, Rate][] = [[`${name} address ${address}`, widen(LIMITS[name].address)]]
      if (sessionId) turns.unshift([`${name} session ${sessionId}`, widen(LIMITS[name].session)])
      const wait = Math.max(...turns.map(([key, rate]) => buckets.wait(key, rate)))
      // Who is refused uses nothing: hammering does not lengthen the wait, and does not use up that of the neighbours.
      if (wait > 0) return Math.ceil(wait / 1000)
      for (const [key, rate] of turns) buckets.take(key, rate)
      return null
    },
  }
}

/** The pages' own scripts post to the same address with `.data` behind it. */
function limitOf(method: string, path: string): LimitName | null {
  const page = path.replace(/\.data$/, '')
  if (/^\/(u|in|antwoord|stoppen|lobby|gedeeld(?!\/uittreksel))\//.test(page)) return 'link'
  if (/^\/controle\/./.test(page)) return 'check'
  // Who has to go, goes.
  if (method === 'GET' || method === 'HEAD' || page === '/snel-weg') return null
  if (page === '/link') return 'sign-in-mail'
  if (['/uitnodiging', '/inloggen', '/aanbod', '/antwoord', '/stoppen', '/gedeeld'].includes(page))
    return 'link'
  if (['/plan/nieuw', '/plan/importeren', '/voorbeeld'].includes(page)) return 'start'
  return 'post'
}
