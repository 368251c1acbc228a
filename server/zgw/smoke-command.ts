/**
 * `npm run zgw:smoke`: asks a real register, step by step, whether it would take a plan, and says what is wrong.
 *
 *   npm run zgw:smoke                                    the register of the ZGW_* settings
 *   npm run zgw:smoke -- --org zuid                      of an organisation in DATA_DIR
 *   npm run zgw:smoke -- --zaak ZAAK-2027-0000101        also looks for this zaak
 *   npm run zgw:smoke -- --zaak … --write                also makes a small document, a second version of it, and relates it
 *
 * Without --write nothing is made. Ends with 0 when all is right, 1 when something is wrong there, 2 for a wrong command.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '#db/connection.ts'
import { systemClock } from '../clock.ts'
import { ConfigError, readConfig } from '../config.ts'
import { createOrganisations } from '../organisations/organisations.ts'
import type { RegisterConnection } from '../organisations/types.ts'
import { checkRegister, type Step } from './smoke.ts'

type Environment = Record<string, string | undefined>

class Usage extends Error {}

async function connectionOf(org: string | undefined, env: Environment): Promise<RegisterConnection> {
  if (org === undefined) {
    const { register } = readConfig(env)
    if (!register) throw new Usage('Set ZGW_ZAKEN_URL and the other ZGW_ settings, or use --org.')
    return register
  }
  const path = join(env.DATA_DIR ?? './data', 'familiegroepsplan.sqlite')
  if (!existsSync(path)) throw new Usage(`There is no database in DATA_DIR (${path}).`)
  const db = openDatabase(path)
  try {
    const found = await createOrganisations({ db, clock: systemClock, isLocal: false }).get(org)
    if (!found) throw new Usage(`There is no organisation ${org}. "npm run org" shows them.`)
    if (!found.settings.register) throw new Usage(`${org} has no register. Set it: npm run org -- register.`)
    return found.settings.register
  } finally {
    db.close()
  }
}

const line = ({ ok, name, says }: Step) => `${ok ? 'ok    ' : 'WRONG '} ${name.padEnd(12)} ${says}`

export async function main(
  args: readonly string[],
  env: Environment,
): Promise<{ code: number; text: string }> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { org: { type: 'string' }, zaak: { type: 'string' }, write: { type: 'boolean' } },
    })
    const connection = await connectionOf(values.org, env)
    const steps = await checkRegister({
      ...{ connection, zaak: values.zaak ?? null, write: values.write ?? false, clock: systemClock },
    })
    return { code: steps.every(({ ok }) => ok) ? 0 : 1, text: steps.map(line).join('\n') }
  } catch (error) {
    const isWrongOption =
      error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
    if (error instanceof Usage || error instanceof ConfigError || isWrongOption)
      return { code: 2, text: (error as Error).message }
    throw error
  }
}
