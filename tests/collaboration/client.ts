/** A small client that speaks the protocol and shows everything that comes back; it can also send what no client sends. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { MESSAGE_CHANGED, MESSAGE_SAVED } from '#plan/close-codes.ts'
import { SCHEMA_VERSION } from '#plan/shape.ts'
import { ORIGIN } from './server.ts'
import { until } from './until.ts'

export interface ClientOptions {
  plan?: string
  kind?: string
  doc?: Y.Doc
  version?: string
  ack?: boolean
  as?: string
  origin?: string | null
  cookie?: string | null
  /** Send nothing by itself. */
  silent?: boolean
  /** Show a cursor at once, as the stock provider does. */
  presence?: boolean
}

export class Client {
  readonly doc: Y.Doc
  readonly ws: WebSocket
  synced = false
  opened = false
  code: number | undefined
  reason: string | undefined
  httpStatus: number | undefined
  saved = 0
  sent = 0
  readonly changed: string[] = []
  readonly presence = new Map<number, unknown>()
  /** Every clientID that a presence message ever spoke of. */
  readonly heardOf = new Set<number>()
  /** The kinds of sync messages that came, in order. */
  readonly syncKinds: number[] = []
  messages = 0
  step1: Uint8Array | undefined
  #clock = 0
  readonly #onUpdate: (update: Uint8Array, origin: unknown) => void

  constructor(url: string, who: string, options: ClientOptions = {}) {
    this.doc = options.doc ?? new Y.Doc()
    const query = new URLSearchParams({ v: options.version ?? String(SCHEMA_VERSION) })
    if (options.ack !== false) query.set('ack', '1')
    if (options.as) query.set('as', options.as)
    const headers: Record<string, string> = {}
    const cookie = options.cookie === undefined ? `session=${who}` : options.cookie
    if (cookie !== null) headers.cookie = cookie
    const origin = options.origin === undefined ? ORIGIN : options.origin
    if (origin !== null) headers.origin = origin
    this.ws = new WebSocket(`${url}/collab/${options.plan ?? 'plan'}/${options.kind ?? 'plan'}?${query}`, {
      headers,
    })
    this.ws.binaryType = 'nodebuffer'
    this.ws.on('error', () => {})
    this.ws.on('unexpected-response', (_, response) => {
      this.httpStatus = response.statusCode
      this.ws.terminate()
    })
    this.ws.on('open', () => {
      this.opened = true
      if (options.silent) return
      this.sendSync(0, Y.encodeStateVector(this.doc))
      if (options.presence !== false) this.showCursor(null)
    })
    this.ws.on('message', (data: Buffer) => this.#receive(new Uint8Array(data), options.silent === true))
    this.ws.on('close', (code, reason) => {
      this.code = code
      this.reason = reason.toString()
      this.doc.off('update', this.#onUpdate)
    })
    this.#onUpdate = (update, origin) => {
      if (origin !== this && this.ws.readyState === WebSocket.OPEN) this.sendSync(2, update)
    }
    if (!options.silent) this.doc.on('update', this.#onUpdate)
  }

  get closed(): boolean {
    return this.code !== undefined || this.httpStatus !== undefined
  }

  send(bytes: Uint8Array | string): void {
    this.ws.send(bytes)
  }

  sendSync(kind: number, content: Uint8Array): void {
    if (kind !== 0) this.sent++
    const encoder = createEncoder()
    writeVarUint(encoder, 0)
    writeVarUint(encoder, kind)
    writeVarUint8Array(encoder, content)
    this.send(toUint8Array(encoder))
  }

  sendPresence(entries: { clientId: number; state: string }[]): void {
    const content = createEncoder()
    writeVarUint(content, entries.length)
    for (const { clientId, state } of entries) {
      writeVarUint(content, clientId)
      writeVarUint(content, this.#clock++)
      writeVarString(content, state)
    }
    const encoder = createEncoder()
    writeVarUint(encoder, 1)
    writeVarUint8Array(encoder, toUint8Array(content))
    this.send(toUint8Array(encoder))
  }

  showCursor(cursor: unknown, more: object = {}): void {
    this.sendPresence([{ clientId: this.doc.clientID, state: JSON.stringify({ ...more, cursor }) }])
  }

  /** Everything that this client made is on disk. */
  get isSaved(): boolean {
    return this.saved === this.sent
  }

  async ready(): Promise<this> {
    await until('a client is synced', () => this.synced || this.closed)
    if (this.closed) throw new Error(`Closed with ${this.code ?? this.httpStatus}`)
    return this
  }

  async closing(): Promise<number | undefined> {
    await until('the connection is closed', () => this.closed)
    return this.code
  }

  close(): void {
    this.ws.close()
  }

  /** As when a laptop loses its network. */
  cut(): void {
    this.ws.terminate()
  }

  #receive(bytes: Uint8Array, silent: boolean): void {
    this.messages++
    const decoder = createDecoder(bytes)
    switch (readVarUint(decoder)) {
      case 0: {
        const kind = readVarUint(decoder)
        const content = readVarUint8Array(decoder)
        this.syncKinds.push(kind)
        if (kind === 0) {
          this.step1 = content
          if (!silent) this.sendSync(1, Y.encodeStateAsUpdate(this.doc, content))
          return
        }
        Y.applyUpdate(this.doc, content, this)
        if (kind === 1) this.synced = true
        return
      }
      case 1: {
        const inner = createDecoder(readVarUint8Array(decoder))
        for (let left = readVarUint(inner); left > 0; left--) {
          const client = readVarUint(inner)
          readVarUint(inner)
          this.heardOf.add(client)
          const state: unknown = JSON.parse(readVarString(inner))
          if (state === null) this.presence.delete(client)
          else this.presence.set(client, state)
        }
        return
      }
      case MESSAGE_SAVED:
        this.saved = readVarUint(decoder)
        return
      case MESSAGE_CHANGED:
        this.changed.push(readVarString(decoder))
        return
    }
  }
}

/** Words of the plan used by these tests: a line under an id, and the paragraphs of one field. */
export function writeGoal(doc: Y.Doc, id: string, title: string): void {
  doc.transact(() => {
    const item = new Y.Map()
    doc.getMap('goals').set(id, item)
    const text = new Y.Text()
    item.set('title', text)
    text.insert(0, title)
  })
}

export const goalOf = (doc: Y.Doc, id: string): string | undefined =>
  ((doc.getMap('goals').get(id) as Y.Map<Y.Text> | undefined)?.get('title') as Y.Text | undefined)?.toString()

export function goalText(doc: Y.Doc, id: string): Y.Text {
  return (doc.getMap('goals').get(id) as Y.Map<Y.Text>).get('title') as Y.Text
}

export function writeParagraph(doc: Y.Doc, fieldId: string, words: string): Y.XmlText {
  const text = new Y.XmlText()
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    doc.getXmlFragment(`text:${fieldId}`).push([paragraph])
    paragraph.push([text])
    text.insert(0, words)
  })
  return text
}
