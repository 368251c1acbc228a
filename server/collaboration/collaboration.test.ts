import { afterEach, describe, expect, it } from 'vitest'
import {
  Client,
  type ClientOptions,
  goalOf,
  goalText,
  writeGoal,
  writeParagraph,
} from '#tests/collaboration/client.ts'
import { startServer, type TestServer, type TestServerOptions } from '#tests/collaboration/server.ts'
import { until } from '#tests/collaboration/until.ts'

let server: TestServer
const clients: Client[] = []

const start = async (options?: TestServerOptions) => {
  server = await startServer(options)
  return server
}
const connect = (who: string, options?: ClientOptions) => {
  const client = new Client(server.url, who, options)
  clients.push(client)
  return client
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.cut()
  await server.stop()
})

describe('two people', () => {
  it('see each other write, and what they wrote is saved', async () => {
    await start()
    const anna = await connect('anna').ready()
    const bram = await connect('bram').ready()
    writeGoal(anna.doc, 'g1', 'Samen eten')
    await until('bram sees it', () => goalOf(bram.doc, 'g1') === 'Samen eten')
    goalText(bram.doc, 'g1').insert(10, ' op zondag')
    writeParagraph(bram.doc, 'question', 'Wat is er aan de hand?')
    await until('anna sees it', () => goalOf(anna.doc, 'g1') === 'Samen eten op zondag')
    await until('both are saved', () => anna.isSaved && bram.isSaved)
    expect(await server.collaboration.read('room', (doc) => goalOf(doc, 'g1'))).toBe('Samen eten op zondag')
    expect(server.log.lines).toEqual([])
  })
})
