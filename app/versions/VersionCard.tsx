import { groupedCode } from '#plan/record/canonical.ts'
import type { VersionSummary } from '#server/versions/types.ts'
import { Downloads } from '../exports/Downloads.tsx'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Card } from '../ui/Card.tsx'

export function VersionCard(props: { version: VersionSummary; planId: string; as: string | null }) {
  const { versions } = useMessages()
  const language = useLanguage()
  const { planId, as } = props
  const { number, at, settledBy, isNewest, reviewOn, code } = props.version
  const facts = [
    `${versions.settledOn(fullDate(at, language))}${settledBy && ` ${versions.settledBy(settledBy)}`}`,
    reviewOn && versions.reviewOn(fullDate(reviewOn, language)),
  ].filter(Boolean)
  return (
    <Card title={versions.version(number)}>
      {isNewest && (
        <p>
          <strong>{versions.newest}</strong>
        </p>
      )}
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <Downloads planId={planId} as={as} version={number} isMain={isNewest} />
      <p className="muted">
        {versions.code}: <span className="check-code">{groupedCode(code)}</span>
        <br />
        <a className="nl-link" href={`/controle/${code}`}>
          {versions.check}
        </a>
        . {versions.codeHint}
      </p>
    </Card>
  )
}
