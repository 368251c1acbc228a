import { afterEach, describe, expect, it } from 'vitest'
import { HOSTILE } from '#tests/fixtures/hostile.ts'
import { emptyRecord, item, sampleRecord } from '#tests/fixtures/record.ts'
import { toIcs } from './ics.ts'

const calendar = async (record = sampleRecord()) => new TextDecoder().decode(await toIcs(record))
const values = (ics: string, key: string) =>
  ics
    .split('\r\n')
    .filter((line) => line.startsWith(`${key}:`) || line.startsWith(`${key};`))
    .map((line) => line.slice(line.indexOf(':') + 1))
const moment = (id: string, date: string | null, text = '') =>
  item('moment', id, { section: 's', question: 'Wanneer?', date, text })
const zone = process.env.TZ

describe('the days of a plan as a calendar', () => {
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  it('holds the days to look back and the last days of agreements, as whole days', async () => {
    const ics = await calendar()
    expect(values(ics, 'DTSTART')).toEqual(['20270404', '20270905', '20270630'])
    expect(values(ics, 'DTEND')).toEqual(['20270405', '20270906', '20270701'])
    expect(ics.match(/DTSTART;VALUE=DATE:/g)).toHaveLength(3)
    expect(values(ics, 'SUMMARY')).toEqual([
      'Familiegroepsplan: samen terugkijken',
      'Familiegroepsplan: samen terugkijken',
      'Familiegroepsplan: laatste dag van een afspraak',
    ])
  })

  it.each(['Europe/Amsterdam', 'America/Los_Angeles', 'Pacific/Auckland', 'UTC'])(
    'is the same in %s, also on the days on which the clock changes',
    async (timezone) => {
      process.env.TZ = timezone
      const days = ['2027-03-28', '2027-10-31', '2027-03-14', '2027-11-07', '2028-02-29', '2026-12-31']
      const ics = await calendar({ ...emptyRecord(), items: days.map((day, nth) => moment(`m-${nth}`, day)) })
      expect(values(ics, 'DTSTART')).toEqual(days.map((day) => day.replaceAll('-', '')))
      expect(values(ics, 'DTEND')[0]).toBe('20270329')
      expect(values(ics, 'DTSTAMP')[0]).toBe('20270303T184000Z')
    },
  )

  it('AG8: tells no name, no child and nothing of the plan', async () => {
    const ics = await calendar()
    expect(ics).not.toMatch(/Noor|Petra|Mark|oma|taart|school|plan-noor|a-wisselen|m-1/i)
    expect(values(ics, 'DESCRIPTION')).toEqual([])
    expect(values(ics, 'LOCATION')).toEqual([])
  })

  it('an entry keeps its name from version to version, and its number rises with the version', async () => {
    const [first, next] = [await calendar(), await calendar(sampleRecord({ version: 3 }))]
    expect(values(next, 'UID')).toEqual(values(first, 'UID'))
    expect(new Set(values(first, 'UID')).size).toBe(3)
    expect(values(first, 'SEQUENCE')).toEqual(['2', '2', '2'])
    expect(values(next, 'SEQUENCE')).toEqual(['3', '3', '3'])
    expect(values(await calendar(sampleRecord({ planId: 'another' })), 'UID')).not.toEqual(
      values(first, 'UID'),
    )
  })

  it('R-E22: no line is longer than 75 bytes, each ends as it must, and no words come along', async () => {
    const hostile = Object.values(HOSTILE).map((text, nth) => moment(`h-${nth}`, '2027-05-01', text))
    const ics = await calendar(sampleRecord({ items: [...sampleRecord().items, ...hostile] }))
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(ics).toMatch(/\r\nEND:VCALENDAR\r\n$/)
    expect(ics.replaceAll('\r\n', '')).not.toContain('\n')
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(3 + hostile.length)
    expect(ics).not.toContain('Boe')
  })

  it('leaves out what has no day, what is no day and what was erased', async () => {
    const items = [
      moment('a', null),
      moment('b', 'morgen'),
      moment('c', '2027-99-99'),
      item('moment', 'd', null),
    ]
    expect(await calendar({ ...emptyRecord(), items })).not.toContain('VEVENT')
  })

  it('an English plan has English words', async () => {
    const items = sampleRecord().items.map((one) =>
      one.kind === 'plan' && one.content
        ? { ...one, content: { ...one.content, language: 'en' as const } }
        : one,
    )
    expect(values(await calendar(sampleRecord({ items })), 'SUMMARY')[0]).toBe(
      'Family group plan: looking back together',
    )
  })
})
