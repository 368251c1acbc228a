/**
 * Pictures of looking back: how agreements and numbers went, and the circle. Each has everything it shows in words and in
 * a table. Pure; the page and the PDF draw the same.
 */
import { circleBlocks } from '../book/circle.ts'
import { clustersOf, inSvg, SVG_FONTS } from '../book/svg.ts'
import { tongueOf } from '../book/words.ts'
import type { CirclePerson } from '../document.ts'
import type { Language } from '../template.ts'
import { addMonths } from './days.ts'
import { reviewWords } from './words.ts'

export interface Drawing {
  title: string
  svg: string
  alt: string
  head: string[]
  rows: string[][]
}

export interface TimelineEntry {
  what: string
  /** yyyy-mm-dd */
  from: string
  /** Its last day, or when it stood in the plan no longer. */
  until: { on: string; because: 'ends' | 'gone' } | null
  answers: { on: string; answer: 'done' | 'partly' | 'not' }[]
}

const INK = '#20262b'
const QUIET = '#5a6068'
const LINES = ['#0e5a57', '#a8422a', '#6a3d8f', '#1f5fa8', '#7a5b00', '#3c434b']
/** Told apart by shape too. */
const DASHES = ['', '8 4', '2 4', '12 4 2 4', '4 4', '16 4']

const LONGEST = 34
const short = (text: string, longest = LONGEST) => {
  const signs = clustersOf(text.trim())
  return signs.length <= longest ? text.trim() : `${signs.slice(0, longest - 1).join('')}…`
}
const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}" font-size="13" fill="${INK}" ${more}>${inSvg(words)}</text>`
const sheet = (width: number, height: number, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${SVG_FONTS}">` +
  `<rect width="${width}" height="${height}" rx="10" fill="#ffffff"/>${inside}</svg>`
const round = (value: number) => Math.round(value * 10) / 10

/** Null where there is nothing to draw. */
export function timelineDrawing(
  entries: readonly TimelineEntry[],
  today: string,
  language: Language,
): Drawing | null {
  if (entries.length === 0) return null
  const words = reviewWords(language)
  const days = entries.flatMap(({ from, until, answers }) => [
    from,
    ...(until ? [until.on] : []),
    ...answers.map(({ on }) => on),
  ])
  const months = monthsBetween([...days, today].sort())
  const [left, top, rowHeight] = [250, 44, 34]
  const width = 760
  const step = (width - left - 20) / months.length
  const height = top + entries.length * rowHeight + 14
  const x = (day: string) => {
    const at = months.indexOf(day.slice(0, 7))
    return round(left + (Math.min(Math.max(at, 0), months.length) + (Number(day.slice(8)) - 1) / 31) * step)
  }
  const every = Math.ceil(months.length / 8)
  const head = months.map((month, at) => {
    const line = `<line x1="${round(left + at * step)}" y1="30" x2="${round(left + at * step)}" y2="${height - 10}" stroke="#e3dccd"/>`
    return (
      line + (at % every === 0 ? text(round(left + at * step) + 3, 22, monthName(month, language, true)) : '')
    )
  })
  const rows = entries.map((entry, at) => {
    const y = top + at * rowHeight + 12
    const end = entry.until?.on ?? (today > entry.from ? today : entry.from)
    const bar = `<rect x="${x(entry.from)}" y="${y - 7}" width="${Math.max(6, round(x(end) - x(entry.from)))}" height="14" rx="7" fill="#dcebe8" stroke="#0e5a57"/>`
    return (
      text(12, y + 5, short(entry.what)) +
      bar +
      entry.answers.map((one) => mark(x(one.on), y, one.answer)).join('')
    )
  })
  const events = entries
    .flatMap(({ what, from, until, answers }) => [
      { on: from, what, event: words.begins },
      ...answers.map(({ on, answer }) => ({ on, what, event: words.answers[answer] })),
      ...(until ? [{ on: until.on, what, event: words[until.because] }] : []),
    ])
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const byMonth = [...Map.groupBy(events, ({ on }) => on.slice(0, 7))]
  return {
    title: words.timeline,
    svg: sheet(width, height, head.join('') + rows.join('')),
    alt: byMonth
      .map(
        ([month, all]) =>
          `${monthName(month, language)}: ${all.map(({ what, event }) => `‘${what.trim().replace(/\.$/, '')}’ ${event}`).join('; ')}.`,
      )
      .join(' '),
    head: [words.month, words.agreement, words.event],
    rows: events.map(({ on, what, event }) => [monthName(on.slice(0, 7), language), what.trim(), event]),
  }
}

/** A full dot, half a dot, an open one with a line through it. */
function mark(x: number, y: number, answer: TimelineEntry['answers'][number]['answer']): string {
  const ring = (fill: string, stroke: string) =>
    `<circle cx="${x}" cy="${y}" r="6" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`
  if (answer === 'done') return ring('#0e5a57', '#0e5a57')
  if (answer === 'partly')
    return `${ring('#ffffff', '#0e5a57')}<path d="M${x} ${y - 6}a6 6 0 0 0 0 12z" fill="#0e5a57"/>`
  return `${ring('#ffffff', '#a8422a')}<path d="M${x - 4} ${y + 4}L${x + 4} ${y - 4}" stroke="#a8422a" stroke-width="2"/>`
}

function monthsBetween(sorted: readonly string[]): string[] {
  const last = sorted.at(-1)?.slice(0, 7) ?? ''
  const months: string[] = []
  for (let month = `${sorted[0]?.slice(0, 7)}-01`; month.slice(0, 7) <= last; month = addMonths(month, 1)) {
    months.push(month.slice(0, 7))
    // Somebody may have typed a year far away.
    if (months.length === 120) break
  }
  return months
}

const monthName = (month: string, language: Language, isShort = false) =>
  new Intl.DateTimeFormat(reviewWords(language).months, {
    timeZone: 'UTC',
    month: isShort ? 'short' : 'long',
    year: isShort ? '2-digit' : 'numeric',
  }).format(new Date(`${month}-01T12:00:00Z`))

export interface TrendLine {
  name: string
  values: { on: string; value: number }[]
}

/** A line for each person; never one for all of them. */
export function trendDrawing(
  question: string,
  people: readonly TrendLine[],
  language: Language,
): Drawing | null {
  const lines = people.filter(({ values }) => values.length > 0)
  if (lines.length === 0) return null
  const words = reviewWords(language)
  const { date } = tongueOf(language)
  const days = lines.flatMap(({ values }) => values.map(({ on }) => Date.parse(`${on}T00:00:00Z`)))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const [width, left, top, high] = [680, 44, 20, 200]
  const right = width - 150
  const x = (on: string) =>
    last === first
      ? (left + right) / 2
      : round(left + 14 + ((Date.parse(`${on}T00:00:00Z`) - first) / (last - first)) * (right - left - 28))
  const y = (value: number) => round(top + high - (value / 10) * high)
  const grid = [0, 2, 4, 6, 8, 10].map(
    (value) =>
      `<line x1="${left}" y1="${y(value)}" x2="${right}" y2="${y(value)}" stroke="#e3dccd"/>` +
      `<text x="${left - 8}" y="${y(value) + 4}" text-anchor="end" font-size="12" fill="${QUIET}">${value}</text>`,
  )
  const ends: number[] = []
  const drawn = lines.map(({ name, values }, at) => {
    const colour = LINES[at % LINES.length]
    const points = values.map(({ on, value }) => `${x(on)},${y(value)}`)
    const newest = values.at(-1)
    // Names beside each other's lines stand under one another.
    let label = y(newest?.value ?? 0) + 4
    while (ends.some((other) => Math.abs(other - label) < 15)) label += 15
    ends.push(label)
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${DASHES[at % DASHES.length]}"/>` +
      values
        .map(({ on, value }) => `<circle cx="${x(on)}" cy="${y(value)}" r="4.5" fill="${colour}"/>`)
        .join('') +
      `<text x="${right + 10}" y="${label}" font-size="13" font-weight="600" fill="${colour}">${inSvg(`${short(name, 14)} ${newest?.value ?? ''}`)}</text>`
    )
  })
  const axis =
    `<text x="${left}" y="${top + high + 24}" font-size="12" fill="${QUIET}">${inSvg(date(dayOf(first)))}</text>` +
    (last === first
      ? ''
      : `<text x="${right}" y="${top + high + 24}" text-anchor="end" font-size="12" fill="${QUIET}">${inSvg(date(dayOf(last)))}</text>`)
  const height = Math.max(top + high + 36, Math.max(...ends) + 16)
  return {
    title: words.trend(question),
    svg: sheet(width, height, grid.join('') + drawn.join('') + axis),
    alt: lines
      .map(({ name, values }) =>
        words.trendOf(name, values.map(({ on, value }) => words.on(value, date(on))).join(', ')),
      )
      .join(' '),
    head: [words.name, words.day, words.value],
    rows: lines.flatMap(({ name, values }) => values.map(({ on, value }) => [name, date(on), String(value)])),
  }
}
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** The same picture as in the plan; null where nobody stands in it, or there are too many to draw. */
export function circleDrawing(
  title: string,
  people: readonly CirclePerson[],
  middle: string,
  language: Language,
): Drawing | null {
  const blocks = circleBlocks(people, middle, tongueOf(language))
  const picture = blocks.find((block) => block.type === 'picture')
  const table = blocks.find((block) => block.type === 'table')
  if (!picture || !table) return null
  return { title, svg: picture.svg, alt: picture.alt, head: table.head, rows: table.rows }
}
