/**
 * Where the people of the circle stand, in a box of 100 by 100 with the child in the middle. The screen, the print and
 * the exports draw the same picture. Nothing is random and nobody is pushed aside by forces: the same people always
 * stand in the same places, and one who comes last moves nobody while there are free places.
 */
import type { CirclePerson } from './document.ts'
import { RINGS, type Ring } from './shape.ts'

export interface Place {
  id: string
  x: number
  y: number
}

/** Outer edges of the three rings, for the drawing. */
export const RING_EDGES: Record<Ring, number> = { 1: 25.5, 2: 37.5, 3: 49.5 }

interface Track {
  radius: number
  slots: number
  /**
   * Degrees clockwise from the top, for the first one. It differs per ring, so that the first people of each ring
   * stand on another side and lines to the middle run beside each other.
   */
  turn: number
}

/** The eight places of a ring, and a second half-ring behind it that fills once they are taken. */
const TRACKS: Record<Ring, readonly [Track, Track]> = {
  1: [
    { radius: 17, slots: 8, turn: 90 },
    { radius: 23, slots: 10, turn: 108 },
  ],
  2: [
    { radius: 29, slots: 8, turn: 15 },
    { radius: 35, slots: 10, turn: 33 },
  ],
  3: [
    { radius: 41, slots: 8, turn: 300 },
    { radius: 47, slots: 10, turn: 282 },
  ],
}

export function circleLayout(people: readonly Pick<CirclePerson, 'id' | 'ring'>[]): Place[] {
  const placeOf = new Map<string, Place>()
  for (const ring of RINGS) {
    const members = people.filter((person) => person.ring === ring)
    const spots = spotsFor(ring, members.length)
    for (const [index, person] of members.entries()) {
      const [x, y] = spots[index] as [number, number]
      placeOf.set(person.id, { id: person.id, x, y })
    }
  }
  return people.map((person) => placeOf.get(person.id) as Place)
}

/** More than both tracks hold: each takes more people, in proportion to its length. */
function spotsFor(ring: Ring, count: number): [number, number][] {
  const [inner, outer] = TRACKS[ring]
  if (count <= inner.slots + outer.slots) return [...spotsOn(inner), ...spotsOn(outer)]
  const onInner = Math.round((count * inner.radius) / (inner.radius + outer.radius))
  return [...spotsOn({ ...inner, slots: onInner }), ...spotsOn({ ...outer, slots: count - onInner })]
}

function spotsOn({ radius, slots, turn }: Track): [number, number][] {
  return spreadOrder(slots).map((slot) => {
    const angle = ((turn + (360 / slots) * slot) * Math.PI) / 180
    return [round(50 + radius * Math.sin(angle)), round(50 - radius * Math.cos(angle))]
  })
}

/** Top, bottom, right, left, then between them: a few people stand apart rather than in a row. */
function spreadOrder(slots: number): number[] {
  const order: number[] = []
  for (let parts = 1; order.length < slots; parts *= 2)
    for (const half of [0, 1])
      for (let part = half; part < parts; part += 2) {
        const slot = Math.floor((part * slots) / parts)
        if (!order.includes(slot)) order.push(slot)
      }
  return order
}

const round = (value: number) => Math.round(value * 100) / 100
