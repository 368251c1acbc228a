import type { Lack } from '#plan/record/readiness.ts'
import { inLanguage } from '#plan/template.ts'
import type { Messages } from '../messages/catalogue.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

/** What could be better, kindly; nothing here stops anybody. */
export function Lacks({ lacks, planId, as }: { lacks: Lack[]; planId: string; as: string | null }) {
  const { versions } = useMessages()
  const language = useLanguage()
  if (lacks.length === 0)
    return (
      <Alert type="ok" title={versions.readyTitle}>
        {versions.readyText}
      </Alert>
    )
  const sentences = lacks.map((lack) =>
    lack.what === 'section'
      ? versions.lack.section(inLanguage(lack.title, language))
      : sentence(lack, versions),
  )
  return (
    <Card title={versions.lacksTitle}>
      <p>{versions.lacksText}</p>
      <ul className="points">
        {sentences.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {lacks.some(({ what }) => what === 'unanswered') && (
        <div>
          <LinkButton to={planPath(planId, 'akkoord', as)}>{versions.toAcceptance}</LinkButton>
        </div>
      )}
    </Card>
  )
}

function sentence(lack: Exclude<Lack, { what: 'section' }>, { lack: words }: Messages['versions']): string {
  switch (lack.what) {
    case 'nobody-else':
      return words.nobodyElse
    case 'no-agreement':
      return words.noAgreement
    case 'no-review':
      return words.noReview
    case 'unanswered':
      return words.unanswered(lack.name, lack.agreements)
    case 'agreement':
      return words[lack.missing](lack.agreement || words.emptyAgreement)
  }
}
