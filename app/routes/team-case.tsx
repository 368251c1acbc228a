import { IconArchive, IconArrowBackUp, IconArrowLeft, IconUserPlus } from '@tabler/icons-react'
import { useEffect } from 'react'
import { data, Form } from 'react-router'
import { servicesContext } from '#server/context.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { lackingIn, readCaseForm } from '../team/case-input.ts'
import { SendingView } from '../team/SendingView.tsx'
import { toShown } from '../team/shown-sending.ts'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Route } from './+types/team-case'
import { requireStaff } from './require-staff.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'team', 'intake')
  const { setup } = context.get(servicesContext)
  const { id, reference, closedAt, erasesAt } = await services.cases.mine(staff, params.caseId)
  const [sendings, workers, colleagues, hasRegister] = await Promise.all([
    services.sentPlans.open(staff, id),
    services.cases.workers([id]),
    services.cases.colleagues(staff),
    services.deliveries.available(staff.organisation.id),
  ])
  const here = workers.get(id) ?? []
  return {
    staff,
    case: { id, reference, closedAt, erasesAt, workers: here },
    link: `${setup.address}/wijkteam/zaken/${id}`,
    colleagues: colleagues.filter(({ id: one }) => !here.some((worker) => worker.id === one)),
    hasRegister,
    reads: staff.roles.includes('team') && here.some((worker) => worker.id === staff.id),
    sendings: sendings.map(toShown),
  }
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { staff, services } = requireStaff(context, 'team', 'intake')
  await services.cases.mine(staff, params.caseId)
  const read = readCaseForm(await request.formData())
  const { sentPlans, cases } = services
  try {
    if (read.what === 'answer') await sentPlans.respond(staff, read.sendingId, read.agreementId, read.given)
    if (read.what === 'remark') await sentPlans.remark(staff, read.sendingId, read.aboutId, read.words)
    if (read.what === 'register') await services.deliveries.ask(staff, read.sendingId)
    if (read.what === 'assign') await cases.assign(staff, params.caseId, read.staffId)
    if (read.what === 'close') await cases.close(staff, params.caseId)
    if (read.what === 'reopen') await cases.reopen(staff, params.caseId)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return data({ saved: false, lacking: lackingIn(read) }, { status: 400 })
  }
  // What was done with the case itself is no message to the family.
  return { saved: read.what !== 'close' && read.what !== 'reopen', lacking: null }
}

/** One case: what the family sent, and the team's answers beside it. */
export default function TeamCase({ loaderData, actionData }: Route.ComponentProps) {
  const { cases } = useMessages()
  const { staff, case: opened, sendings, colleagues, reads } = loaderData
  const team = staff.organisation.wording
  const isOpen = opened.closedAt === null
  useEffect(() => {
    if (actionData && opened && document.activeElement === document.body)
      document.querySelector<HTMLElement>('main h1')?.focus()
  }, [actionData, opened])
  return (
    <TeamFrame title={cases.caseTitle(opened.reference)} staff={staff} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to="/wijkteam">
          {cases.toCases}
        </LinkButton>
      </div>
      <h1 tabIndex={-1}>{cases.caseTitle(opened.reference)}</h1>
      <div role="status">
        {actionData?.saved && <Alert type="ok">{cases.saved}</Alert>}
        {actionData?.lacking && (
          <Alert type="error">
            {actionData.lacking === 'remark' ? cases.remarkMissing : cases.reasonMissing}
          </Alert>
        )}
      </div>
      {opened.closedAt !== null && <Closed at={opened.closedAt} erasesAt={opened.erasesAt} />}
      {isOpen && reads && sendings.length > 0 && (
        <Alert title={cases.bannerTitle}>
          <p>{cases.bannerNever}</p>
          <p className="muted">{cases.bannerRead}</p>
        </Alert>
      )}
      {isOpen && sendings.length === 0 && <p>{cases.nothingSent}</p>}
      {(isOpen ? sendings : []).map((sending) => (
        <SendingView
          key={sending.id}
          sending={sending}
          caseId={opened.id}
          link={loaderData.link}
          team={team}
          hasRegister={loaderData.hasRegister}
          lacking={actionData?.lacking ?? null}
          reads={reads}
        />
      ))}
      <Workers workers={opened.workers} colleagues={isOpen ? colleagues : []} />
      {isOpen && <Close />}
    </TeamFrame>
  )
}

/** Nobody reads in it now; one tap opens it again. */
function Closed({ at, erasesAt }: { at: number; erasesAt: number | null }) {
  const { cases } = useMessages()
  const language = useLanguage()
  return (
    <Card title={cases.closedTitle}>
      <p>{cases.closedOn(fullDate(at, language))}</p>
      {erasesAt !== null && <Alert type="warning">{cases.erasesOn(fullDate(erasesAt, language))}</Alert>}
      <Form method="post" className="form-actions">
        <Button type="submit" name="wat" value="reopen" icon={IconArrowBackUp}>
          {cases.reopen}
        </Button>
      </Form>
    </Card>
  )
}

function Close() {
  const { cases } = useMessages()
  return (
    <Card title={cases.closeTitle}>
      <p>{cases.closeText}</p>
      <Form method="post" className="form-actions">
        <Button type="submit" name="wat" value="close" icon={IconArchive}>
          {cases.close}
        </Button>
      </Form>
    </Card>
  )
}

interface Named {
  id: string
  name: string
}

function Workers({ workers, colleagues }: { workers: Named[]; colleagues: Named[] }) {
  const { cases } = useMessages()
  return (
    <Card title={cases.workersTitle}>
      <p>{workers.length === 0 ? cases.noWorkers : workers.map(({ name }) => name).join(', ')}</p>
      {colleagues.length > 0 && (
        <Form method="post" className="cluster" key={workers.length}>
          <input type="hidden" name="wat" value="assign" />
          <label className="field__label utrecht-form-label" htmlFor="collega">
            {cases.colleague}
          </label>
          <select className="utrecht-select utrecht-select--html-select" name="collega" id="collega" required>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Button type="submit" icon={IconUserPlus}>
            {cases.assign}
          </Button>
        </Form>
      )}
    </Card>
  )
}
