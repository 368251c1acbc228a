/**
 * One client that types: a paragraph of its own, then one character per update at its end, as an editor sends it. What
 * comes in is not made into a document here, only counted: which character of whom, and how long it was on its way.
 */
import * as Y from 'yjs'
import type { Door } from './job.ts'
import { Line } from './line.ts'
import {
  AUTH,
  AWARENESS,
  type Protocol,
  readMessage,
  STEP_1,
  STEP_2,
  SYNC,
  UPDATE,
  type Wire,
  wireOf,
} from './wire.ts'

/** Times of the last keys of one client; more than can be on their way. */
const RING = 2_048
/** A string with a left neighbour. */
const LETTER = 0x84
/** The structs of a client's first update: its paragraph, the text in it, a letter. */
const PARAGRAPH = 3
const FIELD = 'text:wat-gaat-goed'
const LETTERS = 'vandaag gaan wij samen naar oma en dan eten wij pannenkoeken '
const EMPTY_UPDATE = Uint8Array.of(0, 0)
const EMPTY_VECTOR = Uint8Array.of(0)

export interface Room {
  typists: Typist[]
  /** Clients whose first paragraph did not reach everybody yet decide when typing may begin. */
  epoch: number
  onSeen(sender: Typist, receiver: Typist, milliseconds: number): void
}

export class Typist {
  readonly clientId: number
  readonly index: number
  readonly room: Room
  readonly line: Line
  /** The next clock of this client, and the next one it expects of each other client. */
  clock = 0
  readonly expected: number[]
  readonly sentAt = new Float64Array(RING)
  readonly wire: Wire
  readonly record: Uint8Array[] | null
  synced = false
  gaps = 0
  code: number | undefined
  #letter = 0
  #cursorClock = 1
  readonly #protocol: Protocol
  readonly #skip: number
  readonly #id: Uint8Array

  constructor(options: {
    room: Room
    index: number
    clientId: number
    port: number
    door: Door
    protocol: Protocol
    clients: number
    record: boolean
  }) {
    const { room, index, clientId, port, door, protocol, clients } = options
    this.room = room
    this.index = index
    this.clientId = clientId
    this.expected = Array<number>(clients).fill(0)
    this.record = options.record ? [] : null
    this.wire = wireOf(protocol, door.name)
    this.#protocol = protocol
    // The name that stands before each message, with its length.
    this.#skip = protocol === 'hocuspocus' ? Buffer.byteLength(door.name) + 1 : 0
    this.#id = varint(clientId)
    this.line = new Line({
      port,
      path: door.path,
      headers: door.people[index % door.people.length] ?? {},
      onOpen: () => (this.wire.hello ? this.line.send(this.wire.hello) : this.#greet()),
      onMessage: (bytes) => this.#receive(bytes),
      onClose: (code) => {
        this.code = code
      },
    })
  }

  #greet(): void {
    this.line.send(this.wire.sync(STEP_1, EMPTY_VECTOR))
    this.showCursor()
  }

  /** The paragraph that it will type in. */
  begin(): void {
    const doc = new Y.Doc()
    doc.clientID = this.clientId
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    doc.transact(() => {
      doc.getXmlFragment(FIELD).insert(0, [paragraph])
      paragraph.insert(0, [text])
      text.insert(0, 'W')
    })
    const update = Y.encodeStateAsUpdate(doc)
    this.clock = Y.getState(doc.store, this.clientId)
    doc.destroy()
    this.#send(update, 0)
  }

  /** One key. */
  type(): void {
    const { clock } = this
    const letter = LETTERS.charCodeAt(this.#letter++ % LETTERS.length)
    const before = varint(clock - 1)
    const now = varint(clock)
    const id = this.#id
    // One client, one struct: a string with a left neighbour; nothing deleted.
    const update = Buffer.allocUnsafe(7 + 2 * id.length + now.length + before.length - 1)
    let at = 0
    update[at++] = 1
    update[at++] = 1
    at += copy(id, update, at)
    at += copy(now, update, at)
    update[at++] = LETTER
    at += copy(id, update, at)
    at += copy(before, update, at)
    update[at++] = 1
    update[at++] = letter
    update[at++] = 0
    this.clock++
    this.#send(update.subarray(0, at), clock)
  }

  /** Where its cursor is, as an editor says after each key. */
  showCursor(): void {
    const place = {
      type: null,
      tname: null,
      item: { client: this.clientId, clock: Math.max(0, this.clock - 1) },
      assoc: 0,
    }
    const cursor = this.clock === 0 ? null : { anchor: place, head: place }
    const state = { user: { name: `Deelnemer ${this.index}`, color: '#006b54' }, cursor }
    this.line.send(this.wire.awareness(this.clientId, this.#cursorClock++, state))
  }

  #send(update: Uint8Array, clock: number): void {
    this.sentAt[clock % RING] = performance.now()
    this.record?.push(update)
    this.line.send(this.wire.sync(UPDATE, update))
  }

  #receive(bytes: Buffer): void {
    const at = this.#skip
    if (bytes[at] === SYNC && bytes[at + 1] === UPDATE) this.#update(bytes, at + 2)
    else if (bytes[at] !== AWARENESS) this.#other(bytes)
  }

  /** One letter after another is read here; what a server has merged, or a paragraph, is left to Yjs. */
  #update(bytes: Buffer, from: number): void {
    const reader = { bytes, at: from }
    const size = readVarint(reader)
    const start = reader.at
    if (this.record) this.record.push(Uint8Array.prototype.slice.call(bytes, start, start + size))
    if (bytes[start] === 1 && bytes[start + 1] === 1) {
      reader.at = start + 2
      const client = readVarint(reader)
      const clock = readVarint(reader)
      if (bytes[reader.at++] === LETTER) {
        readVarint(reader)
        readVarint(reader)
        this.#came(client, clock, clock + (bytes[reader.at] as number))
        return
      }
    }
    const { from: starts, to } = Y.parseUpdateMeta(bytes.subarray(start, start + size))
    for (const [client, end] of to) this.#came(client, starts.get(client) ?? 0, end)
  }

  #came(client: number, from: number, to: number): void {
    const sender = this.room.typists[client & 0xf]
    // Some servers send everybody also their own.
    if (sender?.clientId !== client || sender === this) return
    const expected = this.expected[sender.index] as number
    if (from !== expected) this.gaps++
    if (to <= expected) return
    this.expected[sender.index] = to
    const now = performance.now()
    for (let clock = Math.max(from, PARAGRAPH); clock < to; clock++)
      this.room.onSeen(sender, this, now - (sender.sentAt[clock % RING] as number))
  }

  #other(bytes: Buffer): void {
    const message = readMessage(this.#protocol, bytes)
    if (message.type === AUTH) this.#greet()
    else if (message.type !== SYNC) return
    else if (message.kind === STEP_1) this.line.send(this.wire.sync(STEP_2, EMPTY_UPDATE))
    else if (message.kind === STEP_2) {
      this.synced = true
      // A copy that stays: the line's bytes do not.
      this.record?.push(new Uint8Array(message.content))
    }
  }
}

function copy(from: Uint8Array, to: Buffer, at: number): number {
  for (let index = 0; index < from.length; index++) to[at + index] = from[index] as number
  return from.length
}

export function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let left = value
  while (left > 127) {
    bytes.push((left % 128) | 128)
    left = Math.floor(left / 128)
  }
  bytes.push(left)
  return Uint8Array.from(bytes)
}

function readVarint(reader: { bytes: Buffer; at: number }): number {
  let value = 0
  let factor = 1
  for (;;) {
    const byte = reader.bytes[reader.at++] as number
    value += (byte & 127) * factor
    if (byte < 128) return value
    factor *= 128
  }
}
