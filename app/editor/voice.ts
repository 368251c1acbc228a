/**
 * Reading aloud with a voice of the device itself. Voices that are not `localService` send the text of the plan to
 * their maker; they are never used (L5).
 */
import type { Language } from '#plan/template.ts'

export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'name'>

/** The first local voice of the language, its home country before others. */
export function pickVoice<V extends Voice>(voices: readonly V[], language: Language): V | null {
  const home = language === 'nl' ? 'nl-nl' : 'en-gb'
  const tag = (voice: V) => voice.lang.toLowerCase().replace('_', '-')
  const local = voices.filter((voice) => voice.localService && tag(voice).split('-')[0] === language)
  return local.find((voice) => tag(voice) === home) ?? local[0] ?? null
}

/** Sentence by sentence: browsers stop long texts halfway, and where a voice is can then be shown. */
export function sentencesOf(text: string, language: Language): string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' })
  return text
    .split('\n')
    .flatMap((line) => [...segments.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '')
}
