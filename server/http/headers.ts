/**
 * Headers that every answer carries (R-E13, R-E16, R-E20). Pages of people are never kept by a browser or a proxy.
 */
import { randomBytes } from 'node:crypto'

export const newNonce = (): string => randomBytes(16).toString('base64')

export function contentSecurityPolicy(options: {
  nonce: string
  origins: readonly string[]
  development: boolean
}): string {
  const sockets = options.origins.map((origin) => origin.replace(/^http/, 'ws')).join(' ')
  const nonce = `'nonce-${options.nonce}'`
  return [
    "default-src 'none'",
    `script-src 'self' ${nonce}`,
    // Vite's development client makes style elements without a nonce.
    options.development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' ${nonce}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`,
    "manifest-src 'self'",
    // While the server restarts, Vite's client waits for it in a worker.
    ...(options.development ? ['worker-src blob:'] : []),
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export function securityHeaders(options: { tls: boolean }): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    ...(options.tls ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}
