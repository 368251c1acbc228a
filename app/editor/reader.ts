/** Reads a text aloud sentence by sentence with a voice of this device. One reader sounds at a time on a page. */
import type { Language } from '#plan/template.ts'
import { pickVoice, sentencesOf } from './voice.ts'

export type ReaderState =
  | { kind: 'silent' }
  | { kind: 'reading'; sentence: string }
  | { kind: 'paused'; sentence: string }
  /** No local voice speaks this language (L5). */
  | { kind: 'no-voice' }

/** Browsers load their voices late, and some never tell. */
const VOICES_WITHIN = 1_500

let sounding: Reader | null = null

export class Reader {
  readonly #synthesis: SpeechSynthesis
  readonly #tell: (state: ReaderState) => void
  #sentences: string[] = []
  #voice: SpeechSynthesisVoice | null = null
  /** Raised at each start and stop: what an earlier sentence still says then counts for nothing. */
  #run = 0

  constructor(synthesis: SpeechSynthesis, tell: (state: ReaderState) => void) {
    this.#synthesis = synthesis
    this.#tell = tell
  }

  async read(text: string, language: Language): Promise<void> {
    sounding?.stop()
    this.stop()
    sounding = this
    const run = this.#run
    const voice = pickVoice(await this.#voices(), language)
    if (run !== this.#run) return
    if (!voice) {
      this.#tell({ kind: 'no-voice' })
      return
    }
    this.#voice = voice
    this.#sentences = sentencesOf(text, language)
    this.#next(run)
  }

  pause(): void {
    const [sentence] = this.#sentences
    if (sentence === undefined) return
    this.#run += 1
    this.#synthesis.cancel()
    this.#tell({ kind: 'paused', sentence })
  }

  /** From the beginning of the sentence: pausing inside one does not work on every telephone. */
  resume(): void {
    this.#next(this.#run)
  }

  stop(): void {
    this.#run += 1
    this.#sentences = []
    this.#synthesis.cancel()
    if (sounding === this) sounding = null
    this.#tell({ kind: 'silent' })
  }

  #next(run: number): void {
    const [sentence] = this.#sentences
    if (run !== this.#run) return
    if (sentence === undefined) {
      this.stop()
      return
    }
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.voice = this.#voice
    if (this.#voice) utterance.lang = this.#voice.lang
    const done = () => {
      if (run !== this.#run) return
      this.#sentences.shift()
      this.#next(run)
    }
    utterance.onend = done
    utterance.onerror = done
    this.#tell({ kind: 'reading', sentence })
    this.#synthesis.speak(utterance)
  }

  #voices(): Promise<SpeechSynthesisVoice[]> {
    const voices = this.#synthesis.getVoices()
    if (voices.length > 0) return Promise.resolve(voices)
    return new Promise((resolve) => {
      const answer = () => {
        clearTimeout(timer)
        this.#synthesis.removeEventListener('voiceschanged', answer)
        resolve(this.#synthesis.getVoices())
      }
      const timer = setTimeout(answer, VOICES_WITHIN)
      this.#synthesis.addEventListener('voiceschanged', answer)
    })
  }
}
