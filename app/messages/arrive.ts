import type { Language } from '#plan/template.ts'
import type { Messages } from './catalogue.ts'
import { isLanguage } from './language.ts'

/**
 * The texts that have come to this browser: what the pages opened so far say, in the one language of the document.
 * Typed as if everything were there, because a page is run only after its texts: see `per-page/plugin.ts`.
 */
export const messages = {} as Messages

const { lang } = typeof document === 'undefined' ? { lang: '' } : document.documentElement
export const language: Language = isLanguage(lang) ? lang : 'nl'

type Texts = Partial<Record<keyof Messages, object>>

/**
 * Each page of the build begins by awaiting this.
 * @public
 */
export async function arrive(texts: Record<Language, () => Promise<Texts>>): Promise<void> {
  for (const [area, words] of Object.entries(await texts[language]())) {
    const known: Texts = messages
    known[area as keyof Messages] = Object.assign(known[area as keyof Messages] ?? {}, words)
  }
}
