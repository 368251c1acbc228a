/** /plan/<id>/delen: one recipient at a time, one preview, one button; and what became of what was sent. */
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect } from 'react'
import { redirect, useLocation, useNavigationType } from 'react-router'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { ChooseWhat } from '../sharing/ChooseWhat.tsx'
import { LookingAt } from '../sharing/LookingAt.tsx'
import { SendIt } from '../sharing/SendIt.tsx'
import { SendingCard } from '../sharing/SendingCard.tsx'
import { DONE, type Done, doShare } from '../sharing/share-actions.ts'
import { apartIn, chosenIn, fieldOf, type To, toOf } from '../sharing/share-input.ts'
import { shownPreview } from '../sharing/shown-preview.ts'
import { WhyNot } from '../sharing/WhyNot.tsx'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/share'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const { sharing, organisations, steps, people } = services
  const query = new URL(request.url).searchParams
  const isChosen = query.has('gekozen')
  const teams = (await organisations.list()).filter(({ receives }) => receives)
  const looking = query.get('verzending')
  const near = await organisations.ofPlan(plan.id)
  const first = teams.find(({ id }) => id === near?.id) ?? teams[0]
  const to: To =
    toOf(query.get('aan'), teams) ?? (first ? { kind: 'team', organisationId: first.id } : { kind: 'school' })
  const [preview, list, looked, everybody] = await Promise.all([
    sharing.preview(
      me,
      isChosen ? chosenIn(query) : null,
      to.kind === 'team' ? to.organisationId : null,
      isChosen ? apartIn(query) : null,
    ),
    sharing.list(me),
    looking ? sharing.previewOf(me, looking) : null,
    people.list(me),
  ])
  const nameOf = new Map(everybody.map(({ participantId, name }) => [participantId, name]))
  const own = preview && shownPreview(preview, plan.language)
  return {
    planId: plan.id,
    as,
    children: plan.children,
    isProven: me.origin !== 'return' && !me.shares,
    isPrivateTime: (await steps.view(me)).step === 'private',
    teams: teams.map(({ id, name, wording }) => ({ id, name, wording })),
    to: fieldOf(to),
    preview: own && {
      ...own,
      choices: own.choices.map((choice) => ({
        ...choice,
        by: choice.author && (nameOf.get(choice.author) ?? choice.by),
      })),
      chosen: own.choices.filter(({ chosen }) => chosen).map(({ id }) => id),
      isShown: isChosen,
    },
    list: list.filter(({ ownWordsOnly }) => !ownWordsOnly),
    looking: looked && looking ? { id: looking, ...shownPreview(looked, plan.language) } : null,
    done: (query.get('klaar') ?? null) as Done | null,
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const answer = await doShare(me, services, await request.formData())
  // With scripts the path of the request is one of data (`.data`).
  if ('again' in answer) return redirect(`${planPath(plan.id, 'delen', null)}${new URL(request.url).search}`)
  if ('done' in answer)
    return redirect(`${planPath(plan.id, 'delen', as)}${as ? '&' : '?'}klaar=${answer.done}`)
  return answer
}

export default function SharePage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const { sharing } = messages
  const { planId, as, preview, list, looking, done, isProven, isPrivateTime } = loaderData
  const here = planPath(planId, 'delen', as)
  const lookTo = (id: string) => `${here}${as ? '&' : '?'}verzending=${encodeURIComponent(id)}#verzending`
  const problem = actionData && 'problem' in actionData ? actionData.problem : null
  const wrongOf = actionData && 'child' in actionData ? actionData.child : null
  useEffect(() => {
    if (actionData)
      document
        .querySelector<HTMLElement>(
          'main [aria-invalid="true"]:not(div), main div[aria-invalid="true"] input',
        )
        ?.focus()
  }, [actionData])
  const { key } = useLocation()
  const isDone = useNavigationType() !== 'POP' && done !== null
  useEffect(() => {
    // The form that was sent is gone: the keyboard goes on at the top, where what became of it stands.
    if (isDone && key) document.querySelector<HTMLElement>('main h1')?.focus()
  }, [isDone, key])
  const made = actionData && 'link' in actionData ? actionData : null
  return (
    <PageFrame
      title={sharing.title}
      planTitle={planTitle(loaderData.children, useLanguage(), messages)}
      narrow
    >
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {sharing.toPlan}
        </LinkButton>
      </div>
      <h1 tabIndex={-1}>{sharing.title}</h1>
      <p className="lead">{sharing.lead}</p>
      <p>{sharing.noDuty}</p>
      <div role="status">{done && done in DONE && <Alert type="ok">{sharing.done[DONE[done]]}</Alert>}</div>
      <div role="alert">
        {problem === 'changed' && <Alert type="warning">{sharing.changed}</Alert>}
        {problem === 'empty' && <Alert type="warning">{sharing.nothingChosen}</Alert>}
      </div>
      <WhyNot {...loaderData} />
      {list
        .filter(({ asksMe, waitsForMe, id }) => asksMe && waitsForMe && looking?.id !== id)
        .map(({ id, recipientName }) => (
          <Card key={id} title={sharing.askTitle(recipientName)}>
            <div>
              <LinkButton variant="primary" to={lookTo(id)}>
                {sharing.looks}
              </LinkButton>
            </div>
          </Card>
        ))}
      {looking && <LookingAt {...loaderData} looking={looking} />}
      {!looking && preview?.mayShare && isProven && !isPrivateTime && (
        <>
          <ChooseWhat
            key={`${loaderData.to} ${preview.digest}`}
            as={as}
            teams={loaderData.teams}
            to={loaderData.to}
            choices={preview.choices}
            apart={preview.apart}
          />
          {preview.isShown && (
            <SendIt {...loaderData} preview={preview} problem={problem} wrongOf={wrongOf} />
          )}
        </>
      )}
      <h2>{sharing.listTitle}</h2>
      {list.length === 0 && <p className="muted">{sharing.none}</p>}
      {list.map((sending) => (
        <SendingCard
          key={sending.id}
          sending={sending}
          lookTo={looking?.id === sending.id ? null : lookTo(sending.id)}
          link={made?.sending === sending.id ? made.link : null}
        />
      ))}
    </PageFrame>
  )
}
