/** A server and its clients for one test file: closed after each test. */
import { afterEach } from 'vitest'
import { Client, type ClientOptions } from './client.ts'
import { startServer, type TestServer, type TestServerOptions } from './server.ts'

export function withServer() {
  const servers: TestServer[] = []
  const clients: Client[] = []

  afterEach(async () => {
    for (const client of clients.splice(0)) client.cut()
    for (const server of servers.splice(0)) await server.stop()
  })

  return {
    async start(options?: TestServerOptions): Promise<TestServer> {
      const server = await startServer(options)
      servers.push(server)
      return server
    },
    connect(who: string, options?: ClientOptions): Client {
      const server = servers.at(-1)
      if (!server) throw new Error('No server was started')
      const client = new Client(server.url, who, options)
      clients.push(client)
      return client
    },
  }
}
