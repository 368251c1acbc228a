import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeSomething } from '#tests/collaboration/family-writes.ts'
import { below, seeded } from '#tests/collaboration/random.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { CONTENT, readUpdate, type Struct } from './update-reader.ts'

const read = (bytes: Uint8Array) => readUpdate(bytes, DEFAULT_LIMITS)

/** What several people of one document send, in an order in which each can be applied. */
function updatesOf(seed: number, people: number, steps: number): { update: Uint8Array; who: number }[] {
  const random = seeded(seed)
  const docs = Array.from({ length: people }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = 1_000 + index
    return doc
  })
  const updates: { update: Uint8Array; who: number }[] = []
  for (const [who, doc] of docs.entries()) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'other') return
      updates.push({ update, who })
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'other')
    })
  }
  for (let step = 0; step < steps; step++) writeSomething(docs[below(random, people)] as Y.Doc, random)
  return updates
}

describe('the reader of updates', () => {
  it('reads what Yjs reads, struct for struct', () => {
    for (const seed of [1, 2, 3]) {
      const doc = new Y.Doc()
      for (const { update } of updatesOf(seed, 3, 150)) {
        Y.applyUpdate(doc, update)
        for (const bytes of [update, Y.encodeStateAsUpdate(doc)]) expect(ours(bytes)).toEqual(theirs(bytes))
      }
    }
  })

  it('R-B24: refuses the second format, content that no plan holds, gaps and a client twice', () => {
    const doc = new Y.Doc()
    doc.getArray('x').push([1])
    expect(() => read(Y.encodeStateAsUpdateV2(doc))).toThrow()
    for (const value of [new Uint8Array(3), { a: 1 }, [1], new Y.Doc()]) {
      const other = new Y.Doc()
      other.getMap('goals').set('a', value)
      expect(() => read(Y.encodeStateAsUpdate(other))).toThrow()
    }
    const skip = Uint8Array.of(1, 1, 5, 0, 10, 3, 0)
    const gc = Uint8Array.of(1, 1, 5, 0, 0, 3, 0)
    const twice = Uint8Array.of(2, 1, 5, 0, 0, 3, 1, 5, 3, 0, 3, 0)
    expect(read(gc).sections[0]?.end).toBe(3)
    expect(() => read(skip)).toThrow()
    expect(() => read(twice)).toThrow()
    expect(() => read(Uint8Array.of(1, 1, 5, 0, 0, 0, 0))).toThrow()
    expect(() => read(Uint8Array.of(...gc, 0))).toThrow()
  })

  it('never reads past its own bytes into the buffer that they came in', () => {
    const secret = new TextEncoder().encode('someone else’s words')
    // A string that claims to be longer than the frame, in a frame that is a piece of a larger buffer.
    const frame = Uint8Array.of(1, 1, 5, 0, 4, 1, 1, 120, 15)
    const pool = new Uint8Array([...frame, ...secret])
    expect(() => read(new Uint8Array(pool.subarray(0, frame.length)))).toThrow()
  })
})

/** Both readers' structs in one form. */
interface Plain {
  client: number
  clock: number
  length: number
  kind: number
  origin: unknown
  rightOrigin: unknown
  parent: unknown
  key: string | null
}

const ours = (bytes: Uint8Array) => {
  const update = read(bytes)
  return {
    structs: update.sections.flatMap(({ client, structs }) => structs.map((struct) => plain(client, struct))),
    deletes: update.deletes,
  }
}

const plain = (client: number, struct: Struct): Plain => ({
  client,
  clock: struct.clock,
  length: struct.length,
  kind: struct.kind,
  origin: struct.origin,
  rightOrigin: struct.rightOrigin,
  parent: struct.parent,
  key: struct.key,
})

const theirs = (bytes: Uint8Array) => {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const id = (value: unknown) =>
    value instanceof Y.ID ? { client: value.client, clock: value.clock } : value
  return {
    structs: structs.map((struct): Plain => {
      const item = struct instanceof Y.Item ? struct : null
      return {
        client: struct.id.client,
        clock: struct.id.clock,
        length: struct.length,
        kind: item ? item.content.getRef() : CONTENT.GC,
        origin: id(item?.origin ?? null),
        rightOrigin: id(item?.rightOrigin ?? null),
        parent: id(item?.parent ?? null),
        key: item?.parentSub ?? null,
      }
    }),
    deletes: [...ds.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => ({ client, start: clock, end: clock + len })),
    ),
  }
}
