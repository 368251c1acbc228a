import { IconArrowLeft, IconMoodKid, IconUserPlus } from '@tabler/icons-react'
import { data, Form, Link, redirect } from 'react-router'
import type { LinkResult, PersonRow } from '#server/people/types.ts'
import type { Me } from '#server/plans/types.ts'
import type { Services } from '#server/services.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { ConfirmRemoval } from '../people/ConfirmRemoval.tsx'
import { Events } from '../people/Events.tsx'
import { InviteForm } from '../people/InviteForm.tsx'
import {
  checkInvite,
  type InviteProblems,
  type InviteValues,
  NO_VALUES,
  readInvite,
} from '../people/invite-input.ts'
import { type Made, MadeLink } from '../people/MadeLink.tsx'
import { Mentor } from '../people/Mentor.tsx'
import { OwnBonds } from '../people/OwnBonds.tsx'
import { PeopleList } from '../people/PeopleList.tsx'
import { drawQr } from '../people/qr-code.server.ts'
import { roleForm } from '../people/role-forms.ts'
import { planPath } from '../plan-path.ts'
import { planTitle } from '../plan-title.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/people'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const query = new URL(request.url).searchParams
  const people = await services.people.list(me)
  const mayInvite = await services.people.mayInvite(me)
  const removing = people.find(
    (person) => person.participantId === query.get('verwijder') && person.may.remove,
  )
  return {
    planId: plan.id,
    as,
    children: plan.children,
    people,
    events: await services.people.events(me),
    mayInvite,
    inviting: query.has('uitnodigen') && mayInvite,
    family: familyOf(people),
    mentors: await services.mentors.list(me),
    candidates: await services.mentors.candidates(me),
    ownBonds: await services.ownBonds.of(me),
    isYouth: me.role === 'youth',
    forMe: ((await services.companyWishes.of(me)) ?? []).some(({ met }) => met !== null),
    tellsOfChildren: (await services.children.of(me)) !== null,
    removing: removing ? { participantId: removing.participantId, name: removing.name } : null,
  }
}

/** Who takes part of the family itself, first who asks. */
const familyOf = (people: PersonRow[]) =>
  people
    .filter(({ status, role }) => status === 'joined' && ['parent', 'youth', 'network'].includes(role))
    .sort((one, other) => Number(other.isMe) - Number(one.isMe))
    .map(({ participantId, name }) => ({ id: participantId, name }))

type Answer = { made: Made | null; values: InviteValues; problems: InviteProblems | null }

export async function action({ context, request, params }: Route.ActionArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  const form = await request.formData()
  const person = form.get('person')
  const intent = form.get('intent')
  if (intent === 'open') {
    const here = planPath(plan.id, 'mensen', as)
    return redirect(`${here}${as ? '&' : '?'}uitnodigen=ja`)
  }
  if (intent === 'invite') {
    const values = readInvite(form)
    const checked = checkInvite(
      values,
      plan.children.map((child) => child.id),
      familyOf(await services.people.list(me)).map(({ id }) => id),
      plan.children.filter(({ unborn }) => !unborn).map(({ id }) => id),
    )
    if ('problems' in checked) {
      return data<Answer>({ made: null, values, problems: checked.problems }, { status: 400 })
    }
    const { email, name } = checked.input
    // Of the own choice alone: what others wrote down changes nothing here.
    if (form.get('anyway') !== name && (await services.companyWishes.isAgainstOwn(me, name)))
      return data<Answer>({ made: null, values, problems: { name: 'wished' } }, { status: 400 })
    const link = await services.people.invite(me, checked.input)
    return answer('join', name, link, email === null ? null : link.mailed)
  }
  const aboutRole = await roleForm(services, me, form)
  if (aboutRole === 'gone') return redirect('/')
  if (aboutRole === 'done') return redirect(planPath(plan.id, 'mensen', as))
  if (typeof person !== 'string') throw new Response(null, { status: 400 })
  if (intent === 'renew') {
    const link = await services.people.renew(me, person)
    return answer('join', await nameOf(services, me, person), link, link.mailed || null)
  }
  if (intent === 'return') {
    return answer(
      'return',
      await nameOf(services, me, person),
      await services.people.makeReturnLink(me, person),
      null,
    )
  }
  if (intent === 'revoke') await services.people.revoke(me, person)
  else if (intent === 'remove') await services.people.remove(me, person)
  else throw new Response(null, { status: 400 })
  return redirect(planPath(plan.id, 'mensen', as))
}

function answer(kind: Made['kind'], name: string, link: LinkResult, mailed: boolean | null) {
  const made: Made = { kind, name, url: link.url, expiresAt: link.expiresAt, mailed, qr: drawQr(link.url) }
  return data<Answer>({ made, values: NO_VALUES, problems: null })
}

async function nameOf(services: Services, me: Me, participantId: string): Promise<string> {
  const people = await services.people.list(me)
  return people.find((person) => person.participantId === participantId)?.name ?? ''
}

export default function PeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { people } = messages
  const { planId, as, children } = loaderData
  const here = planPath(planId, 'mensen', as)
  const made = actionData?.made ?? null
  const open = made === null && (loaderData.inviting || actionData?.problems != null)
  return (
    <PageFrame title={people.title} planTitle={planTitle(children, language, messages)} narrow>
      <div>
        <LinkButton size="small" variant="subtle" icon={IconArrowLeft} to={planPath(planId, '', as)}>
          {people.toPlan}
        </LinkButton>
      </div>
      <h1>{people.title}</h1>
      <p className="lead">{people.intro}</p>
      {loaderData.forMe && (
        <Alert>
          <p>
            {messages.wishes.forYou}{' '}
            <Link to={`${planPath(planId, 'ik', as)}#niet-erbij`}>{messages.wishes.look}</Link>
          </p>
        </Alert>
      )}
      {made && <MadeLink made={made} />}
      {open ? (
        <InviteForm
          values={actionData?.values ?? NO_VALUES}
          problems={actionData?.problems ?? null}
          kids={children}
          family={loaderData.family}
          first={loaderData.people.length === 1}
          cancelTo={here}
        />
      ) : loaderData.mayInvite ? (
        // A form and not a link: it opens something on this page, also without scripts.
        <Form method="post" action={here}>
          <Button type="submit" variant="primary" size="large" icon={IconUserPlus} name="intent" value="open">
            {people.invite.open}
          </Button>
        </Form>
      ) : null}
      {loaderData.removing && <ConfirmRemoval person={loaderData.removing} cancelTo={here} />}
      <Card title={people.list.title}>
        <PeopleList planId={planId} as={as} people={loaderData.people} />
        {!loaderData.mayInvite && <p className="muted">{people.list.onlyFamily}</p>}
        {loaderData.people.some((person) => person.may.makeReturnLink) && (
          <p className="muted">
            {people.list.returnHint} {people.remove.parents}
          </p>
        )}
      </Card>
      <Mentor
        mentors={loaderData.mentors}
        candidates={loaderData.candidates}
        chooses={loaderData.isYouth && loaderData.mentors.every(({ may }) => !may.takeBack)}
      />
      {loaderData.tellsOfChildren && (
        <div>
          <LinkButton size="small" icon={IconMoodKid} to={planPath(planId, 'kinderen', as)}>
            {messages.children.toChildren}
          </LinkButton>
        </div>
      )}
      {loaderData.ownBonds && <OwnBonds own={loaderData.ownBonds} />}
      <Events events={loaderData.events} />
    </PageFrame>
  )
}
