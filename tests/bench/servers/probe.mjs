/** Loaded into every server before its own code: says what the process itself knows of its time and memory. */
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const RESOLUTION_MS = 10
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delays.enable()

/** Where profiles of what is measured go, when they are asked for; the figures of such a run do not count. */
const profiles = process.env.BENCH_PROFILES
const session = new Session()
if (profiles) {
  session.connect()
  await session.post('Profiler.enable')
}

const answers = {
  /** Forgets the blocks so far: starting is not what is measured. */
  reset: async () => {
    if (profiles) await session.post('Profiler.start')
    delays.reset()
    return {}
  },
  block: async () => {
    const block = Math.max(0, delays.max / 1e6 - RESOLUTION_MS)
    const taken = profiles && (await session.post('Profiler.stop').catch(() => undefined))
    if (taken)
      writeFileSync(`${profiles}/${process.pid}-${Date.now()}.cpuprofile`, JSON.stringify(taken.profile))
    return { block }
  },
  cpu: () => ({ cpu: process.cpuUsage() }),
  memory: () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    for (let times = 0; times < 3; times++) collect()
    const { heapUsed, external, rss } = process.memoryUsage()
    return { memory: { used: heapUsed + external, rss } }
  },
}

process.on('message', async ({ id, ask }) => process.send({ id, ...(await answers[ask]()) }))
process.channel?.unref()
