import type { Language } from '#plan/template.ts'
import type { Messages } from './catalogue.ts'

/** One lazy chunk per language: a Dutch page never downloads English. Await it before hydration. */
const loaders: Record<Language, () => Promise<Messages>> = {
  nl: async () => (await import('./nl/catalogue.ts')).nl,
  en: async () => (await import('./en/catalogue.ts')).en,
}

export const loadMessages = (language: Language): Promise<Messages> => loaders[language]()
