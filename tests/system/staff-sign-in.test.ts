/** Staff sign in with their organisation's own provider: a real one, over real redirects. */
import { expect, test } from 'vitest'
import { type ProviderAccount, type TestProvider, testProvider } from '#tests/harness/openid-provider.ts'
import { Person } from '#tests/harness/person.ts'
import { freePort, testServer } from '#tests/harness/server.ts'

const SANNE: ProviderAccount = {
  sub: 'sanne',
  name: 'Sanne de Wit',
  email: 'sanne@gemeente.example',
  email_verified: true,
  roles: ['wijkteam'],
}

async function organisation(env: Record<string, string> = {}) {
  const port = await freePort()
  const provider = await testProvider(`http://localhost:${port}/wijkteam/terug`)
  const server = await testServer({ port, env: { ...provider.env, ...env } })
  return { provider, server, origin: `http://localhost:${port}` }
}

/** Through the provider and back, up to but not including the last address of ours. */
async function throughProvider(person: Person, provider: TestProvider): Promise<string> {
  const begun = await person.post('/wijkteam/inloggen', { organisatie: 'eerste' })
  expect(begun.status).toBe(302)
  const browser = new Person(provider.issuer)
  let next = begun.headers.get('location') ?? ''
  for (let hops = 0; hops < 6 && next.startsWith(provider.issuer); hops += 1) {
    const url = new URL(next)
    const answer = await browser.get(url.pathname + url.search)
    next = new URL(answer.headers.get('location') ?? '', provider.issuer).href
  }
  return next
}

async function signIn(person: Person, provider: TestProvider) {
  const back = new URL(await throughProvider(person, provider))
  return person.get(back.pathname + back.search)
}

test('who the provider knows with a role is signed in, and signs out', async () => {
  const { provider, origin } = await organisation()
  provider.account = SANNE
  const sanne = new Person(origin)
  const answer = await signIn(sanne, provider)
  expect(answer.location).toBe('/wijkteam')
  expect((await sanne.get('/wijkteam/inloggen')).location).toBe('/wijkteam')
  await sanne.post('/wijkteam/uitloggen')
  expect((await sanne.get('/wijkteam/inloggen')).status).toBe(200)
})

test.each<[string, Partial<ProviderAccount>, string]>([
  ['an e-mail address that is not verified', { email_verified: false }, 'email'],
  ['a verification that is not a yes', { email_verified: 'true' as unknown as boolean }, 'email'],
  ['no e-mail address', { email: undefined }, 'email'],
  ['no role here', { roles: ['boekhouding'] }, 'roles'],
  ['no claim of roles', { roles: undefined }, 'roles'],
])('with %s nobody is signed in', async (_, change, problem) => {
  const { provider, origin } = await organisation()
  provider.account = { ...SANNE, ...change }
  const person = new Person(origin)
  expect((await signIn(person, provider)).location).toBe(`/wijkteam/inloggen?probleem=${problem}`)
  expect((await person.get('/wijkteam/inloggen')).status).toBe(200)
})

test('what comes back is worth something once, and only in the browser that asked', async () => {
  const { provider, origin } = await organisation()
  provider.account = SANNE
  const sanne = new Person(origin)
  const back = new URL(await throughProvider(sanne, provider))
  const stranger = new Person(origin)
  const stolen = await stranger.get(back.pathname + back.search)
  expect(stolen.location).toBe('/wijkteam/inloggen?probleem=expired')
  const forged = new URL(back)
  forged.searchParams.set('state', 'made-up')
  const cookies = new Map(sanne.cookies)
  expect((await sanne.get(forged.pathname + forged.search)).location).toContain('probleem=expired')
  for (const [name, value] of cookies) sanne.cookies.set(name, value)
  expect((await sanne.get(back.pathname + back.search)).location).toBe('/wijkteam')
  for (const [name, value] of cookies) sanne.cookies.set(name, value)
  expect((await sanne.get(back.pathname + back.search)).location).toContain('probleem=expired')
})

test('an answer that names another issuer is refused', async () => {
  const { provider, origin } = await organisation()
  provider.account = SANNE
  const sanne = new Person(origin)
  const back = new URL(await throughProvider(sanne, provider))
  back.searchParams.set('iss', 'https://elsewhere.example')
  expect((await sanne.get(back.pathname + back.search)).location).toContain('probleem=expired')
})

test('who stops at the provider reads so', async () => {
  const { provider, origin } = await organisation()
  const person = new Person(origin)
  expect((await signIn(person, provider)).location).toBe('/wijkteam/inloggen?probleem=cancelled')
})

test('a second step that the organisation requires is required', async () => {
  const { provider, origin } = await organisation({ OIDC_ACR: 'two-steps' })
  provider.account = SANNE
  const person = new Person(origin)
  expect((await signIn(person, provider)).location).toBe('/wijkteam/inloggen?probleem=acr')
  provider.acr = 'two-steps'
  expect((await signIn(new Person(origin), provider)).location).toBe('/wijkteam')
})

test('outside local mode nobody comes in by the sign-in for newcomers', async () => {
  const server = await testServer({
    env: {
      PUBLIC_URL: 'http://plan.example',
      SESSION_SECRET: 'x'.repeat(40),
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'plan@plan.example',
    },
  })
  const person = new Person(`http://127.0.0.1:${server.port}`)
  const answer = await person.post(
    '/wijkteam/inloggen',
    { proberen: 'beheer' },
    { Origin: 'http://plan.example' },
  )
  expect(answer.status).not.toBe(302)
  expect([...person.cookies.keys()]).not.toContain('fgp-team')
})
