/**
 * A register of our own to test against, with the rules of OpenZaak that matter to us (read in its source): it remembers
 * documents, versions, locks, parts and relations, and refuses what OpenZaak refuses, with the same codes. OpenZaak itself was
 * never reached.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RegisterConnection } from '#server/organisations/types.ts'
import { CLIENT_ID, type Json, type Peer, Refusal, RSIN } from './peer-model.ts'
import { route } from './peer-routes.ts'
import { whoAsks } from './peer-rules.ts'

export const SECRET = 'a-secret-of-this-test-only-0123456789'
export const ZAAK = 'ZAAK-2027-0000101'
export const SCOPES = [
  ...['catalogi.lezen', 'zaken.lezen', 'zaken.bijwerken'],
  ...['documenten.lezen', 'documenten.aanmaken', 'documenten.bijwerken', 'documenten.lock'],
]
export async function createPeer(): Promise<Peer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const peer: Peer = {
    origin,
    publicOrigin: origin,
    connection: connectionTo(origin),
    scopes: new Set(SCOPES),
    secret: SECRET,
    mostConfidential: 'zeer_geheim',
    chunk: 1024 * 1024,
    now: Date.now,
    documents: new Map(),
    relations: [],
    mirrored: [],
    zaken: [{ uuid: randomUUID(), identificatie: ZAAK, archiefstatus: 'nog_te_archiveren' }],
    types: [{ uuid: randomUUID(), omschrijving: 'Familiegroepsplan', concept: false, allowed: true }],
    calls: [],
    halt: () => undefined,
    trouble: [],
    only() {
      const [document, ...more] = peer.documents.values()
      const newest = document?.versions.at(-1)
      if (!document || !newest || more.length > 0) throw new Error(`${peer.documents.size} documents`)
      return { ...document, newest, bytes: newest.bytes }
    },
    close: () => closeServer(server),
  }
  server.on('request', (request, response) => {
    answer(peer, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'Content-Type': 'application/problem+json' })
      response.end(JSON.stringify({ code: 'error', detail: String(error) }))
    })
  })
  return peer
}

export const connectionTo = (origin: string): RegisterConnection => ({
  zakenUrl: `${origin}/zaken/api/v1`,
  documentenUrl: `${origin}/documenten/api/v1/`,
  catalogiUrl: `${origin}/catalogi/api/v1`,
  auth: 'zgw-jwt',
  clientId: CLIENT_ID,
  secret: SECRET,
  tokenUrl: null,
  bronorganisatie: RSIN,
  documentType: 'Familiegroepsplan',
  confidentiality: 'vertrouwelijk',
})

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function answer(peer: Peer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const url = new URL(request.url ?? '/', peer.publicOrigin)
  const method = request.method ?? 'GET'
  const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    const isFault = status >= 400
    response.writeHead(status, {
      'API-version': url.pathname.startsWith('/documenten') ? '1.4.2' : '1.5.1',
      ...(url.pathname === '/zaken/api/v1/zaken' ? { 'Content-Crs': 'EPSG:4326' } : {}),
      ...(status === 204 ? {} : { 'Content-Type': `application/${isFault ? 'problem+' : ''}json` }),
      ...headers,
    })
    response.end(status === 204 ? undefined : JSON.stringify(body))
  }
  const trouble = peer.trouble.shift()?.({ method, path: url.pathname })
  if (typeof trouble === 'object') return send(trouble.status, trouble.body)
  try {
    const claims = await whoAsks(peer, request.headers.authorization)
    const body = await bodyOf(request, raw)
    peer.calls.push({ method, path: url.pathname, headers: request.headers, body, claims })
    const { status, data, location } = route(peer, method, url, request.headers, body)
    await peer.halt({ method, path: url.pathname })
    if (trouble === 'drop') return void response.destroy()
    send(status, data, location ? { Location: location } : {})
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (trouble === 'drop') return void response.destroy()
    const { status, code, field } = error
    const fault = {
      type: `${peer.publicOrigin}/ref/fouten/${code}/`,
      code: field ? 'invalid' : code,
      title: 'Een zin van het register zelf',
      status,
      detail: 'Een zin van het register zelf over de aanvraag',
      instance: `urn:uuid:${randomUUID()}`,
    }
    send(status, field ? { ...fault, invalidParams: [{ name: field, code, reason: 'Een zin.' }] } : fault)
  }
}

async function bodyOf(request: IncomingMessage, raw: Buffer): Promise<Json> {
  const type = request.headers['content-type'] ?? ''
  if (raw.length === 0) return {}
  if (!type.startsWith('multipart/form-data')) return JSON.parse(raw.toString('utf8')) as Json
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
  const file = form.get('inhoud')
  return {
    lock: form.get('lock'),
    inhoud: file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : null,
  }
}
export const fingerprint = (bytes: Uint8Array | null): string =>
  createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex')
