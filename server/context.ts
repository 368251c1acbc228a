/**
 * The keys under which a request carries its services to loaders and actions.
 *
 * React Router finds a value by the identity of its key. This module may exist twice, once as source under the server
 * and once in the built pages, so the keys are kept on the global symbol registry, where both find the same object.
 */
import { createContext, type RouterContext } from 'react-router'
import type { Language } from '#plan/template.ts'
import type { Services } from './services.ts'
import type { Session } from './sessions/types.ts'
import type { Staff } from './staff/types.ts'

function key<T>(name: string): RouterContext<T> {
  const registry = globalThis as unknown as Record<symbol, RouterContext<T> | undefined>
  const symbol = Symbol.for(`familiegroepsplan.${name}`)
  const existing = registry[symbol]
  if (existing) return existing
  const created = createContext<T>()
  registry[symbol] = created
  return created
}

export const servicesContext = key<Services>('services')

/** Who is asking: the browser's session and the language of its page. */
export const requestContext = key<{
  session: Session | null
  /** Somebody of an organisation; never a participant by this. */
  staff: Staff | null
  /** Seconds to wait when this browser or address asks too often (R-E7); null when it may go on. */
  waitSeconds: number | null
  language: Language
  /** For the Content-Security-Policy of this response. */
  nonce: string
  requestId: string
  /** Writes an unexpected error to the log, without the address it happened at (links hold tokens). */
  report(error: unknown): void
}>('request')
