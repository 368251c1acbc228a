/** One indicator over time beside its ambition, as a picture with the same in words and in a table. */
import { inSvg, SVG_FONTS } from '../book/svg.ts'
import type { Language } from '../template.ts'
import type { Drawing } from './drawing.ts'
import type { OutcomePoint } from './outcomes.ts'

const WORDS = {
  nl: {
    period: 'Periode',
    yes: 'Ja',
    no: 'Nee',
    ratherNot: 'Zegt het liever niet',
    total: 'Samen',
    share: 'Deel dat ja zegt',
    hidden: 'minder dan 10, of daaruit te vinden',
    ambition: (percent: number) => `Ambitie: ${percent} % of meer`,
    line: (period: string, share: string) => `${period}: ${share} zegt ja.`,
    between: (low: number, high: number) => `${low} tot ${high} %`,
    unknown: 'onbekend',
    upTo: 't/m',
    quarter: (year: string, quarter: string) => `${quarter}e kwartaal ${year}`,
    none: 'Er zijn nog geen cijfers: de groepen zijn kleiner dan 10.',
  },
  en: {
    period: 'Period',
    yes: 'Yes',
    no: 'No',
    ratherNot: 'Would rather not say',
    total: 'Together',
    share: 'Part that says yes',
    hidden: 'fewer than 10, or to be found from that',
    ambition: (percent: number) => `Ambition: ${percent}% or more`,
    line: (period: string, share: string) => `${period}: ${share} says yes.`,
    between: (low: number, high: number) => `${low} to ${high}%`,
    unknown: 'unknown',
    upTo: 'to',
    quarter: (year: string, quarter: string) => `quarter ${quarter} of ${year}`,
    none: 'There are no numbers yet: the groups are smaller than 10.',
  },
}

export function outcomeDrawing(
  title: string,
  points: readonly OutcomePoint[],
  /** In percents. */
  ambition: number,
  language: Language,
): Drawing {
  const words = WORDS[language]
  const [left, top, high, step] = [52, 48, 200, 96]
  const width = Math.max(520, left + points.length * step + 40)
  const y = (percent: number) => top + high - (percent / 100) * high
  const name = (quarter: string) => words.quarter(quarter.slice(0, 4), quarter.slice(-1))
  const period = ({ from, to }: OutcomePoint) =>
    from === to ? name(from) : `${name(from)} ${words.upTo} ${name(to)}`
  const share = ({ share }: OutcomePoint) =>
    share === null
      ? words.unknown
      : share.low === share.high
        ? `${share.low} %`
        : words.between(share.low, share.high)
  const grid = [0, 25, 50, 75, 100].map(
    (percent) =>
      `<line x1="${left}" y1="${y(percent)}" x2="${width - 16}" y2="${y(percent)}" stroke="#e3dccd"/>` +
      `<text x="${left - 8}" y="${y(percent) + 4}" text-anchor="end" font-size="12" fill="#5a6068">${percent} %</text>`,
  )
  const bars = points.map((point, at) => {
    const x = left + at * step + 22
    const label = point.from === point.to ? point.to : `–${point.to}`
    const low = point.share?.low ?? 0
    const highest = point.share?.high ?? 0
    return (
      `<rect x="${x}" y="${y(low)}" width="52" height="${y(0) - y(low)}" fill="#0e5a57"/>` +
      // What it may be on top of that.
      (highest > low
        ? `<rect x="${x}" y="${y(highest)}" width="52" height="${y(low) - y(highest)}" fill="#dcebe8" stroke="#0e5a57" stroke-dasharray="4 3"/>`
        : '') +
      (point.share === null
        ? ''
        : `<text x="${x + 26}" y="${y(highest) - 7}" text-anchor="middle" font-size="13" font-weight="600" fill="#20262b" stroke="#ffffff" stroke-width="4" paint-order="stroke">${inSvg(share(point))}</text>`) +
      `<text x="${x + 26}" y="${top + high + 18}" text-anchor="middle" font-size="12" fill="#5a6068">${inSvg(label)}</text>`
    )
  })
  const line =
    `<line x1="${left}" y1="${y(ambition)}" x2="${width - 16}" y2="${y(ambition)}" stroke="#a8422a" stroke-width="2" stroke-dasharray="8 5"/>` +
    // Above the bars and at the left, where a telephone shows it first.
    `<line x1="16" y1="20" x2="44" y2="20" stroke="#a8422a" stroke-width="2" stroke-dasharray="8 5"/>` +
    `<text x="${left}" y="24" font-size="13" font-weight="600" fill="#a8422a">${inSvg(words.ambition(ambition))}</text>`
  const height = top + high + 34
  return {
    title,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${SVG_FONTS}">` +
      `<rect width="${width}" height="${height}" rx="10" fill="#ffffff"/>${grid.join('')}${line}${bars.join('')}</svg>`,
    alt: [
      `${title} ${words.ambition(ambition)}.`,
      ...points.map((point) => words.line(period(point), share(point))),
      ...(points.length === 0 ? [words.none] : []),
    ].join(' '),
    head: [words.period, words.share, words.yes, words.no, words.ratherNot, words.total],
    rows: points.map((point) => [
      period(point),
      share(point),
      ...[point.yes, point.no, point.ratherNot, point.total].map((count) =>
        count === null ? words.hidden : String(count),
      ),
    ]),
  }
}
