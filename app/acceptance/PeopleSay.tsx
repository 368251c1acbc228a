import type { AgreementOnPage, GivenAnswer, PersonOnPage } from '#server/acceptance/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Avatar } from '../ui/Avatar.tsx'

/** What each person who is asked says, by name, in words. */
export function PeopleSay({ agreement, colors }: { agreement: AgreementOnPage; colors: Colors }) {
  const { acceptance } = useMessages()
  return (
    <ul className="acceptance__people" aria-label={acceptance.answers}>
      {agreement.people.map((person) => (
        <li key={person.participantId}>
          <Avatar name={person.name} color={colors[person.participantId]} />
          <div>
            <span className="acceptance__name" dir="auto">
              {person.name}
            </span>{' '}
            {person.isMe && <span className="muted">({acceptance.me}) </span>}
            <PersonSays person={person} />
          </div>
        </li>
      ))}
    </ul>
  )
}

export type Colors = Record<string, string>

export function PersonSays({ person }: { person: PersonOnPage }) {
  const { acceptance } = useMessages()
  const { answer, waitsFor, days } = person
  if (!answer?.isCurrent)
    return (
      <span className="muted">
        {acceptance.notAnswered}
        {waitsFor === 'answer' && days !== null && days > 0 && `, ${acceptance.days(days)}`}
        {answer && `. ${acceptance.answeredOld}`}
      </span>
    )
  return (
    <>
      <Said answer={answer} />
      {answer.enteredBy !== null && answer.origin !== 'own' && (
        <span className="acceptance__note">
          {acceptance.origin[answer.origin](answer.enteredBy)} {waitsFor === 'code' && acceptance.toConfirm}
          {waitsFor !== 'code' && person.isMe && acceptance.youCanChange}
        </span>
      )}
    </>
  )
}

function Said({ answer: { answer, because } }: { answer: GivenAnswer }) {
  const { says } = useMessages().acceptance
  return (
    <span className={`acceptance__said acceptance__said--${answer}`} dir="auto">
      {answer === 'yes' ? says.yes : says[answer](because ?? '')}
    </span>
  )
}
