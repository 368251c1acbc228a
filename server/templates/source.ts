/**
 * From the bytes of a form's file to plain data, with the line of every place in it. What is wrong is told in plain
 * Dutch: whoever maintains the forms of a municipality reads it, not a programmer.
 */
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'

export interface Problem {
  line: number
  reason: string
}
export type Path = readonly (string | number)[]

export interface Source {
  data: unknown
  problems: Problem[]
  /** The line of the key or list item that a path leads to; of the nearest place above it where it is missing. */
  lineOf(path: Path): number
}

/** Far more than any form needs; a file of this size is something else. */
export const LARGEST_FILE = 200_000

const INVISIBLE = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u

export function readSource(bytes: Uint8Array | null): Source {
  if (bytes === null) return unreadable('het bestand is niet te lezen')
  if (bytes.byteLength > LARGEST_FILE)
    return unreadable(`het bestand is te groot (hoogstens ${LARGEST_FILE / 1000} kB)`)
  const text = decode(bytes)
  if (text === null) return unreadable('het bestand is geen UTF-8-tekst. Sla het op als UTF-8, zonder opmaak')

  const counter = new LineCounter()
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false, resolveKnownTags: false })
  const lineAt = (offset: number) => counter.linePos(offset).line
  const problems = [...doc.errors, ...doc.warnings].map((error) => ({
    line: lineAt(error.pos[0]),
    reason: inDutch(error),
  }))
  if (problems.length === 0) problems.push(...unwanted(doc, lineAt))
  if (problems.length === 0 && doc.toJS() === null) problems.push({ line: 1, reason: 'het bestand is leeg' })
  return {
    data: problems.length === 0 ? trimmed(doc.toJS()) : null,
    problems,
    lineOf: (path) => lineAt(offsetOf(doc, path)),
  }
}

const unreadable = (reason: string): Source => ({
  data: null,
  problems: [{ line: 1, reason }],
  lineOf: () => 1,
})

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Valid YAML that a form has no use for: references can blow up a small file, and keys must be words. */
function unwanted(doc: Document, lineAt: (offset: number) => number): Problem[] {
  const problems: Problem[] = []
  visit(doc, {
    Alias: (_, node) => {
      problems.push({ line: lineAt(node.range?.[0] ?? 0), reason: 'een verwijzing (*) kan hier niet' })
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key)) return
      const at = isMap(pair.key) || isSeq(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
      problems.push({ line: lineAt(at), reason: 'een naam voor de dubbele punt moet een woord zijn' })
    },
    Scalar: (_, node) => {
      if (typeof node.value !== 'string' || !INVISIBLE.test(node.value)) return
      problems.push({
        line: lineAt(node.range?.[0] ?? 0),
        reason: 'hier staat een onzichtbaar teken. Haal het weg',
      })
    },
  })
  return problems
}

function offsetOf(doc: Document, path: Path): number {
  let node: unknown = doc.contents
  let offset = doc.contents?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === step)
      if (pair === undefined || !isScalar(pair.key)) break
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
      offset = (isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined) ?? offset
    } else break
  }
  return offset
}

/** A block of text in YAML ends with a line break that nobody meant. */
function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map(trimmed)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, trimmed(part)]))
  return value
}

const YAML_REASONS: Partial<Record<string, string>> = {
  TAB_AS_INDENT: 'deze regel springt in met een tab. Gebruik spaties',
  BAD_INDENT: 'deze regel springt niet goed in. Zet hem recht onder de regel waar hij bij hoort',
  BLOCK_AS_IMPLICIT_KEY:
    'deze regel springt niet goed in, of er staat een dubbele punt in de tekst. Zet zo’n tekst tussen aanhalingstekens',
  MULTILINE_IMPLICIT_KEY: 'hier ontbreekt een dubbele punt met een spatie erachter',
  MISSING_CHAR: 'hier ontbreekt een teken, zoals een aanhalingsteken, een haakje of een dubbele punt',
  BAD_SCALAR_START: 'een tekst kan niet met dit teken beginnen. Zet de tekst tussen aanhalingstekens',
  UNEXPECTED_TOKEN: 'hier staat iets dat er niet hoort. Let op aanhalingstekens in de tekst',
  DUPLICATE_KEY: 'deze naam staat er twee keer',
  MULTIPLE_DOCS: 'in één bestand past één vorm. Haal de regel met --- weg',
  TAG_RESOLVE_FAILED:
    'een soort met een uitroepteken (!) kan hier niet. Zet de tekst tussen aanhalingstekens',
}

const inDutch = (error: YAMLError): string =>
  YAML_REASONS[error.code] ?? `dit is geen geldige YAML (${error.message})`
