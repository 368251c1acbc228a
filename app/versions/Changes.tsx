import type { Change } from '#plan/record/changes.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'

/** What changed, section by section, in plain sentences. */
export function Changes({ changes }: { changes: Change[] }) {
  const { versions } = useMessages()
  if (changes.length === 0) return <p>{versions.noChanges}</p>
  const bySection = Map.groupBy(changes, ({ section }) => section?.title ?? versions.wholePlan)
  return [...bySection].map(([title, all]) => (
    <section key={title} className="stack stack--tight" aria-label={title}>
      <h3>{title}</h3>
      <ul className="points">
        {all.map((change) => (
          <li key={`${change.item} ${change.id}`}>
            <OneChange change={change} />
          </li>
        ))}
      </ul>
    </section>
  ))
}

function OneChange({ change: { kind, question, was, is } }: { change: Change }) {
  const { versions } = useMessages()
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
    </div>
  )
}
