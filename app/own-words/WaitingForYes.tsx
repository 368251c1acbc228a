/** What this person wrote down for somebody without a device, until that somebody said yes by telephone. */
import { IconPhoneCheck } from '@tabler/icons-react'
import type { WaitingForYes as Waiting } from '#server/passages/types.ts'
import { CodeForms, type CodeOutcome } from '../confirmation/CodeForms.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface WaitingProps {
  waiting: readonly Waiting[]
  /** The one whose form is open; the only one is open by itself. */
  open: string | null
  outcome: CodeOutcome | null
  at: (question: string) => string
}

export function WaitingForYes({ waiting, open, outcome, at }: WaitingProps) {
  const { confirmation } = useMessages()
  const only = waiting.length === 1 ? waiting[0]?.id : undefined
  return waiting.map(({ id, speaker, words, isSent }) => (
    <Card key={id} title={confirmation.title(speaker.name)}>
      {id === (outcome?.subject ?? open ?? only) ? (
        <>
          {!isSent && <p>{confirmation.how(speaker.name)}</p>}
          {words !== null && !isSent && (
            <>
              <p>{confirmation.readFirst}</p>
              <blockquote className="passage__words" dir="auto">
                {words}
              </blockquote>
            </>
          )}
          <CodeForms
            subject={id}
            name={speaker.name}
            isSent={isSent}
            outcome={outcome?.subject === id ? outcome.outcome : null}
          />
        </>
      ) : (
        <div>
          <LinkButton size="small" icon={IconPhoneCheck} to={at(`ja=${id}`)}>
            {isSent ? confirmation.confirm(speaker.name) : confirmation.send}
          </LinkButton>
        </div>
      )}
    </Card>
  ))
}
