/** "Rondje aan tafel": one agreement large, and an answer of each person. */
import { IconArrowLeft, IconArrowRight, IconCheck } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { AgreementOnPage, PersonOnPage } from '#server/acceptance/types.ts'
import { State } from '../acceptance/AgreementGroup.tsx'
import { AgreementFacts } from '../acceptance/AgreementText.tsx'
import { AnswerForm, type Seen } from '../acceptance/AnswerForm.tsx'
import { type AcceptanceAnswer, actOnAcceptance } from '../acceptance/acceptance-actions.ts'
import { NotOpen } from '../acceptance/NotOpen.tsx'
import { PersonSays } from '../acceptance/PeopleSay.tsx'
import { useLiveAnswers } from '../acceptance/use-live-answers.ts'
import { useSeen } from '../acceptance/use-seen.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/acceptance-table'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const [page, people] = await Promise.all([services.acceptance.page(me), services.people.list(me)])
  if (page.state === 'open' && !page.mayEnter) throw new Response(null, { status: 404 })
  const wanted = new URL(request.url).searchParams.get('afspraak')
  const agreements = page.state === 'open' ? page.agreements : []
  const found = agreements.findIndex(({ id }) => id === wanted)
  return {
    ...{ planId: plan.id, as, children: plan.children, state: page.state },
    agreement: agreements[Math.max(found, 0)] ?? null,
    index: Math.max(found, 0),
    ids: agreements.map(({ id }) => id),
    colors: Object.fromEntries(people.map(({ participantId, color }) => [participantId, color])),
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, services } = await requireMe(context, request, params.planId)
  const form = await request.formData()
  const helped = { participantId: String(form.get('person')), origin: 'table' as const }
  return actOnAcceptance({ me, acceptance: services.acceptance, form, helped })
}

export default function AcceptanceTablePage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { acceptance } = messages
  const { planId, as, state, agreement, index, ids } = loaderData
  const { table } = acceptance
  useLiveAnswers(planId, as, state === 'open')
  const all = planPath(planId, 'akkoord', as)
  const round = planPath(planId, 'akkoord/rondje', as)
  const to = (id: string) => `${round}${as ? '&' : '?'}afspraak=${id}`
  const [previous, next] = [ids[index - 1], ids[index + 1]]
  return (
    <PageFrame title={table.title} planTitle={planTitle(loaderData.children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={all}>
          {acceptance.toAll}
        </LinkButton>
      </div>
      <h1>{table.title}</h1>
      {state !== 'open' ? (
        <NotOpen state={state} planId={planId} as={as} />
      ) : agreement === null ? (
        <p className="lead">{acceptance.none}</p>
      ) : (
        <>
          <p className="lead">{table.lead}</p>
          <Round
            key={agreement.id}
            agreement={agreement}
            here={to(agreement.id)}
            colors={loaderData.colors}
            given={actionData}
            count={table.count(index + 1, ids.length)}
          />
          <nav className="cluster spread" aria-label={table.title}>
            {previous ? (
              <LinkButton icon={IconArrowLeft} to={to(previous)}>
                {table.previous}
              </LinkButton>
            ) : (
              <span />
            )}
            {next ? (
              <LinkButton variant="primary" iconEnd={IconArrowRight} to={to(next)}>
                {table.next}
              </LinkButton>
            ) : (
              <LinkButton variant="primary" icon={IconCheck} to={all}>
                {table.finish}
              </LinkButton>
            )}
          </nav>
          <p className="hint">{table.note}</p>
        </>
      )}
    </PageFrame>
  )
}

interface RoundProps {
  agreement: AgreementOnPage
  here: string
  colors: Record<string, string>
  given: AcceptanceAnswer | undefined
  count: string
}

function Round({ agreement, here, colors, given, count }: RoundProps) {
  const seen = useSeen([agreement])
  const read = useCallback(() => seen.read(agreement.id), [seen.read, agreement.id])
  return (
    <div className="card acceptance acceptance--large">
      <p className="muted">{count}</p>
      <h2 className="acceptance__what" dir="auto">
        {agreement.words.what.trim() || agreement.words.when}
      </h2>
      <AgreementFacts words={agreement.words} />
      <State agreement={agreement} />
      <ul className="acceptance__round">
        {agreement.people.map((person) => (
          <li key={person.participantId}>
            <Row
              {...{ agreement, person, here, given }}
              color={colors[person.participantId]}
              seen={seen.of(agreement)}
              onRead={read}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface RowProps {
  agreement: AgreementOnPage
  person: PersonOnPage
  here: string
  given: AcceptanceAnswer | undefined
  color: string | undefined
  seen: Seen
  onRead: () => void
}

function Row({ agreement, person, here, given, color, seen, onRead }: RowProps) {
  const { acceptance } = useMessages()
  const mayAnswer = person.isMe ? agreement.mayAnswer : person.mayEnter
  return (
    // biome-ignore lint/a11y/useSemanticElements: reason: a fieldset would draw a frame around each person.
    <div role="group" aria-label={acceptance.table.answerOf(person.name)} className="stack stack--tight">
      <p className="acceptance__row">
        <Avatar name={person.name} color={color} />
        <span>
          <strong dir="auto">{person.name}</strong> <PersonSays person={person} />
          {!mayAnswer && person.waitsFor === 'answer' && (
            <span className="acceptance__note">{acceptance.table.own}</span>
          )}
        </span>
      </p>
      {mayAnswer && (
        <AnswerForm
          agreementId={agreement.id}
          person={person}
          seen={seen}
          now={agreement.words}
          given={given}
          action={here}
          onRead={onRead}
        />
      )}
    </div>
  )
}
