import { IconArrowBackUp, IconEye, IconLink } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { SendingView } from '#server/sharing/types.ts'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { CopyField } from '../people/CopyField.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

interface Props {
  sending: SendingView
  /** Of the page that shows what went; null while it is shown. */
  lookTo: string | null
  /** A link that was just made. */
  link: string | null
}

/** One sending as the family follows it: where it is, what came back, and taking it back. */
export function SendingCard({ sending, lookTo, link }: Props) {
  const { sharing } = useMessages()
  const language = useLanguage()
  const { id, recipientName, version, status, createdAt, sentAt, withdrawnAt, answeredAt } = sending
  const at = { asking: createdAt, sent: sentAt, withdrawn: withdrawnAt }[status] ?? createdAt
  const isEmptied = status === 'withdrawn' && answeredAt === null
  return (
    <Card title={sharing.to(recipientName)}>
      <p>
        {!sending.ownWordsOnly && `${sharing.version(version)}. `}
        {sharing.states[status](fullDate(at, language))}
      </p>
      {sending.labels.map((label) => (
        <p key={label}>
          <strong>{sharing.labels[label]}</strong>
        </p>
      ))}
      {status === 'asking' && <Waiting sending={sending} />}
      {status === 'withdrawn' && sentAt !== null && <p>{isEmptied ? sharing.gone : sharing.withdrawnLate}</p>}
      {status === 'withdrawn' ? <StillThere sending={sending} /> : <Delivery sending={sending} />}
      <Answers sending={sending} />
      {sending.link?.openedAt && <p>{sharing.opened(fullDate(sending.link.openedAt, language))}</p>}
      {link && (
        <Alert type="ok" role="status">
          <p>{sharing.linkOnce}</p>
          <CopyField label={sharing.linkLabel} name={`link-${id}`} value={link} button={sharing.copy} />
        </Alert>
      )}
      {sending.link?.mayMake && !link && <p className="muted">{sharing.linkText}</p>}
      {sending.mayWithdraw && <p className="muted">{sharing.withdrawText}</p>}
      <div className="cluster">
        {lookTo && !isEmptied && (
          <LinkButton icon={IconEye} variant={sending.maySend ? 'primary' : 'secondary'} to={lookTo}>
            {status === 'asking' ? sharing.looks : sharing.look}
          </LinkButton>
        )}
        {sending.link?.mayMake && (
          <Form method="post">
            <input type="hidden" name="sending" value={id} />
            <Button type="submit" name="intent" value="link" icon={IconLink}>
              {sharing.makeLink}
            </Button>
          </Form>
        )}
        {sending.mayWithdraw && (
          <Form method="post">
            <input type="hidden" name="sending" value={id} />
            <Button type="submit" name="intent" value="withdraw" variant="subtle" icon={IconArrowBackUp}>
              {sharing.withdraw}
              <span className="sr-only">: {sharing.to(recipientName)}</span>
            </Button>
          </Form>
        )}
      </div>
    </Card>
  )
}

function Waiting({ sending }: { sending: SendingView }) {
  const { sharing } = useMessages()
  return (
    <>
      <ul className="points">
        {sending.consents.map(({ name, answer }) => (
          <li key={name}>
            <bdi>{name}</bdi>: {sharing.answers[answer ?? 'none']}
          </li>
        ))}
      </ul>
      {sending.maySend ? (
        <p>
          <strong>{sharing.sendNow}</strong>
        </p>
      ) : (
        <p className="muted">{sharing.wait(sending.waitDays)}</p>
      )}
    </>
  )
}

function Delivery({ sending: { delivery } }: { sending: SendingView }) {
  const { sharing } = useMessages()
  const language = useLanguage()
  if (delivery.state === 'none') return null
  return (
    <p>
      {delivery.state === 'arrived'
        ? sharing.delivery.arrived(fullDate(delivery.at, language))
        : sharing.delivery[delivery.state]}
    </p>
  )
}

/** What is in the municipality's own system after it was taken back here. */
function StillThere({ sending: { delivery } }: { sending: SendingView }) {
  const { sharing } = useMessages()
  if (delivery.state === 'arrived') return <p>{sharing.stillInCase}</p>
  return delivery.state === 'under-way' ? <p>{sharing.beingRemoved}</p> : null
}

function Answers({ sending: { responses, remarks } }: { sending: SendingView }) {
  const { sharing } = useMessages()
  const language = useLanguage()
  return (
    <>
      {responses.length > 0 && (
        <>
          <h3>{sharing.responsesTitle}</h3>
          <ul className="points">
            {responses.map(({ agreementId, agreement, answer, because, by, at }) => (
              <li key={agreementId}>
                <bdi>{agreement}</bdi>
                <br />
                <strong>{sharing[answer]}</strong>
                {because && (
                  <>
                    : <bdi>{because}</bdi>
                  </>
                )}
                <br />
                <span className="muted">{sharing.by(by, fullDate(at, language))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {remarks.length > 0 && (
        <>
          <h3>{sharing.remarksTitle}</h3>
          <ul className="points">
            {remarks.map(({ id, words, by, at }) => (
              <li key={id}>
                <bdi>{words}</bdi>
                <br />
                <span className="muted">{sharing.by(by, fullDate(at, language))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
