/** The collaboration server in a process of its own with some rooms in memory; it answers its parent how it fared. */
import * as Y from 'yjs'
import { memoryLog, startServer } from '#tests/collaboration/server.ts'
import { blockMeter } from './block-meter.ts'

const ROOMS = Array.from({ length: Number(process.argv[2]) }, (_, index) => `room-${index}`)

const server = await startServer({
  updateLog: memoryLog(...ROOMS),
  limits: {
    updatesAtOnce: 1_000_000,
    framesAtOnce: 1_000_000,
    clientIds: 100_000,
    waitingPerAddress: 10_000,
    socketsPerSession: 10_000,
    socketsPerAddress: 10_000,
  },
})
const blocks = blockMeter()

process.on('message', async () => {
  let broken = ''
  for (const room of ROOMS)
    try {
      await server.collaboration.read(room, (doc) => Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc)))
    } catch (error) {
      broken = String(error)
    }
  process.send?.({
    broken,
    slowReaders: server.metrics.count('refused slow-reader'),
    errors: server.log.lines.filter(({ level }) => level === 'error').length,
    mostBlockMs: blocks.most(),
    mostMB: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  })
})
process.send?.(server.url)
