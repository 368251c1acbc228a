/** The built scripts, styles and fonts. Their names hold a hash, so that browsers keep them for good. */
import type { RequestListener } from 'node:http'
import sirv from 'sirv'

export type Handler = (...args: [...Parameters<RequestListener>, next: () => void]) => void

export const staticFiles = (folder: string): Handler =>
  sirv(folder, {
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
