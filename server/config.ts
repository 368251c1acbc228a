/**
 * Every setting, read once from the environment and checked at start. Outside local mode a missing secret stops the
 * start with a sentence that says what to set (R-E25); nothing here has a secret default.
 *
 * Local mode is the absence of `PUBLIC_URL`: one computer, no mail server, links shown on the screen.
 */
import { z } from 'zod'
import type { Limits } from './collaboration/limits.ts'
import type { OrganisationSettings } from './organisations/types.ts'
import { isNotifyKey, type NotifySettings } from './outbox/notify-port.ts'

export interface Config {
  port: number
  dataDir: string
  /** The address people use, without a slash at the end; null in local mode. */
  publicUrl: URL | null
  /** Origins from which a page may connect or post. */
  origins: readonly string[]
  /** smtp(s)://…; null in local mode, where mail lands in the mailbox page. */
  smtpUrl: string | null
  mailFrom: string
  /** Texts to telephones; null where there are none. */
  notify: NotifySettings | null
  /** How many proxies in front may be believed about the client's address (R-E6). */
  trustedProxies: number
  /** Keys the fingerprints of addresses in limits and of personal codes. */
  sessionSecret: string | null
  themeDir: string | null
  templatesDir: string | null
  /** Whom a family can talk to instead, on every page. */
  help: { name: string; phone: string } | null
  /** The organisation's own numbers in the crisis box, beside 112 and Veilig Thuis. */
  crisisNumbers: { name: string; phone: string }[]
  /** What the organisation does and asks in a crisis, in a few sentences; in the crisis box, under the numbers. */
  crisisProtocol: string | null
  organisation: string
  /** The first organisation's sign-in and register; others have their own (`npm run org`). */
  signIn: OrganisationSettings['signIn']
  register: OrganisationSettings['register']
  /** Bytes: a larger document goes into a register in parts. */
  partsAbove: number
  /** Notes for nobody else, after settling. 0: never erased by themselves. */
  keepPrivateNotesDays: number
  /** A plan that nobody of the family opens. 0: never erased by itself. */
  keepInactivePlansDays: number
  /** What differs from the usual limits of open connections (`collaboration/limits.ts`). */
  lineLimits: Partial<Limits>
  metricsToken: string | null
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** Its message is one sentence for whoever starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** The box stands on every page: longer than this nobody reads in a crisis. */
const LONGEST_PROTOCOL = 400
const text = z.string().trim().min(1)
/** 0 keeps for ever; anything shorter than this leaves no time to announce it. */
const days = (least: number, usual: number) =>
  z.coerce
    .number()
    .int()
    .max(36_500)
    .refine((given) => given === 0 || given >= least, `must be 0 (never) or at least ${least}`)
    .default(usual)
const most = z.coerce.number().int().min(1).max(1_000_000)
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: text.default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: text.optional(),
  NOTIFY_URL: z.url({ protocol: /^https?$/ }).default('https://api.notifynl.nl'),
  NOTIFY_KEY: z
    .string()
    .refine(isNotifyKey, 'must be the whole key of NotifyNL: a name, the id of the service and the secret')
    .optional(),
  NOTIFY_SMS_TEMPLATE: text.optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SESSION_SECRET: z.string().min(32).optional(),
  THEME_DIR: text.optional(),
  TEMPLATES_DIR: text.optional(),
  HELP_NAME: text.optional(),
  HELP_PHONE: text.optional(),
  CRISIS_NUMBERS: z
    .string()
    .regex(
      /^[^:;]+:[^:;]*\d[^:;]*(;[^:;]+:[^:;]*\d[^:;]*)*;?$/,
      'must look like "Crisisdienst: 088 123 45 67; Wijkteam: 0123 456 789"',
    )
    .optional(),
  CRISIS_PROTOCOL: text.max(LONGEST_PROTOCOL).optional(),
  ORGANISATION: text.default('Familiegroepsplan'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_ROLES_CLAIM: text.default('roles'),
  OIDC_ACR: text.optional(),
  ZGW_ZAKEN_URL: z.url({ protocol: /^https?$/ }).optional(),
  ZGW_DOCUMENTEN_URL: z.url({ protocol: /^https?$/ }).optional(),
  ZGW_CATALOGI_URL: z.url({ protocol: /^https?$/ }).optional(),
  ZGW_CLIENT_ID: text.optional(),
  ZGW_SECRET: text.optional(),
  ZGW_TOKEN_URL: z.url({ protocol: /^https?$/ }).optional(),
  ZGW_BRONORGANISATIE: z
    .string()
    .regex(/^\d{9}$/, 'must be an RSIN of nine digits')
    .optional(),
  ZGW_DOCUMENT_TYPE: text.default('Familiegroepsplan'),
  ZGW_CONFIDENTIALITY: text.default('vertrouwelijk'),
  ZGW_PARTS_ABOVE_KB: most.default(20 * 1024),
  KEEP_PRIVATE_NOTES_DAYS: days(14, 30),
  KEEP_INACTIVE_PLANS_DAYS: days(60, 730),
  LIMIT_CONNECTIONS_PER_BROWSER: most.optional(),
  LIMIT_CONNECTIONS_PER_ADDRESS: most.optional(),
  LIMIT_ARRIVING_PER_ADDRESS: most.optional(),
  LIMIT_UPDATES_PER_SECOND: most.optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** Throws ConfigError, naming every setting that is wrong. Empty values count as absent. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`These settings are not right. ${problems.join('. ')}.`)
  }
  const settings = parsed.data
  const publicUrl = settings.PUBLIC_URL ? new URL(settings.PUBLIC_URL) : null
  if (publicUrl) {
    if (publicUrl.pathname !== '/') throw new ConfigError('PUBLIC_URL must be an address without a path.')
    requireSetting(settings.SESSION_SECRET, 'SESSION_SECRET', 'a random text of at least 32 characters')
    requireSetting(
      settings.SMTP_URL,
      'SMTP_URL',
      'the mail server, such as smtps://user:password@mail.example.nl',
    )
    requireSetting(settings.MAIL_FROM, 'MAIL_FROM', 'the address that mail comes from')
  }
  return {
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    publicUrl,
    origins: publicUrl ? [publicUrl.origin] : localOrigins(settings.PORT),
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM ?? 'plan@localhost',
    notify: notifyOf(settings),
    trustedProxies: settings.TRUSTED_PROXIES,
    sessionSecret: settings.SESSION_SECRET ?? null,
    themeDir: settings.THEME_DIR ?? null,
    templatesDir: settings.TEMPLATES_DIR ?? null,
    help:
      settings.HELP_NAME && settings.HELP_PHONE
        ? { name: settings.HELP_NAME, phone: settings.HELP_PHONE }
        : null,
    crisisNumbers: (settings.CRISIS_NUMBERS ?? '')
      .split(';')
      .map((line) => line.split(':').map((part) => part.trim()))
      .flatMap(([name, phone]) => (name && phone ? [{ name, phone }] : [])),
    crisisProtocol: settings.CRISIS_PROTOCOL ?? null,
    organisation: settings.ORGANISATION,
    signIn: signInOf(settings),
    register: registerOf(settings),
    keepPrivateNotesDays: settings.KEEP_PRIVATE_NOTES_DAYS,
    partsAbove: settings.ZGW_PARTS_ABOVE_KB * 1024,
    keepInactivePlansDays: settings.KEEP_INACTIVE_PLANS_DAYS,
    lineLimits: lineLimitsOf(settings),
    metricsToken: settings.METRICS_TOKEN ?? null,
    logLevel: settings.LOG_LEVEL,
  }
}

type Settings = z.infer<typeof environment>

/** Other frames and bursts keep their usual proportion to updates. */
function lineLimitsOf(settings: Settings): Partial<Limits> {
  const given = {
    socketsPerSession: settings.LIMIT_CONNECTIONS_PER_BROWSER,
    socketsPerAddress: settings.LIMIT_CONNECTIONS_PER_ADDRESS,
    waitingPerAddress: settings.LIMIT_ARRIVING_PER_ADDRESS,
    ...(settings.LIMIT_UPDATES_PER_SECOND && {
      updatesPerSecond: settings.LIMIT_UPDATES_PER_SECOND,
      updatesAtOnce: settings.LIMIT_UPDATES_PER_SECOND * 5,
      framesPerSecond: settings.LIMIT_UPDATES_PER_SECOND * 3,
      framesAtOnce: settings.LIMIT_UPDATES_PER_SECOND * 10,
    }),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** All of a connection is set, or none of it. */
function together<T extends Record<string, string | undefined>>(parts: T): { [K in keyof T]: string } | null {
  const missing = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (missing.length === Object.keys(parts).length) return null
  if (missing.length > 0)
    throw new ConfigError(`These settings belong together; missing: ${missing.join(', ')}.`)
  return parts as { [K in keyof T]: string }
}

function notifyOf(settings: Settings): Config['notify'] {
  const { NOTIFY_KEY, NOTIFY_SMS_TEMPLATE } = settings
  const set = together({ NOTIFY_KEY, NOTIFY_SMS_TEMPLATE })
  return set && { url: settings.NOTIFY_URL, key: set.NOTIFY_KEY, smsTemplate: set.NOTIFY_SMS_TEMPLATE }
}

function signInOf(settings: Settings): Config['signIn'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings
  const set = together({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET })
  return (
    set && {
      issuer: set.OIDC_ISSUER,
      clientId: set.OIDC_CLIENT_ID,
      clientSecret: set.OIDC_CLIENT_SECRET,
      rolesClaim: settings.OIDC_ROLES_CLAIM,
      acr: settings.OIDC_ACR ?? null,
    }
  )
}

function registerOf(settings: Settings): Config['register'] {
  const { ZGW_ZAKEN_URL, ZGW_DOCUMENTEN_URL, ZGW_CATALOGI_URL } = settings
  const { ZGW_CLIENT_ID, ZGW_SECRET, ZGW_BRONORGANISATIE } = settings
  const addresses = { ZGW_ZAKEN_URL, ZGW_DOCUMENTEN_URL, ZGW_CATALOGI_URL }
  const set = together({ ...addresses, ZGW_CLIENT_ID, ZGW_SECRET, ZGW_BRONORGANISATIE })
  return (
    set && {
      zakenUrl: set.ZGW_ZAKEN_URL,
      documentenUrl: set.ZGW_DOCUMENTEN_URL,
      catalogiUrl: set.ZGW_CATALOGI_URL,
      auth: settings.ZGW_TOKEN_URL ? 'oauth2-client-credentials' : 'zgw-jwt',
      clientId: set.ZGW_CLIENT_ID,
      secret: set.ZGW_SECRET,
      tokenUrl: settings.ZGW_TOKEN_URL ?? null,
      bronorganisatie: set.ZGW_BRONORGANISATIE,
      documentType: settings.ZGW_DOCUMENT_TYPE,
      confidentiality: settings.ZGW_CONFIDENTIALITY,
    }
  )
}

export const localOrigins = (port: number): string[] => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
]

function requireSetting(value: string | undefined, name: string, what: string): void {
  if (!value) throw new ConfigError(`PUBLIC_URL is set, so ${name} must be set as well: ${what}.`)
}
