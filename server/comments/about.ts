/** Is what a remark is about really there, and which words are that? Nobody else's word counts for a quote. */
import type * as Y from 'yjs'
import { readAgreements, readSectionChanges } from '#plan/document.ts'
import { orderedSections } from '#plan/form.ts'
import { quotedIn } from '#plan/quoted.ts'
import type { Template } from '#plan/template.ts'
import type { AddComment } from './types.ts'

/** Encoded positions are a few bytes; a long quote is cut. */
const MAX_POSITION = 64
const MAX_QUOTE = 1_000

/** The quoted words, or '' for what has none; null when it is not there. */
export function quoteOf(doc: Y.Doc, form: Template, { about, anchor }: AddComment): string | null {
  const sections = orderedSections(form, readSectionChanges(doc))
  if (about.kind === 'section') return sections.some(({ id }) => id === about.id) ? '' : null
  if (about.kind === 'agreement') return readAgreements(doc).some(({ id }) => id === about.id) ? '' : null
  const fields = sections.flatMap((section) => section.fields)
  if (!anchor || !fields.some(({ id, kind }) => id === about.id && kind === 'text')) return null
  if (anchor.start.length > MAX_POSITION || anchor.end.length > MAX_POSITION) return null
  return quotedIn(doc, about.id, anchor, '')?.words.slice(0, MAX_QUOTE) ?? null
}
