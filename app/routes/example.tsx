import { IconExternalLink, IconPencilPlus } from '@tabler/icons-react'
import { Form, redirect } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import { ReadPlan } from '../keeping/ReadPlan.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import stylesheet from '../styles/editor.css?url'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/example'

/** Who a newcomer can be, by the place in the example's list of people. */
const OPEN_AS = { mother: 0, grandmother: 1, facilitator: 3 } as const
type OpenAs = keyof typeof OPEN_AS
const isOpenAs = (value: unknown): value is OpenAs =>
  typeof value === 'string' && Object.hasOwn(OPEN_AS, value)

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export function loader({ context }: Route.LoaderArgs) {
  const { example, setup } = context.get(servicesContext)
  return { ...example.show(), canTry: setup.localMode }
}

/** Only in local mode: elsewhere an example plan would be a plan that nobody owns. */
export async function action({ request, context }: Route.ActionArgs) {
  const { example, exampleTeam, setup } = context.get(servicesContext)
  const { session, language } = context.get(requestContext)
  const who = (await request.formData()).get('who')
  if (setup.localMode && who === 'team') {
    const { setCookies, caseId } = await exampleTeam.open(language)
    return redirect(`/wijkteam/zaken/${caseId}`, {
      headers: setCookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    })
  }
  if (!setup.localMode || !isOpenAs(who)) throw new Response(null, { status: 404 })
  const opened = await example.open(session, language, request.headers.get('user-agent') ?? '')
  const person = opened.people[OPEN_AS[who]]
  if (!person) throw new Response(null, { status: 404 })
  return redirect(planPath(opened.planId, '', person.participantId), {
    headers: opened.setCookie ? { 'Set-Cookie': opened.setCookie } : {},
  })
}

export default function ExamplePage({ loaderData }: Route.ComponentProps) {
  const { start } = useMessages()
  const { example } = start
  return (
    <PageFrame title={example.title}>
      <h1>{example.title}</h1>
      <p className="lead">{example.intro}</p>
      {loaderData.canTry && (
        <Card title={example.tryTitle}>
          <p>{example.tryText}</p>
          {/* Each in a tab of its own, so that a newcomer sees two people write. */}
          <Form method="post" reloadDocument target="_blank" className="cluster">
            {(Object.keys(OPEN_AS) as OpenAs[]).map((who) => (
              <Button key={who} type="submit" name="who" value={who} iconEnd={IconExternalLink}>
                {example.openAs(example.roles[who])}
                <span className="sr-only"> ({example.newTab})</span>
              </Button>
            ))}
            <Button type="submit" name="who" value="team" iconEnd={IconExternalLink}>
              {example.openAsTeam}
              <span className="sr-only"> ({example.newTab})</span>
            </Button>
          </Form>
          <p className="muted">{example.teamText}</p>
        </Card>
      )}
      <ReadPlan template={loaderData.template} document={loaderData.document} />
      <p>
        <LinkButton variant="primary" icon={IconPencilPlus} to="/plan/nieuw">
          {example.own}
        </LinkButton>
      </p>
    </PageFrame>
  )
}
