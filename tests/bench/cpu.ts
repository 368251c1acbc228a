/** Processor time from /proc: of one process, and of everything else on the machine. */
import { readFileSync } from 'node:fs'

/** USER_HZ, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

/** Seconds of processor time of a process with all its threads. */
export function cpuOf(pid: number): number {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name of the process may hold spaces; what follows its bracket does not.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Seconds of processor time of all processes together. Interrupts are left out: they are nobody's, and mostly ours. */
function cpuOfAll(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0] = line.trim().split(/\s+/).slice(1).map(Number)
  return (user + nice + system) / TICKS_PER_SECOND
}

export interface Span {
  /** Seconds of processor time of each process that was watched. */
  own: number[]
  seconds: number
  /** How many cores everything else kept busy meanwhile. */
  foreign: number
}

/** Begins to watch; the answer ends it. */
export function watch(...pids: number[]): () => Span {
  const begun = performance.now()
  const all = cpuOfAll()
  const before = [...pids, process.pid].map(cpuOf)
  return () => {
    const own = [...pids, process.pid].map((pid, index) => cpuOf(pid) - (before[index] as number))
    const seconds = (performance.now() - begun) / 1_000
    const mine = own.reduce((sum, each) => sum + each, 0)
    return { own, seconds, foreign: Math.max(0, cpuOfAll() - all - mine) / seconds }
  }
}
