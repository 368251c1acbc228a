/** Loaded into every server before its own code: says what the process itself knows of its time and memory. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const RESOLUTION_MS = 10
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delays.enable()

const answers = {
  /** Forgets the blocks so far: starting is not what is measured. */
  reset: () => {
    delays.reset()
    return {}
  },
  block: () => ({ block: Math.max(0, delays.max / 1e6 - RESOLUTION_MS) }),
  cpu: () => ({ cpu: process.cpuUsage() }),
  memory: () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    for (let times = 0; times < 3; times++) collect()
    const { heapUsed, external, rss } = process.memoryUsage()
    return { memory: { used: heapUsed + external, rss } }
  },
}

process.on('message', ({ id, ask }) => process.send({ id, ...answers[ask]() }))
process.channel?.unref()
