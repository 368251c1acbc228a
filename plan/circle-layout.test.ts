import { expect, test } from 'vitest'
import { circleLayout, type Place, RING_EDGES } from './circle-layout.ts'
import { RINGS, type Ring } from './shape.ts'

/** So many people in the first, second and third ring. */
const circle = (...counts: number[]) =>
  counts.flatMap((count, index) =>
    Array.from({ length: count }, (_, number) => ({
      id: `${index + 1}-${number}`,
      ring: (index + 1) as Ring,
    })),
  )

function nearest(places: Place[]): number {
  const distances = places.flatMap((a, index) =>
    places.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
  )
  return Math.min(...distances)
}
const fromMiddle = ({ x, y }: Place) => Math.hypot(x - 50, y - 50)

test.each([[[1, 1, 1]], [[3, 4, 5]], [[8, 8, 8]], [[8, 0, 8]]])(
  'up to eight people in a ring never touch each other or the child: %j',
  (counts) => {
    const places = circleLayout(circle(...counts))
    expect(nearest(places)).toBeGreaterThan(12)
    expect(Math.min(...places.map(fromMiddle))).toBeGreaterThan(12)
  },
)

test.each([[[9, 9, 9]], [[18, 18, 18]], [[20, 14, 20]], [[0, 0, 54]]])(
  'up to 54 people stay apart: %j',
  (counts) => {
    const places = circleLayout(circle(...counts))
    expect(places).toHaveLength(counts.reduce((sum, count) => sum + count))
    expect(nearest(places)).toBeGreaterThan(5.4)
  },
)

test('54 people in the nearest ring still each have a place of their own inside the box', () => {
  const places = circleLayout(circle(54, 0, 0))
  expect(nearest(places)).toBeGreaterThan(4)
  for (const { x, y } of places) expect(Math.min(x, y, 100 - x, 100 - y)).toBeGreaterThanOrEqual(3)
})

test('everyone stands inside the edge of the own ring and outside the one before it', () => {
  const people = circle(18, 18, 18)
  const places = circleLayout(people)
  for (const [index, place] of places.entries()) {
    const { ring } = people[index] as { ring: Ring }
    expect(fromMiddle(place)).toBeLessThan(RING_EDGES[ring])
    if (ring > 1) expect(fromMiddle(place)).toBeGreaterThan(RING_EDGES[RINGS[ring - 2] as Ring])
  }
})

test('the same people always stand in the same places, in the order in which they were given', () => {
  const people = circle(4, 9, 20)
  expect(circleLayout(people)).toEqual(circleLayout(structuredClone(people)))
  expect(circleLayout(people).map((place) => place.id)).toEqual(people.map((person) => person.id))
})

test('one who comes last moves nobody while there are free places', () => {
  for (let count = 1; count < 18; count += 1) {
    const before = circleLayout(circle(count, count, count))
    const after = new Map(
      circleLayout(circle(count + 1, count + 1, count + 1)).map((place) => [place.id, place]),
    )
    for (const place of before) expect(after.get(place.id)).toEqual(place)
  }
})

test('an empty circle is an empty picture', () => {
  expect(circleLayout([])).toEqual([])
})
