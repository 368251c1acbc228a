/**
 * A plan as something to hold: chapters and blocks, in words that are already in the reader's language. Every file
 * format is made from this and from nothing else, so that they say the same and none holds more than the reader may see.
 */
import type { Span } from '../document.ts'
import type { Language, SectionLook } from '../template.ts'

/** `fridge`: one page with just the agreements. `child`: few words and pictures. */
export type BookKind = 'plan' | 'fridge' | 'child'

export interface Book {
  kind: BookKind
  language: Language
  /** "Het plan van Noor" */
  title: string
  /** "Concept, nog niet vastgelegd", or "Versie 2, vastgelegd op 3 maart 2027". */
  subtitle: string
  /** ISO 8601 in UTC: the date in every file's properties. */
  at: string
  /** Printed across each page of a draft. */
  watermark: string | null
  /** "In het kort", on the first page. */
  facts: { label: string; value: string }[]
  chapters: Chapter[]
  /** Which versions there are, the latest last; empty for a draft. */
  versions: { number: number; date: string; code: string }[]
  /** How to check this file; null for a draft. */
  check: { text: string; shortCode: string; fullCode: string; url: string; qrSvg: string } | null
  /** Words that every page needs. */
  words: { contents: string; page: string; of: string; versions: string; check: string; erased: string }
  /** The data in the file itself: `plan.json`, the canonical JSON whose digest is `check.fullCode`. */
  attachment: { name: string; text: string } | null
}

export interface Chapter {
  id: string
  look: SectionLook | null
  title: string
  blocks: BookBlock[]
}

/** Words in another language than the book's name it (BCP 47): screen readers and fonts need it. */
export interface Words {
  spans: Span[]
  language?: string
}

export type BookBlock =
  /** A question or a goal, one level below the chapter. */
  | { type: 'heading'; text: string }
  | ({ type: 'paragraph' } & Words)
  | { type: 'list'; items: BookBlock[][] }
  | { type: 'table'; caption: string; head: string[]; rows: string[][] }
  /** Words of one person, word for word. `note`: "opgeschreven door …", "een andere mening". */
  | { type: 'quote'; words: Words; by: string; note: string | null; translation: string | null }
  /** An SVG of our own making with its text alternative. `width`: the part of the text's width, 0–1. */
  | { type: 'picture'; svg: string; alt: string; caption: string | null; width: number }
  /** 0–10 per person, the oldest first; never averaged. */
  | { type: 'scale'; question: string; people: { name: string; values: { date: string; value: number }[] }[] }
  | { type: 'agreement'; agreement: BookAgreement }
  /** "Dit staat vast": a locked condition, "niet samen besloten", "tekst gewist". */
  | { type: 'notice'; title: string; text: string }
  /** Room to sign, in a grid. `line`: what was answered, or empty to write on. */
  | { type: 'signatures'; cards: { name: string; role: string; line: string }[] }

export interface BookAgreement {
  number: number
  what: string
  who: string
  when: string
  until: string | null
  fallback: string | null
  /** "Eens: Petra, Oma. Mark: ja, maar …" — one line per person. */
  answers: { name: string; answer: string; because: string | null }[]
  /** "Hierover zijn we het nog niet eens", or null. */
  open: string | null
  /** Differing views, printed as large as the agreement itself. */
  views: { words: string; by: string }[]
}
