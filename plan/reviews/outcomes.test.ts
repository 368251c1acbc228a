import { describe, expect, it } from 'vitest'
import { type OutcomeCount, outcomeSeries, quarterOf } from './outcomes.ts'

const Q = 'situation-better' as const
const quarter = (name: string, yes: number, no: number, ratherNot = 0): OutcomeCount[] => [
  { quarter: name, question: Q, answer: 'yes', count: yes },
  { quarter: name, question: Q, answer: 'no', count: no },
  { quarter: name, question: Q, answer: 'rather-not', count: ratherNot },
]

describe('what a municipality may know of the two questions', () => {
  it('S10-T4: nothing of fewer than ten people', () => {
    expect(outcomeSeries(quarter('2026-Q1', 5, 4, 30), Q)).toEqual([])
    expect(outcomeSeries([], Q)).toEqual([])
  })

  it('a small quarter waits, and is published with the next as one', () => {
    const counts = [...quarter('2026-Q1', 5, 4), ...quarter('2026-Q2', 9, 8), ...quarter('2026-Q3', 20, 10)]
    expect(outcomeSeries(counts, Q).map(({ from, to, yes, no }) => ({ from, to, yes, no }))).toEqual([
      { from: '2026-Q1', to: '2026-Q2', yes: 14, no: 12 },
      { from: '2026-Q3', to: '2026-Q3', yes: 20, no: 10 },
    ])
  })

  it('a small last quarter is not to be found from a total', () => {
    const before = outcomeSeries(quarter('2026-Q1', 30, 20, 10), Q)
    expect(outcomeSeries([...quarter('2026-Q1', 30, 20, 10), ...quarter('2026-Q2', 3, 1)], Q)).toEqual(before)
  })

  it('a cell under ten takes its total along, and the share says no more than the other cell does', () => {
    const [point] = outcomeSeries(quarter('2026-Q1', 40, 2, 15), Q)
    expect(point).toMatchObject({ yes: 40, no: null, ratherNot: 15, total: null })
    for (let no = 0; no < 10; no += 1)
      expect(outcomeSeries(quarter('2026-Q1', 40, no, 15), Q)).toEqual([point])
    expect(point?.share).toEqual({ low: 81, high: 100 })
  })

  it('no number stands for one to nine people, and none follows from taking two of them from each other', () => {
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed % below
    }
    for (let round = 0; round < 400; round += 1) {
      const counts = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].flatMap((name) =>
        quarter(name, next(30), next(18), next(14)),
      )
      for (const { yes, no, ratherNot, total } of outcomeSeries(counts, Q)) {
        const shown = [yes, no, ratherNot, total].filter((one) => one !== null)
        for (const one of shown) expect(one).toBeGreaterThanOrEqual(10)
        if (total !== null)
          for (const one of [yes, no, ratherNot]) expect(total - (one ?? total)).toBeGreaterThan(9)
      }
    }
  })

  it('an exact share where both are ten or more', () => {
    expect(outcomeSeries(quarter('2026-Q1', 61, 39, 10), Q)[0]).toMatchObject({
      total: 110,
      share: { low: 61, high: 61 },
    })
  })

  it('a quarter is one of Amsterdam’s calendar', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ])
  })
})
