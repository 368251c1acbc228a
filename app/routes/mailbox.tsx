import { Fragment } from 'react'
import { servicesContext } from '#server/context.ts'
import { clockTime, fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Card } from '../ui/Card.tsx'
import { PageFrame } from '../ui/PageFrame.tsx'
import type { Route } from './+types/mailbox'

/** Only where there is no mail server: elsewhere nobody reads another person's mail here. */
export async function loader({ context }: Route.LoaderArgs) {
  const { mailbox } = context.get(servicesContext)
  if (!mailbox) throw new Response(null, { status: 404 })
  return { mails: await mailbox.list() }
}

export default function MailboxPage({ loaderData: { mails } }: Route.ComponentProps) {
  const { mailbox } = useMessages().signIn
  const language = useLanguage()
  return (
    <PageFrame title={mailbox.title} narrow>
      <h1>{mailbox.title}</h1>
      <Alert type="warning">
        <p>
          {mailbox.intro} {mailbox.warning}
        </p>
      </Alert>
      {mails.length === 0 && <p>{mailbox.empty}</p>}
      {mails.map((mail) => (
        <Card key={mail.id} title={mail.subject || mailbox.text}>
          <p className="muted">
            {mailbox.to(mail.to)}, {fullDate(mail.at, language)} {clockTime(mail.at, language)}
          </p>
          <p className="mail" dir="auto">
            <WithLinks text={mail.text} />
          </p>
        </Card>
      ))}
    </PageFrame>
  )
}

/** The links lead to the address at which this page was opened: `localhost` and `127.0.0.1` have cookies of their own. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: reason: the parts of one mail never change place
    if (!part.startsWith('http')) return <Fragment key={index}>{part}</Fragment>
    return (
      <a key={part} href={new URL(part).pathname}>
        {part}
      </a>
    )
  })
}
