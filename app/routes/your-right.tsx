import { IconFileText, IconNews, IconPencilPlus, IconPhone, IconSend } from '@tabler/icons-react'
import { data, Form } from 'react-router'
import type { Contact } from '#plan/contact-line.ts'
import { servicesContext } from '#server/context.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { isRoad, organisationOf, roadErrors } from '../right/road-input.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'
import { Icon } from '../ui/Icon.tsx'
import { phoneHref } from '../ui/PageFooter.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/your-right'

export async function loader({ context, request }: Route.LoaderArgs) {
  return { organisation: await organisationOf(context.get(servicesContext), request) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const services = context.get(servicesContext)
  const organisation = await organisationOf(services, request)
  const form = await request.formData()
  const [road, name, reach] = ['weg', 'naam', 'bereik'].map((key) => String(form.get(key) ?? '').trim())
  const errors = roadErrors({ name: name ?? '', reach: reach ?? '' })
  if (!organisation || !isRoad(road)) throw new Response(null, { status: 400 })
  if (errors.length > 0) return data({ errors, asked: false }, { status: 400 })
  await services.roads.ask(organisation.id, { road, name: name ?? '', reach: reach ?? '' })
  return { errors: [], asked: true }
}

/** The right, made known: what it is, that it is no duty, and the three roads (Jeugdwet art. 1.1, 2.1, 4.1.2). */
export default function YourRight({ loaderData: { organisation }, actionData }: Route.ComponentProps) {
  const { right } = useMessages()
  const team = organisation?.wording ?? 'wijkteam'
  return (
    <PageFrame title={right.title} narrow>
      <h1>{right.title}</h1>
      <p className="lead">{right.lead}</p>
      <div role="status">{actionData?.asked && <Alert type="ok">{right.asked}</Alert>}</div>
      <Card title={right.whatTitle}>
        <Points lines={right.what} />
      </Card>
      <Card title={right.noDutyTitle}>
        <Points lines={right.noDuty} />
      </Card>
      <h2>{right.roadsTitle}</h2>
      <Card title={right.selfTitle}>
        <p>{right.self}</p>
        <div className="cluster">
          <LinkButton variant="primary" icon={IconPencilPlus} to="/plan/nieuw">
            {right.begin}
          </LinkButton>
        </div>
      </Card>
      <Card title={right.withTitle(team)}>
        <p>{right.withTeam(team)}</p>
        <p>{right.independent}</p>
        {organisation && <AskForm team={team} errors={actionData?.errors ?? []} />}
      </Card>
      {organisation && (
        <Card title={right.helpTitle}>
          <p>{right.help}</p>
          <dl className="numbers-to-call">
            <Who
              what={right.clientSupport}
              who={organisation.contacts.clientSupport}
              or={right.askTeam(team)}
            />
            <Who what={right.confidant} who={organisation.contacts.confidant} />
            <Who what={right.complaints} who={organisation.contacts.complaints} or={right.askTeam(team)} />
          </dl>
        </Card>
      )}
      <Card title={right.paperTitle}>
        <p>{right.paper}</p>
        <div className="cluster">
          <LinkButton icon={IconFileText} to="/uw-recht/brief">
            {right.letter}
          </LinkButton>
          <LinkButton icon={IconNews} to="/uw-recht/folder">
            {right.flyer}
          </LinkButton>
        </div>
      </Card>
    </PageFrame>
  )
}

const Points = ({ lines }: { lines: string[] }) => (
  <ul className="points">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

function AskForm({ team, errors }: { team: string; errors: ('name' | 'reach')[] }) {
  const { right } = useMessages()
  const errorOf = (field: 'name' | 'reach') => (errors.includes(field) ? right.errors[field] : undefined)
  return (
    <Form method="post" className="stack" noValidate>
      <ErrorSummary
        errors={
          errors.length > 0
            ? Object.fromEntries(errors.map((one) => [one === 'name' ? 'naam' : 'bereik', right.errors[one]]))
            : null
        }
      />
      <RadioGroup
        name="weg"
        legend={right.askWho}
        defaultValue="with-team"
        choices={[
          { value: 'with-team', label: right.choiceTeam(team) },
          { value: 'independent', label: right.choiceIndependent },
        ]}
      />
      <TextField
        name="naam"
        label={right.name}
        maxLength={80}
        error={errorOf('name')}
        autoComplete="given-name"
      />
      <TextField
        name="bereik"
        label={right.reach}
        description={right.reachHint}
        maxLength={120}
        error={errorOf('reach')}
      />
      <p className="muted">{right.askNothing}</p>
      <div className="form-actions">
        <Button type="submit" icon={IconSend}>
          {right.ask}
        </Button>
      </div>
    </Form>
  )
}

function Who({ what, who, or }: { what: string; who: Contact | null; or?: string }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        {who ? (
          <>
            {who.url ? <a href={who.url}>{who.name}</a> : who.name}{' '}
            {who.phone && (
              <a className="phone" href={phoneHref(who.phone)}>
                <Icon of={IconPhone} size={20} />
                <bdi dir="ltr">{who.phone}</bdi>
              </a>
            )}
          </>
        ) : (
          or
        )}
      </dd>
    </div>
  )
}
