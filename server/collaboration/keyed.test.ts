import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bareRoom, fakeMember } from '#tests/collaboration/bare-room.ts'
import { goalOf, goalText, writeGoal, writeParagraph } from '#tests/collaboration/client.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { Refused } from './refused.ts'
import { receiveUpdate } from './update-path.ts'

/** Somebody's document, of which each change is offered to a room. */
async function writing() {
  const room = await bareRoom()
  const anna = fakeMember('anna')
  const doc = new Y.Doc({ gc: false })
  let last: boolean | undefined
  doc.on('update', (update: Uint8Array) => {
    try {
      receiveUpdate(room, anna, update, false, DEFAULT_LIMITS)
      last = true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      last = false
    }
  })
  const offer = (change: (doc: Y.Doc, transaction: Y.Transaction) => void): boolean | undefined => {
    last = undefined
    doc.transact((transaction) => change(doc, transaction))
    return last
  }
  const nextId = () => Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
  return { room, doc, offer, nextId }
}

const goal = (doc: Y.Doc) => doc.getMap('goals').get('g1') as Y.Map<unknown>

describe('R-B24: a value of a map is one position, beside values of its own key', () => {
  it('two values under a key at once are refused: deleted by halves, they would poison the plan', async () => {
    const { room, offer, nextId } = await writing()
    expect(offer((doc) => writeGoal(doc, 'g1', 'Rust'))).toBe(true)
    const forged = offer((doc, transaction) => {
      const content = new Y.ContentAny(['a', 'b'])
      new Y.Item(nextId(), null, null, null, null, goal(doc), 'order', content).integrate(transaction, 0)
    })
    expect(forged).toBe(false)
    expect(room.live((doc) => goalOf(doc, 'g1'))).toBe('Rust')
  })

  it('words beside a value are refused, whatever their frame says of a key', async () => {
    const { offer, doc, nextId } = await writing()
    offer((each) => writeGoal(each, 'g1', 'Rust'))
    expect(offer((each) => goal(each).set('order', 'a'))).toBe(true)
    const value = goal(doc)._map.get('order') as Y.Item
    const forged = offer((each, transaction) => {
      const content = new Y.ContentString('woorden')
      const item = new Y.Item(nextId(), value, value.lastId, null, null, goal(each), null, content)
      item.integrate(transaction, 0)
    })
    expect(forged).toBe(false)
  })

  it('a value beside words is refused', async () => {
    const { offer, doc, nextId } = await writing()
    let text: Y.XmlText | undefined
    offer((each) => {
      text = writeParagraph(each, 'vraag', 'woorden')
    })
    const left = text?._start as Y.Item
    const forged = offer((_, transaction) => {
      const parent = text as unknown as Y.AbstractType<unknown>
      const item = new Y.Item(nextId(), left, left.lastId, null, null, parent, 'order', new Y.ContentAny([1]))
      item.integrate(transaction, 0)
    })
    expect(forged).toBe(false)
    expect(doc.store.clients.size).toBe(1)
  })

  it('words that come grown together with a value, cut off where that ends, do not stand beside it', async () => {
    const { room, doc, offer } = await writing()
    expect(offer((each) => writeGoal(each, 'g1', 'Rust'))).toBe(true)
    // Another life of the same screen: where this one has a value, that one wrote three letters.
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    other.clientID = doc.clientID
    const before = Y.encodeStateVector(other)
    goalText(other, 'g1').insert(4, ' in')
    const forged = Y.encodeStateAsUpdate(other, before)
    expect(offer((each) => goal(each).set('order', 'a'))).toBe(true)
    expect(() =>
      receiveUpdate(room, fakeMember('anna'), forged, false, { ...DEFAULT_LIMITS, clientIds: 100 }),
    ).toThrow(Refused)
    expect(offer((each) => each.getMap('goals').delete('g1'))).toBe(true)
    expect(room.live((each) => each.getMap('goals').size)).toBe(0)
  })

  it('a frame that calls words a value on the way to something new changes nothing about them', async () => {
    const { room, doc, offer, nextId } = await writing()
    expect(offer((each) => writeGoal(each, 'g1', 'Rust'))).toBe(true)
    const word = goalText(doc, 'g1')._start as Y.Item
    // All that is here as one value, and then another value that stands beside the words.
    const encoder = new Y.UpdateEncoderV1()
    encoding.writeVarUint(encoder.restEncoder, 1)
    encoding.writeVarUint(encoder.restEncoder, 2)
    encoder.writeClient(doc.clientID)
    encoding.writeVarUint(encoder.restEncoder, 0)
    const known = new Y.ContentDeleted(nextId().clock)
    for (const item of [
      new Y.Item(Y.createID(doc.clientID, 0), null, null, null, null, doc.getMap('goals'), 'g1', known),
      new Y.Item(nextId(), word, word.lastId, null, null, goal(doc), 'order', new Y.ContentAny(['a'])),
    ])
      item.write(encoder, 0)
    encoding.writeVarUint(encoder.restEncoder, 0)
    const forged = encoder.toUint8Array()
    expect(() => receiveUpdate(room, fakeMember('anna'), forged, false, DEFAULT_LIMITS)).toThrow(Refused)
    expect(room.live((each) => goalOf(each, 'g1'))).toBe('Rust')
  })

  it('a page with undo that was away: overwritten values that travel as one are let in', async () => {
    const { room, offer } = await writing()
    const away = new Y.Doc()
    writeGoal(away, 'g1', 'Rust')
    new Y.UndoManager(away.getMap('goals'), { captureTimeout: 0 })
    for (const order of ['a', 'b', 'c', 'd']) goal(away).set('order', order)
    const state = Y.encodeStateAsUpdate(away)
    const lengths = Y.decodeUpdate(state).structs.map(({ length }) => length)
    expect(Math.max(...lengths)).toBeGreaterThan(1)
    expect(offer((doc) => Y.applyUpdate(doc, state))).toBe(true)
    expect(room.live((doc) => goal(doc).get('order'))).toBe('d')
    expect(offer((doc) => doc.getMap('goals').delete('g1'))).toBe(true)
    expect(room.live((doc) => doc.getMap('goals').size)).toBe(0)
  })
})
