/**
 * A register of our own to test against, with the rules of OpenZaak that matter to us (read in its source): it remembers
 * documents, versions, locks, parts and relations, and refuses what OpenZaak refuses, with the same codes. OpenZaak itself was
 * never reached.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jwtVerify } from 'jose'
import type { RegisterConnection } from '#server/organisations/types.ts'

export const CLIENT_ID = 'familiegroepsplan'
export const SECRET = 'a-secret-of-this-test-only-0123456789'
export const RSIN = '123456782'
export const ZAAK = 'ZAAK-2027-0000101'
export const SCOPES = [
  ...['catalogi.lezen', 'zaken.lezen', 'zaken.bijwerken'],
  ...['documenten.lezen', 'documenten.aanmaken', 'documenten.bijwerken', 'documenten.lock'],
]
const LEVELS = [
  ...['openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk', 'vertrouwelijk', 'confidentieel'],
  ...['geheim', 'zeer_geheim'],
]

type Json = Record<string, unknown>
interface Version extends Json {
  versie: number
  bytes: Buffer | null
}
export interface StoredDocument {
  uuid: string
  lock: string | null
  versions: Version[]
  parts: { uuid: string; volgnummer: number; omvang: number; bytes: Buffer | null }[]
}
export interface Seen {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Json
  claims: Json
}

/** Thrown by a rule: an answer of the register. */
class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly field: string | null
  constructor(status: number, code: string, field: string | null = null) {
    super(code)
    this.status = status
    this.code = code
    this.field = field
  }
}
const invalid = (code: string, field = 'nonFieldErrors') => new Refusal(400, code, field)

export interface Peer {
  readonly origin: string
  readonly connection: RegisterConnection
  /** Where its own addresses seem to be, when something stands in front of it. */
  publicOrigin: string
  scopes: Set<string>
  secret: string
  mostConfidential: string
  /** Bytes of a part. */
  chunk: number
  /** Milliseconds since 1970, to judge a token by; TIME_LEEWAY is 0. */
  now: () => number
  documents: Map<string, StoredDocument>
  relations: { uuid: string; zaak: string; informatieobject: string; titel: string; beschrijving: string }[]
  /** The mirrored relations in the documents' register. */
  mirrored: { informatieobject: string; object: string }[]
  zaken: { uuid: string; identificatie: string; archiefstatus: string }[]
  types: { uuid: string; omschrijving: string; concept: boolean; allowed: boolean }[]
  calls: Seen[]
  /**
   * What happens to calls instead, in turn; `undefined` lets one through. `drop` handles it and lets the answer get lost.
   */
  trouble: ((seen: Pick<Seen, 'method' | 'path'>) => undefined | 'drop' | { status: number; body: unknown })[]
  /** The only document, with its newest version. */
  only(): StoredDocument & { newest: Version; bytes: Buffer | null }
  close(): Promise<void>
}

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

/** As the middleware of OpenZaak judges a token. */
async function whoAsks(peer: Peer, header: string | undefined): Promise<Json> {
  const token = header?.match(/^Bearer (.+)$/)?.[1]
  if (!token) throw new Refusal(403, 'not_authenticated')
  const key = new TextEncoder().encode(peer.secret)
  const { payload } = await jwtVerify(token, key, {
    algorithms: ['HS256'],
    currentDate: new Date(peer.now()),
  }).catch(() => {
    throw new Refusal(403, 'invalid-jwt-signature')
  })
  const now = Math.floor(peer.now() / 1000)
  if (typeof payload.iat !== 'number' || payload.iat > now) throw new Refusal(403, 'jwt-decode-error')
  if (now > payload.iat + 3600) throw new Refusal(403, 'jwt-expired')
  if (payload.client_id !== CLIENT_ID || payload.iss !== CLIENT_ID)
    throw new Refusal(403, 'invalid-client-identifier')
  return payload
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

interface Answer {
  status: number
  data?: unknown
  location?: string
}

function route(peer: Peer, method: string, url: URL, headers: Json, body: Json): Answer {
  const need = (...scopes: string[]) => {
    if (!scopes.some((scope) => peer.scopes.has(scope))) throw new Refusal(403, 'permission_denied')
  }
  const [, api, , , resource, uuid, action] = url.pathname.split('/')
  const what = `${method} ${api}/${resource}${uuid ? '/:id' : ''}${action ? `/${action}` : ''}`
  const base = `${peer.publicOrigin}/${api}/api/v1/${resource}`
  const page = (results: unknown[]) => ({ count: results.length, next: null, previous: null, results })

  switch (what) {
    case 'GET catalogi/informatieobjecttypen': {
      need('catalogi.lezen')
      const status = url.searchParams.get('status') ?? 'definitief'
      const found = peer.types.filter(
        ({ omschrijving, concept }) =>
          omschrijving === url.searchParams.get('omschrijving') &&
          (status === 'alles' || concept === (status === 'concept')),
      )
      return { status: 200, data: page(found.map((type) => showType(peer, type))) }
    }
    case 'GET zaken/zaken': {
      need('zaken.lezen')
      checkCrs(headers)
      const found = peer.zaken.filter(
        ({ identificatie }) =>
          identificatie === url.searchParams.get('identificatie') &&
          url.searchParams.get('bronorganisatie') === RSIN,
      )
      return { status: 200, data: page(found.map((zaak) => showZaak(peer, zaak))) }
    }
    case 'GET zaken/zaakinformatieobjecten': {
      need('zaken.lezen')
      const found = peer.relations.filter(
        ({ zaak, informatieobject }) =>
          zaak === url.searchParams.get('zaak') &&
          informatieobject === url.searchParams.get('informatieobject'),
      )
      return { status: 200, data: found.map((relation) => showRelation(peer, relation)) }
    }
    case 'POST zaken/zaakinformatieobjecten': {
      need('zaken.aanmaken', 'zaken.bijwerken', 'zaken.geforceerd-bijwerken')
      const data = showRelation(peer, makeRelation(peer, body))
      return { status: 201, data, location: data.url }
    }
    case 'GET documenten/enkelvoudiginformatieobjecten': {
      need('documenten.lezen')
      const found = [...peer.documents.values()].filter((document) => {
        const newest = document.versions.at(-1)
        return (
          newest?.identificatie === url.searchParams.get('identificatie') &&
          newest?.bronorganisatie === url.searchParams.get('bronorganisatie')
        )
      })
      return { status: 200, data: page(found.map((document) => showDocument(peer, document))) }
    }
    case 'POST documenten/enkelvoudiginformatieobjecten': {
      need('documenten.aanmaken')
      const document = makeDocument(peer, body)
      return {
        status: 201,
        data: { ...showDocument(peer, document), lock: document.lock ?? '' },
        location: `${base}/${document.uuid}`,
      }
    }
  }
  if (what === 'PUT documenten/bestandsdelen/:id') {
    need('documenten.bijwerken')
    const document = [...peer.documents.values()].find(({ parts }) =>
      parts.some((part) => part.uuid === uuid),
    )
    const part = document?.parts.find((one) => one.uuid === uuid)
    if (!document || !part) throw new Refusal(404, 'not_found')
    if (body.lock !== document.lock) throw invalid('incorrect-lock-id')
    if ((body.inhoud as Buffer | null)?.length !== part.omvang) throw invalid('file-size', 'inhoud')
    part.bytes = body.inhoud as Buffer
    return { status: 200, data: showPart(peer, part, document.lock) }
  }
  const document = resource === 'enkelvoudiginformatieobjecten' ? peer.documents.get(uuid ?? '') : undefined
  if (!document) throw new Refusal(404, 'not_found')
  switch (what) {
    case 'GET documenten/enkelvoudiginformatieobjecten/:id':
      need('documenten.lezen')
      return { status: 200, data: showDocument(peer, document) }
    case 'POST documenten/enkelvoudiginformatieobjecten/:id/lock':
      need('documenten.lock')
      if (document.lock) throw invalid('existing-lock')
      document.lock = randomUUID().replaceAll('-', '')
      return { status: 200, data: { lock: document.lock } }
    case 'PUT documenten/enkelvoudiginformatieobjecten/:id': {
      need('documenten.bijwerken', 'documenten.geforceerd-bijwerken')
      if (!document.lock) throw invalid('unlocked')
      if (body.lock !== document.lock) throw invalid('incorrect-lock-id')
      addVersion(peer, document, body)
      return { status: 200, data: showDocument(peer, document) }
    }
    case 'POST documenten/enkelvoudiginformatieobjecten/:id/unlock':
      need('documenten.lock', 'documenten.geforceerd-unlock')
      unlock(peer, document, body)
      return { status: 204 }
  }
  throw new Refusal(404, 'not_found')
}

function checkCrs(headers: Json): void {
  for (const name of ['accept-crs', 'content-crs']) {
    if (headers[name] === undefined) throw new Refusal(412, 'precondition_failed')
    if (headers[name] !== 'EPSG:4326') throw new Refusal(406, 'not_acceptable')
  }
}

function makeDocument(peer: Peer, body: Json): StoredDocument {
  for (const document of peer.documents.values()) {
    const { identificatie, bronorganisatie }: Json = document.versions[0] ?? {}
    if (identificatie === body.identificatie && bronorganisatie === body.bronorganisatie)
      throw invalid('identificatie-niet-uniek', 'identificatie')
  }
  const document: StoredDocument = { uuid: randomUUID(), lock: null, versions: [], parts: [] }
  addVersion(peer, document, body)
  if (document.parts.length > 0) document.lock = randomUUID().replaceAll('-', '')
  peer.documents.set(document.uuid, document)
  return document
}

function addVersion(peer: Peer, document: StoredDocument, { lock: _, ...body }: Json): void {
  const type = peer.types.find((one) => typeUrl(peer, one) === body.informatieobjecttype)
  const level = LEVELS.indexOf(String(body.vertrouwelijkheidaanduiding))
  // Rights come before the fields are judged.
  if (level > LEVELS.indexOf(peer.mostConfidential)) throw new Refusal(403, 'permission_denied')
  if (!type) throw invalid('bad-url', 'informatieobjecttype')
  if (type.concept) throw invalid('not-published', 'informatieobjecttype')
  for (const name of ['auteur', 'bronorganisatie', 'creatiedatum', 'taal', 'titel']) {
    const value = body[name]
    if (typeof value !== 'string') throw invalid('required', name)
    if (value === '') throw invalid('blank', name)
    if (value.length > 200) throw invalid('max_length', name)
  }
  if (String(body.identificatie).length > 40) throw invalid('max_length', 'identificatie')
  if (String(body.taal).length !== 3) throw invalid('max_length', 'taal')
  const size = body.bestandsomvang as number
  const bytes = typeof body.inhoud === 'string' ? Buffer.from(body.inhoud, 'base64') : null
  if (bytes && bytes.length !== size) throw invalid('file-size')
  document.versions.push({ ...body, versie: document.versions.length + 1, bytes, bestandsomvang: size })
  document.parts = []
  if (bytes) return
  for (let left = size; left > 0; left -= peer.chunk)
    document.parts.push({
      uuid: randomUUID(),
      volgnummer: document.parts.length + 1,
      omvang: Math.min(peer.chunk, left),
      bytes: null,
    })
}

/** By force where the scope is there, whatever the lock: an upload that is not whole is then lost. */
function unlock(peer: Peer, document: StoredDocument, body: Json): void {
  const isForced = peer.scopes.has('documenten.geforceerd-unlock')
  const newest = document.versions.at(-1)
  const isComplete = document.parts.every(({ bytes }) => bytes !== null)
  if (!isForced) {
    if ((body.lock ?? '') !== document.lock) throw invalid('incorrect-lock-id')
    if (!isComplete) throw invalid('incomplete-upload')
  }
  document.lock = null
  if (newest && document.parts.length > 0) {
    newest.bytes = isComplete ? Buffer.concat(document.parts.map(({ bytes }) => bytes as Buffer)) : null
    if (!isComplete) newest.bestandsomvang = null
    document.parts = []
  }
}

function makeRelation(peer: Peer, body: Json) {
  const zaak = peer.zaken.find((one) => zaakUrl(peer, one) === body.zaak)
  const document = [...peer.documents.values()].find(
    (one) => documentUrl(peer, one) === body.informatieobject,
  )
  if (!zaak) throw invalid('does-not-exist', 'zaak')
  if (!document) throw invalid('does-not-exist', 'informatieobject')
  if (zaak.archiefstatus !== 'nog_te_archiveren') throw invalid('zaak-closed')
  const type = peer.types.find((one) => typeUrl(peer, one) === document.versions.at(-1)?.informatieobjecttype)
  if (!type?.allowed) throw invalid('missing-zaaktype-informatieobjecttype-relation')
  if (peer.relations.some((one) => one.zaak === body.zaak && one.informatieobject === body.informatieobject))
    throw invalid('unique')
  const relation = {
    uuid: randomUUID(),
    zaak: String(body.zaak),
    informatieobject: String(body.informatieobject),
    titel: String(body.titel ?? ''),
    beschrijving: String(body.beschrijving ?? ''),
  }
  peer.relations.push(relation)
  peer.mirrored.push({ informatieobject: relation.informatieobject, object: relation.zaak })
  return relation
}

const at = (peer: Peer, api: string, resource: string, { uuid }: { uuid: string }) =>
  `${peer.publicOrigin}/${api}/api/v1/${resource}/${uuid}`
const typeUrl = (peer: Peer, type: { uuid: string }) => at(peer, 'catalogi', 'informatieobjecttypen', type)
const zaakUrl = (peer: Peer, zaak: { uuid: string }) => at(peer, 'zaken', 'zaken', zaak)
const documentUrl = (peer: Peer, document: { uuid: string }) =>
  at(peer, 'documenten', 'enkelvoudiginformatieobjecten', document)

const showType = (peer: Peer, type: Peer['types'][number]) => ({
  url: typeUrl(peer, type),
  catalogus: `${peer.publicOrigin}/catalogi/api/v1/catalogussen/${type.uuid}`,
  omschrijving: type.omschrijving,
  vertrouwelijkheidaanduiding: 'vertrouwelijk',
  beginGeldigheid: '2026-01-01',
  concept: type.concept,
  zaaktypen: [],
  besluittypen: [],
  informatieobjectcategorie: 'plan',
  beginObject: '2026-01-01',
  eindeObject: '2099-01-01',
})

const showZaak = (peer: Peer, zaak: Peer['zaken'][number]) => ({
  url: zaakUrl(peer, zaak),
  uuid: zaak.uuid,
  identificatie: zaak.identificatie,
  bronorganisatie: RSIN,
  verantwoordelijkeOrganisatie: RSIN,
  zaaktype: `${peer.publicOrigin}/catalogi/api/v1/zaaktypen/${zaak.uuid}`,
  startdatum: '2027-01-05',
  einddatum: null,
  resultaat: null,
  status: null,
  betalingsindicatieWeergave: '',
  laatstGemuteerd: '2027-01-05T10:00:00Z',
  archiefstatus: zaak.archiefstatus,
  deelzaken: [],
  eigenschappen: [],
  rollen: [],
  zaakinformatieobjecten: [],
  zaakobjecten: [],
})

const showRelation = (peer: Peer, relation: Peer['relations'][number]) => ({
  url: at(peer, 'zaken', 'zaakinformatieobjecten', relation),
  aardRelatieWeergave: 'Hoort bij, omgekeerd: kent',
  registratiedatum: '2027-03-14T10:00:00Z',
  vernietigingsdatum: null,
  status: null,
  ...relation,
})

const showPart = (peer: Peer, part: StoredDocument['parts'][number], lock: string | null) => ({
  url: at(peer, 'documenten', 'bestandsdelen', part),
  volgnummer: part.volgnummer,
  omvang: part.omvang,
  voltooid: part.bytes !== null,
  lock: lock ?? '',
})

function showDocument(peer: Peer, document: StoredDocument) {
  const { bytes, ...newest } = document.versions.at(-1) as Version
  const url = documentUrl(peer, document)
  return {
    ...newest,
    url,
    inhoud: bytes ? `${url}/download?versie=${newest.versie}` : null,
    beginRegistratie: '2027-03-14T10:00:00Z',
    locked: document.lock !== null,
    // The lock of an upload is told once, to who made it.
    bestandsdelen: document.parts.map((part) => showPart(peer, part, null)),
  }
}

export const fingerprint = (bytes: Uint8Array | null): string =>
  createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex')
