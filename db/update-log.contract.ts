/** What every update log promises (R-C3). A test file runs this against an implementation. */
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RoomGoneError, type RoomState, StaleStateError, type UpdateLog } from './update-log.ts'

export interface LogUnderTest {
  log: UpdateLog
  createRoom(roomId: string): Promise<void>
  dropRoom(roomId: string): Promise<void>
}

const bytes = (...values: number[]) => Uint8Array.from(values)

function stateOf(texts: Record<number, string>, throughSeq: number): RoomState {
  const doc = new Y.Doc()
  for (const [client, text] of Object.entries(texts)) {
    doc.clientID = Number(client)
    doc.getText('t').insert(0, text)
  }
  return { state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc), throughSeq }
}

export function describeUpdateLog(name: string, open: (now: () => number) => Promise<LogUnderTest>): void {
  describe(name, () => {
    let under: LogUnderTest
    let log: UpdateLog
    let time = 0
    beforeEach(async () => {
      under = await open(() => time)
      log = under.log
      await under.createRoom('a')
      await under.createRoom('b')
    })
    const append = (roomId: string, firstSeq: number, ...updates: Uint8Array[]) =>
      log.append([{ roomId, firstSeq, updates, claims: [] }])

    it('has nothing of a new room, and knows that another one does not exist', async () => {
      expect(await log.load('a')).toEqual({ state: null, updates: [], claims: [] })
      expect(await log.load('elsewhere')).toBeNull()
    })

    it('gives back each room’s updates and claims, in order', async () => {
      await log.append([
        {
          roomId: 'a',
          firstSeq: 1,
          updates: [bytes(1), bytes(2)],
          claims: [{ clientId: 4_294_967_295, personId: 'p' }],
        },
        { roomId: 'b', firstSeq: 1, updates: [bytes(9)], claims: [] },
      ])
      await append('a', 3, bytes(3))
      const a = await log.load('a')
      expect(a?.updates.map((update) => [...update])).toEqual([[1], [2], [3]])
      expect(a?.claims).toMatchObject([{ clientId: 4_294_967_295, personId: 'p' }])
      expect((await log.load('b'))?.updates.map((update) => [...update])).toEqual([[9]])
    })

    it('R-B24: never gives an id that somebody has to somebody else', async () => {
      const claim = (personId: string) =>
        log.append([{ roomId: 'a', firstSeq: 1, updates: [], claims: [{ clientId: 7, personId }] }])
      await claim('first')
      await claim('second')
      expect((await log.load('a'))?.claims).toMatchObject([{ clientId: 7, personId: 'first' }])
    })

    it('knows when an id was last seen, by its own person only, and forgets the ids that it is told to', async () => {
      const claim = (clientId: number, personId: string) =>
        log.append([{ roomId: 'a', firstSeq: 1, updates: [], claims: [{ clientId, personId }] }])
      const seen = async () =>
        new Map((await log.load('a'))?.claims.map(({ clientId, seenAt }) => [clientId, seenAt]))
      await claim(7, 'first')
      await claim(8, 'first')
      const before = time
      time += 1_000
      await claim(7, 'second')
      expect((await seen()).get(7)).toBe(before)
      await claim(7, 'first')
      expect((await seen()).get(7)).toBe(time)
      await log.dropClaims('a', [8, 9])
      expect([...(await seen()).keys()]).toEqual([7])
    })

    it('keeps all of a batch or nothing', async () => {
      await append('a', 1, bytes(1))
      const batch = [
        { roomId: 'b', firstSeq: 1, updates: [bytes(5)], claims: [] },
        { roomId: 'a', firstSeq: 1, updates: [bytes(6)], claims: [] },
      ]
      await expect(log.append(batch)).rejects.toThrow()
      expect((await log.load('b'))?.updates).toEqual([])
      expect((await log.load('a'))?.updates.map((update) => [...update])).toEqual([[1]])
    })

    it('R-B19: refuses a second copy of a room that writes under the same numbers', async () => {
      await append('a', 1, bytes(1))
      await expect(append('a', 1, bytes(2))).rejects.toThrow()
    })

    it('says that a room does not exist any more', async () => {
      await under.dropRoom('a')
      await expect(append('a', 1, bytes(1))).rejects.toBeInstanceOf(RoomGoneError)
      expect(await log.load('a')).toBeNull()
    })

    it('puts a state in the place of the rows that it covers, and of no others', async () => {
      await append('a', 1, bytes(1), bytes(2), bytes(3))
      const state = stateOf({ 1: 'abc' }, 2)
      await log.replaceState('a', state)
      const stored = await log.load('a')
      expect(stored?.updates.map((update) => [...update])).toEqual([[3]])
      expect(stored?.state?.throughSeq).toBe(2)
      expect(new Uint8Array(stored?.state?.state ?? [])).toEqual(state.state)
      expect(new Uint8Array(stored?.state?.stateVector ?? [])).toEqual(state.stateVector)
    })

    it('R-B6: refuses a state that knows less than the stored one, and keeps everything', async () => {
      await append('a', 1, bytes(1))
      const full = stateOf({ 1: 'abc', 2: 'def' }, 1)
      await log.replaceState('a', full)
      await append('a', 2, bytes(2))
      for (const less of [
        stateOf({ 1: 'abc' }, 2),
        stateOf({ 1: 'abcd', 2: 'de' }, 2),
        stateOf({ 1: 'abcd', 2: 'def' }, 0),
      ]) {
        await expect(log.replaceState('a', less)).rejects.toBeInstanceOf(StaleStateError)
      }
      const stored = await log.load('a')
      expect(new Uint8Array(stored?.state?.stateVector ?? [])).toEqual(full.stateVector)
      expect(stored?.updates.map((update) => [...update])).toEqual([[2]])
      await log.replaceState('a', stateOf({ 1: 'abcd', 2: 'def' }, 2))
      expect((await log.load('a'))?.updates).toEqual([])
    })
  })
}
