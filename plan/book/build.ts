/**
 * From a record to a book. Pure: what comes in has been filtered for its reader, and nothing else goes into a file; the
 * same record gives the same book.
 */
import { plainText } from '../document.ts'
import { groupedCode } from '../record/canonical.ts'
import { contentsOf, type PlanRecord } from '../record/record.ts'
import type { Language } from '../template.ts'
import { agreementsOf } from './agreements.ts'
import type { Book, BookKind } from './book.ts'
import { chaptersOf, type Reading } from './chapters.ts'
import { childChapters } from './child.ts'
import { fridgeChapters } from './fridge.ts'
import { partsOf } from './parts.ts'
import { drawQr } from './qr.ts'
import { type Tongue, tongueOf } from './words.ts'

export interface BookInput {
  record: PlanRecord
  kind: BookKind
  language: Language
  /** The record as canonical JSON; a sheet for the fridge or for a child carries none. */
  text: string
  /** Null for a draft. */
  sealed: {
    check: { sha256: string; code: string; url: string }
    versions: { number: number; at: string; code: string }[]
  } | null
}

export function bookOf({ record, kind, language, text, sealed }: BookInput): Book {
  const tongue = tongueOf(language)
  const { words, date } = tongue
  const { parts } = partsOf(record.items)
  const names = childNames(record, tongue)
  const middle = names.length > 0 ? tongue.list(names) : words.titleWithoutNames
  const reading: Reading = {
    record,
    parts,
    agreements: agreementsOf(record, parts, tongue),
    middle,
    tongue,
  }
  const chapters = { plan: chaptersOf, fridge: fridgeChapters, child: childChapters }[kind](reading)
  const isWhole = kind === 'plan'
  const state =
    record.version === null ? words.draft(date(record.at)) : words.settled(record.version, date(record.at))
  return {
    kind,
    language,
    title: names.length > 0 ? words.title(middle) : words.titleWithoutNames,
    subtitle: isWhole ? state : `${words[kind]}. ${state}`,
    at: record.at,
    watermark: record.version === null ? words.watermark : null,
    facts: isWhole ? factsOf(reading, names) : [],
    chapters,
    versions:
      isWhole && sealed
        ? sealed.versions.map(({ number, at, code }) => ({ number, date: date(at), code: groupedCode(code) }))
        : [],
    check: sealed && {
      text: words.check.text,
      shortCode: groupedCode(sealed.check.code),
      fullCode: sealed.check.sha256,
      url: sealed.check.url,
      qrSvg: drawQr(sealed.check.url),
    },
    words: {
      contents: words.contents,
      page: words.page,
      of: words.of,
      versions: words.check.versions,
      check: words.check.title,
      erased: words.erased,
    },
    attachment: isWhole ? { name: 'plan.json', text } : null,
  }
}

function childNames(record: PlanRecord, { words }: Tongue): string[] {
  const [plan] = contentsOf(record, 'plan')
  return (plan?.content.children ?? []).flatMap(({ name, unborn }) =>
    name.trim() ? [name.trim()] : unborn ? [words.baby] : [],
  )
}

function factsOf({ record, parts, agreements, tongue }: Reading, names: string[]): Book['facts'] {
  const { words, list, date } = tongue
  const participants = contentsOf(record, 'participant').map(({ content }) => content)
  const family = participants.filter(({ role }) => ['parent', 'youth', 'network'].includes(role))
  const helpers = participants.filter(({ role }) => role === 'facilitator')
  const question = parts
    .filter(({ canonical }) => canonical === 'question')
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === 'text' && item.content ? [plainText(item.content.blocks).trim()] : []))
    .find((text) => text !== '')
  const days = contentsOf(record, 'moment')
    .flatMap(({ content }) => content.date ?? [])
    .sort()
  const [plan] = contentsOf(record, 'plan')
  const facts: [string, string | undefined][] = [
    [words.facts.question, question],
    [words.facts.for, list(names)],
    [words.facts.together, list(family.map(({ name }) => name))],
    [
      words.facts.helped,
      list(helpers.map(({ name, employer }) => (employer ? `${name} (${employer})` : name))),
    ],
    [
      words.facts.agreements,
      agreements.all.length > 0 ? words.agreementCount(agreements.all.length, agreements.open) : '',
    ],
    [words.facts.lookBack, list(days.map(date))],
    [words.facts.form, plan?.content.form.title],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
