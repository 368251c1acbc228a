/**
 * What a register answers when it does not do what was asked: its code and what we do with it. Its sentence is never
 * kept or shown: it can hold what we sent.
 */

/** `soon`: goes by itself. `later`: somebody must set something right. `never`: trying again changes nothing. */
export type Again = 'soon' | 'later' | 'never'

export class RegisterProblem extends Error {
  override name = 'RegisterProblem'
  readonly code: string
  readonly again: Again
  readonly status: number | null
  constructor(code: string, again: Again, status: number | null = null) {
    super(code)
    this.code = code
    this.again = again
    this.status = status
  }
}

const has = (error: unknown, ...codes: string[]): error is RegisterProblem =>
  error instanceof RegisterProblem && codes.includes(error.code)

/** Lost, or never ours any more: the register knows another lock, or none. */
export const isLostLock = (error: unknown) => has(error, 'incorrect-lock-id', 'unlocked', 'missing-lock-id')
export const isTaken = (error: unknown) => has(error, 'identificatie-niet-uniek')
/** The pair of zaak and document is there already. */
export const isRelated = (error: unknown) => has(error, 'unique')
/** The family took it back. */
export const isWithdrawn = (error: unknown) => has(error, 'withdrawn')
export const isGone = (error: unknown) => error instanceof RegisterProblem && error.status === 404

/** Every code for which there is a sentence; a code of a register that is not among them has the general one. */
export const KNOWN_CODES = [
  'unreachable',
  'timeout',
  'server-error',
  'busy',
  'invalid-jwt-signature',
  'jwt-decode-error',
  'jwt-expired',
  'invalid-client-identifier',
  'not_authenticated',
  'no-token',
  'permission_denied',
  'zaak-unknown',
  'type-unknown',
  'does-not-exist',
  'missing-zaaktype-informatieobjecttype-relation',
  'pending-relations',
  'zaak-closed',
  'conflict',
  'crs',
  'existing-lock',
  'lost-lock',
  'file-size',
  'incomplete-upload',
  'identificatie-niet-uniek',
  'relation-missing',
  'newer-version',
  'withdrawn',
  'not-removed',
  'no-register',
  'no-pdf',
  'unknown',
] as const

const SOON = new Set(['pending-relations', 'existing-lock', 'lost-lock', 'incomplete-upload', 'conflict'])

const CODE = /^[a-z0-9][a-z0-9_-]{0,59}$/i
const isCode = (value: unknown): value is string => typeof value === 'string' && CODE.test(value)

/** From a `Fout` or `ValidatieFout`; anything else than JSON (a gateway's page) has the code of its status. */
export function problemOf(status: number, body: unknown): RegisterProblem {
  const fault = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: unknown
    invalidParams?: { code?: unknown }[]
  }
  const params = Array.isArray(fault.invalidParams) ? fault.invalidParams : []
  const precise = params.map((param) => param?.code).find(isCode)
  const given = precise ?? (isCode(fault.code) ? fault.code : undefined)
  if (status >= 500) return new RegisterProblem('server-error', 'soon', status)
  if (status === 429 || status === 408) return new RegisterProblem('busy', 'soon', status)
  if (status === 401) return new RegisterProblem(given ?? 'not_authenticated', 'later', status)
  if (status === 403) return new RegisterProblem(given ?? 'permission_denied', 'later', status)
  if (status === 406 || status === 412) return new RegisterProblem('crs', 'later', status)
  if (status === 409) return new RegisterProblem(given ?? 'conflict', 'soon', status)
  const code = given ?? 'unknown'
  return new RegisterProblem(code, SOON.has(code) ? 'soon' : 'later', status)
}
