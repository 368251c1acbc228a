import type { Language } from '#plan/template.ts'
import type { Messages } from './catalogue.ts'
import { en } from './en/catalogue.ts'
import { nl } from './nl/catalogue.ts'

const catalogues: Record<Language, Messages> = { nl, en }

/** On the server every language is at hand; `.server` keeps them together out of the browser. */
export const messagesOf = (language: Language): Messages => catalogues[language]
