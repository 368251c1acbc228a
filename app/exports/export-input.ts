/** The addresses of files: which kind and format are asked for. */
import type { BookKind } from '#plan/book/book.ts'
import type { ExportProblem, Format } from '#server/exports/types.ts'
import { planPath } from '../plan-path.ts'

const FORMATS: readonly Format[] = ['pdf', 'docx', 'odt', 'html', 'json', 'ics']
const KINDS: Record<string, BookKind> = { koelkast: 'fridge', kind: 'child' }
export const PROBLEMS: readonly ExportProblem[] = ['busy', 'too-slow', 'failed']

export const formatOf = (path: string): Format | null =>
  FORMATS.find((format) => path.endsWith(`.${format}`)) ?? null

/** Null: no such kind. */
export function kindOf(search: URLSearchParams): BookKind | null {
  const asked = search.get('soort')
  return asked === null ? 'plan' : (KINDS[asked] ?? null)
}

/** A version's number as it stands in an address: no zero in front, nothing else. */
export const versionOf = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null)

export interface FileOf {
  planId: string
  as: string | null
  /** Null for the draft. */
  version: number | null
  format: Format
  kind: BookKind
}

export function filePath({ planId, as, version, format, kind }: FileOf): string {
  const page = version === null ? `concept.${format}` : `versies/${version}/plan.${format}`
  const path = planPath(planId, page, as)
  const asked = { plan: null, fridge: 'koelkast', child: 'kind' }[kind]
  return asked === null ? path : `${path}${path.includes('?') ? '&' : '?'}soort=${asked}`
}

export const problemOf = (search: URLSearchParams): ExportProblem | null =>
  PROBLEMS.find((problem) => problem === search.get('mislukt')) ?? null
