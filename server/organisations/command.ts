/**
 * `npm run org`: organisations by the command line, beside the settings page. Works on the database in `DATA_DIR`, also
 * while the server runs.
 *
 *   npm run org -- list
 *   npm run org -- add zuid --name "Wijkteam Zuid" --kind team --wording "lokaal team" --role both
 *   npm run org -- set zuid --crisis "Crisisdienst: 088 123 45 67" --protocol "…" --client-support "MEE: 0900 1234"
 *   npm run org -- sign-in zuid --issuer https://… --client-id … --roles-claim roles [--acr …]   (secret: OIDC_CLIENT_SECRET)
 *   npm run org -- register zuid --zaken https://… --documenten https://… --catalogi https://… --client-id … --rsin 123456789
 *                                                                                              (secret: ZGW_SECRET)
 *   npm run org -- staff zuid [--end <id>]
 *
 * Secrets come from the environment: what stands on a command line is seen by every user of the machine.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import { ZodError } from 'zod'
import { type Database, openDatabase } from '#db/connection.ts'
import { staff, staffSessions } from '#db/schema.ts'
import { systemClock } from '../clock.ts'
import { createOrganisations, type OrganisationKeeping } from './organisations.ts'
import type { Contact, Organisation } from './types.ts'

type Options = Record<string, string | undefined>

const OPTIONS = [
  ...['name', 'kind', 'wording', 'role', 'crisis', 'protocol', 'client-support', 'confidant', 'complaints'],
  ...['issuer', 'client-id', 'roles-claim', 'acr', 'zaken', 'documenten', 'catalogi', 'rsin', 'token-url'],
  ...['document-type', 'confidentiality', 'end'],
]

/** What went wrong, in one sentence for whoever typed the command. */
export class CommandError extends Error {
  override name = 'CommandError'
}

const KINDS = ['municipality', 'team', 'provider'] as const
const WORDINGS = ['wijkteam', 'lokaal team'] as const
const LEGAL_ROLES = ['access', 'provider', 'both'] as const

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) return otherwise
  const found = choices.find((choice) => choice === value)
  if (!found) throw new CommandError(`--${name} is one of: ${choices.join(', ')}.`)
  return found
}

function required(options: Options, name: string): string {
  const value = options[name]
  if (!value) throw new CommandError(`--${name} is missing.`)
  return value
}

function secretFrom(env: Options, name: string): string {
  const value = env[name]
  if (!value) throw new CommandError(`Set the secret in the environment: ${name}.`)
  return value
}

/** "MEE: 0900 1234" */
function contactIn(line: string): Contact {
  const [name, phone] = line.split(':').map((part) => part.trim())
  if (!name) throw new CommandError('A contact looks like "Name: 0123 456 789".')
  return { name, phone: phone || null, url: null }
}

const describe = ({ slug, name, kind, wording, legalRole, settings }: Organisation): string =>
  [
    slug.padEnd(16),
    name,
    `(${kind}, ${wording}, ${legalRole})`,
    settings.signIn ? 'sign-in' : 'no sign-in',
    settings.register ? 'register' : 'no register',
  ].join(' ')

/** Resolves with what to print. Throws CommandError. */
export async function runCommand(
  args: readonly string[],
  context: { db: Database; organisations: OrganisationKeeping; env: Options },
): Promise<string> {
  const { db, organisations, env } = context
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
  })
  const options = values as Options
  const [command = 'list', slug] = positionals
  const chosen = async (): Promise<Organisation> => {
    const found = slug ? await organisations.get(slug) : null
    if (!found) throw new CommandError(`There is no organisation ${slug ?? ''}. "list" shows them.`)
    return found
  }

  switch (command) {
    case 'list':
      return (await organisations.all()).map(describe).join('\n') || 'There are no organisations yet.'
    case 'add': {
      if (!slug) throw new CommandError('Say which short name it gets: add <short-name> --name "…".')
      if (await organisations.get(slug)) throw new CommandError(`${slug} exists already.`)
      const made = await organisations.create({
        slug,
        name: required(options, 'name'),
        kind: oneOf('kind', options.kind, KINDS, 'team'),
        wording: oneOf('wording', options.wording, WORDINGS, 'wijkteam'),
        legalRole: oneOf('role', options.role, LEGAL_ROLES, 'both'),
      })
      return describe(made)
    }
    case 'set': {
      const { id, settings, ...now } = await chosen()
      await organisations.change(id, {
        name: options.name ?? now.name,
        wording: oneOf('wording', options.wording, WORDINGS, now.wording),
        legalRole: oneOf('role', options.role, LEGAL_ROLES, now.legalRole),
        kind: oneOf('kind', options.kind, KINDS, now.kind),
      })
      const { contacts } = settings
      const contact = (name: string, otherwise: Contact | null) =>
        options[name] === undefined ? otherwise : contactIn(options[name])
      await organisations.set(id, {
        crisisNumbers:
          options.crisis?.split(';').map((line) => {
            const { name, phone } = contactIn(line)
            if (!phone) throw new CommandError('--crisis looks like "Name: 0123 456 789; Name: …".')
            return { name, phone }
          }) ?? settings.crisisNumbers,
        crisisProtocol: options.protocol ?? settings.crisisProtocol,
        contacts: {
          clientSupport: contact('client-support', contacts.clientSupport),
          confidant: contact('confidant', contacts.confidant) ?? contacts.confidant,
          complaints: contact('complaints', contacts.complaints),
        },
      })
      return describe(await chosen())
    }
    case 'sign-in': {
      const { id } = await chosen()
      await organisations.set(id, {
        signIn: {
          issuer: required(options, 'issuer'),
          clientId: required(options, 'client-id'),
          clientSecret: secretFrom(env, 'OIDC_CLIENT_SECRET'),
          rolesClaim: options['roles-claim'] ?? 'roles',
          acr: options.acr ?? null,
        },
      })
      return describe(await chosen())
    }
    case 'register': {
      const { id } = await chosen()
      await organisations.set(id, {
        register: {
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
        },
      })
      return describe(await chosen())
    }
    case 'staff': {
      const { id } = await chosen()
      if (options.end) {
        const ended = options.end
        await db.write(async (tx) => {
          await tx.update(staff).set({ endedAt: systemClock.now() }).where(eq(staff.id, ended))
          await tx.delete(staffSessions).where(eq(staffSessions.staffId, ended))
        })
      }
      const people = await db.read.select().from(staff).where(eq(staff.organisationId, id))
      return (
        people
          .map((one) => `${one.id} ${one.name} ${one.roles}${one.endedAt ? ' (ended)' : ''}`)
          .join('\n') || 'Nobody signed in yet.'
      )
    }
  }
  throw new CommandError(`Unknown: ${command}. Use list, add, set, sign-in, register or staff.`)
}

const isWrongOption = (error: unknown): error is Error =>
  error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')

/** Of `npm run org`. */
export async function main(args: readonly string[], env: Options): Promise<{ code: number; text: string }> {
  const dataDir = env.DATA_DIR ?? './data'
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const db = openDatabase(join(dataDir, 'familiegroepsplan.sqlite'))
  try {
    const organisations = createOrganisations({ db, clock: systemClock, isLocal: !env.PUBLIC_URL })
    return { code: 0, text: await runCommand(args, { db, organisations, env }) }
  } catch (error) {
    if (error instanceof CommandError || error instanceof RangeError || isWrongOption(error))
      return { code: 2, text: error.message }
    if (error instanceof ZodError)
      return {
        code: 2,
        text: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
      }
    throw error
  } finally {
    db.close()
  }
}
