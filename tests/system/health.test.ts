import { expect, test } from 'vitest'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'

const TOKEN = 'a-token-of-the-test-itself'
const server = sharedServer({ METRICS_TOKEN: TOKEN })

test('R-C1: /health shows the version and the settings that "saved is on disk" rests on', async () => {
  const answer = await new Person(server().origin).get('/health')
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.text)).toMatchObject({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    synchronous: 2,
    foreignKeys: 1,
    secureDelete: 1,
  })
})

test('/ready answers 200 when the database does', async () => {
  expect((await new Person(server().origin).get('/ready')).status).toBe(200)
})

test('/metrics is there for who has the token, and does not exist for anybody else', async () => {
  const person = new Person(server().origin)
  expect((await person.get('/metrics')).status).toBe(404)
  expect((await person.get('/metrics', { Authorization: 'Bearer wrong-wrong-wrong' })).status).toBe(404)
  const open = await person.get('/metrics', { Authorization: `Bearer ${TOKEN}` })
  expect(open.status).toBe(200)
  expect(open.text).toContain('process_resident_memory_bytes')
})
