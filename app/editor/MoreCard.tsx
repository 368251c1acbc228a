import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanSection } from '#plan/form.ts'
import type { Role } from '#plan/roles.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { PLACES } from '../places.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Checkbox } from '../ui/fields.tsx'
import { sectionTitle } from './plan-view.ts'
import type { Preferences } from './use-preferences.ts'

interface MoreCardProps {
  waiting: readonly PlanSection[]
  open: (section: string) => void
  /** Where the other pages of this plan are, for this person. */
  hrefOf: (page: string) => string
  role: Role
  preferences: Preferences
  /** Other things to ask for. */
  extra?: ReactNode
  /** Changing which sections there are, once the plan is live. */
  children?: ReactNode
}

/** What waits until somebody asks for it. */
export function MoreCard({ waiting, open, hrefOf, role, preferences, extra, children }: MoreCardProps) {
  const messages = useMessages()
  const { plan } = messages
  const language = useLanguage()
  return (
    <Card title={plan.moreTitle} id="meer" className="no-print">
      {waiting.length > 0 && (
        <div className="stack needs-scripts">
          <p>{plan.moreText}</p>
          <ul className="more__parts">
            {waiting.map((section) => (
              <li key={section.id}>
                <Button icon={IconPlus} onClick={() => open(section.id)}>
                  {plan.openPart(sectionTitle(section, language))}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children && (
        <details className="disclosure">
          <summary>{plan.changeParts}</summary>
          <div className="disclosure__body">
            <h3 className="sr-only">{plan.changeParts}</h3>
            {children}
          </div>
        </details>
      )}
      {extra}
      <div className="stack needs-scripts">
        <h3>{plan.settings}</h3>
        <Checkbox
          name="namen"
          label={plan.caretSwitch}
          checked={preferences.carets}
          onChange={(event) => preferences.set('carets', event.currentTarget.checked)}
        />
        <Checkbox
          name="vertellen"
          label={plan.announceSwitch}
          checked={preferences.announce}
          onChange={(event) => preferences.set('announce', event.currentTarget.checked)}
        />
      </div>
      <div className="cluster">
        {PLACES.filter((place) => place.isFor(role)).map((place) => (
          <LinkButton key={place.page} icon={place.icon} to={hrefOf(place.page)}>
            {place.label(messages)}
          </LinkButton>
        ))}
      </div>
    </Card>
  )
}
