/**
 * The calls to one organisation's registers, as one worker of the team. Every call goes to the addresses of the
 * settings: of an address that a register gives only the last part is used, so that a token never goes elsewhere.
 */
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import { isGone, problemOf, RegisterProblem } from './problem.ts'
import type {
  Document,
  DocumentInput,
  DocumentPart,
  InformatieObjectType,
  Page,
  RelationInput,
  Zaak,
} from './register-types.ts'
import { createTokens, type Worker } from './token.ts'

export const TIMEOUT_MS = 30_000

export interface ClientOptions {
  connection: RegisterConnection
  clock: Clock
  worker: Worker
  log?: Pick<Logger, 'info'>
  /** For tests. */
  fetch?: typeof fetch
  timeoutMs?: number
  /** Told of each answer, of whatever status. */
  onAnswer?: (answer: Response) => void
}

export type RegisterClient = ReturnType<typeof createRegisterClient>

type Api = 'catalogi' | 'zaken' | 'documenten'
interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  query?: Record<string, string>
  body?: object | FormData
}

/** The last part of an address that the register gave. */
export function idOf(url: string): string {
  const id = new URL(url).pathname.split('/').filter(Boolean).at(-1)
  if (!id) throw new RegisterProblem('unknown', 'later')
  return id
}

/** Versions that a register was last seen with: each is logged once. */
const seen = new Map<string, string>()

export function createRegisterClient(options: ClientOptions) {
  const { connection, clock, worker, log, fetch: send = fetch, timeoutMs = TIMEOUT_MS, onAnswer } = options
  const tokens = createTokens({ connection, clock, worker, fetch: send, timeoutMs })
  const bases: Record<Api, string> = {
    catalogi: connection.catalogiUrl,
    zaken: connection.zakenUrl,
    documenten: connection.documentenUrl,
  }

  async function call<T>(api: Api, path: string, { method = 'GET', query, body }: Call = {}): Promise<T> {
    const url = new URL(`${bases[api].replace(/\/+$/, '')}${path}`)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    const isForm = body instanceof FormData
    const headers: Record<string, string> = {
      Authorization: await tokens.header(),
      Accept: 'application/json',
      // On every call about a zaak, and nowhere else: the wrong one is refused with 406 or 412.
      ...(path.startsWith('/zaken') ? { 'Accept-Crs': 'EPSG:4326', 'Content-Crs': 'EPSG:4326' } : {}),
      ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
    }
    let answer: Response
    let text: string
    try {
      answer = await send(url, {
        method,
        headers,
        body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      text = await answer.text()
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError')
        throw new RegisterProblem('timeout', 'soon')
      throw new RegisterProblem('unreachable', 'soon')
    }
    onAnswer?.(answer)
    noteVersion(api, answer)
    const parsed = parse(text)
    if (answer.ok) {
      if (parsed === undefined && answer.status !== 204) throw new RegisterProblem('unknown', 'later')
      return parsed as T
    }
    if (answer.status === 401 || answer.status === 403) tokens.refused()
    throw problemOf(answer.status, parsed)
  }

  function noteVersion(api: Api, answer: Response): void {
    const version = answer.headers.get('api-version')?.slice(0, 20)
    if (!version || seen.get(bases[api]) === version) return
    seen.set(bases[api], version)
    log?.info({ api, version }, 'a register says which version it has')
  }

  const documents = '/enkelvoudiginformatieobjecten'
  const { bronorganisatie } = connection
  return {
    async types(status: 'definitief' | 'alles' = 'definitief'): Promise<InformatieObjectType[]> {
      const query = { omschrijving: connection.documentType, status }
      return (await call<Page<InformatieObjectType>>('catalogi', '/informatieobjecttypen', { query })).results
    },
    async zaak(reference: string): Promise<Zaak | null> {
      const query = { identificatie: reference, bronorganisatie }
      return (await call<Page<Zaak>>('zaken', '/zaken', { query })).results[0] ?? null
    },
    async findDocument(identificatie: string): Promise<Document | null> {
      const query = { identificatie, bronorganisatie }
      return (await call<Page<Document>>('documenten', documents, { query })).results[0] ?? null
    },
    async document(id: string): Promise<Document | null> {
      try {
        return await call<Document>('documenten', `${documents}/${id}`)
      } catch (error) {
        if (isGone(error)) return null
        throw error
      }
    },
    create: (body: DocumentInput) => call<Document>('documenten', documents, { method: 'POST', body }),
    async lock(id: string): Promise<string> {
      const answer = await call<{ lock: string }>('documenten', `${documents}/${id}/lock`, { method: 'POST' })
      return answer.lock
    },
    replace: (id: string, body: DocumentInput & { lock: string }) =>
      call<Document>('documenten', `${documents}/${id}`, { method: 'PUT', body }),
    /** Without a lock: by force, which needs a scope of its own. */
    unlock: (id: string, lock: string | null) =>
      call<undefined>('documenten', `${documents}/${id}/unlock`, {
        method: 'POST',
        body: lock === null ? {} : { lock },
      }),
    /** All versions of it; refused while something points at it. */
    remove: (id: string) => call<undefined>('documenten', `${documents}/${id}`, { method: 'DELETE' }),
    async putPart(part: DocumentPart, bytes: Uint8Array, lock: string): Promise<void> {
      const body = new FormData()
      body.set('inhoud', new Blob([new Uint8Array(bytes)]), 'part.bin')
      body.set('lock', lock)
      await call('documenten', `/bestandsdelen/${idOf(part.url)}`, { method: 'PUT', body })
    },
    async isRelated(zaak: string, informatieobject: string): Promise<boolean> {
      const query = { zaak, informatieobject }
      return (await call<unknown[]>('zaken', '/zaakinformatieobjecten', { query })).length > 0
    },
    relate: (body: RelationInput) => call('zaken', '/zaakinformatieobjecten', { method: 'POST', body }),
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
