import { describe, expect, it } from 'vitest'
import { outdated } from './keeping.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const HOUR = 3_600_000
const hoursAgo = (...hours: number[]) => hours.map((ago) => ({ id: `${ago}`, at: NOW - ago * HOUR }))

describe('which moments are let go of', () => {
  it('of the last day none', () => {
    expect(outdated(hoursAgo(0, 1, 2, 23, 24), NOW)).toEqual([])
  })
  it('of a day before all but its last', () => {
    // 25 and 26 hours ago are 21 November, 11:00 and 10:00 in Amsterdam; 40 hours ago is 20 November.
    expect(outdated(hoursAgo(1, 25, 26, 40, 42), NOW)).toEqual(['26', '42'])
  })
  it('those of more than thirty days ago', () => {
    expect(outdated(hoursAgo(29 * 24, 31 * 24), NOW)).toEqual([`${31 * 24}`])
  })
  it('the oldest of more than two hundred', () => {
    const many = Array.from({ length: 203 }, (_, index) => ({ id: `${index}`, at: NOW - index * 1_000 }))
    expect(outdated(many, NOW)).toEqual(['200', '201', '202'])
  })
})
