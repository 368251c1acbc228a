/** The process stops, or is stopped, while people write. */
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { MESSAGE_SAVED } from '#plan/close-codes.ts'
import { textRoot } from '#plan/shape.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { testServer } from '#tests/harness/server.ts'
import { connectProvider } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

/** How often the server is killed; the promise of R-B11 is about any number of times. */
const KILLS = Number(process.env.KILLS ?? 12)

const linesOf = (doc: Y.Doc) =>
  new Set(
    doc
      .getXmlFragment(textRoot('vraag'))
      .toArray()
      .map((line) => line.toString().replace(/<[^>]*>/g, '')),
  )

/** Somebody who writes one line after the other and knows which of them the server said it has on disk. */
function writer(plan: StartedPlan, name: string) {
  const connection = connectProvider(plan.parent, plan.planId, { ack: '1' })
  const { doc, provider } = connection
  const sent: string[] = []
  let saved = 0
  provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
    saved = Math.max(saved, decoding.readVarUint(decoder))
  }
  return {
    ...connection,
    write() {
      const line = `${name} ${sent.length}`
      doc.transact(() => {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(line)])
        doc.getXmlFragment(textRoot('vraag')).push([paragraph])
      })
      sent.push(line)
    },
    sent,
    /** The first frame of the stock provider is its answer to the handshake; each line is one frame after it. */
    saved: () => sent.slice(0, Math.max(0, saved - 1)),
  }
}

test('R-B17: SIGTERM while people write: what was acknowledged is there, sockets close as going away, within ten seconds', async () => {
  const server = await testServer()
  const plan = await startPlan(server.origin)
  const writers = ['Petra', 'Tineke', 'Karim'].map((name) => writer(plan, name))
  await Promise.all(writers.map(({ synced }) => synced))
  const codes: number[] = []
  for (const { provider } of writers) {
    provider.on('connection-close', (event) => codes.push((event as { code: number } | null)?.code ?? 0))
    provider.shouldConnect = false
  }
  const busy = setInterval(() => {
    for (const each of writers) each.write()
  }, 2)
  await until('some of it is acknowledged', () => writers.every((each) => each.saved().length > 20))
  const began = performance.now()
  const code = await server.stop()
  const took = performance.now() - began
  clearInterval(busy)

  expect(code).toBe(0)
  expect(took).toBeLessThan(10_000)
  await until('every socket is closed', () => codes.length === writers.length)
  expect(new Set(codes)).toEqual(new Set([1001]))
  const acknowledged = writers.flatMap((each) => each.saved())
  for (const { provider } of writers) provider.destroy()

  await server.start()
  const later = connectProvider(plan.parent, plan.planId)
  await later.synced
  const lines = linesOf(later.doc)
  expect(acknowledged.length).toBeGreaterThan(60)
  expect(acknowledged.filter((line) => !lines.has(line))).toEqual([])
})

test(
  `R-B11: killed ${KILLS} times while two people write: nothing acknowledged and nothing that the other had seen is missing`,
  async () => {
    const server = await testServer()
    const plan = await startPlan(server.origin)
    for (let round = 0; round < KILLS; round += 1) {
      const [one, other] = [writer(plan, `een-${round}`), writer(plan, `ander-${round}`)] as const
      await Promise.all([one.synced, other.synced])
      const busy = setInterval(
        () => {
          one.write()
          other.write()
        },
        1 + (round % 5),
      )
      await until(
        'some of it is acknowledged',
        () => one.saved().length > 5 + round && other.saved().length > 5,
      )
      await server.kill()
      clearInterval(busy)
      const acknowledged = [...one.saved(), ...other.saved()]
      const seen = [
        ...[...linesOf(one.doc)].filter((line) => line.startsWith('ander')),
        ...[...linesOf(other.doc)].filter((line) => line.startsWith('een')),
      ]
      // They do not come back: what is there afterwards, the server kept by itself.
      for (const { provider } of [one, other]) provider.destroy()

      await server.start()
      const later = connectProvider(plan.parent, plan.planId)
      await later.synced
      const lines = linesOf(later.doc)
      expect([round, acknowledged.filter((line) => !lines.has(line))]).toEqual([round, []])
      expect([round, seen.filter((line) => !lines.has(line))]).toEqual([round, []])
      expect(seen.length).toBeGreaterThan(5)
      later.provider.destroy()
    }
  },
  60_000 + KILLS * 15_000,
)
