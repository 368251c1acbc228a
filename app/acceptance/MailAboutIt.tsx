/** Whether a question that waits is told of by mail, and the one tap that changes it. */
import { Form } from 'react-router'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'

export function MailAboutIt({ mail, here }: { mail: 'on' | 'off'; here: string }) {
  const words = useMessages().acceptance.mail
  return (
    <Form method="post" action={here} preventScrollReset className="stack">
      <input type="hidden" name="intent" value="mail" />
      <p>{words[mail]}</p>
      <div>
        <Button type="submit" size="small" name="wants" value={mail === 'on' ? 'no' : 'yes'}>
          {mail === 'on' ? words.stop : words.start}
        </Button>
      </div>
    </Form>
  )
}
