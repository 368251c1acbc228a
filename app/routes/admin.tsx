import { IconCheck } from '@tabler/icons-react'
import { data, Form } from 'react-router'
import { contactLine } from '#plan/contact-line.ts'
import type { OrganisationSettings } from '#server/organisations/types.ts'
import { type Problem, readAdminForm } from '../admin/admin-input.ts'
import { ConnectionCards } from '../admin/ConnectionCards.tsx'
import { ConsentCard, KeepingCard } from '../admin/RulesCards.tsx'
import { StaffCard } from '../admin/StaffCard.tsx'
import { SupportCard } from '../admin/SupportCard.tsx'
import { ThemeCard } from '../admin/ThemeCard.tsx'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { TeamFrame } from '../team/TeamFrame.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup, Textarea, TextField } from '../ui/fields.tsx'
import type { Route } from './+types/admin'
import { requireStaff } from './require-staff.ts'

/** What may be shown of the settings: never a secret. */
const shown = ({ register, signIn, ...settings }: OrganisationSettings) => ({
  ...settings,
  register: register && { ...register, secret: '' },
  signIn: signIn && { ...signIn, clientSecret: '' },
})

export async function loader({ context }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'administrator')
  const organisation = await services.organisations.get(staff.organisation.id)
  if (!organisation) throw new Response(null, { status: 404 })
  return {
    staff,
    organisation: { ...organisation, settings: shown(organisation.settings) },
    themes: services.themes.choices(),
    /** Where the environment has some, they stand there at every start. */
    numbersFromServer: organisation.isFirst && services.setup.crisisNumbers.length > 0,
    support: await services.organisations.support(organisation.id),
    people: await services.staffAdmin.list(staff),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { staff, services } = requireStaff(context, 'administrator')
  const { organisations, staffAdmin } = services
  const now = await organisations.get(staff.organisation.id)
  if (!now) throw new Response(null, { status: 404 })
  const choices = services.themes.choices().map(({ id }) => id)
  const read = readAdminForm(await request.formData(), now, choices)
  if ('problem' in read) return data({ saved: false, problem: read.problem }, { status: 400 })
  switch (read.what) {
    case 'organisation':
      await organisations.change(now.id, { ...read.change, ...(now.isFirst && { name: now.name }) })
      await organisations.set(now.id, read.settings)
      break
    case 'settings':
      await organisations.set(now.id, read.settings)
      break
    case 'support':
      await organisations.saveSupport(now.id, read.offer)
      break
    case 'remove-support':
      await organisations.removeSupport(now.id, read.id)
      break
    case 'end-staff':
      await staffAdmin.end(staff, read.id)
      break
  }
  return { saved: true, problem: null }
}

export default function Admin({ loaderData, actionData }: Route.ComponentProps) {
  const { admin } = useMessages()
  const { staff, organisation, support, people, themes, numbersFromServer } = loaderData
  const { settings } = organisation
  const problem: Problem | null = actionData?.problem ?? null
  return (
    <TeamFrame title={admin.title} staff={staff} narrow>
      <h1>{admin.title}</h1>
      <p className="lead">{admin.intro}</p>
      <div role="status">
        {actionData?.saved && <Alert type="ok">{admin.saved}</Alert>}
        {problem && <Alert type="error">{admin.problems[problem]}</Alert>}
      </div>
      <Card title={admin.organisationTitle}>
        <Form method="post" className="stack">
          <input type="hidden" name="wat" value="organisation" />
          <TextField
            name="naam"
            label={admin.name}
            description={organisation.isFirst ? admin.nameFromServer : undefined}
            defaultValue={organisation.name}
            readOnly={organisation.isFirst}
            maxLength={80}
            required
          />
          <RadioGroup
            name="woord"
            legend={admin.wording}
            defaultValue={organisation.wording}
            choices={['wijkteam', 'lokaal team'].map((value) => ({ value, label: value }))}
          />
          <RadioGroup
            name="rol"
            legend={admin.legalRole}
            description={admin.legalRoleHint}
            defaultValue={organisation.legalRole}
            choices={(['access', 'provider', 'both'] as const).map((value) => ({
              value,
              label: admin.legalRoles[value],
            }))}
          />
          <Textarea
            name="crisis"
            label={admin.crisis}
            description={numbersFromServer ? admin.crisisFromServer : admin.crisisHint}
            readOnly={numbersFromServer}
            defaultValue={settings.crisisNumbers.map(({ name, phone }) => `${name}: ${phone}`).join('\n')}
            rows={3}
          />
          <Textarea
            name="protocol"
            label={admin.protocol}
            description={admin.protocolHint}
            defaultValue={settings.crisisProtocol ?? ''}
            maxLength={400}
            rows={3}
          />
          {(['clientSupport', 'confidant', 'complaints'] as const).map((who) => (
            <TextField
              key={who}
              name={who}
              label={admin.contacts[who]}
              description={admin.contactHint}
              defaultValue={contactLine(settings.contacts[who])}
              maxLength={200}
            />
          ))}
          <div className="form-actions">
            <Button type="submit" variant="primary" icon={IconCheck}>
              {admin.save}
            </Button>
          </div>
        </Form>
      </Card>
      <ThemeCard theme={settings.theme} choices={themes} />
      <ConsentCard consent={settings.consent} />
      <KeepingCard keeping={settings.keeping} legalRole={organisation.legalRole} />
      <SupportCard offers={support} />
      <ConnectionCards settings={settings} fromEnvironment={organisation.isFirst} />
      <StaffCard people={people} />
    </TeamFrame>
  )
}
