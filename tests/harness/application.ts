/** The whole server in the process of the test, with a clock that the test moves. */

import { rmSync } from 'node:fs'
import type { Logger } from 'pino'
import { onTestFinished } from 'vitest'
import { type Application, startApplication } from '#server/application.ts'
import { readConfig } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import { filesOf } from './files.ts'
import { newDataDir } from './server.ts'

export interface MovedApplication extends Application {
  dataDir: string
  /** Moves the time on. */
  advance(ms: number): void
  now(): number
  /** True where one of the files of the database holds these words. */
  holds(words: string): boolean
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** Ends with its test. */
export async function applicationAt(
  start: number,
  {
    env = {},
    dataDir = newDataDir(),
    log = createLog('silent'),
  }: { env?: Record<string, string>; dataDir?: string; log?: Logger } = {},
): Promise<MovedApplication> {
  let now = start
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env })
  const application = await startApplication(config, { log, clock: { now: () => now } })
  onTestFinished(async () => {
    await application.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    ...application,
    dataDir,
    advance(ms) {
      now += ms
    },
    now: () => now,
    holds: (words) => filesOf(dataDir).some((file) => file.includes(words)),
  }
}
