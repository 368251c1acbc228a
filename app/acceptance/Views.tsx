import { Form } from 'react-router'
import type { AgreementOnPage } from '#server/acceptance/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Textarea } from '../ui/fields.tsx'
import type { AcceptanceAnswer } from './acceptance-actions.ts'

interface Props {
  agreement: AgreementOnPage
  mayAdd: boolean
  action: string
  given: AcceptanceAnswer['view']
}

/** Differing views: as large as the agreement they stand beside. */
export function Views({ agreement: { id, views }, mayAdd, action, given }: Props) {
  const { acceptance } = useMessages()
  const about = given?.agreementId === id ? given : undefined
  return (
    <>
      {views.map((view) => (
        <div key={view.id} className="acceptance__view">
          <p className="passage__by">{acceptance.view.by(view.name)}</p>
          <p className="acceptance__what" dir="auto">
            {view.words}
          </p>
          {view.isMine && (
            <Form method="post" action={action} preventScrollReset>
              <input type="hidden" name="view" value={view.id} />
              <Button type="submit" size="small" variant="subtle" name="intent" value="erase-view">
                {acceptance.view.erase}
              </Button>
            </Form>
          )}
        </div>
      ))}
      {mayAdd && (
        // A new count is a new form: what was put beside it leaves the field.
        <details className="disclosure" key={views.length} open={about !== undefined}>
          <summary>{acceptance.view.add}</summary>
          <Form method="post" action={action} preventScrollReset className="disclosure__body stack">
            <input type="hidden" name="agreement" value={id} />
            <Textarea
              label={acceptance.view.words}
              name={`words-${id}`}
              rows={2}
              maxLength={2_000}
              description={acceptance.view.hint}
              error={about?.result === 'words' ? acceptance.view.missing : undefined}
            />
            <div className="form-actions">
              <Button type="submit" name="intent" value="view">
                {acceptance.view.save}
              </Button>
            </div>
          </Form>
        </details>
      )}
    </>
  )
}
