import { data, redirect } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import type { OpenedLink } from '#server/people/types.ts'
import type { Services } from '#server/services.ts'
import type { Session } from '#server/sessions/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { deviceIn } from '../sign-in/DeviceQuestion.tsx'
import { GoneLink } from '../sign-in/GoneLink.tsx'
import { JoinPage, type JoinProblems } from '../sign-in/JoinPage.tsx'
import { dropLink, INVITATION, keptLink } from '../sign-in/link-cookie.ts'
import { isBirthYear, isOwnCode, text } from '../sign-in/own-code.ts'
import { AlreadyHere, WhoAreYou } from '../sign-in/WhoAreYou.tsx'
import type { Route } from './+types/invitation'

const STATUS = { ready: 200, unknown: 404, expired: 410, used: 410, revoked: 410 } as const

async function openedLink(request: Request, services: Services): Promise<OpenedLink | { state: 'none' }> {
  const token = keptLink(INVITATION, request)
  return token ? services.people.open(token) : { state: 'none' }
}

/** Who this browser is in the plan of the link already, if anybody. */
const meThere = (services: Services, session: Session | null, planId: string) =>
  services.plans.me(session, planId, null)

export async function loader({ request, context }: Route.LoaderArgs) {
  const services = context.get(servicesContext)
  const link = await openedLink(request, services)
  if (link.state === 'none') return data({ show: 'gone' as const, state: link.state }, { status: 404 })
  const { session } = context.get(requestContext)
  if (link.state === 'used' && (await services.plans.me(session, link.planId, link.participantId))) {
    throw redirect(planPath(link.planId, '', link.participantId))
  }
  if (link.state !== 'ready')
    return data({ show: 'gone' as const, state: link.state }, { status: STATUS[link.state] })
  const now = await meThere(services, session, link.planId)
  const same = session?.people.some((person) => person.participantId === link.participantId) ?? false
  const agreed = new URL(request.url).searchParams.get('verder') === 'ja'
  const { kind, planId, name, role, invitedBy, children } = link
  const shown = { kind, planId, name, role, invitedBy, children }
  if (same) return data({ show: 'already' as const, link: shown, participantId: link.participantId })
  if (now && !agreed) return data({ show: 'ask' as const, link: shown, now: now.name })
  return data({ show: 'join' as const, link: shown })
}

export async function action({ request, context }: Route.ActionArgs) {
  const services = context.get(servicesContext)
  const { session } = context.get(requestContext)
  const { people, plans, sessions, setup } = services
  const form = await request.formData()
  const link = await openedLink(request, services)
  // Not ready any more: the page says which of the reasons, with its status.
  if (link.state !== 'ready') throw redirect('/uitnodiging')
  const there = await meThere(services, session, link.planId)
  const headers = new Headers({ 'Set-Cookie': dropLink(INVITATION, setup) })
  if (form.get('intent') === 'stay')
    return redirect(planPath(link.planId, '', there?.participantId ?? null), { headers })

  const code = text(form, 'code')
  const born = text(form, 'born')
  const problems: JoinProblems = {}
  if (code !== '' && !isOwnCode(code)) problems.code = 'code'
  if (born !== '' && !isBirthYear(born)) problems.born = 'born'
  if (Object.keys(problems).length > 0) return data({ problems }, { status: 400 })

  const spent = await people.spend(keptLink(INVITATION, request) ?? '')
  if (!spent) throw redirect('/uitnodiging')
  const { participantId, planId, kind } = spent
  const cookie = await sessions.become(session, {
    participantId,
    origin: kind === 'return' ? 'return' : 'invitation',
    device: deviceIn(form),
    userAgent: request.headers.get('user-agent') ?? '',
  })
  const me = await plans.me(await sessions.ofCookie(cookie.split(';', 1)[0]), planId, participantId)
  if (me && kind === 'join' && (code || born)) {
    await people.change(me, {
      ...(code ? { personalCode: code } : {}),
      ...(born && me.childId ? { bornOn: born } : {}),
    })
  }
  headers.append('Set-Cookie', cookie)
  return redirect(planPath(planId, '', there ? participantId : null), { headers })
}

export default function InvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { people } = useMessages()
  switch (loaderData.show) {
    case 'gone':
      return <GoneLink words={people.gone[loaderData.state]} button={people.gone.pasteLink} />
    case 'already':
      return <AlreadyHere link={loaderData.link} participantId={loaderData.participantId} />
    case 'ask':
      return <WhoAreYou now={loaderData.now} next={loaderData.link.name} />
    case 'join':
      return <JoinPage link={loaderData.link} problems={actionData?.problems ?? null} />
  }
}
