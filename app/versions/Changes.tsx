import type { Change } from '#plan/record/changes.ts'
import type { DecisionTold } from '#server/reviews/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'

interface Props {
  changes: Change[]
  /** What was decided while looking back, by agreement. */
  decided?: Readonly<Record<string, DecisionTold>>
}

/** What changed, section by section, in plain sentences. */
export function Changes({ changes, decided = {} }: Props) {
  const { versions } = useMessages()
  if (changes.length === 0) return <p>{versions.noChanges}</p>
  const bySection = Map.groupBy(changes, ({ section }) => section?.title ?? versions.wholePlan)
  return [...bySection].map(([title, all]) => (
    <section key={title} className="stack stack--tight" aria-label={title}>
      <h3>{title}</h3>
      <ul className="points">
        {all.map((change) => (
          <li key={`${change.item} ${change.id}`}>
            <OneChange
              change={change}
              decided={change.item === 'agreement' ? decided[change.id] : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  ))
}

function OneChange({ change, decided }: { change: Change; decided: DecisionTold | undefined }) {
  const { versions, reviews } = useMessages()
  const language = useLanguage()
  const { kind, question, was, is } = change
  const label = { added: versions.added, changed: versions.altered, removed: versions.removed }[kind]
  return (
    <div className="stack stack--tight">
      <p>
        <strong>{label}</strong>
        {question && ` (${question})`}
      </p>
      {was !== null && (
        <p>
          {kind === 'changed' && `${versions.was} `}
          <del dir="auto" className="change__words">
            {was}
          </del>
        </p>
      )}
      {is !== null && (
        <p>
          {kind === 'changed' && `${versions.is} `}
          <ins dir="auto" className="change__words">
            {is}
          </ins>
        </p>
      )}
      {decided && (
        <p className="muted">
          {reviews.toldDecision(reviews.toldAs[decided.decision], decided.by, fullDate(decided.on, language))}
        </p>
      )}
    </div>
  )
}
