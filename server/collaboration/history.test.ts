import { describe, expect, it } from 'vitest'
import { below, seeded } from '#tests/collaboration/random.ts'
import { DeleteRanges } from './delete-ranges.ts'
import { History } from './history.ts'
import { CONTENT, type Section, type Struct, type Update } from './update-reader.ts'

const struct = (clock: number, length: number, beside: Partial<Struct> = {}): Struct => ({
  clock,
  length,
  kind: CONTENT.STRING,
  origin: null,
  rightOrigin: null,
  parent: 'goals',
  keyed: false,
  key: null,
  type: -1,
  name: '',
  value: '',
  scalars: null,
  ...beside,
})
const section = (client: number, ...structs: Struct[]): Section => {
  const last = structs.at(-1) as Struct
  return { client, start: (structs[0] as Struct).clock, end: last.clock + last.length, structs }
}
const update = (sections: Section[], deletes: Update['deletes'] = []): Update => ({ sections, deletes })

it('what is read only when somebody writes judges as what was read at once', () => {
  const known = update(
    [
      section(
        1,
        struct(0, 5),
        struct(5, 2, { keyed: true }),
        struct(7, 3, { kind: CONTENT.GC, parent: null }),
      ),
    ],
    [{ client: 1, start: 1, end: 2 }],
  )
  const atOnce = new History()
  atOnce.add(known)
  const later = () => {
    let reads = 0
    const read = () => {
      reads++
      return known
    }
    return { history: new History({ vector: new Map([[1, 10]]), read }), reads: () => reads }
  }
  const again = later()
  expect(again.history.judge(update([section(1, struct(10, 1))]))).toMatchObject({
    structs: true,
    gap: false,
  })
  expect(again.reads()).toBe(0)
  for (const start of [0, 1, 4, 5, 6, 7, 9, 10]) {
    const range = { client: 1, start, end: start + 1 }
    for (const what of ['deleted', 'keyed', 'gone'] as const)
      expect(later().history[what].covers(range)).toBe(atOnce[what].covers(range))
  }
  // What is added first does not hide what was there.
  again.history.add(update([section(1, struct(10, 1))], [{ client: 1, start: 3, end: 4 }]))
  expect(again.history.judge(update([], [{ client: 1, start: 1, end: 2 }])).deletes).toBe(false)
  expect(again.reads()).toBe(1)
})

describe('what a room has', () => {
  const history = new History()
  history.add(update([section(1, struct(0, 5))], [{ client: 1, start: 1, end: 2 }]))

  it('R-B21: nothing new is recognised', () => {
    const again = update([section(1, struct(0, 3), struct(3, 2))], [{ client: 1, start: 1, end: 2 }])
    expect(history.judge(again)).toEqual({ structs: false, deletes: false, gap: false, overlap: false })
    expect(history.judge(update([], [{ client: 1, start: 1, end: 3 }])).deletes).toBe(true)
    expect(history.judge(update([section(1, struct(5, 1))])).structs).toBe(true)
  })

  it('R-B24: what is here stays what it is, whatever a later frame calls it: its deletion is still news', () => {
    const own = new History()
    own.add(update([section(1, struct(0, 5, { keyed: true }), struct(5, 5))]))
    own.add(update([section(1, struct(0, 10, { kind: CONTENT.GC, keyed: true })), section(2, struct(0, 1))]))
    expect(own.judge(update([], [{ client: 1, start: 2, end: 4 }])).deletes).toBe(true)
    expect(own.gone.covers({ client: 1, start: 0, end: 1 })).toBe(false)
    expect(own.keyed.covers({ client: 1, start: 5, end: 6 })).toBe(false)
    // Of what it adds only the new part counts.
    own.add(update([section(1, struct(8, 4, { kind: CONTENT.GC }))]))
    expect(own.gone.covers({ client: 1, start: 9, end: 10 })).toBe(false)
    expect(own.gone.covers({ client: 1, start: 10, end: 12 })).toBe(true)
  })

  it('R-B24: a jump of the clock is a gap', () => {
    expect(history.judge(update([section(1, struct(6, 1))])).gap).toBe(true)
    expect(history.judge(update([section(2, struct(1, 1))])).gap).toBe(true)
    expect(history.judge(update([], [{ client: 1, start: 4, end: 6 }])).gap).toBe(true)
    expect(history.judge(update([section(1, struct(5, 1))], [{ client: 1, start: 4, end: 6 }])).gap).toBe(
      false,
    )
  })

  it('R-B25: what stands beside something unknown, itself or a circle is a gap', () => {
    const beside = (client: number, clock: number) => ({ origin: { client, clock }, parent: null })
    expect(history.judge(update([section(2, struct(0, 1, beside(1, 4)))])).gap).toBe(false)
    expect(history.judge(update([section(2, struct(0, 1, beside(1, 5)))])).gap).toBe(true)
    expect(history.judge(update([section(2, struct(0, 1, beside(3, 0)))])).gap).toBe(true)
    expect(history.judge(update([section(2, struct(0, 1, beside(2, 0)))])).gap).toBe(true)
    expect(history.judge(update([section(2, struct(0, 1, { parent: { client: 9, clock: 0 } }))])).gap).toBe(
      true,
    )
    const fits = update([
      section(3, struct(0, 1, beside(2, 0)), struct(1, 1)),
      section(2, struct(0, 1), struct(1, 1, beside(3, 1))),
    ])
    expect(history.judge(fits).gap).toBe(false)
    const circle = update([section(3, struct(0, 1, beside(2, 0))), section(2, struct(0, 1, beside(3, 0)))])
    expect(history.judge(circle).gap).toBe(true)
  })

  it('a struct that is half here is told apart', () => {
    expect(history.judge(update([section(1, struct(3, 4))])).overlap).toBe(true)
    expect(history.judge(update([section(1, struct(0, 5), struct(5, 1))])).overlap).toBe(false)
  })
})

it('ranges of deletions agree with a plain list of what is deleted', () => {
  const random = seeded(3)
  const ranges = new DeleteRanges()
  const plain = new Set<number>()
  for (let round = 0; round < 3_000; round++) {
    const start = below(random, 400)
    const end = start + 1 + below(random, 6)
    const all = Array.from({ length: end - start }, (_, index) => start + index)
    if (round % 3 === 0) {
      ranges.add({ client: 1, start, end })
      for (const clock of all) plain.add(clock)
    } else {
      expect(ranges.covers({ client: 1, start, end })).toBe(all.every((clock) => plain.has(clock)))
    }
  }
})
