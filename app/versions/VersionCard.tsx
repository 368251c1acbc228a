import { IconFileTypePdf } from '@tabler/icons-react'
import { groupedCode } from '#plan/record/canonical.ts'
import type { VersionSummary } from '#server/versions/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

const OTHER_FORMATS = ['docx', 'odt', 'html', 'json', 'ics'] as const

export function VersionCard(props: { version: VersionSummary; planId: string; as: string | null }) {
  const { versions } = useMessages()
  const language = useLanguage()
  const { planId, as } = props
  const { number, at, settledBy, isNewest, reviewOn, code } = props.version
  const fileOf = (format: string) => planPath(planId, `versies/${number}/plan.${format}`, as)
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
      <div>
        <LinkButton
          variant={isNewest ? 'primary' : 'secondary'}
          icon={IconFileTypePdf}
          to={fileOf('pdf')}
          reloadDocument
        >
          {versions.file.pdf}
          <span className="sr-only">, {versions.version(number)}</span>
        </LinkButton>
      </div>
      <details className="utrecht-accordion">
        <summary>{versions.files}</summary>
        <ul className="points">
          {OTHER_FORMATS.map((format) => (
            <li key={format}>
              <a className="nl-link" href={fileOf(format)} download>
                {versions.file[format]}
              </a>
            </li>
          ))}
        </ul>
      </details>
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
