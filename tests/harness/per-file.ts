/** One server for all tests of a file: for tests that neither stop it nor need settings of their own. */
import { afterAll, beforeAll } from 'vitest'
import { launchServer, type TestServer } from './server.ts'

export function sharedServer(env: Record<string, string> = {}): () => TestServer {
  let server: Awaited<ReturnType<typeof launchServer>> | undefined
  beforeAll(async () => {
    server = await launchServer({ env })
  })
  afterAll(() => server?.dispose())
  return () => {
    if (!server) throw new Error('The server has not started yet')
    return server
  }
}
