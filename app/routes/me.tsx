import { IconArrowLeft, IconDevices, IconTrash } from '@tabler/icons-react'
import { data, Form, redirect } from 'react-router'
import { mayChangeOwnDetails, mayLeave } from '#plan/access.ts'
import type { Services } from '#server/services.ts'
import type { Session } from '#server/sessions/types.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Leave, SwitchPerson } from '../people/GoAway.tsx'
import { GrowingUp } from '../people/GrowingUp.tsx'
import { OwnCode, ProveSelf } from '../people/OwnCode.tsx'
import { OwnEmail } from '../people/OwnEmail.tsx'
import { type OwnProblem, readChange } from '../people/own-input.ts'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { clearScreen } from '../sign-in/clear-screen.ts'
import { text } from '../sign-in/own-code.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Checkbox, TextField } from '../ui/fields.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import { CompanyWishes, type WishProblem } from '../wishes/CompanyWishes.tsx'
import { wishForm } from '../wishes/wish-form.ts'
import type { Route } from './+types/me'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const { name, email, presenceHidden, neutralMail, hasPersonalCode, childId } = me
  return {
    planId: plan.id,
    as,
    children: plan.children,
    me: { name, email, presenceHidden, neutralMail, hasPersonalCode, isChild: childId !== null },
    own: await services.people.own(me),
    proven: mayChangeOwnDetails(me),
    mayLeave: mayLeave(me),
    wishes: await services.companyWishes.of(me),
    growing: await services.growingUp.of(me),
    leaving: new URL(request.url).searchParams.has('weg'),
  }
}

type Answer = { saved: boolean; problem: OwnProblem | null; wish?: WishProblem }
const saved = () => data<Answer>({ saved: true, problem: null })
const wrong = (problem: OwnProblem, status = 400) => data<Answer>({ saved: false, problem }, { status })

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, services, session } = await requireMe(context, request, params.planId)
  const { people, sessions } = services
  const form = await request.formData()
  const asked = readChange(form)
  if (asked && 'problem' in asked) return wrong(asked.problem)
  if (asked) {
    await people.change(me, asked.change)
    return saved()
  }
  const wish = await wishForm(services, me, form)
  if (wish === 'done') return saved()
  if (wish) return data<Answer>({ saved: false, problem: null, wish }, { status: 400 })
  switch (form.get('intent')) {
    case 'confirm':
      return (await people.confirmEmail(me, text(form, 'confirmCode'))) ? saved() : wrong('confirmCode')
    case 'prove': {
      const right = await people.checkPersonalCode(me, text(form, 'prove')).catch(tooMany)
      if (right === null) return wrong('tooMany', 429)
      if (!right) return wrong('prove')
      const userAgent = request.headers.get('user-agent') ?? ''
      const { participantId } = me
      const cookie = await sessions.become(session, { participantId, origin: 'code', userAgent })
      return data<Answer>({ saved: true, problem: null }, { headers: { 'Set-Cookie': cookie } })
    }
    case 'keeps-reading':
    case 'stops-reading': {
      const texts = form.get('intent') === 'keeps-reading' ? form.getAll('text').map(String) : []
      await services.growingUp.answer(me, text(form, 'parent'), texts)
      return saved()
    }
    case 'switch':
      return goAway(services, session, me.participantId)
    case 'leave':
    case 'leave-erased':
      await (form.get('intent') === 'leave' ? people.leave(me) : services.erasing.erasePerson(me))
      return goAway(services, session, me.participantId)
    default:
      throw new Response(null, { status: 400 })
  }
}

/** Too many tries is an answer on this page, not a page of its own. */
function tooMany(error: unknown): null {
  if (error instanceof Response && error.status === 429) return null
  throw error
}

/** Takes one person off this browser and off its screen. Others of the same browser stay. */
async function goAway({ sessions }: Services, session: Session, participantId: string): Promise<Response> {
  await sessions.forget(session, participantId)
  const last = session.people.length === 1
  const headers = new Headers(clearScreen(last ? 'with cookies' : 'keep cookies'))
  if (last) headers.set('Set-Cookie', sessions.clearCookie())
  return redirect('/', { headers })
}

export default function MePage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const words = messages.people.me
  const { planId, as, me, own } = loaderData
  const problem = actionData?.problem ?? null
  return (
    <PageFrame title={words.title} planTitle={planTitle(loaderData.children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, 'mensen', as)}>
          {messages.people.title}
        </LinkButton>
      </div>
      <h1>{words.title}</h1>
      <p className="lead">{words.intro(me.name)}</p>
      <div role="status">{actionData?.saved && <Alert type="ok">{words.saved}</Alert>}</div>
      {loaderData.growing && <GrowingUp growing={loaderData.growing} />}
      {!loaderData.proven && <ProveSelf hasCode={me.hasPersonalCode} problem={problem} />}
      <Card title={words.seenTitle}>
        <Form method="post" className="stack">
          <Checkbox
            label={words.hidePresence}
            name="presenceHidden"
            description={words.hidePresenceHint}
            defaultChecked={me.presenceHidden}
          />
          <Checkbox
            label={words.neutralMail}
            name="neutralMail"
            description={words.neutralMailHint}
            defaultChecked={me.neutralMail}
          />
          <div className="form-actions">
            <Button type="submit" name="intent" value="seen">
              {words.save}
            </Button>
          </div>
        </Form>
      </Card>
      {loaderData.proven && (
        <>
          <OwnEmail email={me.email} own={own} problem={problem} />
          <OwnCode chosen={me.hasPersonalCode} problem={problem} />
          {me.isChild && <BornOn bornOn={own.bornOn} problem={problem} />}
        </>
      )}
      {loaderData.wishes && <CompanyWishes wishes={loaderData.wishes} problem={actionData?.wish ?? null} />}
      <SwitchPerson />
      <Card title={words.devices}>
        <div>
          <LinkButton icon={IconDevices} to="/apparaten">
            {words.devices}
          </LinkButton>
        </div>
      </Card>
      <Card title={messages.keeping.erase.title}>
        <div>
          <LinkButton icon={IconTrash} to={planPath(planId, 'wissen', as)}>
            {messages.keeping.erase.link}
          </LinkButton>
        </div>
      </Card>
      {loaderData.mayLeave && (
        <Leave asking={loaderData.leaving} as={as} cancelTo={planPath(planId, 'ik', as)} />
      )}
    </PageFrame>
  )
}

/** The age decides what a young person is asked about sharing; only the year is needed. */
function BornOn({ bornOn, problem }: { bornOn: string | null; problem: OwnProblem | null }) {
  const { me, join } = useMessages().people
  return (
    <Card title={me.bornTitle}>
      <Form method="post" className="stack" noValidate>
        <TextField
          label={join.born}
          name="born"
          inputMode="numeric"
          maxLength={4}
          description={join.bornHint}
          defaultValue={bornOn?.slice(0, 4) ?? ''}
          error={problem === 'born' ? me.errors.born : undefined}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="born">
            {me.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
