import { IconArrowRight, IconKey } from '@tabler/icons-react'
import { data, Form, redirect, useSearchParams } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import type { StaffRole } from '#server/staff/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { homeOf } from '../team/team-places.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import type { Route } from './+types/team-sign-in'

export async function loader({ context }: Route.LoaderArgs) {
  const { staffSignIn } = context.get(servicesContext)
  const { staff } = context.get(requestContext)
  if (staff) throw redirect(homeOf(staff.roles))
  return { choices: await staffSignIn.choices(), canTry: staffSignIn.trialRoles }
}

/** Which people of the imaginary organisation a newcomer can be. */
const TRIALS: Record<string, readonly StaffRole[]> = {
  wijkteam: ['team', 'intake'],
  kwaliteit: ['quality'],
  beheer: ['administrator'],
}

export async function action({ context, request }: Route.ActionArgs) {
  const { staffSignIn } = context.get(servicesContext)
  const form = await request.formData()
  const trial = TRIALS[String(form.get('proberen') ?? '')]
  if (trial) {
    const { setCookies } = await staffSignIn.trial(trial)
    return redirect(homeOf(trial), withCookies(setCookies))
  }
  const slug = String(form.get('organisatie') ?? '')
  try {
    const { to, setCookie } = await staffSignIn.start(slug)
    return redirect(to, withCookies([setCookie]))
  } catch (error) {
    if (!isSignInError(error)) throw error
    return data({ problem: error.problem }, { status: 502 })
  }
}

export const withCookies = (cookies: readonly string[]): ResponseInit => ({
  headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
})

/** Known by its name: pages never import the server's code at run time. */
export const isSignInError = (error: unknown): error is Error & { problem: string } =>
  error instanceof Error && error.name === 'SignInError' && 'problem' in error

export default function TeamSignIn({ loaderData: { choices, canTry }, actionData }: Route.ComponentProps) {
  const { team } = useMessages()
  const [search] = useSearchParams()
  const given = actionData && 'problem' in actionData ? actionData.problem : search.get('probleem')
  const problem =
    given === null ? null : (team.problems[given as keyof typeof team.problems] ?? team.problems.expired)
  return (
    <TeamFrame title={team.signInTitle} staff={null} narrow>
      <h1>{team.signInTitle}</h1>
      <p className="lead">{team.signInIntro}</p>
      <div role="status">{problem && <Alert type="warning">{problem}</Alert>}</div>
      {choices.length > 0 ? (
        <Card title={team.chooseTitle}>
          {choices.map(({ slug, name }) => (
            // The provider is another site: the browser itself goes there.
            <Form key={slug} method="post" reloadDocument>
              <input type="hidden" name="organisatie" value={slug} />
              <Button type="submit" variant="primary" icon={IconKey}>
                {team.signInWith(name)}
              </Button>
            </Form>
          ))}
          <p className="muted">{team.secondFactor}</p>
        </Card>
      ) : (
        !canTry && <p>{team.noneYet}</p>
      )}
      {canTry && (
        <Card title={team.trialTitle}>
          <p>{team.trialText}</p>
          {Object.keys(TRIALS).map((who) => (
            <Form key={who} method="post">
              <input type="hidden" name="proberen" value={who} />
              <Button type="submit" iconEnd={IconArrowRight}>
                {team.trials[who as keyof typeof team.trials]}
              </Button>
            </Form>
          ))}
        </Card>
      )}
    </TeamFrame>
  )
}
