/** What OpenZaak refuses, and what it keeps (read in its source). */
import { randomUUID } from 'node:crypto'
import { jwtVerify } from 'jose'
import {
  CLIENT_ID,
  documentUrl,
  invalid,
  type Json,
  type Peer,
  Refusal,
  type StoredDocument,
  typeUrl,
  zaakUrl,
} from './peer-model.ts'

const LEVELS = [
  ...['openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk', 'vertrouwelijk', 'confidentieel'],
  ...['geheim', 'zeer_geheim'],
]
/** As the middleware of OpenZaak judges a token. */
export async function whoAsks(peer: Peer, header: string | undefined): Promise<Json> {
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
export function checkCrs(headers: Json): void {
  for (const name of ['accept-crs', 'content-crs']) {
    if (headers[name] === undefined) throw new Refusal(412, 'precondition_failed')
    if (headers[name] !== 'EPSG:4326') throw new Refusal(406, 'not_acceptable')
  }
}

export function makeDocument(peer: Peer, body: Json): StoredDocument {
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

export function addVersion(peer: Peer, document: StoredDocument, { lock: _, ...body }: Json): void {
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
export function unlock(peer: Peer, document: StoredDocument, body: Json): void {
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

/** All versions of it; not while something points at it. */
export function remove(peer: Peer, document: StoredDocument): void {
  const url = documentUrl(peer, document)
  if (peer.relations.some(({ informatieobject }) => informatieobject === url))
    throw invalid('pending-relations')
  peer.documents.delete(document.uuid)
}

export function makeRelation(peer: Peer, body: Json) {
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
