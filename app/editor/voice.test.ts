import { expect, it } from 'vitest'
import { pickVoice, sentencesOf, type Voice } from './voice.ts'

const voice = (lang: string, localService: boolean, name = lang): Voice => ({ lang, localService, name })

it('L5: never takes a voice that sends the text away', () => {
  expect(pickVoice([voice('nl-NL', false, 'Google Nederlands')], 'nl')).toBeNull()
  const voices = [voice('nl-NL', false, 'Online'), voice('en-GB', true), voice('nl-BE', true, 'Ellen')]
  expect(pickVoice(voices, 'nl')?.name).toBe('Ellen')
})

it('L5: takes the language of the page, its own country first', () => {
  const voices = [voice('nl_BE', true, 'Ellen'), voice('nl_NL', true, 'Xander'), voice('en-US', true, 'Sam')]
  expect(pickVoice(voices, 'nl')?.name).toBe('Xander')
  expect(pickVoice(voices, 'en')?.name).toBe('Sam')
  expect(pickVoice([], 'nl')).toBeNull()
})

it('L4: reads sentence by sentence, a line break ends one', () => {
  expect(sentencesOf('Oma belt elke week. Wat gaat er goed?\nWe eten samen', 'nl')).toEqual([
    'Oma belt elke week.',
    'Wat gaat er goed?',
    'We eten samen',
  ])
})
