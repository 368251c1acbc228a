/** The cookie that says which browser this is (R-E2). Never readable by scripts, never sent along from another site. */
import type { Config } from '../config.ts'

/** Browsers keep a cookie for at most 400 days; the server decides earlier (`lifetimes.ts`). */
const LONGEST_SECONDS = 400 * 24 * 3600

export interface SessionCookie {
  /** The token in a Cookie header, or null. */
  read(header: string | null | undefined): string | null
  set(token: string, device: 'own' | 'shared'): string
  clear(): string
}

export function sessionCookie(config: Pick<Config, 'publicUrl'>): SessionCookie {
  const tls = config.publicUrl?.protocol === 'https:'
  // `__Host-` binds the cookie to this very host: a neighbouring subdomain cannot plant one.
  const name = tls ? '__Host-fgp' : 'fgp'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}`
  return {
    read: (header) => readCookie(header, name),
    // On a shared device the cookie goes when the browser closes, if not earlier.
    set: (token, device) =>
      `${name}=${token}; ${attributes}${device === 'own' ? `; Max-Age=${LONGEST_SECONDS}` : ''}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  }
}

/** The value of one cookie; null when it is absent or holds what no token of ours can hold. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const split = part.indexOf('=')
    if (split < 0 || part.slice(0, split).trim() !== name) continue
    const value = part.slice(split + 1).trim()
    return /^[\w-]{1,128}$/.test(value) ? value : null
  }
  return null
}
