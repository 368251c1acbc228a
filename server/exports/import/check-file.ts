/**
 * Reads a file that somebody brings. Nothing of it is used before all of it fits the published schema and stays below
 * the caps (R-E22, R-B25): a file from elsewhere may hold anything.
 */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Block } from '#plan/document.ts'
import { type PlanRecord, RECORD_SCHEMA } from '#plan/record/record.ts'
import { cleanText } from '../text.ts'
import type { FileProblem } from './types.ts'

/** A plan with 130 agreements and 54 people is a tenth of this. */
export const LARGEST_FILE_BYTES = 1024 * 1024
const MOST_ITEMS = 2_000
const LONGEST_TEXT = 20_000
const LONGEST_LINE = 2_000
/** Lists in lists, down to where nobody can follow them. */
const DEEPEST_LIST = 6

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
formats.default(ajv)
const fitsSchema = ajv.compile<PlanRecord>(
  JSON.parse(
    readFileSync(new URL('../../../plan/record/familiegroepsplan-v1.schema.json', import.meta.url), 'utf8'),
  ) as object,
)

export function checkFile(bytes: Uint8Array): { record: PlanRecord } | { why: FileProblem } {
  if (bytes.length === 0) return { why: 'empty' }
  if (bytes.length > LARGEST_FILE_BYTES) return { why: 'too-large' }
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return { why: 'pdf' }
  const value = parse(bytes)
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : null
  if (typeof schema !== 'string' || !/^familiegroepsplan-v\d{1,4}$/.test(schema)) return { why: 'other' }
  if (schema !== RECORD_SCHEMA) return { why: 'newer' }
  return isWhole(value) && staysBelowCaps(value) ? { record: cleaned(value) } : { why: 'damaged' }
}

/** Null for what is no JSON in UTF-8. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

function isWhole(value: unknown): value is PlanRecord {
  try {
    return fitsSchema(value)
  } catch {
    // Lists in lists without an end.
    return false
  }
}

function staysBelowCaps({ items }: PlanRecord): boolean {
  // A section and its only field may have the same id.
  const names = new Set(items.map(({ kind, id }) => `${kind} ${id}`))
  return (
    items.length <= MOST_ITEMS &&
    names.size === items.length &&
    items.some(({ kind }) => kind === 'plan') &&
    items.every((item) => {
      if (item.kind === 'text' && item.content) return fits(item.content.blocks, DEEPEST_LIST)
      return longest(item.content) <= (item.kind === 'passage' ? LONGEST_TEXT : LONGEST_LINE)
    })
  )
}

const fits = (blocks: readonly Block[], depth: number): boolean =>
  depth > 0 &&
  blocks.every((block) =>
    block.type === 'paragraph'
      ? block.spans.every(({ text }) => text.length <= LONGEST_TEXT)
      : block.items.every((item) => fits(item, depth - 1)),
  )

function longest(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((most, one) => Math.max(most, longest(one)), 0)
}

/** Without the signs that no text of a plan may hold. */
const cleaned = (record: PlanRecord): PlanRecord =>
  JSON.parse(JSON.stringify(record), (key, value) =>
    typeof value === 'string' && key !== 'id' ? cleanText(value).replaceAll('\n', ' ') : value,
  )
