import { IconArrowLeft } from '@tabler/icons-react'
import type { Services } from '#server/services.ts'
import { AudienceScreen } from '../child-place/AudienceScreen.tsx'
import { CallBox } from '../child-place/CallBox.tsx'
import { actOnChildPlace, answerTo, type ChildAnswer, supportOf } from '../child-place/child-actions.ts'
import { isQuestion, nextQuestion } from '../child-place/child-input.ts'
import { FacilitatorScreen } from '../child-place/FacilitatorScreen.tsx'
import { QuestionScreen } from '../child-place/QuestionScreen.tsx'
import { StartScreen } from '../child-place/StartScreen.tsx'
import { SupportScreen } from '../child-place/SupportScreen.tsx'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { LinkButton } from '../ui/Button.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/child'
import { requireMe } from './require-me.ts'

/** The place of a child or a youth: nobody else has it, whatever they may see of what was made there. */
async function requireChild(context: Route.LoaderArgs['context'], request: Request, planId: string) {
  const asked = await requireMe(context, request, planId)
  const sheet = await sheetOf(asked.services, asked.me)
  return { ...asked, sheet }
}

async function sheetOf({ passages }: Services, me: Parameters<typeof passages.sheet>[0]) {
  if (me.role !== 'youth') throw new Response(null, { status: 404 })
  const sheet = await passages.sheet(me)
  // Who came by a link of somebody else, or shares this browser, first shows who this is.
  if (!sheet.mayWrite) throw new Response(null, { status: 403 })
  return sheet
}

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, sheet } = await requireChild(context, request, params.planId)
  const query = new URL(request.url).searchParams
  const mineOf = (word: string) => {
    const id = query.get(word)
    if (id === null) return null
    const found = sheet.mine.find((one) => one.id === id)
    if (!found) throw new Response(null, { status: 404 })
    return found
  }
  const alone = query.get('alleen')
  const facilitator = sheet.facilitators.find(({ id }) => id === alone) ?? null
  if (alone !== null && !facilitator) throw new Response(null, { status: 404 })
  const question = query.get('vraag')
  return {
    planId: plan.id,
    as,
    children: plan.children,
    name: me.name,
    sheet,
    question: isQuestion(question) ? question : null,
    skipped: isQuestion(query.get('over')),
    reading: mineOf('lezen'),
    takingBack: mineOf('terug')?.id ?? null,
    facilitator,
    hasRead: query.has('gelezen'),
    support: query.has('naast'),
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, sheet, services } = await requireChild(context, request, params.planId)
  const { sections } = plan.template
  const section = sections.find(({ canonical }) => canonical === 'child') ?? sections[0]
  return actOnChildPlace({
    me,
    passages: services.passages,
    sheet,
    form: await request.formData(),
    at: addressOf(plan.id, as),
    section: section?.id ?? '',
  })
}

const addressOf = (planId: string, as: string | null) => {
  const here = planPath(planId, 'kind', as)
  return (question?: string) => (question ? `${here}${as ? '&' : '?'}${question}` : here)
}

export default function ChildPage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { childPlace } = messages
  const { planId, as, sheet } = loaderData
  const at = addressOf(planId, as)
  const support = supportOf(sheet)
  return (
    <PageFrame title={childPlace.title} planTitle={planTitle(loaderData.children, language, messages)} narrow>
      <div className="cluster spread">
        <LinkButton
          size="small"
          variant="subtle"
          icon={IconArrowLeft}
          to={isStart(loaderData) ? planPath(planId, '', as) : at()}
        >
          {isStart(loaderData) ? childPlace.toPlan : childPlace.toStart}
        </LinkButton>
        {support && !isStart(loaderData) && <p className="hint">{childPlace.support.sits(support.words)}</p>}
      </div>
      <Screen data={loaderData} answer={actionData} at={at} />
      <CallBox isChild={sheet.isChild} />
    </PageFrame>
  )
}

type Data = Route.ComponentProps['loaderData']
const isStart = ({ question, reading, facilitator, support }: Data) =>
  !question && !reading && !facilitator && !support

interface ScreenProps {
  data: Data
  answer: ChildAnswer | undefined
  at: (question?: string) => string
}

/** One at a time. */
function Screen({ data, answer, at }: ScreenProps) {
  const { sheet, question, reading, facilitator } = data
  if (reading)
    return (
      <AudienceScreen
        passage={reading}
        audiences={sheet.audiences}
        facilitators={sheet.facilitators}
        answer={answer}
      />
    )
  if (question) {
    const next = nextQuestion(question)
    return (
      <QuestionScreen
        question={question}
        before={answerTo(sheet, question)}
        answer={answer}
        skipped={data.skipped}
        nextTo={next ? at(`vraag=${next}&over=${question}`) : at()}
      />
    )
  }
  if (facilitator)
    return (
      <FacilitatorScreen
        person={facilitator}
        hasRead={data.hasRead}
        readTo={at(`alleen=${facilitator.id}&gelezen=ja`)}
        backTo={at()}
        answer={answer}
      />
    )
  if (data.support) return <SupportScreen name={supportOf(sheet)?.words ?? null} answer={answer} />
  return <StartScreen name={data.name} sheet={sheet} takingBack={data.takingBack} at={at} />
}
