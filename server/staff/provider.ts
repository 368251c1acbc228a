/**
 * The organisation's own OpenID provider: authorization code with PKCE, state and nonce. What the browser keeps is one
 * random token in a cookie; the three values that must come back are derived from it with the server's secret, so that
 * nothing about a sign-in that never finishes is stored.
 */
import { createHmac } from 'node:crypto'
import * as openid from 'openid-client'
import type { OrganisationSettings } from '../organisations/types.ts'
import { STAFF_ROLES, type StaffRole } from './types.ts'

export type SignInSettings = NonNullable<OrganisationSettings['signIn']>

/** Why a sign-in did not succeed; a page says it in plain words, the provider's own words stay out of it. */
export type SignInProblem = 'provider' | 'cancelled' | 'expired' | 'email' | 'roles' | 'acr'

export class SignInError extends Error {
  override name = 'SignInError'
  readonly problem: SignInProblem
  constructor(problem: SignInProblem, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
  }
}

export interface ProviderPerson {
  issuer: string
  subject: string
  name: string
  email: string
  roles: StaffRole[]
  accessToken: string
}

/** What providers call the roles; both languages are understood. */
const ROLE_NAMES: Record<string, StaffRole> = {
  wijkteam: 'team',
  team: 'team',
  instroom: 'intake',
  intake: 'intake',
  kwaliteit: 'quality',
  quality: 'quality',
  beheer: 'administrator',
  administrator: 'administrator',
}

export function rolesIn(claim: unknown): StaffRole[] {
  const names = [claim].flat().filter((one): one is string => typeof one === 'string')
  const roles = names.flatMap((one) => ROLE_NAMES[one.toLowerCase()] ?? [])
  return STAFF_ROLES.filter((role) => roles.includes(role))
}

export function createProvider(options: { secret: string }) {
  const configurations = new Map<string, Promise<openid.Configuration>>()
  const derive = (token: string, part: 'state' | 'nonce' | 'verifier') =>
    createHmac('sha256', options.secret).update(`oidc ${part} ${token}`).digest('base64url')

  /** Found once per provider; a failure is not remembered. */
  function configurationOf(settings: SignInSettings): Promise<openid.Configuration> {
    const key = `${settings.issuer} ${settings.clientId}`
    const known = configurations.get(key)
    if (known) return known
    const isLoopback = ['localhost', '127.0.0.1'].includes(new URL(settings.issuer).hostname)
    const found = openid
      .discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
        execute: isLoopback ? [openid.allowInsecureRequests] : [],
        timeout: 10,
      })
      .catch((error: unknown) => {
        configurations.delete(key)
        throw new SignInError('provider', { cause: error })
      })
    configurations.set(key, found)
    return found
  }

  return {
    /** Where the browser goes. `token`: what its cookie keeps meanwhile. */
    async address(settings: SignInSettings, token: string, redirectUri: string): Promise<URL> {
      return openid.buildAuthorizationUrl(await configurationOf(settings), {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: derive(token, 'state'),
        nonce: derive(token, 'nonce'),
        code_challenge: await openid.calculatePKCECodeChallenge(derive(token, 'verifier')),
        code_challenge_method: 'S256',
        ...(settings.acr ? { acr_values: settings.acr } : {}),
      })
    },

    /** Whom the provider says this is. Throws SignInError. */
    async person(settings: SignInSettings, token: string, returned: URL): Promise<ProviderPerson> {
      if (returned.searchParams.get('error') === 'access_denied') throw new SignInError('cancelled')
      const configuration = await configurationOf(settings)
      let tokens: Awaited<ReturnType<typeof openid.authorizationCodeGrant>>
      let claims: Record<string, unknown>
      try {
        tokens = await openid.authorizationCodeGrant(configuration, returned, {
          pkceCodeVerifier: derive(token, 'verifier'),
          expectedState: derive(token, 'state'),
          expectedNonce: derive(token, 'nonce'),
          idTokenExpected: true,
        })
        const fromToken = tokens.claims()
        if (!fromToken) throw new Error('no claims')
        // Some providers put only the subject in the token; the rest comes from their userinfo.
        const more = await openid.fetchUserInfo(configuration, tokens.access_token, fromToken.sub)
        claims = { ...more, ...fromToken }
      } catch (error) {
        throw new SignInError('expired', { cause: error })
      }
      if (settings.acr && claims.acr !== settings.acr) throw new SignInError('acr')
      if (typeof claims.email !== 'string' || claims.email_verified !== true) throw new SignInError('email')
      const roles = rolesIn(claims[settings.rolesClaim])
      if (roles.length === 0) throw new SignInError('roles')
      return {
        issuer: configuration.serverMetadata().issuer,
        subject: String(claims.sub),
        name: typeof claims.name === 'string' && claims.name.trim() ? claims.name.trim() : claims.email,
        email: claims.email,
        roles,
        accessToken: tokens.access_token,
      }
    },

    /** The roles this person has at the provider now; none when the provider no longer knows the sign-in. */
    async rolesNow(settings: SignInSettings, accessToken: string, subject: string): Promise<StaffRole[]> {
      const configuration = await configurationOf(settings)
      try {
        const claims = await openid.fetchUserInfo(configuration, accessToken, subject)
        return rolesIn(claims[settings.rolesClaim])
      } catch (error) {
        if (error instanceof openid.WWWAuthenticateChallengeError) return []
        throw error
      }
    },
  }
}
