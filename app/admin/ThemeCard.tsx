import { IconCheck } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { OrganisationSettings } from '#server/organisations/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'

interface ThemeCardProps {
  theme: OrganisationSettings['theme']
  choices: { id: string; name: string }[]
}

/** The look of this organisation's pages: that of the website, one that was mounted, or its own colours. */
export function ThemeCard({ theme, choices }: ThemeCardProps) {
  const { admin } = useMessages()
  const colours = theme?.kind === 'colours' ? theme : null
  return (
    <Card title={admin.themeTitle}>
      <p>{admin.themeText}</p>
      <Form method="post" className="stack">
        <input type="hidden" name="wat" value="theme" />
        <RadioGroup
          name="thema"
          legend={admin.theme}
          defaultValue={colours ? 'kleuren' : theme?.kind === 'folder' ? `map:${theme.id}` : 'website'}
          choices={[
            { value: 'website', label: admin.themeNone },
            ...choices.map(({ id, name }) => ({ value: `map:${id}`, label: name })),
            { value: 'kleuren', label: admin.themeColours },
          ]}
        />
        <TextField
          name="kleur"
          label={admin.colour}
          description={admin.colourHint}
          defaultValue={colours?.primary}
          maxLength={7}
          dir="ltr"
          optional
        />
        <TextField
          name="accent"
          label={admin.accent}
          defaultValue={colours?.accent ?? ''}
          maxLength={7}
          dir="ltr"
          optional
        />
        <div className="form-actions">
          <Button type="submit" icon={IconCheck} aria-label={admin.saveOf(admin.themeTitle)}>
            {admin.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
