import { IconArrowLeft, IconUsersGroup } from '@tabler/icons-react'
import type { Origin } from '#server/acceptance/types.ts'
import { AgreementGroup } from '../acceptance/AgreementGroup.tsx'
import { actOnAcceptance } from '../acceptance/acceptance-actions.ts'
import { CircleLinks } from '../acceptance/CircleLinks.tsx'
import { ConfirmHelped, HelpOthers } from '../acceptance/HelpOthers.tsx'
import { MailAboutIt } from '../acceptance/MailAboutIt.tsx'
import { NotOpen } from '../acceptance/NotOpen.tsx'
import { useLiveAnswers } from '../acceptance/use-live-answers.ts'
import { useSeen } from '../acceptance/use-seen.ts'
import { YesToAll } from '../acceptance/YesToAll.tsx'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/acceptance'
import { requireMe } from './require-me.ts'

/** The words of the address are those of the screen. */
const HOW: Record<string, Exclude<Origin, 'own'>> = { papier: 'paper', telefoon: 'phone' }

/** For whom the answers are written down; null: my own. */
function helpedIn(request: Request): { participantId: string; origin: Exclude<Origin, 'own'> } | null {
  const query = new URL(request.url).searchParams
  const participantId = query.get('voor')
  if (participantId === null) return null
  const origin = HOW[query.get('hoe') ?? '']
  if (!origin) throw new Response(null, { status: 404 })
  return { participantId, origin }
}

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const helped = helpedIn(request)
  const [page, people] = await Promise.all([
    services.acceptance.page(me, helped?.participantId),
    services.people.list(me),
  ])
  return {
    ...{ planId: plan.id, as, children: plan.children, page },
    me: me.participantId,
    query: helped && new URL(request.url).search,
    colors: Object.fromEntries(people.map(({ participantId, color }) => [participantId, color])),
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, services } = await requireMe(context, request, params.planId)
  const { acceptance } = services
  return actOnAcceptance({ me, acceptance, form: await request.formData(), helped: helpedIn(request) })
}

export default function AcceptancePage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { acceptance } = messages
  const { planId, as, page, query } = loaderData
  const plain = planPath(planId, 'akkoord', as)
  useLiveAnswers(planId, as, page.state === 'open')
  return (
    <PageFrame title={acceptance.title} planTitle={planTitle(loaderData.children, language, messages)} narrow>
      <div>
        <LinkButton
          size="small"
          variant="subtle"
          icon={IconArrowLeft}
          to={query === null ? planPath(planId, '', as) : plain}
        >
          {query === null ? acceptance.toPlan : acceptance.toAll}
        </LinkButton>
      </div>
      <h1>{acceptance.title}</h1>
      {page.state === 'open' ? (
        <Open key={query ?? ''} {...loaderData} page={page} plain={plain} given={actionData} />
      ) : (
        <NotOpen state={page.state} planId={planId} as={as} />
      )}
    </PageFrame>
  )
}

type Data = Route.ComponentProps['loaderData']
type OpenProps = Data & {
  page: Extract<Data['page'], { state: 'open' }>
  plain: string
  given: Route.ComponentProps['actionData']
}

function Open({ page, planId, as, query, me, colors, plain, given }: OpenProps) {
  const { acceptance } = useMessages()
  const { agreements, person, helped } = page
  const seen = useSeen(agreements)
  const here = query === null ? plain : `${planPath(planId, 'akkoord', null)}${query}`
  const isHelping = person !== null && !person.isMe
  const mayAnswer = agreements.some((agreement) => agreement.mayAnswer)
  const lead = isHelping
    ? acceptance.leadHelping(person.name)
    : mayAnswer
      ? acceptance.lead
      : acceptance.leadReading
  const mine = agreements.filter((agreement) => agreement.mine)
  const isDone = mine.length > 0 && mine.every((agreement) => agreement.mine?.answer?.isCurrent)
  const confirming = helped.find((one) => one.participantId === person?.participantId)
  const at = (question: string) => `${plain}${as ? '&' : '?'}${question}`
  return (
    <>
      <p className="lead">{agreements.length === 0 ? acceptance.none : lead}</p>
      {agreements.length > 0 && !page.isTime && (
        <Alert>
          <p>{acceptance.notNow}</p>
          <div>
            <LinkButton to={planPath(planId, 'stappen', as)}>{acceptance.toSteps}</LinkButton>
          </div>
        </Alert>
      )}
      {page.mayEnter && page.isTime && agreements.length > 0 && !isHelping && (
        <div className="cluster">
          <LinkButton icon={IconUsersGroup} to={planPath(planId, 'akkoord/rondje', as)}>
            {acceptance.table.title}
          </LinkButton>
        </div>
      )}
      {!isHelping && <CircleLinks questions={page.links} me={me} here={here} />}
      {agreements.map((agreement) => (
        <AgreementGroup
          key={agreement.id}
          agreement={agreement}
          seen={seen.of(agreement)}
          onRead={seen.read}
          here={here}
          given={given}
          colors={colors}
          mayAddView={page.mayAddView && !isHelping}
        />
      ))}
      {!isHelping && <YesToAll agreements={agreements} seenOf={seen.of} given={given} action={here} />}
      {isDone && !isHelping && (
        <Alert type="ok">
          <p>{acceptance.done}</p>
          <div>
            <LinkButton to={planPath(planId, page.mayEnter ? 'vastleggen' : '', as)}>
              {page.mayEnter ? acceptance.doneSettle : acceptance.doneNext}
            </LinkButton>
          </div>
        </Alert>
      )}
      {confirming && <ConfirmHelped person={confirming} sendsCodes={page.sendsCodes} outcome={given?.code} />}
      {!isHelping && page.isTime && <HelpOthers helped={helped} at={at} />}
      {!isHelping && page.isTime && page.mail && <MailAboutIt mail={page.mail} here={here} />}
    </>
  )
}
