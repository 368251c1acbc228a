/**
 * Reads a Yjs update (V1) into plain records, without a Y.Doc and without building its structs. Everything else here
 * judges these records; whatever this reader does not know is malformed. `update-reader.test.ts` holds it against
 * Yjs's own decoder.
 *
 * Works on its own copy of the bytes: lib0 reads strings past the end of a view into a shared buffer.
 */
import {
  createDecoder,
  type Decoder,
  readBigInt64,
  readFloat32,
  readFloat64,
  readUint8,
  readVarInt,
  readVarString,
  readVarUint,
} from 'lib0/decoding'

export interface Id {
  client: number
  clock: number
}

/** The content numbers of Yjs that may occur; the others (JSON, binary, embed, document, skip) never do. */
export const CONTENT = { GC: 0, DELETED: 1, STRING: 4, FORMAT: 6, TYPE: 7, ANY: 8 } as const
export type ContentKind = (typeof CONTENT)[keyof typeof CONTENT]
export const TYPE = { MAP: 1, TEXT: 2, XML_ELEMENT: 3, XML_TEXT: 6 } as const

export type Scalar = string | number | boolean | bigint | null | undefined

export interface Struct {
  clock: number
  length: number
  kind: ContentKind
  origin: Id | null
  rightOrigin: Id | null
  /** The name of a root, the id of the item that is the parent, or null: the same parent as its neighbour's. */
  parent: string | Id | null
  /** True for an entry of a map; its key is only there when the parent is. */
  keyed: boolean
  key: string | null
  /** The type's number, for TYPE. */
  type: number
  /** The node name of an element, or the name of a mark. */
  name: string
  /** The mark's value, as JSON. */
  value: string
  scalars: Scalar[] | null
}

/** The structs of one client, without gaps between them. */
export interface Section {
  client: number
  start: number
  end: number
  structs: Struct[]
}

export interface DeleteRange {
  client: number
  start: number
  end: number
}

export interface Update {
  sections: Section[]
  deletes: DeleteRange[]
}

/** The bytes are no update that a client of ours makes. */
export class MalformedUpdate extends Error {
  override name = 'MalformedUpdate'
}

const BITS5 = 0b11111
const HAS_KEY = 0b100000
const HAS_RIGHT = 0b1000000
const HAS_LEFT = 0b10000000
const MAX_CLIENT = 0xffffffff
/** Far beyond what can be written in a plan, and far from where numbers lose precision. */
const MAX_CLOCK = 2 ** 40

export interface ReadLimits {
  structs: number
  deletedLength: number
}

/** Throws MalformedUpdate, or what lib0 throws on bytes that end too early. */
export function readUpdate(bytes: Uint8Array, limits: ReadLimits): Update {
  const decoder = createDecoder(bytes)
  const sections: Section[] = []
  const clients = readVarUint(decoder)
  let left = limits.structs
  let deletedLeft = limits.deletedLength
  for (let i = 0; i < clients; i++) {
    const count = readVarUint(decoder)
    const client = readClient(decoder)
    const start = readClock(decoder)
    left -= count
    // Yjs keeps only the last section of a client: with two of them this reader and a document would disagree.
    if (count === 0 || left < 0 || sections.some((section) => section.client === client)) malformed()
    const structs: Struct[] = []
    let clock = start
    for (let j = 0; j < count; j++) {
      const struct = readStruct(decoder, clock)
      if (struct.length <= 0) malformed()
      if (struct.kind === CONTENT.GC || struct.kind === CONTENT.DELETED) deletedLeft -= struct.length
      structs.push(struct)
      clock += struct.length
    }
    if (clock > MAX_CLOCK || deletedLeft < 0) malformed()
    sections.push({ client, start, end: clock, structs })
  }
  const deletes = readDeletes(decoder)
  if (decoder.pos !== bytes.length) malformed()
  return { sections, deletes }
}

function readStruct(decoder: Decoder, clock: number): Struct {
  const info = readUint8(decoder)
  const kind = info & BITS5
  const struct: Struct = {
    clock,
    length: 1,
    kind: kind as ContentKind,
    origin: null,
    rightOrigin: null,
    parent: null,
    keyed: (info & HAS_KEY) !== 0,
    key: null,
    type: -1,
    name: '',
    value: '',
    scalars: null,
  }
  if (kind === CONTENT.GC) {
    struct.length = readVarUint(decoder)
    return struct
  }
  if ((info & HAS_LEFT) !== 0) struct.origin = readId(decoder)
  if ((info & HAS_RIGHT) !== 0) struct.rightOrigin = readId(decoder)
  if ((info & (HAS_LEFT | HAS_RIGHT)) === 0) {
    struct.parent = readVarUint(decoder) === 1 ? readVarString(decoder) : readId(decoder)
    if (struct.keyed) struct.key = readVarString(decoder)
  }
  readContent(decoder, struct)
  return struct
}

function readContent(decoder: Decoder, struct: Struct): void {
  switch (struct.kind) {
    case CONTENT.DELETED:
      struct.length = readVarUint(decoder)
      return
    case CONTENT.STRING:
      struct.length = readVarString(decoder).length
      return
    case CONTENT.FORMAT:
      struct.name = readVarString(decoder)
      struct.value = readVarString(decoder)
      return
    case CONTENT.TYPE:
      struct.type = readVarUint(decoder)
      if (struct.type === TYPE.XML_ELEMENT) struct.name = readVarString(decoder)
      else if (struct.type !== TYPE.MAP && struct.type !== TYPE.TEXT && struct.type !== TYPE.XML_TEXT)
        malformed()
      return
    case CONTENT.ANY: {
      struct.length = readVarUint(decoder)
      const scalars: Scalar[] = []
      for (let i = 0; i < struct.length; i++) scalars.push(readScalar(decoder))
      struct.scalars = scalars
      return
    }
    default:
      malformed()
  }
}

function readScalar(decoder: Decoder): Scalar {
  switch (readUint8(decoder)) {
    case 127:
      return undefined
    case 126:
      return null
    case 125:
      return readVarInt(decoder)
    case 124:
      return readFloat32(decoder)
    case 123:
      return readFloat64(decoder)
    case 122:
      return readBigInt64(decoder)
    case 121:
      return false
    case 120:
      return true
    case 119:
      return readVarString(decoder)
    default:
      return malformed()
  }
}

function readDeletes(decoder: Decoder): DeleteRange[] {
  const deletes: DeleteRange[] = []
  const clients = readVarUint(decoder)
  for (let i = 0; i < clients; i++) {
    const client = readClient(decoder)
    const count = readVarUint(decoder)
    for (let j = 0; j < count; j++) {
      const start = readClock(decoder)
      const length = readVarUint(decoder)
      if (length === 0 || start + length > MAX_CLOCK) malformed()
      deletes.push({ client, start, end: start + length })
    }
  }
  return deletes
}

const readId = (decoder: Decoder): Id => ({ client: readVarUint(decoder), clock: readVarUint(decoder) })

function readClient(decoder: Decoder): number {
  const client = readVarUint(decoder)
  if (client > MAX_CLIENT) malformed()
  return client
}

function readClock(decoder: Decoder): number {
  const clock = readVarUint(decoder)
  if (clock > MAX_CLOCK) malformed()
  return clock
}

function malformed(): never {
  throw new MalformedUpdate('No update of ours')
}
