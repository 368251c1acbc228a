/**
 * The real server as a process of its own, on a free port with a data folder of its own: it can be killed, stopped and
 * started again on the same port and data. Everything it writes is kept, for tests that read the logs.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export const ROOT = new URL('../../', import.meta.url).pathname

export interface TestServer {
  /** What people type; also the value of Origin. */
  readonly origin: string
  readonly port: number
  readonly dataDir: string
  readonly pid: number
  /** Everything written so far, by every process of this server. */
  output(): string
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Starts it again on the same port and data; `imports` are modules of the test that load before the server does. */
  start(imports?: readonly string[]): Promise<void>
  /** Resolves when the process ended, by whatever cause. */
  ended(): Promise<void>
}

interface ServerOptions {
  env?: Record<string, string>
  dataDir?: string
  port?: number
}

const STARTED = /is open: (\S+)/
const START_WITHIN_MS = 30_000

/** Throws what the server said when it does not start. Remove it with `dispose`, or use `testServer` in one test. */
export async function launchServer(
  options: ServerOptions = {},
): Promise<TestServer & { dispose(): Promise<void> }> {
  if (!existsSync(join(ROOT, 'build/server/index.js'))) throw new Error('Build first: npm run build')
  const dataDir = options.dataDir ?? newDataDir()
  let output = ''
  let origin = ''
  // Behind a proxy the line at the start names the public address, so the port must be known beforehand.
  let port = options.port ?? (options.env?.PUBLIC_URL ? await freePort() : 0)
  let child: ChildProcess

  const start = async (imports: readonly string[] = []) => {
    const before = imports.flatMap((each) => ['--import', each])
    child = spawn(process.execPath, [...before, 'server/index.ts'], {
      cwd: ROOT,
      env: {
        ...cleanEnvironment(),
        NODE_ENV: 'production',
        ...options.env,
        DATA_DIR: dataDir,
        PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const from = output.length
    const read = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    const address = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`The server did not start:\n${output.slice(from)}`)),
        START_WITHIN_MS,
      )
      child.stdout?.on('data', () => {
        const found = output.slice(from).match(STARTED)?.[1]
        if (!found) return
        clearTimeout(late)
        resolve(found)
      })
      child.once('close', (code) => {
        clearTimeout(late)
        reject(new StartFailed(code, output.slice(from)))
      })
    })
    origin = address
    if (port === 0) port = Number(new URL(address).port)
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill(signal)
    const [code] = await once(child, 'close')
    return code as number | null
  }

  await start()
  return {
    get origin() {
      return origin
    },
    get port() {
      return port
    },
    get pid() {
      return child.pid ?? 0
    },
    dataDir,
    output: () => output,
    kill: async () => {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
    start,
    ended: async () => {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
    },
    dispose: async () => {
      await end('SIGKILL')
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A server for the length of one test. */
export async function testServer(options: ServerOptions = {}): Promise<TestServer> {
  const server = await launchServer(options)
  onTestFinished(server.dispose)
  return server
}

/** The server ended before it served. */
export class StartFailed extends Error {
  override name = 'StartFailed'
  readonly code: number | null
  readonly output: string
  constructor(code: number | null, output: string) {
    super(`The server ended with ${code} before it served:\n${output}`)
    this.code = code
    this.output = output
  }
}

/** Starts a server that must refuse to start, and resolves with what it said. */
export async function refusedStart(options: ServerOptions): Promise<StartFailed> {
  try {
    const server = await launchServer(options)
    await server.dispose()
  } catch (error) {
    if (error instanceof StartFailed) return error
    throw error
  }
  throw new Error('The server started, and should not have')
}

/** Nobody listens there now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'familiegroepsplan-'))

/** Settings of whoever runs the tests must not reach the server under test. */
function cleanEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, TZ, LANG } = process.env
  return { PATH, HOME, TZ, LANG, NODE_COMPILE_CACHE: join(ROOT, '.cache/compiled') }
}
