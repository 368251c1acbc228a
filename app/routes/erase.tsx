import { IconArrowLeft } from '@tabler/icons-react'
import { redirect } from 'react-router'
import { EraseOwn } from '../keeping/EraseOwn.tsx'
import { EraseWhole } from '../keeping/EraseWhole.tsx'
import { NotesToGo } from '../keeping/KeepingNotices.tsx'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/erase'
import { requireMe } from './require-me.ts'

/** What just happened, in the words of the address. */
const DONE = ['teksten', 'blijft', 'bewaard'] as const
type Done = (typeof DONE)[number]

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const query = new URL(request.url).searchParams
  return {
    planId: plan.id,
    as,
    children: plan.children,
    page: await services.erasing.page(me),
    asking: query.get('wis'),
    done: DONE.find((one) => one === query.get('klaar')) ?? null,
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const here = planPath(plan.id, 'wissen', as)
  const done = (what: Done) => redirect(`${here}${as ? '&' : '?'}klaar=${what}`)
  switch ((await request.formData()).get('intent')) {
    case 'erase-own':
      await services.erasing.eraseOwnWords(me)
      return done('teksten')
    case 'say-yes':
      await services.erasing.sayYes(me)
      return redirect(here)
    case 'take-back':
      await services.erasing.takeBack(me)
      return done('blijft')
    case 'keep-notes':
      await services.erasing.keepNotes(me)
      return done('bewaard')
  }
  throw new Response(null, { status: 400 })
}

export default function ErasePage({ loaderData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { erase, notice } = messages.keeping
  const { planId, as, page, asking, done } = loaderData
  const here = planPath(planId, 'wissen', as)
  const sentences: Record<Done, string> = {
    teksten: erase.own.done,
    blijft: erase.whole.kept,
    bewaard: notice.keptNotes,
  }
  return (
    <PageFrame title={erase.title} planTitle={planTitle(loaderData.children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {messages.people.toPlan}
        </LinkButton>
      </div>
      <h1>{erase.title}</h1>
      <p className="lead">{erase.intro}</p>
      <div role="status">{done && <Alert type="ok">{sentences[done]}</Alert>}</div>
      {(page.needsProof || page.own === null) && (
        <Alert type="warning">
          <p>{erase.proof}</p>
          <div>
            <LinkButton to={planPath(planId, 'ik', as)}>{erase.toMe}</LinkButton>
          </div>
        </Alert>
      )}
      <NotesToGo notes={page.notes} to={here} />
      {page.own && (
        <EraseOwn
          own={page.own}
          isAsking={asking === 'mij'}
          as={as}
          here={here}
          toSheet={planPath(planId, 'mijn-blad', as)}
        />
      )}
      <EraseWhole page={page} isAsking={asking === 'alles'} planId={planId} as={as} />
    </PageFrame>
  )
}
