/**
 * Hands a request to React Router, with the session, the language and the services in its context.
 *
 * The address of a request is made from the settings, never from what a client or proxy claims (R-E18).
 */
import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { createRequestListener } from '@remix-run/node-fetch-server'
import type { Logger } from 'pino'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { LANGUAGES, type Language } from '#plan/template.ts'
import type { Config } from '../config.ts'
import { requestContext, servicesContext } from '../context.ts'
import type { Limits } from '../limits/limits.ts'
import type { Services } from '../services.ts'
import { contentSecurityPolicy, newNonce, securityHeaders } from './headers.ts'

export interface PagesOptions {
  build: ServerBuild | (() => Promise<ServerBuild>)
  mode: 'production' | 'development'
  config: Config
  services: Services
  limits: Limits
  log: Logger
}

const PRIVATE = 'no-store'

export function createPages({ build, mode, config, services, limits, log }: PagesOptions): RequestListener {
  const handle = createRequestHandler(build, mode)
  const tls = config.publicUrl?.protocol === 'https:'

  const answer = async (request: Request, address: string): Promise<Response> => {
    const nonce = newNonce()
    const requestId = randomUUID()
    const session = await services.sessions.ofCookie(request.headers.get('cookie'))
    const path = new URL(request.url).pathname
    const context = new RouterContextProvider()
    context.set(servicesContext, services)
    context.set(requestContext, {
      session,
      // Only the team's own pages look at who is signed in there.
      staff: isTeamPage(path) ? await services.staff.ofCookie(request.headers.get('cookie')) : null,
      waitSeconds: limits.judge({ method: request.method, path, address, sessionId: session?.id ?? null }),
      language: languageOf(request.headers.get('cookie')),
      nonce,
      requestId,
      report: (error) => log.error({ requestId, err: withoutAddress(error) }, 'a page failed'),
    })
    const response = await handle(withoutNullOrigin(request), context)
    const headers = {
      ...securityHeaders({ tls }),
      'X-Request-Id': requestId,
      'Content-Security-Policy': contentSecurityPolicy({
        nonce,
        origins: config.origins,
        development: mode === 'development',
      }),
    }
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', PRIVATE)
    return response
  }

  const origins = () => config.origins.map((origin) => new URL(origin))
  return (request, response) => {
    // In local mode people come by two names; elsewhere there is one, and the header means nothing.
    const [first, ...others] = origins()
    const origin = others.find((other) => other.host === request.headers.host) ?? first
    const address = limits.addressOf(request)
    createRequestListener((incoming) => answer(incoming, address), {
      host: origin?.host,
      protocol: origin?.protocol,
      onError: (error) => log.error({ err: withoutAddress(error) }, 'a request failed'),
    })(request, response)
  }
}

const isTeamPage = (path: string) => /^\/(wijkteam|beheer)(\/|\.data$|$)/.test(path)

/**
 * Pages that send no referrer post their forms with `Origin: null`, which the router takes for another site. The
 * server has judged the request by then (same-origin.ts).
 */
function withoutNullOrigin(request: Request): Request {
  if (request.headers.get('origin') !== 'null') return request
  const headers = new Headers(request.headers)
  headers.delete('origin')
  return new Request(request, { headers })
}

const LANGUAGE_COOKIE = /(?:^|;\s*)taal=([a-z]{2})(?:;|$)/

/** Chosen by the person, never guessed: most families share a device whose language somebody else set. */
function languageOf(cookie: string | null): Language {
  const chosen = cookie?.match(LANGUAGE_COOKIE)?.[1]
  return LANGUAGES.find((language) => language === chosen) ?? 'nl'
}

/** Error texts of fetch and of the router name the address, and an address may hold a link's token. */
function withoutAddress(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: typeof error }
  const clean = (text: string) =>
    text.replace(/\/(u|in|lobby|antwoord|stoppen)\/[\w-]+/g, '/$1/…').replace(/https?:\/\/\S+/g, '…')
  return { name: error.name, message: clean(error.message), stack: error.stack && clean(error.stack) }
}
