import { IconCheck, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { data, Form, Link } from 'react-router'
import { servicesContext } from '#server/context.ts'
import type { RoadRequest } from '#server/organisations/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { CaseField } from '../team/CaseField.tsx'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Route } from './+types/team'
import { requireStaff } from './require-staff.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'team', 'intake')
  const visible = await services.cases.visible(staff)
  const workers = await services.cases.workers(visible.map(({ id }) => id))
  const isIntake = staff.roles.includes('intake')
  const [waiting, incoming] = await Promise.all([
    services.sentPlans.waiting(visible.map(({ id }) => id)),
    isIntake ? services.sentPlans.incoming(staff) : [],
  ])
  return {
    staff,
    incoming,
    requests: isIntake ? await services.roads.waiting(staff) : [],
    cases: visible.map(({ id, reference, createdAt, closedAt, erasesAt }) => ({
      id,
      reference,
      createdAt,
      isClosed: closedAt !== null,
      erasesAt,
      waiting: waiting.get(id) ?? 0,
      workers: (workers.get(id) ?? []).map(({ name }) => name),
    })),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { staff, services } = requireStaff(context, 'team', 'intake')
  const { setup } = context.get(servicesContext)
  const form = await request.formData()
  if (form.get('wat') === 'road-done') {
    await services.roads.done(staff, String(form.get('vraag') ?? ''))
    return { made: null, problem: null }
  }
  if (form.get('wat') === 'put-in') {
    await services.sentPlans.putInCase(
      staff,
      String(form.get('zending') ?? ''),
      String(form.get('zaak') ?? ''),
    )
    return { made: null, problem: null }
  }
  const reference = String(form.get('nummer') ?? '').trim()
  try {
    const { familyCode } = await services.cases.create(staff, reference)
    return { made: { reference, familyCode, address: `${setup.address}/aanbod` }, problem: null }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const problem = error.message === 'known' ? ('known' as const) : ('reference' as const)
    return data({ made: null, problem }, { status: 400 })
  }
}

/** The cases of who is signed in; nobody else's. */
export default function Team({ loaderData, actionData }: Route.ComponentProps) {
  const { staff, cases, requests, incoming } = loaderData
  const { cases: words } = useMessages()
  const language = useLanguage()
  const made = actionData?.made
  return (
    <TeamFrame title={words.title} staff={staff} narrow>
      <h1>{words.title}</h1>
      <p className="lead">{words.intro}</p>
      <div role="status">
        {made && (
          <Alert type="ok" title={words.madeTitle(made.reference)}>
            <p>{words.codeOnce}</p>
            <p>
              <strong className="code">
                <bdi dir="ltr">{made.familyCode}</bdi>
              </strong>
            </p>
            <p>{words.codeUse(made.address)}</p>
          </Alert>
        )}
      </div>
      {cases.length === 0 && <p className="muted">{words.none}</p>}
      <ul className="link-list">
        {cases.map(({ id, reference, createdAt, isClosed, erasesAt, waiting, workers }) => (
          <li key={id}>
            <Link className="link-list__item" to={`/wijkteam/zaken/${id}`}>
              <span>
                <span className="link-list__title">{reference}</span>
                {waiting > 0 && <strong>{words.waiting(waiting)}. </strong>}
                <span className="muted">
                  {fullDate(createdAt, language)}
                  {workers.length > 0 && `, ${workers.join(', ')}`}
                  {isClosed && `, ${words.closed}`}
                  {erasesAt !== null && `, ${words.goesOn(fullDate(erasesAt, language))}`}
                </span>
              </span>
              <span className="points-forward">
                <Icon of={IconChevronRight} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Incoming incoming={incoming} cases={cases.filter(({ isClosed }) => !isClosed)} />
      <Requests requests={requests} team={staff.organisation.wording} />
      <Card title={words.newTitle}>
        <Form method="post" className="stack" key={cases.length}>
          <input type="hidden" name="wat" value="create" />
          <TextField
            name="nummer"
            label={words.reference}
            description={words.referenceHint}
            error={actionData?.problem ? words.problems[actionData.problem] : undefined}
            maxLength={40}
            dir="ltr"
            required
          />
          <div className="form-actions">
            <Button type="submit" icon={IconPlus}>
              {words.make}
            </Button>
          </div>
        </Form>
      </Card>
    </TeamFrame>
  )
}

/** Families that ask for company. How to reach them goes once somebody did. */
function Requests({ requests, team }: { requests: RoadRequest[]; team: string }) {
  const { cases: words } = useMessages()
  const language = useLanguage()
  if (requests.length === 0) return null
  return (
    <Card title={words.requestsTitle}>
      <ul className="points">
        {requests.map(({ id, road, name, reach, createdAt }) => (
          <li key={id}>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            , <bdi>{reach}</bdi>. {road === 'independent' ? words.wantsIndependent : words.wantsTeam(team)}{' '}
            <span className="muted">{fullDate(createdAt, language)}</span>
            <Form method="post">
              <input type="hidden" name="wat" value="road-done" />
              <input type="hidden" name="vraag" value={id} />
              <Button type="submit" size="small" icon={IconCheck} aria-label={words.requestDoneOf(name)}>
                {words.requestDone}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface IncomingProps {
  incoming: { sendingId: string; sentAt: number }[]
  cases: { id: string; reference: string }[]
}

/** What came without a case. Who puts it in one sees no word of it. */
function Incoming({ incoming, cases }: IncomingProps) {
  const { cases: words } = useMessages()
  const language = useLanguage()
  if (incoming.length === 0) return null
  return (
    <Card title={words.incomingTitle}>
      <p>{words.incomingText}</p>
      <ul className="points">
        {incoming.map(({ sendingId, sentAt }) => (
          <li key={sendingId}>
            {words.incomingOn(fullDate(sentAt, language))}
            {cases.length > 0 && (
              <Form method="post" className="cluster">
                <input type="hidden" name="wat" value="put-in" />
                <input type="hidden" name="zending" value={sendingId} />
                <CaseField cases={cases} id={`zaak-${sendingId}`} />
                <Button type="submit" size="small" icon={IconCheck}>
                  {words.putIn}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
