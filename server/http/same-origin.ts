/**
 * R-E19: a request that changes something comes from our own pages. Browsers say so in `Sec-Fetch-Site`; where that is
 * missing, `Origin` must be one of ours. A request with neither is no form of ours.
 */
import type { IncomingMessage } from 'node:http'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export function isForgeable(request: IncomingMessage, origins: readonly string[]): boolean {
  if (SAFE.has(request.method ?? 'GET')) return false
  const { origin } = request.headers
  // Our own pages send no referrer, and then browsers write `null` above a form's post.
  if (origin !== undefined && origin !== 'null') return !origins.includes(origin)
  return request.headers['sec-fetch-site'] !== 'same-origin'
}
