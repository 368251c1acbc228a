/**
 * May this struct be in a plan at all? Judged from the struct alone, without a document, so that it costs nothing per
 * keystroke. The parent of a struct that stands beside another one is not in its bytes; what slips through that way is
 * left out by `plan/document.ts`.
 */
import { isKnownRoot, RICH_TEXT_MARKS, RICH_TEXT_NODES, textRoot } from '#plan/shape.ts'
import { CONTENT, type Scalar, type Struct, TYPE } from './update-reader.ts'

/** Keys that hold words and never a plain value; the others never hold words (R-B27). */
const TEXT_KEYS = new Set(['what', 'when', 'name', 'title', 'text', 'howOften'])
/** The map of people inside an agreement. */
const MAP_KEY = 'who'
const KEY = /^[A-Za-z0-9_-]{1,40}$/
const MAX_SCALAR = 256
const MARK_VALUES = new Set(['null', 'true', '{}'])
const NODES: ReadonlySet<string> = new Set(RICH_TEXT_NODES)
const MARKS: ReadonlySet<string> = new Set(RICH_TEXT_MARKS)
const TEXT_ROOTS = textRoot('')

export function isAllowed(struct: Struct): boolean {
  if (struct.kind === CONTENT.GC) return true
  if (struct.key !== null && !KEY.test(struct.key)) return false
  if (typeof struct.parent === 'string') return isAllowedInRoot(struct, struct.parent)
  switch (struct.kind) {
    case CONTENT.DELETED:
      return true
    case CONTENT.STRING:
      return !struct.keyed
    case CONTENT.FORMAT:
      return !struct.keyed && MARKS.has(struct.name) && MARK_VALUES.has(struct.value)
    case CONTENT.TYPE:
      return isAllowedType(struct)
    case CONTENT.ANY:
      return struct.keyed && isAllowedValue(struct)
  }
}

/** Rich text holds nodes in order; every other root holds items under an id. */
function isAllowedInRoot(struct: Struct, root: string): boolean {
  if (!isKnownRoot(root)) return false
  const text = root.startsWith(TEXT_ROOTS)
  if (struct.keyed === text) return false
  if (struct.kind === CONTENT.DELETED) return true
  if (struct.kind !== CONTENT.TYPE) return false
  return text ? struct.type === TYPE.XML_ELEMENT && NODES.has(struct.name) : struct.type === TYPE.MAP
}

function isAllowedType(struct: Struct): boolean {
  switch (struct.type) {
    case TYPE.XML_ELEMENT:
      return !struct.keyed && NODES.has(struct.name)
    case TYPE.XML_TEXT:
      return !struct.keyed
    case TYPE.TEXT:
      return struct.keyed && (struct.key === null || TEXT_KEYS.has(struct.key))
    case TYPE.MAP:
      return struct.keyed && (struct.key === null || struct.key === MAP_KEY)
    default:
      return false
  }
}

const isAllowedValue = ({ key, scalars }: Struct): boolean =>
  (key === null || !TEXT_KEYS.has(key)) && scalars !== null && scalars.every(isShort)

const isShort = (value: Scalar): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= MAX_SCALAR)
