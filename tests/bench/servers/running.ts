/** A server under measurement: a process on a core of its own that can be asked, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

const PROBE = new URL('./probe.mjs', import.meta.url).pathname
const START_WITHIN_MS = 60_000
export const SERVER_CORE = '0'
export const LOAD_CORE = '1'

export interface Running {
  readonly pid: number
  readonly port: number
  readonly folder: string
  /** Milliseconds from the start of the process until it answered. */
  readonly startedIn: number
  /** What it wrote, for when it fails. */
  output(): string
  /** The longest block of its event loop since `forgetBlocks`, in milliseconds. */
  block(): Promise<number>
  forgetBlocks(): Promise<void>
  /** Milliseconds of processor time that it used so far. */
  cpu(): Promise<number>
  /** In bytes, after collecting garbage. */
  memory(): Promise<{ used: number; rss: number }>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

interface Answer {
  id: number
  block?: number
  cpu?: { user: number; system: number }
  memory?: { used: number; rss: number }
}

const children = new Set<ChildProcess>()
export function killAll(): void {
  for (const child of children) child.kill('SIGKILL')
}
process.once('exit', killAll)
/** No measure leaves a process behind, however it ends. */
export function killAtExit(child: ChildProcess): void {
  children.add(child)
  child.once('exit', () => children.delete(child))
}

const TASKSET = ['/usr/bin/taskset', '/bin/taskset'].find((path) => existsSync(path))
/** A command on one core, where the system can do that. */
export const onCore = (core: string, command: string, args: readonly string[]): [string, string[]] =>
  TASKSET ? [TASKSET, ['-c', core, command, ...args]] : [command, [...args]]

export async function runServer(options: {
  args: string[]
  port: number
  folder: string
  env: Record<string, string>
}): Promise<Running> {
  const { args, port, folder, env } = options
  const { PATH, HOME, TZ, LANG, BENCH_PROFILES } = process.env
  const begun = performance.now()
  const [command, all] = onCore(SERVER_CORE, process.execPath, ['--import', PROBE, ...args])
  const child = spawn(command, all, {
    env: {
      ...{ PATH, HOME, TZ, LANG, BENCH_PROFILES },
      ...{ NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1' },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const questions = new Map<number, (answer: Answer) => void>()
  child.on('message', (answer: Answer) => questions.get(answer.id)?.(answer))
  killAtExit(child)
  await answering(child, port, () => output)
  const startedIn = performance.now() - begun

  let asked = 0
  const ask = (what: string): Promise<Answer> => {
    const id = ++asked
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No answer from the server\n${output}`)), 30_000)
      questions.set(id, (answer) => {
        clearTimeout(late)
        questions.delete(id)
        resolve(answer)
      })
      child.send({ id, ask: what })
    })
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    if (signal === 'SIGTERM') setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    await ended
  }
  return {
    pid: child.pid ?? 0,
    port,
    folder,
    startedIn,
    output: () => output,
    block: async () => (await ask('block')).block ?? 0,
    forgetBlocks: async () => void (await ask('reset')),
    async cpu() {
      const { cpu } = await ask('cpu')
      return cpu ? (cpu.user + cpu.system) / 1_000 : 0
    },
    async memory() {
      return (await ask('memory')).memory ?? { used: 0, rss: 0 }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** Resolves when the port takes connections. */
async function answering(child: ChildProcess, port: number, output: () => string): Promise<void> {
  const end = Date.now() + START_WITHIN_MS
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`)
    const connected = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' })
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (connected) return
    await wait(10)
  }
  child.kill('SIGKILL')
  throw new Error(`The server did not start:\n${output()}`)
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
