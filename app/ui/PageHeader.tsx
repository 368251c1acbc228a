import { IconHelpCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from './Icon.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { QuickExit } from './QuickExit.tsx'
import { useSetup } from './use-setup.ts'

export interface PageHeaderProps {
  /** On the pages of a plan: its title and whether it is saved. */
  planTitle?: ReactNode
  saved?: ReactNode
  /** Faces and buttons at the end of the first row. */
  actions?: ReactNode
  /** More tools before "Taal" and "Hulp", such as "Lees voor" (class `tool`). */
  tools?: ReactNode
}

/** The calm white bar with the flag. "Snel weg" is in its first row, which stays in sight. */
export function PageHeader({ planTitle, saved, actions, tools }: PageHeaderProps) {
  const { common } = useMessages()
  const { organisation, theme } = useSetup()
  return (
    <>
      <header className={planTitle ? 'bar bar--with-plan' : 'bar'}>
        <div className="bar__row">
          <Link className="bar__logo" to="/" aria-label={`${organisation}: ${common.homeLink}`}>
            <Logo organisation={organisation} logoHref={theme?.logoHref} />
          </Link>
          {planTitle && (
            <div className="bar__plan">
              <p className="bar__title">{planTitle}</p>
              {saved}
            </div>
          )}
          <div className="bar__actions">
            {actions}
            <QuickExit />
          </div>
        </div>
      </header>
      <nav className="bar__tools" aria-label={common.tools}>
        {tools}
        <LanguageSwitch />
        <Link className="tool" to="/hulp">
          <Icon of={IconHelpCircle} />
          {common.help}
        </Link>
      </nav>
    </>
  )
}
