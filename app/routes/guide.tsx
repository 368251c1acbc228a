import { IconArrowLeft, IconPresentation } from '@tabler/icons-react'
import { data, redirect } from 'react-router'
import { SUPPORT_ROLES } from '#plan/roles.ts'
import type { PlanHeader } from '#server/plans/types.ts'
import { Agenda, type Open } from '../guide/Agenda.tsx'
import { guideForm } from '../guide/guide-form.ts'
import { LobbyCard } from '../guide/LobbyCard.tsx'
import { Projector } from '../guide/Projector.tsx'
import { Turns } from '../guide/Turns.tsx'
import { useAskingAgain } from '../guide/use-asking-again.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { drawQr } from '../people/qr-code.server.ts'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { useSetup } from '../ui/use-setup.ts'
import type { Route } from './+types/guide'
import { requireMe } from './require-me.ts'

/** Often enough to see a hand go up; a whole circle that looks is no load. */
const ASK_EVERY_MS = 3_000

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const evening = await services.guiding.evening(me)
  const url = evening.state === 'open' ? evening.lobby.url : null
  return {
    planId: plan.id,
    as,
    children: plan.children,
    evening,
    qr: url === null ? null : drawQr(url),
    isSupport: SUPPORT_ROLES.includes(me.role),
    isBig: new URL(request.url).searchParams.get('beeld') === 'groot',
  }
}

/** Nobody is a child that is not born yet. */
const bornOf = ({ children }: Pick<PlanHeader, 'children'>) => children.filter(({ unborn }) => !unborn)

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const form = await request.formData()
  const wrong = await guideForm(
    services,
    me,
    form,
    bornOf(plan).map(({ id }) => id),
  )
  if (wrong) return data(wrong, { status: 400 })
  // From the plan itself only the own hand goes up.
  if (form.get('from-plan') === 'stays') return null
  return redirect(planPath(plan.id, form.has('from-plan') ? '' : 'begeleiden', as))
}

export default function GuidePage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { guide } = messages
  const { planId, as, children, evening, qr, isBig } = loaderData
  useAskingAgain(ASK_EVERY_MS)
  const here = planPath(planId, 'begeleiden', as)
  const mayGuide = evening.state === 'open' && evening.mayGuide
  const leads = mayGuide && loaderData.isSupport
  const title = leads ? guide.title : guide.titleTogether
  const big = isBig && evening.state === 'open'
  return (
    <PageFrame title={title} planTitle={planTitle(children, language, messages)} narrow={!big}>
      <div>
        {big ? (
          <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={here}>
            {guide.projectorBack}
          </LinkButton>
        ) : (
          <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
            {messages.people.toPlan}
          </LinkButton>
        )}
      </div>
      {evening.state === 'private' ? (
        <AmongThemselves spent={evening.spent} />
      ) : big ? (
        <Projector evening={evening} qr={qr} />
      ) : (
        <>
          <h1>{title}</h1>
          <p className="lead">{leads ? guide.introGuide : guide.intro}</p>
          <Facilitators evening={evening} />
          <Turns evening={evening} mayRaise={!loaderData.isSupport} />
          <Agenda evening={evening} problem={actionData?.problem === 'minutes'} />
          {mayGuide && <Script evening={evening} />}
          <LobbyCard
            evening={evening}
            qr={qr}
            born={bornOf(loaderData)}
            askedChild={actionData?.visitor ?? null}
          />
          <ProgressCard evening={evening} />
          {mayGuide && (
            <Card title={guide.projector}>
              <p>{guide.projectorHint}</p>
              <div>
                <LinkButton icon={IconPresentation} to={`${here}${as ? '&' : '?'}beeld=groot`}>
                  {guide.projector}
                </LinkButton>
              </div>
            </Card>
          )}
        </>
      )}
    </PageFrame>
  )
}

/** A clock and nothing else. */
function AmongThemselves({ spent }: { spent: number }) {
  const { guide } = useMessages()
  return (
    <div className="card">
      <h1>{guide.privateTitle}</h1>
      <p className="lead" role="timer" aria-label={guide.timer}>
        {guide.privateMinutes(Math.floor(spent / 60_000))}
      </p>
      <p>{guide.privateText}</p>
    </div>
  )
}

/** Everyone knows for whom the facilitator works, and what that means. */
function Facilitators({ evening: { facilitators } }: { evening: Open }) {
  const { guide } = useMessages()
  return facilitators.map(({ name, employer, isTeam }) => (
    <p key={`${name} ${employer}`}>
      {guide.guides(name, employer)} {isTeam && guide.atWork(name)}
    </p>
  ))
}

/** Ready-made sentences for the step of now; before it began those of the welcome. */
function Script({ evening: { agenda, current } }: { evening: Open }) {
  const { guide } = useMessages()
  const { wording } = useSetup()
  const step = (agenda[current] ?? agenda[0])?.step
  if (!step) return null
  const { title, goal, say } = guide.scripts[step]
  return (
    <Card title={guide.scriptTitle}>
      <h3>{title}</h3>
      <p>{goal}</p>
      <ul className="points">
        {(typeof say === 'function' ? say(wording) : say).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  )
}

function ProgressCard({ evening: { progress } }: { evening: Open }) {
  const { guide } = useMessages()
  return (
    <Card title={guide.progressTitle}>
      <ul className="points">
        <li>{guide.people(progress.joined, progress.invited)}</li>
        <li>{guide.parts(progress.begun, progress.total)}</li>
        <li>{guide.agreements(progress.agreements)}</li>
      </ul>
      <p className="muted">{guide.progressText}</p>
    </Card>
  )
}
