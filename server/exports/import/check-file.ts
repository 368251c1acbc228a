/**
 * Reads a file that somebody brings. Nothing of it is used before all of it has the shape of a record and stays below
 * the caps (R-E22, R-B25): a file from elsewhere may hold anything.
 */
import { z } from 'zod'
import type { Block } from '#plan/document.ts'
import { type PlanRecord, RECORD_SCHEMA } from '#plan/record/record.ts'
import { ROLES } from '#plan/roles.ts'
import { CONTACTS, PERSON_KINDS, RINGS } from '#plan/shape.ts'
import { CANONICAL_SECTIONS, LANGUAGES, SECTION_LOOKS } from '#plan/template.ts'
import { cleanText } from '../text.ts'
import type { FileProblem } from './types.ts'

/** A plan with 130 agreements and 54 people is a tenth of this. */
export const LARGEST_FILE_BYTES = 1024 * 1024
const MOST_ITEMS = 2_000
const LONGEST_TEXT = 20_000
const LONGEST_LINE = 2_000
const DEEPEST_LIST = 6

const text = (most: number) => z.string().max(most).transform(cleanText)
const line = text(LONGEST_LINE).transform((words) => words.replaceAll('\n', ' '))
const id = z.string().min(1).max(100)
const day = z.iso.date()

const span = z.strictObject({
  text: text(LONGEST_TEXT),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
})
/** Lists in lists, down to where nobody can follow them. */
const blocks = (depth: number): z.ZodType<Block[]> => {
  const paragraph = z.strictObject({ type: z.literal('paragraph'), spans: z.array(span).max(2_000) })
  if (depth === 0) return z.array(paragraph).max(MOST_ITEMS) as z.ZodType<Block[]>
  const list = z.strictObject({ type: z.literal('list'), items: z.array(blocks(depth - 1)).max(MOST_ITEMS) })
  return z.array(z.discriminatedUnion('type', [paragraph, list])).max(MOST_ITEMS) as z.ZodType<Block[]>
}

const place = { section: id, question: line }
/** What the new plan takes over is checked to the last key. */
const CONTENTS = {
  plan: z.strictObject({
    language: z.enum(LANGUAGES),
    form: z.strictObject({ id, version: z.number(), title: line }),
    children: z.array(z.strictObject({ id, name: line, unborn: z.boolean() })).max(12),
  }),
  section: z.strictObject({
    title: line,
    canonical: z.enum(CANONICAL_SECTIONS).nullable(),
    look: z.enum(SECTION_LOOKS),
  }),
  text: z.strictObject({ ...place, blocks: blocks(DEEPEST_LIST) }),
  line: z.strictObject({ ...place, text: line }),
  moment: z.strictObject({ ...place, date: day.nullable(), text: line }),
  keeper: z.strictObject({ ...place, who: id.nullable(), howOften: line }),
  goal: z.strictObject({ title: line }),
  person: z.strictObject({
    name: line,
    kind: z.enum(PERSON_KINDS),
    ring: z.literal(RINGS),
    contact: z.enum(CONTACTS),
    participant: id.nullable(),
  }),
  agreement: z.strictObject({
    section: id.nullable(),
    what: line,
    when: line,
    who: z.array(id).max(200),
    until: day.nullable(),
    fallback: id.nullable(),
    goal: id.nullable(),
  }),
  participant: z.strictObject({ name: line, role: z.enum(ROLES), employer: line.nullable() }),
}
/** What stays behind is counted and not looked into. */
const LEFT = ['acceptance', 'score', 'passage', 'condition', 'view'] as const

const common = { id, author: id.nullable() }
const item = z.discriminatedUnion('kind', [
  ...Object.entries(CONTENTS).map(([kind, content]) =>
    z.strictObject({ ...common, kind: z.literal(kind), content: content.nullable() }),
  ),
  ...LEFT.map((kind) =>
    z.strictObject({ ...common, kind: z.literal(kind), content: z.looseObject({}).nullable() }),
  ),
] as unknown as [z.ZodObject<{ kind: z.ZodLiteral<string> }>])

const nameOf = (one: unknown) => {
  const { kind, id } = one as { kind: string; id: string }
  return `${kind} ${id}`
}

const FILE = z
  .strictObject({
    schema: z.literal(RECORD_SCHEMA),
    planId: id,
    version: z.int().positive().nullable(),
    at: z.iso.datetime(),
    items: z.array(item).max(MOST_ITEMS),
  })
  // A section and its only field may have the same id.
  .refine(({ items }) => new Set(items.map(nameOf)).size === items.length)

export function checkFile(bytes: Uint8Array): { record: PlanRecord } | { why: FileProblem } {
  if (bytes.length === 0) return { why: 'empty' }
  if (bytes.length > LARGEST_FILE_BYTES) return { why: 'too-large' }
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return { why: 'pdf' }
  const value = parse(bytes)
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : null
  if (typeof schema !== 'string' || !/^familiegroepsplan-v\d{1,4}$/.test(schema)) return { why: 'other' }
  if (schema !== RECORD_SCHEMA) return { why: 'newer' }
  const checked = FILE.safeParse(value)
  if (!checked.success) return { why: 'damaged' }
  const record = checked.data as unknown as PlanRecord
  return record.items.some(({ kind }) => kind === 'plan') ? { record } : { why: 'damaged' }
}

/** Null for what is no JSON in UTF-8. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
