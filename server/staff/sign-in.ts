/**
 * Signing in with the organisation: through its own provider, or, in local mode, by the built-in sign-in for a newcomer.
 * Rights come from the provider at each sign-in and are looked up again while somebody is signed in.
 */
import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { staff, staffLog } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { newId, newToken } from '../ids.ts'
import type { OrganisationKeeping } from '../organisations/organisations.ts'
import { readCookie } from '../sessions/cookie.ts'
import { createProvider, type ProviderPerson, SignInError, type SignInSettings } from './provider.ts'
import { type StaffSessionKeeping, TRIAL_ISSUER } from './sessions.ts'
import type { Staff, StaffRole, StaffSignIn } from './types.ts'

/** The provider is asked again whether somebody still has the role. */
const LOOK_AGAIN_EVERY = 5 * 60_000
const COOKIE_SECONDS = 600
const SEPARATOR = '_'

export function createStaffSignIn(options: {
  db: Database
  clock: Clock
  config: Pick<Config, 'publicUrl'>
  secret: string
  organisations: OrganisationKeeping
  sessions: StaffSessionKeeping
  address: () => string
}): StaffSignIn & { stillThere(person: Staff): Promise<Staff | null> } {
  const { db, clock, config, organisations, sessions, address } = options
  const isLocal = config.publicUrl === null
  const provider = createProvider({ secret: options.secret })
  const tls = config.publicUrl?.protocol === 'https:'
  const name = 'fgp-team-inloggen'
  const attributes = `Path=/wijkteam; HttpOnly; SameSite=Lax${tls ? '; Secure' : ''}`
  const redirectUri = () => `${address()}/wijkteam/terug`
  /** Of those signed in by this process; the access token is never written down. */
  const checked = new Map<string, { accessToken: string; subject: string; at: number }>()

  async function keep(organisationId: string, who: Omit<ProviderPerson, 'accessToken'>): Promise<string> {
    const { issuer, subject, name, email, roles } = who
    const known = and(
      eq(staff.organisationId, organisationId),
      eq(staff.issuer, issuer),
      eq(staff.subject, subject),
    )
    return db.write(async (tx) => {
      const now = clock.now()
      const [row] = await tx.select().from(staff).where(known)
      if (row?.endedAt != null) throw new SignInError('roles')
      const id = row?.id ?? newId()
      const values = { name, email, roles: JSON.stringify(roles) }
      if (row) await tx.update(staff).set(values).where(eq(staff.id, id))
      else await tx.insert(staff).values({ id, organisationId, issuer, subject, createdAt: now, ...values })
      await tx
        .insert(staffLog)
        .values({ id: newId(), organisationId, at: now, staffId: id, action: 'sign-in', subjectId: id })
      return id
    })
  }

  /** A provider that cannot be reached changes nothing: the session ends by its own times. */
  const rolesOf = (
    settings: SignInSettings,
    known: { accessToken: string; subject: string },
    person: Staff,
  ) => provider.rolesNow(settings, known.accessToken, known.subject).catch(() => person.roles)

  return {
    async choices() {
      const all = await organisations.all()
      return all.flatMap(({ slug, name, settings }) => (settings.signIn ? [{ slug, name }] : []))
    },
    trialRoles: isLocal,

    async start(slug) {
      const organisation = await organisations.get(slug)
      if (!organisation?.settings.signIn) throw new SignInError('provider')
      const token = newToken()
      const to = await provider.address(organisation.settings.signIn, token, redirectUri())
      const value = `${token}${SEPARATOR}${organisation.slug}`
      return {
        to: to.href,
        setCookie: `${name}=${value}; ${attributes}; Max-Age=${COOKIE_SECONDS}`,
      }
    },

    async finish(cookies, search) {
      const kept = readCookie(cookies, name)
      const clearCookie = `${name}=; ${attributes}; Max-Age=0`
      // A token is base64url of 43 characters, and a slug never holds the separator.
      const [token, slug] = kept ? [kept.slice(0, 43), kept.slice(44)] : [null, '']
      const organisation = token ? await organisations.get(slug) : null
      if (!token || !organisation?.settings.signIn) throw new SignInError('expired')
      const returned = new URL(redirectUri())
      returned.search = search
      const person = await provider.person(organisation.settings.signIn, token, returned)
      const staffId = await keep(organisation.id, person)
      const begun = await sessions.begin(staffId)
      checked.set(begun.sessionId, {
        accessToken: person.accessToken,
        subject: person.subject,
        at: clock.now(),
      })
      return { setCookies: [clearCookie, begun.setCookie] }
    },

    async trial(roles) {
      if (!isLocal) throw new SignInError('provider')
      const first = (await organisations.all()).find(({ isFirst }) => isFirst)
      if (!first) throw new SignInError('provider')
      const key = [...roles].sort().join('-')
      const staffId = await keep(first.id, {
        issuer: TRIAL_ISSUER,
        subject: key,
        name: TRIAL_NAMES[roles[0] ?? 'team'],
        email: '',
        roles: [...roles],
      })
      return { setCookies: [(await sessions.begin(staffId)).setCookie] }
    },

    async stillThere(person) {
      if (person.isTrial) return isLocal ? person : null
      const known = checked.get(person.sessionId)
      const now = clock.now()
      if (known && now - known.at < LOOK_AGAIN_EVERY) return person
      const organisation = await organisations.get(person.organisation.id)
      const settings = organisation?.settings.signIn
      // After a restart the access token is gone: signing in again is one redirect.
      const roles = known && settings ? await rolesOf(settings, known, person) : []
      if (roles.length === 0) {
        checked.delete(person.sessionId)
        await sessions.end(person.sessionId)
        return null
      }
      checked.set(person.sessionId, { ...(known as NonNullable<typeof known>), at: now })
      await db.write((tx) =>
        tx
          .update(staff)
          .set({ roles: JSON.stringify(roles) })
          .where(eq(staff.id, person.id)),
      )
      return { ...person, roles }
    },
  }
}

/** People of the imaginary organisation. */
const TRIAL_NAMES: Record<StaffRole, string> = {
  team: 'Sanne (voorbeeld)',
  intake: 'Bo (voorbeeld)',
  quality: 'Kim (voorbeeld)',
  administrator: 'Robin (voorbeeld)',
}
