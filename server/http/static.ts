/** The built scripts, styles and fonts. Their names hold a hash, so that browsers keep them for good. */
import { existsSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

export type Handler = (...args: [...Parameters<RequestListener>, next: () => void]) => void

export function staticFiles(folder: string): Handler {
  const serve = sirv(folder, {
    etag: true,
    // Beside a file may lie a smaller one, made at build.
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      response.setHeader('X-Content-Type-Options', 'nosniff')
      if (path.startsWith('/assets/'))
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    },
  }) as Handler
  // sirv knows the files of when it started, and a read of one that was built away since would end the process.
  return (request, response, next) =>
    isThere(folder, request.url ?? '/') ? serve(request, response, next) : next()
}

function isThere(folder: string, url: string): boolean {
  try {
    return existsSync(join(folder, decodeURIComponent(url.split('?')[0] as string)))
  } catch {
    return false
  }
}
