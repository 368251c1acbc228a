import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Reader, type ReaderState } from './reader.ts'

class Utterance {
  text: string
  onend: (() => void) | null = null
  voice: unknown = null
  constructor(text: string) {
    this.text = text
  }
}
const synthesis = (voices: { lang: string; localService: boolean; name: string }[]) => {
  const spoken: Utterance[] = []
  return {
    spoken,
    getVoices: () => voices,
    speak: (utterance: Utterance) => spoken.push(utterance),
    cancel: vi.fn(),
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }
}
const xander = { lang: 'nl-NL', localService: true, name: 'Xander' }
let states: ReaderState[]

beforeEach(() => {
  states = []
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const make = (fake: ReturnType<typeof synthesis>) =>
  new Reader(fake as unknown as SpeechSynthesis, (state) => states.push(state))

it('L4: reads a sentence at a time, pauses, goes on and ends', async () => {
  const fake = synthesis([xander])
  const reader = make(fake)
  await reader.read('Oma belt. Wij eten samen.', 'nl')
  expect(states.at(-1)).toEqual({ kind: 'reading', sentence: 'Oma belt.' })
  fake.spoken[0]?.onend?.()
  expect(states.at(-1)).toEqual({ kind: 'reading', sentence: 'Wij eten samen.' })
  reader.pause()
  fake.spoken[1]?.onend?.()
  expect(states.at(-1)).toEqual({ kind: 'paused', sentence: 'Wij eten samen.' })
  reader.resume()
  fake.spoken[2]?.onend?.()
  expect(states.at(-1)).toEqual({ kind: 'silent' })
  expect(fake.spoken.map(({ text, voice }) => [text, voice])).toEqual([
    ['Oma belt.', xander],
    ['Wij eten samen.', xander],
    ['Wij eten samen.', xander],
  ])
})

it('L4: starting another one stops the first', async () => {
  const fake = synthesis([xander])
  await make(fake).read('Een.', 'nl')
  await make(fake).read('Twee.', 'nl')
  expect(states.map(({ kind }) => kind)).toEqual(['silent', 'reading', 'silent', 'silent', 'reading'])
})

it('L5: says so when there is no voice of the device itself', async () => {
  vi.useFakeTimers()
  const fake = synthesis([])
  const reading = make(fake).read('Oma belt.', 'nl')
  await vi.advanceTimersByTimeAsync(1_500)
  await reading
  expect(states.at(-1)).toEqual({ kind: 'no-voice' })
  expect(fake.spoken).toEqual([])
})
