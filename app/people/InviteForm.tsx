import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { BESIDE_ROLES, INVITABLE_ROLES, type Role } from '#plan/roles.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'
import { AboutNetwork, AboutParent, Employer, ForWhom, type Named } from './InviteQuestions.tsx'
import { type InviteProblems, type InviteValues, NAME_MAX } from './invite-input.ts'
import { useBrowserCan } from './use-browser-can.ts'

interface InviteFormProps {
  values: InviteValues
  problems: InviteProblems | null
  kids: (Named & { unborn: boolean })[]
  /** Who takes part of the family, first who invites: a supporter or interpreter comes for one of them. */
  family: Named[]
  /** Nobody was invited yet: asks, once and quietly, whether somebody is to be feared. */
  first: boolean
  cancelTo: string
}

export function InviteForm({ values, problems, kids, family, first, cancelTo }: InviteFormProps) {
  const { roles, invite } = useMessages().people
  const errors = useSentences(problems ?? {}, values)
  const busy = useNavigation().state !== 'idle'
  const [role, setRole] = useState(values.role)
  // Without scripts every question stands there; the server takes what belongs to the role.
  const scripted = useBrowserCan(() => true)
  const asks = (...wanted: Role[]) => !scripted || wanted.some((one) => one === role)
  const about = { values, errors }
  const { common } = useMessages()
  const born = kids.filter((child) => !child.unborn)
  return (
    <Card title={invite.title}>
      {first && (
        <Alert title={invite.afraid}>
          <p>
            {invite.afraidText} <Link to="/hulp#veilig">{invite.afraidLink}</Link>
          </p>
        </Alert>
      )}
      <p>{invite.intro}</p>
      <ErrorSummary errors={problems && errors} />
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="invite" />
        {problems?.name === 'wished' && <input type="hidden" name="anyway" value={values.name} />}
        <TextField
          label={invite.name}
          name="name"
          description={invite.nameHint}
          defaultValue={values.name}
          maxLength={NAME_MAX}
          error={errors.name}
          required
        />
        <RadioGroup
          legend={invite.role}
          name="role"
          defaultValue={values.role}
          onChange={setRole}
          error={errors.role}
          required
          choices={INVITABLE_ROLES.map((value) => ({
            value,
            label: roles[value],
            hint: invite.hints[value],
          }))}
        />
        {born.length > 1 && asks('youth') && (
          <RadioGroup
            legend={invite.child}
            name="child"
            defaultValue={values.child}
            error={errors.child}
            choices={born.map((child) => ({ value: child.id, label: child.name || common.theBaby }))}
          />
        )}
        {asks('parent') && kids.length > 0 && <AboutParent {...about} kids={kids} />}
        {asks('network') && <AboutNetwork {...about} />}
        {asks(...BESIDE_ROLES) && <ForWhom {...about} people={family} />}
        {asks('facilitator', 'informant') && <Employer {...about} team={asks('facilitator')} />}
        <TextField
          label={invite.email}
          name="email"
          type="email"
          inputMode="email"
          description={invite.emailHint}
          defaultValue={values.email}
          error={errors.email}
          optional
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large" icon={IconLink} disabled={busy}>
            {invite.submit}
          </Button>
          <LinkButton to={cancelTo}>{invite.cancel}</LinkButton>
        </div>
      </Form>
    </Card>
  )
}

function useSentences(
  problems: InviteProblems,
  { name }: InviteValues,
): Partial<Record<keyof InviteValues, string>> {
  const { people, wishes } = useMessages()
  const errors = { ...people.invite.errors, wished: wishes.ask(name) }
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      problem === 'tooLong' ? errors.tooLong(NAME_MAX) : errors[problem],
    ]),
  )
}
