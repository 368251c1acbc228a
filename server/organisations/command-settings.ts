/** What `npm run org` sets of one organisation, per command. */
import { DEFAULT_CONSENT_RULES } from '#plan/rights/consent.ts'
import { isCasesYears, LEAST_CASES_YEARS } from '#plan/rights/keeping.ts'
import { loadThemes } from '../themes/themes.ts'
import type { ThemeChoice } from '../themes/types.ts'
import {
  CommandError,
  contact,
  numbers,
  type Options,
  required,
  secretFrom,
  wholeNumber,
} from './command-options.ts'
import type { KeepingSettings, Organisation, OrganisationSettings } from './types.ts'

const BANDS = ['0-11', '12-15', '16-17', '18+'] as const

export interface Given {
  options: Options
  env: Options
  /** `--none`: as if it was never set. */
  none: boolean
}
type Change = Partial<OrganisationSettings>

/** Of `set`: who it is, and whom families can call. */
function contactsIn({ options }: Given, { settings }: Organisation): Change {
  const { contacts, crisisNumbers, crisisProtocol } = settings
  const given = (name: string, now: typeof contacts.clientSupport) =>
    options[name] === undefined ? now : contact(options[name])
  return {
    crisisNumbers: options.crisis === undefined ? crisisNumbers : numbers(options.crisis),
    crisisProtocol: options.protocol === undefined ? crisisProtocol : options.protocol.trim() || null,
    contacts: {
      clientSupport: given('client-support', contacts.clientSupport),
      confidant: given('confidant', contacts.confidant) ?? contacts.confidant,
      complaints: given('complaints', contacts.complaints),
    },
  }
}

function themeIn({ options, env, none }: Given): ThemeChoice | null {
  const { folder, colour, accent } = options
  if (none) return null
  if (colour) return { kind: 'colours', primary: colour, accent: accent ?? null }
  const choices = loadThemes(env.THEME_DIR || null).choices()
  if (folder && choices.some(({ id }) => id === folder)) return { kind: 'folder', id: folder }
  const known = choices.map(({ id }) => id).join(', ') || 'none; put folders with a theme.json in THEME_DIR'
  throw new CommandError(`Say --colour, --none, or --folder with one of the themes: ${known}.`)
}

/** "12-15=youth; 16-17=youth": what an age does not name stays. */
function consentIn({ options, none }: Given, { settings }: Organisation): OrganisationSettings['consent'] {
  if (none) return DEFAULT_CONSENT_RULES
  const byBand = { ...settings.consent.byBand }
  for (const part of (options.ages ?? '').split(';').filter((one) => one.trim() !== '')) {
    const [age, who = ''] = part.split('=').map((one) => one.trim())
    const asked = who.split('+').map((one) => one.trim())
    const band = BANDS.find((one) => one === age)
    if (!band || !asked.every((one) => one === 'youth' || one === 'parents'))
      throw new CommandError(`--ages looks like "12-15=youth+parents", with one of ${BANDS.join(', ')}.`)
    byBand[band] = { youth: asked.includes('youth'), parents: asked.includes('parents') }
  }
  return {
    byBand,
    waitDays: wholeNumber(options, 'wait-days', settings.consent.waitDays),
    reminders: wholeNumber(options, 'reminders', settings.consent.reminders),
  }
}

function keepingIn({ options, none }: Given, { legalRole, settings }: Organisation): KeepingSettings {
  if (none) return { inactivePlansDays: null, casesYears: null }
  const set = (name: string, now: number | null) =>
    options[name] === undefined ? now : wholeNumber(options, name, 0)
  const casesYears = set('case-years', settings.keeping.casesYears)
  if (casesYears !== null && !isCasesYears(casesYears, legalRole))
    throw new CommandError(
      `--case-years is at least ${LEAST_CASES_YEARS[legalRole]} for the role ${legalRole}.`,
    )
  return { inactivePlansDays: set('inactive-days', settings.keeping.inactivePlansDays), casesYears }
}

function signInIn({ options, env, none }: Given): OrganisationSettings['signIn'] {
  if (none) return null
  return {
    issuer: required(options, 'issuer'),
    clientId: required(options, 'client-id'),
    clientSecret: secretFrom(env, 'OIDC_CLIENT_SECRET'),
    rolesClaim: options['roles-claim'] ?? 'roles',
    acr: options.acr ?? null,
  }
}

function registerIn({ options, env, none }: Given): OrganisationSettings['register'] {
  if (none) return null
  return {
    zakenUrl: required(options, 'zaken'),
    documentenUrl: required(options, 'documenten'),
    catalogiUrl: required(options, 'catalogi'),
    auth: options['token-url'] ? 'oauth2-client-credentials' : 'zgw-jwt',
    tokenUrl: options['token-url'] ?? null,
    clientId: required(options, 'client-id'),
    secret: secretFrom(env, 'ZGW_SECRET'),
    bronorganisatie: required(options, 'rsin'),
    documentType: options['document-type'] ?? 'Familiegroepsplan',
    confidentiality: options.confidentiality ?? 'vertrouwelijk',
  }
}

/** What each of these commands sets. */
export const SETTERS: Record<string, (given: Given, now: Organisation) => Change> = {
  set: contactsIn,
  theme: (given) => ({ theme: themeIn(given) }),
  consent: (given, now) => ({ consent: consentIn(given, now) }),
  keeping: (given, now) => ({ keeping: keepingIn(given, now) }),
  'sign-in': (given) => ({ signIn: signInIn(given) }),
  register: (given) => ({ register: registerIn(given) }),
}

/** Of the first organisation these come back at every start, from the environment. */
export function refuseWhatTheServerSets(
  command: string,
  { isFirst }: Organisation,
  { options, env }: Given,
): void {
  if (!isFirst) return
  const from =
    command === 'sign-in'
      ? 'OIDC_*'
      : command === 'register'
        ? 'ZGW_*'
        : options.name !== undefined
          ? 'ORGANISATION'
          : options.crisis !== undefined && env.CRISIS_NUMBERS
            ? 'CRISIS_NUMBERS'
            : null
  if (from) throw new CommandError(`Of the first organisation this is a setting of the server: ${from}.`)
}
