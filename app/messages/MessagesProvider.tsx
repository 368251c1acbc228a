import { createContext, type ReactNode, useContext } from 'react'
import type { Language } from '#plan/template.ts'
import type { Messages } from './catalogue.ts'

interface Texts {
  language: Language
  messages: Messages
}

const TextsContext = createContext<Texts | undefined>(undefined)

/** Stands outside the router in both entries, so that the error page has its words too. */
export function MessagesProvider({ language, messages, children }: Texts & { children: ReactNode }) {
  return <TextsContext value={{ language, messages }}>{children}</TextsContext>
}

function useTexts(): Texts {
  const texts = useContext(TextsContext)
  if (!texts) throw new Error('MessagesProvider is missing around the page')
  return texts
}

export const useMessages = (): Messages => useTexts().messages
export const useLanguage = (): Language => useTexts().language
