/**
 * Every setting, read once from the environment and checked at start. Outside local mode a missing secret stops the
 * start with a sentence that says what to set (R-E25); nothing here has a secret default.
 *
 * Local mode is the absence of `PUBLIC_URL`: one computer, no mail server, links shown on the screen.
 */
import { z } from 'zod'

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
  organisation: string
  metricsToken: string | null
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** Its message is one sentence for whoever starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const text = z.string().trim().min(1)
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: text.default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: text.optional(),
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
  ORGANISATION: text.default('Familiegroepsplan'),
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
    organisation: settings.ORGANISATION,
    metricsToken: settings.METRICS_TOKEN ?? null,
    logLevel: settings.LOG_LEVEL,
  }
}

export const localOrigins = (port: number): string[] => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
]

function requireSetting(value: string | undefined, name: string, what: string): void {
  if (!value) throw new ConfigError(`PUBLIC_URL is set, so ${name} must be set as well: ${what}.`)
}
