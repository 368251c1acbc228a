/** A room that stands still while it is settled (R-E23): in it or refused, whatever is on the way. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { bareRoom, fakeMember } from '#tests/collaboration/bare-room.ts'
import { goalOf, writeGoal } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { below, seeded } from '#tests/collaboration/random.ts'
import { until } from '#tests/collaboration/until.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { Refused } from './refused.ts'
import type { Room } from './room.ts'
import { FrozenError, transact, whileFrozen } from './transact.ts'
import { receiveUpdate } from './update-path.ts'

const { start, connect } = withServer()
const ROUNDS = 1_000
const goals = (doc: Y.Doc) => [...doc.getMap('goals').keys()].sort()
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** One person who types until told to stop; a refused page begins anew, as the real one does. */
function writer(room: Room, name: string, random: () => number) {
  const taken: string[] = []
  const refused: string[] = []
  let doc = new Y.Doc()
  let frames: Uint8Array[] = []
  const begin = () => {
    doc.destroy()
    doc = new Y.Doc()
    Y.applyUpdate(
      doc,
      room.live((live) => Y.encodeStateAsUpdate(live)),
    )
    frames = []
    doc.on('update', (update: Uint8Array) => frames.push(update))
    return fakeMember(name)
  }
  let member = begin()
  let count = 0
  return {
    taken,
    refused,
    type() {
      const id = `${name}-${count++}`
      writeGoal(doc, id, 'x'.repeat(1 + below(random, 5)))
      try {
        for (const frame of frames.splice(0)) receiveUpdate(room, member, frame, false, DEFAULT_LIMITS)
        taken.push(id)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        expect(error.code).toBe(CLOSE.SETTLED)
        refused.push(id)
        member = begin()
      }
    },
    /** Another page. */
    again() {
      member = begin()
    },
  }
}

it(`R-E23: ${ROUNDS} times settling while two people type: an edit is in what was read, or it is refused`, async () => {
  const random = seeded(23)
  let refusals = 0
  for (let round = 0; round < ROUNDS; round++) {
    const room = await bareRoom()
    const people = [writer(room, 'anna', random), writer(room, 'bram', random)]
    const typeSome = () => {
      for (const person of people) for (let keys = below(random, 3); keys > 0; keys--) person.type()
    }
    typeSome()
    if (random() < 0.5) await turn()
    typeSome()
    const settled = whileFrozen(
      room,
      goals,
      async (found) => {
        typeSome()
        await turn()
        typeSome()
        // Nothing came after what was read, not even what waits for the disk.
        expect(room.live(goals)).toEqual(found)
        return found
      },
      DEFAULT_LIMITS,
    )
    typeSome()
    const found = new Set(await settled)
    for (const person of people) {
      expect(person.taken.filter((id) => !found.has(id))).toEqual([])
      expect(person.refused.filter((id) => found.has(id))).toEqual([])
      refusals += person.refused.length
    }
    // The plan opens again for a next version.
    const [next] = people
    next?.again()
    next?.type()
    expect(room.live(goals)).toHaveLength(found.size + 1)
  }
  expect(refusals).toBeGreaterThan(ROUNDS)
}, 120_000)

it('R-E23: the server itself writes nothing meanwhile, and nobody settles twice at once', async () => {
  const room = await bareRoom()
  await whileFrozen(
    room,
    goals,
    async () => {
      await expect(transact(room, (doc) => writeGoal(doc, 'g', 'x'), DEFAULT_LIMITS)).rejects.toThrow(
        FrozenError,
      )
      await expect(whileFrozen(room, goals, async () => {}, DEFAULT_LIMITS)).rejects.toThrow(FrozenError)
    },
    DEFAULT_LIMITS,
  )
  await transact(room, (doc) => writeGoal(doc, 'g', 'x'), DEFAULT_LIMITS)
  expect(room.live(goals)).toEqual(['g'])
})

it('R-E23, R-B22: on real sockets, whoever types at that moment is closed as settled and comes back to read', async () => {
  const { people, collaboration } = await start()
  for (let round = 0; round < 5; round++) {
    for (const name of ['anna', 'bram']) people.set(name)
    await collaboration.reconsider({ planId: 'plan' })
    const [anna, bram] = [await connect('anna').ready(), await connect('bram').ready()]
    let typed = 0
    const typing = setInterval(() => {
      for (const one of [anna, bram])
        if (one.code === undefined) writeGoal(one.doc, `${one.doc.clientID}-${typed++}`, 'x')
    }, 2)
    await until('something was typed', () => typed > 4)
    const found = await collaboration.whileFrozen('room', goals, async (read) => {
      for (const name of ['anna', 'bram']) people.set(name, { access: 'read', isSettled: true })
      await collaboration.reconsider({ planId: 'plan' })
      return read
    })
    clearInterval(typing)
    expect([await anna.closing(), await bram.closing()]).toEqual([CLOSE.SETTLED, CLOSE.SETTLED])
    expect(await collaboration.read('room', goals)).toEqual(found)
    const reader = await connect('anna').ready()
    expect(goals(reader.doc)).toEqual(found)
    expect(goalOf(reader.doc, found[0] ?? '')).toBeDefined()
    // Words of a page that had no line just then are refused with the code that says why.
    writeGoal(reader.doc, `laat-${round}`, 'x')
    expect(await reader.closing()).toBe(CLOSE.SETTLED)
  }
}, 60_000)
