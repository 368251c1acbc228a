/** What Prometheus hears. Labels are fixed words and codes: no names, no ids, no words of a plan. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { CollaborationMetrics } from './collaboration/metrics.ts'

export interface Metrics {
  registry: Registry
  collaboration: CollaborationMetrics
  /** Asked at each reading. */
  watch(stats: () => { rooms: number; sockets: number }): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const count = (name: string, help: string) => new Counter({ name: `fgp_${name}_total`, help, registers })
  const refused = new Counter({
    name: 'fgp_refused_total',
    help: 'Frames refused, with the connection closed',
    labelNames: ['reason'],
    registers,
  })
  const closed = new Counter({
    name: 'fgp_closed_total',
    help: 'Connections closed, by close code',
    labelNames: ['code'],
    registers,
  })
  const updates = count('updates', 'Updates on disk')
  const failed = count(
    'commit_failures',
    'Commits that failed and are tried again; nothing is lost while this rises',
  )
  const loads = count('load_failures', 'Plans that could not be loaded')
  const compactions = count('compactions', 'Logs replaced by a state')
  const commits = new Histogram({
    name: 'fgp_commit_seconds',
    help: 'Time of one durable commit',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
    registers,
  })
  return {
    registry,
    collaboration: {
      refused: (reason) => refused.inc({ reason }),
      closed: (code) => closed.inc({ code: String(code) }),
      committed(count, milliseconds) {
        updates.inc(count)
        commits.observe(milliseconds / 1000)
      },
      commitFailed: () => failed.inc(),
      loadFailed: () => loads.inc(),
      compacted: () => compactions.inc(),
    },
    watch(stats) {
      const gauge = (name: 'rooms' | 'sockets', help: string) =>
        new Gauge({
          name: `fgp_${name}`,
          help,
          registers,
          collect() {
            this.set(stats()[name])
          },
        })
      gauge('rooms', 'Plans in memory')
      gauge('sockets', 'Open connections')
    },
  }
}
