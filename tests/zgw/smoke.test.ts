/** `npm run zgw:smoke` against the peer: what is wrong in a register's configuration is said at the step where it shows. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { main } from '#server/zgw/smoke-command.ts'
import { closeServer, createPeer, ZAAK } from './peer.ts'
import type { Peer } from './peer-model.ts'

let peer: Peer
let env: Record<string, string>
beforeEach(async () => {
  peer = await createPeer()
  const { connection } = peer
  env = {
    ZGW_ZAKEN_URL: connection.zakenUrl,
    ZGW_DOCUMENTEN_URL: connection.documentenUrl,
    ZGW_CATALOGI_URL: connection.catalogiUrl,
    ZGW_CLIENT_ID: connection.clientId,
    ZGW_SECRET: connection.secret,
    ZGW_BRONORGANISATIE: connection.bronorganisatie,
  }
})
afterEach(() => peer.close())
const wrongOf = (text: string) => text.split('\n').filter((line) => line.startsWith('WRONG'))

test('all is right, and nothing was made', async () => {
  const { code, text } = await main(['--zaak', ZAAK], env)
  expect([code, wrongOf(text)]).toEqual([0, []])
  expect(text.split('\n').map((line) => line.slice(7, 15).trim())).toEqual([
    ...['settings', 'clock', 'token', 'type', 'zaak', 'search', 'create'],
  ])
  expect(peer.documents.size).toBe(0)
})

test('--write makes one document of two versions, in the zaak', async () => {
  const { code, text } = await main(['--zaak', ZAAK, '--write'], env)
  expect([code, wrongOf(text)]).toEqual([0, []])
  expect(peer.only().versions).toHaveLength(2)
  expect(peer.relations).toHaveLength(1)
})

test.each<[string, (given: Peer) => unknown, RegExp]>([
  ['another secret', (given) => Object.assign(given, { secret: 'x' }), /token .*ZGW_SECRET/],
  [
    'a type that is a concept',
    ({ types: [type] }) => Object.assign(type ?? {}, { concept: true }),
    /type .*publish/,
  ],
  ['no type', ({ types }) => types.splice(0), /type .*no informatieobjecttype "Familiegroepsplan"/],
  ['no such zaak', ({ zaken }) => zaken.splice(0), /zaak .*not found/],
  ['no scope to read', ({ scopes }) => scopes.delete('documenten.lezen'), /search .*documenten\.lezen/],
  ['no scope to make', ({ scopes }) => scopes.delete('documenten.aanmaken'), /create .*documenten\.aanmaken/],
  [
    'too confidential',
    (given) => Object.assign(given, { mostConfidential: 'intern' }),
    /create .*confidentiality/,
  ],
  [
    'a clock behind ours',
    (given) => Object.assign(given, { now: () => Date.now() - 60_000 }),
    /token .*clocks/,
  ],
])('%s', async (_, spoil, says) => {
  spoil(peer)
  const { code, text } = await main(['--zaak', ZAAK], env)
  expect(code).toBe(1)
  expect(wrongOf(text).join('\n')).toMatch(says)
  expect(wrongOf(text)).toHaveLength(1)
})

test('no lock: said by --write', async () => {
  peer.scopes.delete('documenten.lock')
  const { code, text } = await main(['--write'], env)
  expect(code).toBe(1)
  expect(wrongOf(text).join('\n')).toMatch(/version .*documenten\.lock/)
})

test('nobody there, and a wrong RSIN', async () => {
  await peer.close()
  const { code, text } = await main([], { ...env, ZGW_BRONORGANISATIE: '123456789' })
  expect(code).toBe(1)
  expect(wrongOf(text).join('\n')).toMatch(/not an RSIN[\s\S]*unreachable/)
  peer = await createPeer()
})

test('a wrong command, or no settings: 2, without a secret in what is said', async () => {
  for (const [args, given] of [
    [['--what'], env],
    [[], {}],
    [['--org', 'none'], { ...env, DATA_DIR: '/nowhere' }],
  ] as const) {
    const { code, text } = await main(args, given)
    expect(code).toBe(2)
    expect(text).not.toContain(env.ZGW_SECRET)
  }
})

test('a token server: one token for many calls, and what is said when it gives none', async () => {
  const { createServer } = await import('node:http')
  const { SignJWT } = await import('jose')
  let given = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const isRight =
      form.get('grant_type') === 'client_credentials' && form.get('client_secret') === env.ZGW_SECRET
    given += 1
    const token = await new SignJWT({ client_id: form.get('client_id') })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(String(form.get('client_id')))
      .setIssuedAt(Math.floor(Date.now() / 1000) - 5)
      .sign(new TextEncoder().encode(peer.secret))
    response.writeHead(isRight ? 200 : 401, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(isRight ? { access_token: token, expires_in: 3600 } : { error: 'no' }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  const withTokens = { ...env, ZGW_TOKEN_URL: `http://127.0.0.1:${port}/token` }
  try {
    expect(wrongOf((await main(['--zaak', ZAAK], withTokens)).text)).toEqual([])
    expect(given).toBe(1)
    const refused = await main([], { ...withTokens, ZGW_SECRET: 'another' })
    expect(wrongOf(refused.text).join('\n')).toMatch(/ZGW_TOKEN_URL/)
  } finally {
    await closeServer(server)
  }
})
