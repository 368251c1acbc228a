/** What is asked about somebody besides the name: depends on who it is, and most of it waits until it is opened. */
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Checkbox, RadioGroup, TextField } from '../ui/fields.tsx'
import { useSetup } from '../ui/use-setup.ts'
import { type InviteValues, NAME_MAX } from './invite-input.ts'

export interface Named {
  id: string
  name: string
}

interface Questions {
  values: InviteValues
  errors: Partial<Record<keyof InviteValues, string>>
}

/** A step-parent, a parent who lives elsewhere, a guardian. Authority is not asked: nobody types that of another. */
export function AboutParent({ values, kids }: Questions & { kids: Named[] }) {
  const { invite } = useMessages().people
  return (
    <details className="disclosure">
      <summary>{invite.parentMore}</summary>
      <div className="disclosure__body">
        <input type="hidden" name="asked-raises" value="yes" />
        {kids.map((child) => (
          <Checkbox
            key={child.id}
            id={`voedt-op-${child.id}`}
            name="raises"
            value={child.id}
            label={invite.raises(child.name)}
            defaultChecked={values.raises?.includes(child.id) ?? true}
          />
        ))}
        <RadioGroup
          legend={invite.guardian}
          name="guardian"
          defaultValue={values.guardian || 'no'}
          choices={[
            { value: 'no', label: invite.guardianNo },
            { value: 'raising', label: invite.guardianRaising },
            { value: 'only', label: invite.guardianOnly, hint: invite.guardianOnlyHint },
          ]}
        />
      </div>
    </details>
  )
}

export function AboutNetwork({ values }: Questions) {
  const { invite } = useMessages().people
  return (
    <Checkbox
      name="foster"
      value="yes"
      label={invite.foster}
      description={invite.fosterHint}
      defaultChecked={values.foster !== ''}
    />
  )
}

/** For whom a supporter or interpreter comes. */
export function ForWhom({ values, errors, people }: Questions & { people: Named[] }) {
  const { invite } = useMessages().people
  return (
    <RadioGroup
      legend={invite.supports}
      name="supports"
      description={invite.supportsHint}
      defaultValue={values.supports || people[0]?.id}
      error={errors.supports}
      choices={people.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

export function Employer({ values, errors, team }: Questions & { team: boolean }) {
  const { invite } = useMessages().people
  const { wording } = useSetup()
  return (
    <>
      <TextField
        label={invite.employer}
        name="employer"
        description={invite.employerHint}
        defaultValue={values.employer}
        maxLength={NAME_MAX}
        error={errors.employer}
        optional
      />
      {team && (
        <Checkbox
          name="team"
          value="yes"
          label={invite.team(wording)}
          description={invite.teamHint}
          defaultChecked={values.team !== ''}
        />
      )}
    </>
  )
}
