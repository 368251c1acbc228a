/** How it went before: a few dots, and the same in words. */
import type { CheckIn } from '#server/follow-up/types.ts'
import { dayName } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'

const DOTS = 8

export function History({ history }: { history: CheckIn[] }) {
  const { followUp } = useMessages()
  const language = useLanguage()
  if (history.length === 0) return null
  const own = history
    .filter(({ kind }) => kind === 'own')
    .slice(0, DOTS)
    .reverse()
  const said = (one: CheckIn) => followUp.answers[one.answer].toLowerCase()
  return (
    <div className="follow__history">
      {own.length > 0 && (
        <span className="follow__dots" role="img" aria-label={followUp.dots(own.map(said).join(', '))}>
          {own.map(({ id, answer }) => (
            <span key={id} className={`follow__dot follow__dot--${answer}`} />
          ))}
        </span>
      )}
      <details className="disclosure">
        <summary>{followUp.history}</summary>
        <ul className="disclosure__body follow__list">
          {history.map((one) => (
            <li key={one.id} dir="auto">
              {followUp.row(
                one.kind === 'view' ? followUp.viewOf(one.name) : one.name,
                said(one),
                dayName(one.on, language),
              )}
              {one.enteredBy !== null && <span className="muted"> ({followUp.paper.by(one.enteredBy)})</span>}
              {one.words && <q className="follow__words">{one.words}</q>}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
