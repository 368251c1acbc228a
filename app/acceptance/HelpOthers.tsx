import { IconFileText, IconPhone } from '@tabler/icons-react'
import type { Helped } from '#server/acceptance/types.ts'
import { CodeForms, type CodeOutcome } from '../confirmation/CodeForms.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface Props {
  helped: readonly Helped[]
  /** The address of this page with a question more. */
  at: (question: string) => string
}

/** Of each person without a device of their own: write down what that person says. */
export function HelpOthers({ helped, at }: Props) {
  const { help } = useMessages().acceptance
  if (helped.length === 0) return null
  return (
    <Card title={help.title}>
      <p>{help.text}</p>
      <ul className="acceptance__helped">
        {helped.map(({ participantId, name, toConfirm }) => (
          <li key={participantId}>
            <div className="cluster">
              <LinkButton size="small" icon={IconFileText} to={at(`voor=${participantId}&hoe=papier`)}>
                {help.paper(name)}
              </LinkButton>
              <LinkButton size="small" icon={IconPhone} to={at(`voor=${participantId}&hoe=telefoon`)}>
                {help.phone(name)}
              </LinkButton>
            </div>
            {toConfirm > 0 && <p className="hint">{help.toConfirm(toConfirm)}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface ConfirmProps {
  person: Helped
  sendsCodes: boolean
  outcome: CodeOutcome | 'right' | undefined
}

/** One code for everything that was written down for this person. */
export function ConfirmHelped({ person, sendsCodes, outcome }: ConfirmProps) {
  const { acceptance, confirmation } = useMessages()
  if (outcome === 'right')
    return (
      <Card title={confirmation.title(person.name)}>
        <p role="status">{confirmation.right}</p>
      </Card>
    )
  if (person.toConfirm === 0) return null
  return (
    <Card title={confirmation.title(person.name)}>
      <p>
        {acceptance.help.toConfirm(person.toConfirm)}.{' '}
        {sendsCodes ? confirmation.how(person.name) : confirmation.problems['not-offered']}
      </p>
      {sendsCodes && (
        <CodeForms
          subject={person.participantId}
          name={person.name}
          isSent={person.codeIsOpen}
          outcome={outcome?.subject === person.participantId ? outcome.outcome : null}
        />
      )}
    </Card>
  )
}
