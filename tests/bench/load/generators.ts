/** Starts a load generator and leads it through one job. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Span, watch } from '../cpu.ts'
import { killAtExit, LOAD_CORE, onCore, type Running } from '../servers/running.ts'
import type { FromGenerator, Seen, ToGenerator, Typed, TypingJob } from './job.ts'

const GENERATOR = new URL('./generator.ts', import.meta.url).pathname

function begin(job: TypingJob) {
  const [command, args] = onCore(LOAD_CORE, process.execPath, [GENERATOR])
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  killAtExit(child)
  const waiting = new Map<string, (message: FromGenerator) => void>()
  const come = new Map<string, FromGenerator>()
  const failed = new Promise<never>((_, reject) => {
    child.on('message', (message: FromGenerator) => {
      if (message.kind === 'failed') reject(new Error(message.why))
      come.set(message.kind, message)
      waiting.get(message.kind)?.(message)
    })
    child.once('exit', (code) => reject(new Error(`The load generator ended with ${code}`)))
  })
  failed.catch(() => {})
  const hear = <K extends FromGenerator['kind']>(kind: K) =>
    Promise.race([
      failed,
      new Promise<Extract<FromGenerator, { kind: K }>>((resolve) => {
        const take = (message: FromGenerator) => resolve(message as Extract<FromGenerator, { kind: K }>)
        const already = come.get(kind)
        if (already) take(already)
        else waiting.set(kind, take)
      }),
    ])
  const tell = (message: ToGenerator) => child.send(message)
  tell(job)
  return { child, hear, tell }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Lets everybody type; `span` is what the processors did within the window. */
export async function type(
  job: TypingJob,
  server: Running,
): Promise<{ typed: Typed; span: Span; block: number }> {
  const { child, hear, tell } = begin(job)
  try {
    await hear('ready')
    await server.forgetBlocks()
    tell({ kind: 'go' })
    await hear('window')
    const stop = watch(server.pid, child.pid ?? 0)
    await hear('window-end')
    const span = stop()
    const { typed } = await hear('typed')
    return { typed, span, block: await server.block() }
  } finally {
    await end(child)
  }
}

/** Lets everybody type until `kill` ended the server; resolves with what was on other screens by then. */
export async function typeUntilKilled(
  job: TypingJob,
  after: number,
  kill: () => Promise<void>,
): Promise<Seen> {
  const { child, hear, tell } = begin({ ...job, untilKilled: true })
  try {
    await hear('ready')
    tell({ kind: 'go' })
    await new Promise((resolve) => setTimeout(resolve, after))
    await kill()
    tell({ kind: 'stop' })
    return (await hear('seen')).seen
  } finally {
    await end(child)
  }
}
