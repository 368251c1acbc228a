import { describe, expect, it } from 'vitest'
import { reviewCalendar, uidOf } from './calendar.ts'

const day = { id: 'review-1', on: '2027-03-28', time: '19:30', sequence: 0, isOff: false }
const at = Date.UTC(2027, 1, 1, 12)
const mail = { method: 'REQUEST' as const, from: 'post@plan.test', to: 'petra@home.test' }
const make = (more: Partial<Parameters<typeof reviewCalendar>[0]> = {}) =>
  reviewCalendar({ days: [day], language: 'nl', neutral: false, at, ...more })
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

describe('a day to look back in a calendar', () => {
  it('has a time of Amsterdam, also on the day on which the clock changes', () => {
    expect(make()).toContain('DTSTART:20270328T173000Z')
    expect(make({ days: [{ ...day, time: null }] })).toContain('DTSTART;VALUE=DATE:20270328')
    expect(make({ days: [{ ...day, on: '2028-02-29', time: null }] })).toContain('DTEND;VALUE=DATE:20280301')
  })

  it('keeps its name when it is moved, with the next number', () => {
    const moved = make({ days: [{ ...day, on: '2027-04-04', sequence: 1 }] })
    expect(moved).toContain(`UID:${uidOf('review-1')}`)
    expect(make()).toContain(`UID:${uidOf('review-1')}`)
    expect(make()).toContain('SEQUENCE:0')
    expect(moved).toContain('SEQUENCE:1')
  })

  it('goes to one person by mail, as an invitation or as its end', () => {
    const asked = unfolded(make({ mail }))
    expect(asked).toContain('METHOD:REQUEST')
    expect(asked).toMatch(/ATTENDEE.*mailto:petra@home\.test/i)
    expect(asked).toMatch(/ORGANIZER.*mailto:post@plan\.test/i)
    const off = make({ days: [{ ...day, isOff: true, sequence: 2 }], mail: { ...mail, method: 'CANCEL' } })
    expect(off).toContain('METHOD:CANCEL')
    expect(off).toContain('STATUS:CANCELLED')
    expect(off).toContain('SEQUENCE:2')
    expect(make()).toContain('METHOD:PUBLISH')
  })

  it('AG8: for who asked for neutral mail there is no name of this product either', () => {
    expect(make({ mail, neutral: true })).not.toMatch(/familiegroepsplan|family/i)
  })

  it('R-E22: no line is longer than 75 bytes', () => {
    for (const line of make({ mail: { ...mail, to: `${'a'.repeat(60)}@home.test` } }).split('\r\n'))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})
