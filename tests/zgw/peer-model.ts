/** What the register of our own remembers, how it refuses, and what its addresses are. */
import type { IncomingMessage } from 'node:http'
import type { RegisterConnection } from '#server/organisations/types.ts'

export const CLIENT_ID = 'familiegroepsplan'
export const RSIN = '123456782'

export type Json = Record<string, unknown>
export interface Version extends Json {
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
export class Refusal extends Error {
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
export const invalid = (code: string, field = 'nonFieldErrors') => new Refusal(400, code, field)
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
  /** Awaited at each call that was done, before it is answered: for a test that ends our process there. */
  halt: (call: Pick<Seen, 'method' | 'path'>) => Promise<void> | undefined
  /**
   * What happens to calls instead, in turn; `undefined` lets one through. `drop` handles it and lets the answer get lost.
   */
  trouble: ((seen: Pick<Seen, 'method' | 'path'>) => undefined | 'drop' | { status: number; body: unknown })[]
  /** The only document, with its newest version. */
  only(): StoredDocument & { newest: Version; bytes: Buffer | null }
  close(): Promise<void>
}
export const at = (peer: Peer, api: string, resource: string, { uuid }: { uuid: string }) =>
  `${peer.publicOrigin}/${api}/api/v1/${resource}/${uuid}`
export const typeUrl = (peer: Peer, type: { uuid: string }) =>
  at(peer, 'catalogi', 'informatieobjecttypen', type)
export const zaakUrl = (peer: Peer, zaak: { uuid: string }) => at(peer, 'zaken', 'zaken', zaak)
export const documentUrl = (peer: Peer, document: { uuid: string }) =>
  at(peer, 'documenten', 'enkelvoudiginformatieobjecten', document)
