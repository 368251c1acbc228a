import { IconLanguage } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useLocation } from 'react-router'
import { LANGUAGES } from '#plan/template.ts'
import { LANGUAGE_NAMES } from '../messages/language.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from './Icon.tsx'

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>) {
  if (event.key !== 'Escape' || !event.currentTarget.open) return
  event.currentTarget.open = false
  event.currentTarget.querySelector('summary')?.focus()
}

/** A plain form, so that it works without scripts; the page loads anew in the other language, at the same place. */
export function LanguageSwitch() {
  const { common } = useMessages()
  const current = useLanguage()
  const { pathname, search } = useLocation()
  return (
    <details className="menu" onKeyDown={closeOnEscape}>
      <summary className="tool">
        <Icon of={IconLanguage} />
        {common.language}
      </summary>
      <form className="menu__panel" method="post" action="/taal" aria-label={common.chooseLanguage}>
        <input type="hidden" name="next" value={pathname + search} />
        {LANGUAGES.map((language) => (
          <button
            key={language}
            className="menu__item"
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-current={language === current ? 'true' : undefined}
          >
            {LANGUAGE_NAMES[language]}
          </button>
        ))}
      </form>
    </details>
  )
}
