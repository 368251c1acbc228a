/** What an administrator fills in. */
import { type Contact, contactIn } from '#plan/contact-line.ts'
import { consentProblem } from '#plan/rights/consent.ts'
import { isCasesYears, isInactiveDays } from '#plan/rights/keeping.ts'
import { SUPPORT_KINDS } from '#plan/support-kinds.ts'
import type {
  LegalRole,
  Organisation,
  OrganisationSettings,
  RegisterConnection,
  SupportOffer,
  TeamWording,
} from '#server/organisations/types.ts'

export type Problem =
  | 'name'
  | 'contact'
  | 'address'
  | 'rsin'
  | 'secret'
  | 'support'
  | 'colour'
  | 'consent'
  | 'inactive'
  | 'casesYears'

export type AdminInput =
  | {
      what: 'organisation'
      change: { name: string; wording: TeamWording; legalRole: LegalRole }
      settings: Partial<OrganisationSettings>
    }
  | { what: 'settings'; settings: Partial<OrganisationSettings> }
  | { what: 'support'; offer: Omit<SupportOffer, 'id'> & { id: string | null } }
  | { what: 'remove-support' | 'end-staff'; id: string }

type Read = AdminInput | { problem: Problem }

/** `choices`: the ids of the themes that can be chosen. */
export function readAdminForm(form: FormData, now: Organisation, choices: readonly string[]): Read {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  switch (text('wat')) {
    case 'organisation':
      return organisationIn(text, now)
    case 'theme':
      return themeIn(text, choices)
    case 'consent':
      return consentIn(text, now)
    case 'keeping':
      return keepingIn(text, now)
    case 'sign-in':
      return signInIn(text, now)
    case 'register':
      return registerIn(text, now)
    case 'support':
      return supportIn(text)
    case 'remove-support':
      return { what: 'remove-support', id: text('id') }
    case 'end-staff':
      return { what: 'end-staff', id: text('id') }
  }
  throw new Response(null, { status: 400 })
}

type Text = (name: string) => string

const isAddress = (value: string) => URL.canParse(value) && /^https?:/.test(value)

function organisationIn(text: Text, now: Organisation): Read {
  const name = text('naam')
  if (name === '' || name.length > 80) return { problem: 'name' }
  const [clientSupport, confidant, complaints] = ['clientSupport', 'confidant', 'complaints'].map((who) =>
    contactIn(text(who)),
  )
  const crisis = text('crisis')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(contactIn)
  const isWrong = (one: unknown) => one === 'wrong' || one === undefined
  if ([clientSupport, confidant, complaints, ...crisis].some(isWrong)) return { problem: 'contact' }
  const contacts = { clientSupport, confidant: confidant ?? now.settings.contacts.confidant, complaints }
  const roles: readonly LegalRole[] = ['access', 'provider', 'both']
  return {
    what: 'organisation',
    change: {
      name,
      wording: text('woord') === 'lokaal team' ? 'lokaal team' : 'wijkteam',
      legalRole: roles.find((role) => role === text('rol')) ?? now.legalRole,
    },
    settings: {
      crisisNumbers: (crisis as Contact[]).flatMap(({ name, phone }) => (phone ? [{ name, phone }] : [])),
      crisisProtocol: text('protocol').slice(0, 400) || null,
      contacts: contacts as OrganisationSettings['contacts'],
    },
  }
}

function themeIn(text: Text, choices: readonly string[]): Read {
  const chosen = text('thema')
  const id = choices.find((one) => chosen === `map:${one}`)
  if (id) return { what: 'settings', settings: { theme: { kind: 'folder', id } } }
  if (chosen !== 'kleuren') return { what: 'settings', settings: { theme: null } }
  const [primary, accent] = [text('kleur'), text('accent')]
  const isColour = (value: string) => /^#[0-9a-f]{6}$/i.test(value)
  if (!isColour(primary) || (accent !== '' && !isColour(accent))) return { problem: 'colour' }
  return { what: 'settings', settings: { theme: { kind: 'colours', primary, accent: accent || null } } }
}

/** What a browser sends for a field that was left empty is no 0. */
const numberIn = (value: string) => (/^\d{1,6}$/.test(value) ? Number(value) : Number.NaN)

function consentIn(text: Text, { settings }: Organisation): Read {
  const { byBand } = settings.consent
  const consent = {
    byBand: { ...byBand, '12-15': { youth: true, parents: text('vanaf12') !== 'alleen' } },
    waitDays: numberIn(text('dagen')),
    reminders: numberIn(text('keren')),
  }
  return consentProblem(consent) ? { problem: 'consent' } : { what: 'settings', settings: { consent } }
}

function keepingIn(text: Text, { legalRole }: Organisation): Read {
  const [days, years] = [text('plannen'), text('zaken')].map((value) =>
    value === '' ? null : numberIn(value),
  )
  const keeping = { inactivePlansDays: days ?? null, casesYears: years ?? null }
  if (keeping.inactivePlansDays !== null && !isInactiveDays(keeping.inactivePlansDays))
    return { problem: 'inactive' }
  if (keeping.casesYears !== null && !isCasesYears(keeping.casesYears, legalRole))
    return { problem: 'casesYears' }
  return { what: 'settings', settings: { keeping } }
}

function signInIn(text: Text, { settings }: Organisation): Read {
  const [issuer, clientId] = [text('issuer'), text('clientId')]
  if (issuer === '' && clientId === '') return { what: 'settings', settings: { signIn: null } }
  const clientSecret = text('secret') || settings.signIn?.clientSecret
  if (!isAddress(issuer)) return { problem: 'address' }
  if (!clientId || !clientSecret) return { problem: 'secret' }
  const signIn = {
    issuer,
    clientId,
    clientSecret,
    rolesClaim: text('rolesClaim') || 'roles',
    acr: text('acr') || null,
  }
  return { what: 'settings', settings: { signIn } }
}

function registerIn(text: Text, { settings }: Organisation): Read {
  const addresses = ['zakenUrl', 'documentenUrl', 'catalogiUrl'].map(text) as [string, string, string]
  if (addresses.every((address) => address === '')) return { what: 'settings', settings: { register: null } }
  const [tokenUrl, secret] = [text('tokenUrl'), text('registerSecret') || settings.register?.secret]
  if (!addresses.every(isAddress) || (tokenUrl !== '' && !isAddress(tokenUrl))) return { problem: 'address' }
  if (!/^\d{9}$/.test(text('rsin'))) return { problem: 'rsin' }
  if (!text('registerId') || !secret) return { problem: 'secret' }
  const [zakenUrl, documentenUrl, catalogiUrl] = addresses
  const register: RegisterConnection = {
    zakenUrl,
    documentenUrl,
    catalogiUrl,
    auth: tokenUrl === '' ? 'zgw-jwt' : 'oauth2-client-credentials',
    tokenUrl: tokenUrl || null,
    clientId: text('registerId'),
    secret,
    bronorganisatie: text('rsin'),
    documentType: text('documentType') || 'Familiegroepsplan',
    confidentiality: text('confidentiality') || 'vertrouwelijk',
  }
  return { what: 'settings', settings: { register } }
}

function supportIn(text: Text): Read {
  const url = text('url')
  const [name, suits, reach] = [text('naam'), text('voor'), text('hoe')]
  if (!name || !suits || !reach || (url !== '' && !isAddress(url))) return { problem: 'support' }
  const cut = (value: string) => value.slice(0, 300)
  return {
    what: 'support',
    offer: {
      id: text('id') || null,
      name: cut(name),
      kind: SUPPORT_KINDS.find((kind) => kind === text('soort')) ?? 'other',
      suits: cut(suits),
      reach: cut(reach),
      phone: text('telefoon').slice(0, 30) || null,
      url: url || null,
    },
  }
}
