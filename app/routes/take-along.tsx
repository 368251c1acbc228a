import { IconArrowLeft } from '@tabler/icons-react'
import { Downloads } from '../exports/Downloads.tsx'
import { problemOf } from '../exports/export-input.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/take-along'
import { requireMe } from './require-me.ts'

/** "Neem het plan mee": the newest version and the draft, as files. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const [newest] = await services.versions.list(me)
  return {
    planId: plan.id,
    as,
    children: plan.children,
    newest: newest ? { number: newest.number, at: newest.at } : null,
    problem: problemOf(new URL(request.url).searchParams),
  }
}

export default function TakeAlongPage({ loaderData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { takeAlong: words } = messages
  const { planId, as, children, newest, problem } = loaderData
  return (
    <PageFrame title={words.title} planTitle={planTitle(children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {words.toPlan}
        </LinkButton>
      </div>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {problem && (
        <Alert type="error" title={words.failedTitle}>
          <p>{words.problems[problem]}</p>
        </Alert>
      )}
      {newest && (
        <Card title={words.version(newest.number)}>
          <p>{words.settledOn(fullDate(newest.at, language))}</p>
          <Downloads planId={planId} as={as} version={newest.number} isMain />
          {newest.number > 1 && (
            <p>
              {words.older}{' '}
              <a className="nl-link" href={planPath(planId, 'versies', as)}>
                {words.toVersions}
              </a>
            </p>
          )}
        </Card>
      )}
      <Card title={words.draft}>
        <p>{words.draftText}</p>
        <Downloads planId={planId} as={as} version={null} isMain={newest === null} />
      </Card>
      <p className="muted">{words.care}</p>
    </PageFrame>
  )
}
