/** Starts the process: settings → application → listening; a signal ends it in order. */
import './environment.ts'
import type { Logger } from 'pino'
import { type Application, startApplication } from './application.ts'
import { ConfigError, readConfig } from './config.ts'
import { explain } from './explain.ts'
import { createLog } from './log.ts'

/** The promise of R-B17 is ten seconds; the rest is for the operating system. */
const STOP_WITHIN_MS = 9_000

/** Ends the process once, in order, also while it is still starting. */
function stopOnSignal(log: Logger, application: Promise<Application>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    application
      .then((started) => started.stop())
      .then(
        () => process.exit(0),
        (error) => {
          log.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const application = startApplication(config, { log, development: process.argv.includes('--dev') })
  stopOnSignal(log, application)
  const { address } = await application
  process.stdout.write(`Familiegroepsplan is open: ${address}\n`)
}

start().catch((error: unknown) => {
  process.stderr.write(`${explain(error, process.env.DATA_DIR ?? './data')}\n`)
  process.exit(error instanceof ConfigError ? 2 : 1)
})
