import { expect, test } from 'vitest'
import type { LogRow } from '#server/log/types.ts'
import { nl } from '../messages/nl/catalogue.ts'
import { toCsv, toJson } from './log-file.ts'
import { byDay, readersIn } from './log-lines.ts'

const joke = { name: 'Joke', role: 'facilitator' as const, employer: 'Buurthuis', employerIsTeam: false }
const row = (more: Partial<LogRow>): LogRow => ({
  id: 'x',
  day: '2026-11-21',
  time: '13:00',
  action: 'read',
  actor: joke,
  subject: null,
  forMeOnly: false,
  ...more,
})

test.each(['=1+1', '+31', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1'])(
  'R-E22: a name that begins like a formula (%j) stays text in a spreadsheet',
  (name) => {
    const line = toCsv([row({ actor: { ...joke, name } })], nl).split('\r\n')[1] ?? ''
    expect(line).toContain(`"'${name}";`)
    expect(line).not.toMatch(/(^|;)"[\s]*[=+\-@]/)
  },
)

test('quotes, semicolons and line ends stay inside their cell', () => {
  const name = 'A";"B\r\nC'
  expect(toCsv([row({ actor: { ...joke, name } })], nl)).toContain('"A"";""B\r\nC"')
})

test('a table that Dutch spreadsheets open, with a sentence in every row', () => {
  expect(toCsv([row({})], nl)).toBe(
    '\uFEFF"Dag";"Tijd";"Wie";"Rol";"Werkgever";"Wat";"Over wie"\r\n"2026-11-21";"13:00";"Joke";"Begeleider van het gesprek";"Buurthuis";"Joke las het plan";""\r\n',
  )
  expect(JSON.parse(toJson([row({})], nl))).toMatchObject([{ action: 'read', text: 'Joke las het plan' }])
})

test('the same again on one day is one line with a number', () => {
  const rows = [row({ id: 'a' }), row({ id: 'b', time: '11:00' }), row({ id: 'c', day: '2026-11-20' })]
  expect(byDay(rows, nl)).toEqual([
    {
      day: '2026-11-21',
      lines: [{ id: 'a', words: 'Joke las het plan', time: '13:00', count: 2, forMeOnly: false }],
    },
    {
      day: '2026-11-20',
      lines: [{ id: 'c', words: 'Joke las het plan', time: '13:00', count: 1, forMeOnly: false }],
    },
  ])
  expect(readersIn(rows)).toEqual([{ person: joke, count: 3, day: '2026-11-21', time: '13:00' }])
})

test('nobody of this plan is a sentence too, and an unknown action never breaks the page', () => {
  expect(byDay([row({ action: 'refused', actor: null })], nl)[0]?.lines[0]?.words).toMatch(
    /^Iemand die niet meedoet/,
  )
  expect(byDay([row({ action: 'something-new' as 'read' })], nl)[0]?.lines[0]?.words).toBe(
    'Joke veranderde iets aan het plan',
  )
})
