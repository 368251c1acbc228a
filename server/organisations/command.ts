/**
 * `npm run org`: organisations by the command line, beside the settings page. Works on the database in `DATA_DIR`, also
 * while the server runs. What can be asked of it stands in `command-help.ts`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { ZodError } from 'zod'
import { type Database, openDatabase } from '#db/connection.ts'
import { staff, staffSessions } from '#db/schema.ts'
import { SUPPORT_KINDS } from '#plan/support-kinds.ts'
import { systemClock } from '../clock.ts'
import { HELP } from './command-help.ts'
import { CommandError, isWrongOption, type Options, oneOf, parse, required } from './command-options.ts'
import { refuseWhatTheServerSets, SETTERS } from './command-settings.ts'
import { createOrganisations, type OrganisationKeeping } from './organisations.ts'
import type { Organisation } from './types.ts'

const KINDS = ['municipality', 'team', 'provider'] as const
const WORDINGS = ['wijkteam', 'lokaal team'] as const
const LEGAL_ROLES = ['access', 'provider', 'both'] as const

const describe = ({ slug, name, kind, wording, legalRole, settings }: Organisation): string =>
  [
    slug.padEnd(16),
    name,
    `(${kind}, ${wording}, ${legalRole})`,
    settings.signIn ? 'sign-in' : 'no sign-in',
    settings.register ? 'register' : 'no register',
  ].join(' ')

/** Everything that is set, and of secrets only that there is one. */
function show({ settings, ...one }: Organisation): string {
  const { signIn, register } = settings
  const shown = {
    ...settings,
    signIn: signIn && { ...signIn, clientSecret: 'set' },
    register: register && { ...register, secret: 'set' },
  }
  return `${describe({ settings, ...one })}\n${JSON.stringify(shown, null, 2)}`
}

async function support(organisations: OrganisationKeeping, id: string, options: Options): Promise<string> {
  const offers = await organisations.support(id)
  if (options.remove !== undefined) {
    if (!offers.some((offer) => offer.id === options.remove))
      throw new CommandError(`There is no ${options.remove} in the social map. "support" shows the ids.`)
    await organisations.removeSupport(id, options.remove)
  }
  if (options.url !== undefined && !/^https?:\/\/\S+$/.test(options.url))
    throw new CommandError('--url begins with https://.')
  if (options.add)
    await organisations.saveSupport(id, {
      id: null,
      name: options.add,
      kind: oneOf('kind', options.kind, SUPPORT_KINDS, 'other'),
      suits: required(options, 'suits'),
      reach: required(options, 'reach'),
      phone: options.phone ?? null,
      url: options.url ?? null,
    })
  const lines = (await organisations.support(id)).map((one) => `${one.id} ${one.name} (${one.kind})`)
  return lines.join('\n') || 'There is nothing in the social map yet.'
}

async function staffOf(db: Database, organisationId: string, ended: string | undefined): Promise<string> {
  const here = eq(staff.organisationId, organisationId)
  if (ended)
    await db.write(async (tx) => {
      const [person] = await tx
        .update(staff)
        .set({ endedAt: systemClock.now() })
        .where(and(eq(staff.id, ended), here))
        .returning({ id: staff.id })
      if (!person) throw new CommandError(`Nobody here has the id ${ended}. "staff" shows them.`)
      await tx.delete(staffSessions).where(eq(staffSessions.staffId, ended))
    })
  const people = await db.read.select().from(staff).where(here)
  const lines = people.map(
    ({ id, name, roles, endedAt }) => `${id} ${name} ${roles}${endedAt ? ' (ended)' : ''}`,
  )
  return lines.join('\n') || 'Nobody signed in yet.'
}

/** Resolves with what to print. Throws CommandError. */
export async function runCommand(
  args: readonly string[],
  context: { db: Database; organisations: OrganisationKeeping; env: Options },
): Promise<string> {
  const { db, organisations, env } = context
  const { positionals, options, none, help } = parse(args)
  const [command = 'list', slug] = positionals
  if (help || command === 'help') return HELP
  if (command === 'list')
    return (await organisations.all()).map(describe).join('\n') || 'There are no organisations yet.'
  const who = (now: Pick<Organisation, 'kind' | 'wording' | 'legalRole'>) => ({
    kind: oneOf('kind', options.kind, KINDS, now.kind),
    wording: oneOf('wording', options.wording, WORDINGS, now.wording),
    legalRole: oneOf('role', options.role, LEGAL_ROLES, now.legalRole),
  })
  if (command === 'add') {
    if (!slug) throw new CommandError('Say which short name it gets: add <short-name> --name "…".')
    if (await organisations.get(slug)) throw new CommandError(`${slug} exists already.`)
    const usual = { kind: 'team', wording: 'wijkteam', legalRole: 'both' } as const
    return describe(await organisations.create({ slug, name: required(options, 'name'), ...who(usual) }))
  }

  const chosen = async (): Promise<Organisation> => {
    const found = slug ? await organisations.get(slug) : null
    if (!found) throw new CommandError(`There is no organisation ${slug ?? ''}. "list" shows them.`)
    return found
  }
  const isKnown = Object.hasOwn(SETTERS, command) || ['show', 'support', 'staff'].includes(command)
  if (!isKnown) throw new CommandError(`Unknown: ${command}. "--help" says what there is.`)
  const now = await chosen()
  if (command === 'show') return show(now)
  if (command === 'support') return support(organisations, now.id, options)
  if (command === 'staff') return staffOf(db, now.id, options.end)

  const given = { options, env, none }
  refuseWhatTheServerSets(command, now, given)
  const change = SETTERS[command]?.(given, now) ?? {}
  if (command === 'set') await organisations.change(now.id, { name: options.name ?? now.name, ...who(now) })
  await organisations.set(now.id, change)
  return describe(await chosen())
}

/** Of `npm run org`. */
export async function main(args: readonly string[], env: Options): Promise<{ code: number; text: string }> {
  const dataDir = env.DATA_DIR ?? './data'
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const db = openDatabase(join(dataDir, 'familiegroepsplan.sqlite'))
  try {
    const organisations = createOrganisations({ db, clock: systemClock, isLocal: !env.PUBLIC_URL })
    return { code: 0, text: await runCommand(args, { db, organisations, env }) }
  } catch (error) {
    const isExpected =
      error instanceof CommandError ||
      error instanceof RangeError ||
      isWrongOption(error) ||
      (error instanceof Error && error.name === 'ThemeError')
    if (isExpected) return { code: 2, text: (error as Error).message }
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
