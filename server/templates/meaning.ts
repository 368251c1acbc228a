/** What a schema cannot say: names that must differ, kinds that fit once, languages that belong together. */
import { LANGUAGES, type Localized, type Template } from '#plan/template.ts'
import type { Finding } from './schema.ts'
import type { Path } from './source.ts'

/** The plan has one list of each, so a second field would show the same list twice. */
const ONCE_PER_FORM = ['goals', 'circle', 'differing-view', 'acceptance', 'sharing']

export function aboutMeaning(form: Template): Finding[] {
  return [...aboutSections(form), ...aboutFields(form), ...aboutLanguages(form)]
}

function aboutSections(form: Template): Finding[] {
  const findings: Finding[] = []
  const place = (index: number, key: string): Path => ['sections', index, key]
  const ids = seen()
  const titles = seen()
  for (const [index, section] of form.sections.entries()) {
    if (ids(section.id))
      findings.push({ path: place(index, 'id'), reason: `het onderdeel "${section.id}" staat er twee keer` })
    if (titles(section.title))
      findings.push({ path: place(index, 'title'), reason: 'een ander onderdeel heeft dezelfde titel' })
    if (section.fields.filter((field) => field.kind === 'agreements').length > 1)
      findings.push({
        path: place(index, 'fields'),
        reason: 'in één onderdeel past één lijst met afspraken. Zet de andere in een eigen onderdeel',
      })
  }
  return findings
}

function aboutFields(form: Template): Finding[] {
  const findings: Finding[] = []
  const ids = seen()
  const questions = seen()
  const kinds = new Set<string>()
  for (const [sectionIndex, section] of form.sections.entries())
    for (const [fieldIndex, field] of section.fields.entries()) {
      const place = (key: string): Path => ['sections', sectionIndex, 'fields', fieldIndex, key]
      if (ids(field.id))
        findings.push({ path: place('id'), reason: `de vraag "${field.id}" staat er twee keer` })
      if (questions(field.question))
        findings.push({ path: place('question'), reason: 'een andere vraag heeft dezelfde woorden' })
      if (sameWords(field.question, section.title))
        findings.push({
          path: place('question'),
          reason: 'de vraag heeft dezelfde woorden als de titel erboven',
        })
      if (ONCE_PER_FORM.includes(field.kind) && kinds.has(field.kind))
        findings.push({ path: place('kind'), reason: `de soort "${field.kind}" past één keer in een vorm` })
      kinds.add(field.kind)
    }
  if (!kinds.has('text'))
    findings.push({ path: ['sections'], reason: 'een vorm heeft minstens één vraag van de soort text' })
  return findings
}

/** A half-translated form would mix two languages on one page, so English is everywhere or nowhere. */
function aboutLanguages(form: Template): Finding[] {
  const texts = localizedIn(form)
  if (texts.every(({ text }) => text.en === undefined)) return []
  return texts.flatMap(({ path, text }) => {
    if (text.en === undefined)
      return { path, reason: 'hier ontbreekt de Engelse tekst ("en"); elders in de vorm staat die wel' }
    if (paragraphs(text.en) !== paragraphs(text.nl))
      return { path, reason: 'het Nederlands en het Engels hebben niet evenveel alinea’s' }
    return []
  })
}

const paragraphs = (text: string) => text.split(/\n+/).length

function localizedIn(value: unknown, path: Path = []): { path: Path; text: Localized }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('nl' in value) return [{ path, text: value as Localized }]
  const list = Array.isArray(value)
  return Object.entries(value).flatMap(([key, part]) =>
    localizedIn(part, [...path, list ? Number(key) : key]),
  )
}

/** Says of each next word or text whether an earlier one was the same, in any language. */
export function seen(): (value: string | Localized) => boolean {
  const known = new Set<string>()
  return (value) => {
    const keys = typeof value === 'string' ? [value] : keysOf(value)
    const again = keys.some((key) => known.has(key))
    for (const key of keys) known.add(key)
    return again
  }
}

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const keysOf = (text: Localized) =>
  LANGUAGES.flatMap((language) => (text[language] === undefined ? [] : `${language}:${bare(text[language])}`))
const sameWords = (a: Localized, b: Localized) => keysOf(a).some((key) => keysOf(b).includes(key))
