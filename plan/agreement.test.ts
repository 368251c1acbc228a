import { expect, test } from 'vitest'
import { missingFrom } from './agreement.ts'

const agreement = (what: string, rest: Partial<Parameters<typeof missingFrom>[0]> = {}) => ({
  what,
  when: 'elke dinsdag',
  who: ['tineke'],
  until: null,
  ...rest,
})

const CONCRETE = [
  'Daan van school halen',
  'Oma haalt Daan op',
  'koken',
  'Ik slaap bij oma',
  'mama rust',
  'Papa sport samen met Sem',
  'Sem huiswerk maken',
  'Elke avond samen eten',
  'voorlezen voor het slapen',
  'Boodschappen doen voor mama',
  'Bellen met het wijkteam over de rekeningen',
  'Naar zwemles brengen',
  'appt mij als er ruzie is',
  'Huiswerk samen met Mila nakijken',
  'Wij zijn om zes uur thuis',
  'Sanne komt',
  'Kim mag altijd bij tante Wendy logeren',
  'Take Sam to football',
  'Grandma cooks',
  'Help with homework',
  'Call school',
  'phone grandma every evening',
  'read a bedtime story',
  'mum sleeps in',
  'Dedemi aramak',
  'اتصل بالجدة',
  'kooke met oma',
  'ff langsgaan bij opa',
]

test.each(CONCRETE)('an agreement with a person, a moment and a verb is concrete enough: %s', (what) => {
  expect(missingFrom(agreement(what))).toBeNull()
})

const HEADINGS = [
  'Huiswerk',
  'Meer rust in huis',
  'bedtijd',
  'Zakgeld.',
  'Minder schermtijd',
  'Gezelligheid thuis',
  'Homework',
  'Better bedtime',
]
/** Words that might be verbs somewhere: being unsure is being silent. */
const UNSURE = ['Beter contact met school', 'Meer tijd voor elkaar', 'More peace at home']

test.each(HEADINGS)('a bare heading asks what somebody does: %s', (what) => {
  expect(missingFrom(agreement(what))).toBe('verb')
})

test.each(UNSURE)('when unsure nothing is asked: %s', (what) => {
  expect(missingFrom(agreement(what))).toBeNull()
})

test('a row that was only opened asks nothing; one with a person but no words asks what they do', () => {
  expect(missingFrom(agreement('', { when: '', who: [] }))).toBeNull()
  expect(missingFrom(agreement('  ', { when: '', who: ['tineke'] }))).toBe('verb')
})

test('one thing is asked at a time: first who, then when, then what', () => {
  expect(missingFrom(agreement('Huiswerk', { who: [], when: '' }))).toBe('person')
  expect(missingFrom(agreement('Huiswerk', { when: '' }))).toBe('moment')
  expect(missingFrom(agreement('Huiswerk'))).toBe('verb')
})

test.each([
  ['Oma haalt Daan elke dinsdag van school', ''],
  ['Op 3 december bellen we de school', ''],
  ['We praten om 19.30 uur', ''],
  ["Papa leest 's avonds voor", ''],
  ['Papa leest ’s avonds voor', ''],
  ['Als er ruzie is gaat Mila naar opa', ''],
  ['Twee keer per week samen wandelen', ''],
  ['Call grandma every evening', ''],
  ['Eat together after school', ''],
  ['Koken', 'na het werk'],
  ['Koken', 'zo snel mogelijk na schooltijd'],
  ['Koken', 'vanaf 1-12'],
])('a moment may stand in either field: %s / %s', (what, when) => {
  expect(missingFrom(agreement(what, { when }))).toBeNull()
})

test('a last day is a moment too', () => {
  expect(missingFrom(agreement('Fiets repareren', { when: '', until: '2026-12-04' }))).toBeNull()
})

test.each(['', '   ', 'binnenkort', 'Zo snel mogelijk', 'vaker', 'een keer', 'asap', '?', 'soon'])(
  'no moment that anybody can keep: "%s"',
  (when) => {
    expect(missingFrom(agreement('Samen koken', { when }))).toBe('moment')
  },
)
