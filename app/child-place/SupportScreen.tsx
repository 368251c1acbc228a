import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'
import type { ChildAnswer } from './child-actions.ts'

/** Who sits beside the child: a name that the child chooses, for the child alone. */
export function SupportScreen({ name, answer }: { name: string | null; answer: ChildAnswer | undefined }) {
  const { support, errors } = useMessages().childPlace
  return (
    <section className="card child-question" aria-labelledby="vraag">
      <h1 id="vraag">{support.title}</h1>
      <p className="lead">{support.ask}</p>
      <Form method="post" className="stack" noValidate>
        <TextField
          label={support.name}
          name="name"
          maxLength={80}
          defaultValue={name ?? ''}
          error={answer?.problem ? errors[answer.problem] : undefined}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large" name="intent" value="support">
            {support.save}
          </Button>
          <Button type="submit" size="large" name="intent" value="alone">
            {support.alone}
          </Button>
        </div>
      </Form>
    </section>
  )
}
