/**
 * The circle as a drawing, with the same people in words and in a table. Names never lie over each other: a name looks for
 * a free side of its dot; when there is none for somebody, there is no drawing, and the table says it all.
 */
import { circleLayout, RING_EDGES } from '../circle-layout.ts'
import type { CirclePerson } from '../document.ts'
import { type PersonKind, RINGS } from '../shape.ts'
import type { BookBlock } from './book.ts'
import { clustersOf, inSvg, SVG_FONTS } from './svg.ts'
import type { Tongue } from './words.ts'

/** Wider than high while there is room: names are wider than high. */
const FEW = { most: 26, width: 680, height: 520, name: 12.5, dot: 13 }
const MANY = { most: 60, width: 680, height: 900, name: 10.5, dot: 9 }
type Sheet = typeof FEW

const LONGEST_NAME = 14

const LOOKS: Record<PersonKind, { fill: string; edge: string; letter: string }> = {
  household: { fill: '#0e5a57', edge: '#ffffff', letter: '#ffffff' },
  family: { fill: '#e3a33a', edge: '#ffffff', letter: '#20262b' },
  friend: { fill: '#ffffff', edge: '#a8422a', letter: '#a8422a' },
  help: { fill: '#e8eaec', edge: '#5a6068', letter: '#3c434b' },
}

interface Box {
  x: number
  y: number
  w: number
  h: number
}
interface Placed {
  person: CirclePerson
  x: number
  y: number
  name: string
  label: Box
}

export function circleBlocks(people: readonly CirclePerson[], middle: string, tongue: Tongue): BookBlock[] {
  if (people.length === 0) return []
  const svg = drawCircle(people, middle)
  const picture: BookBlock[] = svg
    ? [{ type: 'picture', svg, alt: inWords(people, middle, tongue), caption: null, width: 1 }]
    : []
  return [...picture, tableOf(people, tongue)]
}

/** Null when somebody's name would lie over something else. */
export function drawCircle(people: readonly CirclePerson[], middle: string): string | null {
  for (const sheet of [FEW, MANY]) {
    if (people.length > sheet.most) continue
    const placed = place(people, middle, sheet)
    if (placed) return draw(placed, middle, sheet)
  }
  return null
}

function place(people: readonly CirclePerson[], middle: string, sheet: Sheet): Placed[] | null {
  const spots = circleLayout(people).map(({ x, y }) => ({
    x: sheet.width / 2 + ((x - 50) / 50) * (sheet.width / 2 - 12),
    y: sheet.height / 2 + ((y - 50) / 50) * (sheet.height / 2 - 12),
  }))
  const dot = sheet.dot + 2
  const taken: Box[] = [
    ...spots.map(({ x, y }) => ({ x: x - dot, y: y - dot, w: dot * 2, h: dot * 2 })),
    middleOf(middle, sheet),
  ]
  const placed: Placed[] = []
  for (const [index, person] of people.entries()) {
    const { x, y } = spots[index] as { x: number; y: number }
    const name = shortName(person.name)
    const label = sides(x, y, widthOf(name, sheet.name), sheet).find(
      (box) => isInside(box, sheet) && !taken.some((other) => overlaps(box, other)),
    )
    if (!label) return null
    taken.push(label)
    placed.push({ person, x, y, name, label })
  }
  return placed
}

function sides(x: number, y: number, w: number, { dot, name }: Sheet): Box[] {
  const h = name + 5
  const gap = dot + 4
  const below = { x: x - w / 2, y: y + gap, w, h }
  const above = { x: x - w / 2, y: y - gap - h, w, h }
  const right = { x: x + gap, y: y - h / 2, w, h }
  const left = { x: x - gap - w, y: y - h / 2, w, h }
  const slanted = [-1, 1].flatMap((down) =>
    [-1, 1].map((across) => ({
      x: across > 0 ? x : x - w,
      y: down > 0 ? y + gap : y - gap - h,
      w,
      h,
    })),
  )
  return [below, above, right, left, ...slanted]
}

const isInside = ({ x, y, w, h }: Box, sheet: Sheet) =>
  x >= 0 && y >= 0 && x + w <= sheet.width && y + h <= sheet.height
const overlaps = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** A little wider than it is: fonts differ. */
const widthOf = (name: string, size: number) =>
  clustersOf(name).reduce((sum, sign) => sum + (/[ -~]/.test(sign) ? 0.58 : 0.78) * size, 0) + 10

/** The first given name; "juf Anouk" stays whole where it fits. */
export function shortName(name: string): string {
  const whole = name.trim().replace(/\s+/g, ' ')
  if (clustersOf(whole).length <= LONGEST_NAME) return whole
  const [first = ''] = whole.split(' ')
  const signs = clustersOf(first)
  return signs.length <= LONGEST_NAME ? first : `${signs.slice(0, LONGEST_NAME - 1).join('')}…`
}

function middleOf(middle: string, { width, height }: Sheet): Box {
  const w = Math.max(84, Math.min(170, widthOf(middle, 16) + 24))
  return { x: width / 2 - w / 2, y: height / 2 - 26, w, h: 52 }
}

function draw(placed: readonly Placed[], middle: string, sheet: Sheet): string {
  const { width, height } = sheet
  const fills = { 1: '#dcebe8', 2: '#f4ecdc', 3: '#f8f3ea' }
  const rings = [...RINGS].reverse().map((ring) => {
    const part = RING_EDGES[ring] / 50
    return `<ellipse cx="${width / 2}" cy="${height / 2}" rx="${round(part * (width / 2 - 6))}" ry="${round(part * (height / 2 - 6))}" fill="${fills[ring]}" stroke="#d9cfbd" stroke-width="1"/>`
  })
  const lines = placed
    .filter(({ person }) => person.contact !== 'normal')
    .map(({ person, x, y }) => {
      const look =
        person.contact === 'strong'
          ? 'stroke="#0e5a57" stroke-width="2.5"'
          : 'stroke="#a8422a" stroke-width="2" stroke-dasharray="5 5"'
      return `<line x1="${width / 2}" y1="${height / 2}" x2="${round(x)}" y2="${round(y)}" ${look}/>`
    })
  const people = placed.map(({ person, x, y, name, label }) => {
    const look = LOOKS[person.kind]
    const [letter = ''] = clustersOf(person.name.trim())
    const text = (words: string, at: number, down: number, size: number, fill: string) =>
      `<text x="${round(at)}" y="${round(down)}" text-anchor="middle" font-size="${size}" font-weight="600" fill="${fill}">${inSvg(words)}</text>`
    return (
      `<rect x="${round(label.x)}" y="${round(label.y)}" width="${round(label.w)}" height="${round(label.h)}" rx="${round(label.h / 2)}" fill="#ffffff" fill-opacity="0.92"/>` +
      `<circle cx="${round(x)}" cy="${round(y)}" r="${sheet.dot}" fill="${look.fill}" stroke="${look.edge}" stroke-width="2"/>` +
      text(letter.toLocaleUpperCase('nl'), x, y + sheet.dot * 0.36, round(sheet.dot), look.letter) +
      text(name, label.x + label.w / 2, label.y + label.h * 0.74, sheet.name, '#20262b')
    )
  })
  const box = middleOf(middle, sheet)
  const size = Math.min(17, (box.w - 20) / Math.max(1, clustersOf(middle).length) / 0.56)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${SVG_FONTS}">` +
    `${rings.join('')}${lines.join('')}` +
    `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.w)}" height="${box.h}" rx="26" fill="#ffffff" stroke="#0e5a57" stroke-width="3"/>` +
    `<text x="${width / 2}" y="${round(height / 2 + size * 0.34)}" text-anchor="middle" font-size="${round(size)}" font-weight="600" fill="#0e5a57">${inSvg(middle)}</text>` +
    `${people.join('')}</svg>`
  )
}

const round = (value: number) => Math.round(value * 10) / 10

const inRings = (people: readonly CirclePerson[]) =>
  RINGS.map((ring) => ({ ring, members: people.filter((person) => person.ring === ring) })).filter(
    ({ members }) => members.length > 0,
  )

function inWords(people: readonly CirclePerson[], middle: string, { words, list }: Tongue): string {
  const { circle } = words
  const rings = inRings(people).map(({ ring, members }) =>
    circle.ring(
      circle.rings[ring],
      list(
        members.map(({ name, kind, contact }) =>
          contact === 'normal'
            ? circle.person(name, circle.kinds[kind])
            : circle.more(name, circle.kinds[kind], circle.contacts[contact]),
        ),
      ),
    ),
  )
  return [circle.alt(middle), ...rings].join(' ')
}

function tableOf(people: readonly CirclePerson[], { words: { circle, labels } }: Tongue): BookBlock {
  const { head, rings, kinds, contacts, table } = circle
  return {
    type: 'table',
    caption: table,
    head: [labels.name, head.kind, head.ring, head.contact],
    rows: inRings(people).flatMap(({ ring, members }) =>
      members.map(({ name, kind, contact }) => [name, kinds[kind], rings[ring], contacts[contact]]),
    ),
  }
}
