/** What stands behind a command, and what is wrong with it in one sentence. */
import { parseArgs } from 'node:util'
import { type Contact, contactIn } from '#plan/contact-line.ts'

export type Options = Record<string, string | undefined>

const TEXTS = [
  ...['name', 'kind', 'wording', 'role', 'crisis', 'protocol', 'client-support', 'confidant', 'complaints'],
  ...['folder', 'colour', 'accent', 'ages', 'wait-days', 'reminders', 'inactive-days', 'case-years'],
  ...['add', 'suits', 'reach', 'phone', 'url', 'remove'],
  ...['issuer', 'client-id', 'roles-claim', 'acr', 'zaken', 'documenten', 'catalogi', 'rsin', 'token-url'],
  ...['document-type', 'confidentiality', 'end'],
]

/** What went wrong, in one sentence for whoever typed the command. */
export class CommandError extends Error {
  override name = 'CommandError'
}

export function parse(args: readonly string[]) {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...Object.fromEntries(TEXTS.map((name) => [name, { type: 'string' as const }])),
      none: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const { none, help, ...options } = values as { none?: boolean; help?: boolean } & Options
  return { positionals, options: options as Options, none: none === true, help: help === true }
}

/** Of the parser: an option that does not exist, or one without its value. */
export const isWrongOption = (error: unknown): error is Error =>
  error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')

export function oneOf<T extends string>(
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

export function required(options: Options, name: string): string {
  const value = options[name]
  if (!value) throw new CommandError(`--${name} is missing.`)
  return value
}

export function wholeNumber(options: Options, name: string, otherwise: number): number {
  const value = options[name]
  if (value === undefined) return otherwise
  if (!/^\d{1,6}$/.test(value)) throw new CommandError(`--${name} is a whole number.`)
  return Number(value)
}

export function secretFrom(env: Options, name: string): string {
  const value = env[name]
  if (!value) throw new CommandError(`Set the secret in the environment: ${name}.`)
  return value
}

/** Null for an empty line. */
export function contact(line: string): Contact | null {
  const found = contactIn(line)
  if (found === 'wrong')
    throw new CommandError('A contact looks like "Name: 0123 456 789" or "Name: https://…".')
  return found
}

/** "Crisisdienst: 088 123 45 67; Wijkteam: …" */
export const numbers = (lines: string): { name: string; phone: string }[] =>
  lines
    .split(';')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const found = contact(line)
      if (!found?.phone) throw new CommandError('--crisis looks like "Name: 0123 456 789; Name: …".')
      return { name: found.name, phone: found.phone }
    })
