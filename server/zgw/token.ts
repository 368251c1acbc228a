/** How a call says who makes it: a token signed with the shared secret, anew for each call, or one from a token server. */
import { SignJWT } from 'jose'
import type { Clock } from '../clock.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import { problemOf, RegisterProblem } from './problem.ts'

/** Somebody of the team: stands in the register's own log. Never a name of the family. */
export interface Worker {
  id: string
  name: string
}

/** A register with a clock a little behind ours refuses a token "from the future" (TIME_LEEWAY is 0 there). */
const BEHIND_S = 5
/** A token that ends while a call is under way is of no use. */
const SPARE_MS = 30_000

export interface Tokens {
  /** The value of the Authorization header. */
  header(): Promise<string>
  /** The register refused it: the next one is fresh. */
  refused(): void
}

export function createTokens(options: {
  connection: RegisterConnection
  clock: Clock
  worker: Worker
  fetch: typeof fetch
  timeoutMs: number
}): Tokens {
  const { connection, clock, worker, timeoutMs } = options
  let kept: { token: string; until: number } | undefined

  async function signed(): Promise<string> {
    const { clientId, secret } = connection
    return new SignJWT({ client_id: clientId, user_id: worker.id, user_representation: worker.name })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(clientId)
      .setIssuedAt(Math.floor(clock.now() / 1000) - BEHIND_S)
      .sign(new TextEncoder().encode(secret))
  }

  async function fetched(): Promise<string> {
    if (kept && kept.until > clock.now()) return kept.token
    const { tokenUrl, clientId, secret } = connection
    if (!tokenUrl) throw new RegisterProblem('no-token', 'later')
    const asked = clock.now()
    let answer: Response
    try {
      answer = await options.fetch(tokenUrl, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: secret,
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
    } catch {
      throw new RegisterProblem('unreachable', 'soon')
    }
    const body = (await answer.json().catch(() => null)) as {
      access_token?: unknown
      expires_in?: unknown
    } | null
    if (answer.status >= 500) throw problemOf(answer.status, body)
    if (!answer.ok || typeof body?.access_token !== 'string')
      throw new RegisterProblem('no-token', 'later', answer.status)
    const lasts = typeof body.expires_in === 'number' ? body.expires_in * 1000 : 60_000
    kept = { token: body.access_token, until: asked + lasts - SPARE_MS }
    return kept.token
  }

  return {
    header: async () =>
      `Bearer ${connection.auth === 'oauth2-client-credentials' ? await fetched() : await signed()}`,
    refused() {
      kept = undefined
    },
  }
}
