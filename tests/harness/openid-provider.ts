/** A real OpenID provider on this computer, whose people and their claims a test decides. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { onTestFinished } from 'vitest'

export interface ProviderAccount {
  sub: string
  name?: string
  email?: string
  email_verified?: boolean
  roles?: string[]
}

export interface TestProvider {
  readonly issuer: string
  readonly env: Record<string, string>
  /** Who is at the keyboard of the provider; null refuses. May change while somebody is signed in. */
  account: ProviderAccount | null
  /** `acr` in the next tokens. */
  acr: string | undefined
}

const CLIENT = { id: 'familiegroepsplan', secret: 'a-secret-of-this-test-only-0123456789' }

/** `redirectUri`: where the product is; it must be known to the provider beforehand. */
export async function testProvider(redirectUri: string): Promise<TestProvider> {
  const { default: Provider } = await import('oidc-provider')
  const key = await generateKeyPair('RS256', { extractable: true })
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const test: TestProvider = {
    issuer,
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    account: null,
    acr: undefined,
  }
  const provider = new Provider(issuer, {
    adapter: memory(),
    jwks: { keys: [{ ...(await exportJWK(key.privateKey)), alg: 'RS256', use: 'sig', kid: 'of-this-test' }] },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 600,
      Session: 3600,
    },
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'acr'], email: ['email', 'email_verified'], profile: ['name', 'roles'] },
    acrValues: ['two-steps'],
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of-this-test'] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ ...test.account, sub: test.account?.sub ?? '' }),
    }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(context) {
      const { client, session } = context.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    const { account } = test
    await provider.interactionFinished(
      request,
      response,
      account
        ? { login: { accountId: account.sub, ...(test.acr ? { acr: test.acr } : {}) } }
        : { error: 'access_denied', error_description: 'no' },
      { mergeWithLastSubmission: false },
    )
  })
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return test
}

/** What the provider remembers, for as long as the test. */
function memory() {
  const kept = new Map<string, AdapterPayload>()
  return (model: string): Adapter => {
    const key = (id: string) => `${model} ${id}`
    const findBy = async (field: 'uid' | 'userCode', value: string) =>
      [...kept.values()].find((payload) => payload[field] === value)
    return {
      upsert: async (id, payload) => void kept.set(key(id), payload),
      find: async (id) => kept.get(key(id)),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      consume: async (id) => void Object.assign(kept.get(key(id)) ?? {}, { consumed: 1 }),
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id)
      },
    }
  }
}
