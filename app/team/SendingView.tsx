import { IconFileTypePdf, IconFolderPlus, IconJson } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { Chapter } from '#plan/book/book.ts'
import type { CaseSending, DeliveryState } from '#server/cases/types.ts'
import { BookView } from '../book/BookView.tsx'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { CopyField } from '../people/CopyField.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { AnswerAgreement, Remarks } from './AnswerAgreement.tsx'
import { reasonField } from './case-input.ts'
import { registerProblem } from './register-problem.ts'

/** What the page gets of one sending: the extract as a book, so that it reads as its files do. */
export interface ShownSending extends Omit<CaseSending, 'content'> {
  chapters: Chapter[] | null
  agreements: { id: string; number: number }[]
}

interface SendingViewProps {
  sending: ShownSending
  caseId: string
  /** The page of the case, for another system: a link in place of a copy. */
  link: string
  team: string
  hasRegister: boolean
  /** The field whose reason is missing. */
  lacking: string | null
  reads: boolean
}

/** What a family sent: to read, to answer per agreement, to take along. Never to change. */
export function SendingView({ sending, caseId, link, team, hasRegister, lacking, reads }: SendingViewProps) {
  const { cases } = useMessages()
  const language = useLanguage()
  const { id, chapters, agreements, responses, remarks } = sending
  const title = sending.ownWordsOnly ? cases.ownWords : cases.version(sending.planVersion)
  const open = agreements.filter(({ id: one }) => !responses.some(({ agreementId }) => agreementId === one))
  return (
    <>
      <h2 id={id}>{title}</h2>
      <p className="muted">{cases.sentOn(fullDate(sending.sentAt, language))}</p>
      {sending.isWithdrawn && <Withdrawn delivery={sending.delivery} />}
      {!sending.isWithdrawn && !reads && <Alert>{cases.notYours}</Alert>}
      <Labels labels={sending.labels} stillToAsk={sending.stillToAskForHelp} />
      {chapters && (
        <>
          {agreements.length > 0 && (
            <p>
              <strong>{cases.answeredCount(agreements.length - open.length, agreements.length)}</strong>
            </p>
          )}
          <BookView
            chapters={chapters}
            below={(number) => {
              const agreement = agreements.find((one) => one.number === number)
              if (!agreement) return null
              return (
                <>
                  <AnswerAgreement
                    sendingId={id}
                    agreement={agreement}
                    response={responses.find(({ agreementId }) => agreementId === agreement.id) ?? null}
                    lacksReason={lacking === reasonField(agreement.id)}
                  />
                  <Remarks
                    sendingId={id}
                    about={agreement}
                    remarks={remarks.filter(({ aboutId }) => aboutId === agreement.id)}
                  />
                </>
              )
            }}
          />
          <Card title={cases.besideTitle}>
            <p>{cases.besideText}</p>
            <Remarks
              sendingId={id}
              about={null}
              remarks={remarks.filter(({ aboutId }) => !agreements.some((one) => one.id === aboutId))}
            />
          </Card>
          <Card title={cases.keepTitle}>
            <Delivery delivery={sending.delivery} sendingId={id} hasRegister={hasRegister} team={team} />
            <p>{cases.keepText}</p>
            <div className="cluster">
              <LinkButton
                icon={IconFileTypePdf}
                to={`/wijkteam/zaken/${caseId}/${id}/uittreksel.pdf`}
                reloadDocument
                download
              >
                {cases.pdf}
              </LinkButton>
              <LinkButton
                icon={IconJson}
                to={`/wijkteam/zaken/${caseId}/${id}/uittreksel.json`}
                reloadDocument
                download
              >
                {cases.json}
              </LinkButton>
            </div>
            <CopyField
              name={`link-${id}`}
              label={cases.link}
              value={`${link}#${id}`}
              button={cases.copyLink}
            />
          </Card>
        </>
      )}
    </>
  )
}

function Withdrawn({ delivery }: { delivery: DeliveryState }) {
  const messages = useMessages()
  const { cases } = messages
  const isLeft = delivery.state === 'under-way' && delivery.errorCode === 'not-removed'
  return (
    <Alert type="warning">
      <p>{cases.withdrawn}</p>
      {delivery.state === 'arrived' && <p>{cases.stillInCase}</p>}
      {isLeft && <p>{registerProblem(messages, 'not-removed')}</p>}
    </Alert>
  )
}

function Labels({ labels, stillToAsk }: { labels: readonly string[]; stillToAsk: readonly string[] }) {
  const { cases } = useMessages()
  const known = cases.labels as Partial<Record<string, string>>
  return (
    <>
      {labels.map((label) => (
        <Alert key={label} type="warning">
          {known[label] ?? label}
        </Alert>
      ))}
      {stillToAsk.length > 0 && (
        <Alert type="warning" title={cases.stillTitle}>
          <p>{cases.stillText}</p>
          <ul className="points">
            {stillToAsk.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  )
}

function Delivery(props: { delivery: DeliveryState; sendingId: string; hasRegister: boolean; team: string }) {
  const { delivery, sendingId, hasRegister, team } = props
  const messages = useMessages()
  const { cases } = messages
  const language = useLanguage()
  if (delivery.state === 'arrived')
    return <Alert type="ok">{cases.arrived(fullDate(delivery.at, language))}</Alert>
  if (!hasRegister) return <p>{cases.noRegister(team)}</p>
  return (
    <>
      {delivery.state !== 'none' && (
        <Alert type={delivery.state === 'failed' ? 'error' : 'info'}>
          <p>{delivery.state === 'failed' ? cases.deliveryFailed : cases.underWay}</p>
          {delivery.errorCode && (
            <p className="muted">
              {registerProblem(messages, delivery.errorCode)} {cases.errorCode(delivery.errorCode)}
            </p>
          )}
        </Alert>
      )}
      {delivery.state !== 'under-way' && (
        <Form method="post">
          <input type="hidden" name="wat" value="register" />
          <input type="hidden" name="zending" value={sendingId} />
          <Button type="submit" variant="primary" icon={IconFolderPlus}>
            {cases.toRegister}
          </Button>
        </Form>
      )}
    </>
  )
}
