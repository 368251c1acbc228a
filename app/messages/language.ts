import { LANGUAGES, type Language } from '#plan/template.ts'

/** Set by `POST /taal`; read by the server for every page. Not a secret and no trace of a person. */
export const LANGUAGE_COOKIE = 'taal'

/** Each language in its own script, so that who cannot read the page still finds it (L3). */
export const LANGUAGE_NAMES: Record<Language, string> = { nl: 'Nederlands', en: 'English' }

export const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language)

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'ur', 'yi'])

/** The value of `dir` on the page. A list and not `Intl.Locale`: Firefox lacks its text information. */
export const direction = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
