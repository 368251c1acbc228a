/**
 * The plan forms of this installation: the shipped ones and those that a deployer adds in a folder of its own. A
 * wrong file stops the start: a family must never find half a form. All problems are told at once, not one a start.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Template } from '#plan/template.ts'
import { aboutMeaning, seen } from './meaning.ts'
import { againstSchema } from './schema.ts'
import { LARGEST_FILE, readSource } from './source.ts'

export interface Templates {
  /** In the order in which families choose; the first is chosen beforehand. */
  list(): Template[]
  get(id: string): Template | undefined
}

/** Its message is meant for whoever starts the server: file, line and reason of every problem. */
export class TemplateError extends Error {
  override name = 'TemplateError'
}

export const SHIPPED_FORMS = fileURLToPath(new URL('../../plan-templates', import.meta.url))

const MOST_PROBLEMS = 25

export function loadTemplates(folders: string[] | string): Templates {
  const problems: string[] = []
  const forms: Template[] = []
  const ids = seen()
  const titles = seen()
  for (const file of [folders].flat().flatMap((folder) => filesIn(folder, problems))) {
    const tell = (line: number, reason: string) =>
      problems.push(`${shownPath(file)}, regel ${line}: ${reason}.`)
    const { form, lineOf } = readForm(file, tell)
    if (form === null) continue
    if (ids(form.id)) tell(lineOf(['id']), `een andere vorm heet ook al "${form.id}". Kies een andere id`)
    if (titles(form.title))
      tell(lineOf(['title']), 'een andere vorm heeft dezelfde titel. Kies een andere titel')
    forms.push(frozen(form))
  }
  if (problems.length === 0 && forms.length === 0) problems.push('er is geen enkele vorm (.yaml) gevonden.')
  if (problems.length > 0) throw new TemplateError(messageOf(problems))
  forms.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  const byId = new Map(forms.map((form) => [form.id, form]))
  return { list: () => [...forms], get: (id) => byId.get(id) }
}

function filesIn(folder: string, problems: string[]): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith('.'))
      .sort()
      .map((name) => join(folder, name))
  } catch {
    problems.push(`${shownPath(folder)}: deze map met vormen bestaat niet of is niet te lezen.`)
    return []
  }
}

function readForm(file: string, tell: (line: number, reason: string) => void) {
  const source = readSource(bytesOf(file))
  const findings = source.problems.length > 0 ? [] : againstSchema(source.data)
  for (const { line, reason } of source.problems) tell(line, reason)
  // The types of `Template` hold only for data that the schema accepts.
  const form = source.problems.length + findings.length === 0 ? (source.data as Template) : null
  if (form !== null) findings.push(...aboutMeaning(form))
  for (const { path, reason } of findings) tell(source.lineOf(path), reason)
  return { form, lineOf: source.lineOf }
}

/** The size is looked at first: a huge file is never read into memory. Null for what cannot be read at all. */
function bytesOf(file: string): Uint8Array | null {
  try {
    const { size } = statSync(file)
    return size > LARGEST_FILE ? new Uint8Array(LARGEST_FILE + 1) : readFileSync(file)
  } catch {
    return null
  }
}

const shownPath = (path: string) => {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') || near === '' ? path : near
}

function messageOf(problems: string[]): string {
  const told = problems.slice(0, MOST_PROBLEMS).map((problem) => `- ${problem}`)
  if (problems.length > told.length) told.push(`- en nog ${problems.length - told.length} andere.`)
  return ['Er klopt iets niet in de planvormen, daarom start de server niet. Verbeter dit:', ...told].join(
    '\n',
  )
}

/** Every request shares these objects. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
