/** What this person is to each child, by the own word alone. */
import { Form } from 'react-router'
import type { OwnBond } from '#server/roles/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../ui/fields.tsx'

export function OwnBonds({ own }: { own: { role: 'parent' | 'network'; bonds: OwnBond[] } }) {
  const { roles } = useMessages()
  return (
    <details className="disclosure">
      <summary>{roles.bondsTitle}</summary>
      <Form method="post" className="disclosure__body">
        <p>{roles.bondsIntro}</p>
        {own.bonds.map((bond) =>
          own.role === 'parent' ? (
            <AsParent key={bond.childId} bond={bond} />
          ) : (
            <Checkbox
              key={bond.childId}
              name={`foster-${bond.childId}`}
              label={roles.foster(bond.childName)}
              defaultChecked={bond.isFosterParent}
            />
          ),
        )}
        <div>
          <Button type="submit" name="intent" value="bonds">
            {roles.save}
          </Button>
        </div>
      </Form>
    </details>
  )
}

function AsParent({ bond }: { bond: OwnBond }) {
  const { roles } = useMessages()
  return (
    <>
      <Checkbox
        name={`raises-${bond.childId}`}
        label={roles.raises(bond.childName)}
        defaultChecked={bond.raises}
      />
      <RadioGroup
        legend={roles.authority(bond.childName)}
        name={`authority-${bond.childId}`}
        description={roles.authorityHint}
        defaultValue={bond.authority}
        choices={[
          { value: 'yes', label: roles.authorityYes },
          { value: 'no', label: roles.authorityNo },
          { value: 'unknown', label: roles.authorityUnknown },
        ]}
      />
    </>
  )
}
