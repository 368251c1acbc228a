import { IconFileTypePdf, IconJson, IconLock } from '@tabler/icons-react'
import type { DeliveryState } from '#server/cases/types.ts'
import { BookView } from '../book/BookView.tsx'
import { fullDate } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { CopyField } from '../people/CopyField.tsx'
import { Alert } from '../ui/Alert.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { AnswerAgreement, Remarks } from './AnswerAgreement.tsx'
import { lackingReason } from './case-input.ts'
import { RegisterDelivery } from './RegisterDelivery.tsx'
import { registerProblem } from './register-problem.ts'
import type { ShownPaper, ShownSending } from './shown-sending.ts'

interface SendingViewProps {
  sending: ShownSending
  caseId: string
  /** The page of the case, for another system: a link in place of a copy. */
  link: string
  team: string
  hasRegister: boolean
  /** The answer whose reason is missing. */
  lacking: string | null
  reads: boolean
}

/** What a family sent: to read, to answer per agreement, to take along. Never to change. */
export function SendingView({ sending, caseId, link, team, hasRegister, lacking, reads }: SendingViewProps) {
  const { cases } = useMessages()
  const language = useLanguage()
  const { id, plan, safety, responses, remarks } = sending
  const agreements = [...(plan?.agreements ?? []), ...(safety?.agreements ?? [])]
  const file = `/wijkteam/zaken/${caseId}/${id}`
  const title = sending.ownWordsOnly ? cases.ownWords : cases.version(sending.planVersion)
  const open = agreements.filter(({ id: one }) => !responses.some(({ agreementId }) => agreementId === one))
  return (
    <>
      <h2 id={id}>{title}</h2>
      <p className="muted">{cases.sentOn(fullDate(sending.sentAt, language))}</p>
      {sending.isWithdrawn && <Withdrawn delivery={sending.delivery} />}
      {!sending.isWithdrawn && !reads && <Alert>{cases.notYours}</Alert>}
      <Labels labels={sending.labels} stillToAsk={sending.stillToAskForHelp} />
      {plan && (
        <>
          {agreements.length > 0 && (
            <p>
              <strong>{cases.answeredCount(agreements.length - open.length, agreements.length)}</strong>
            </p>
          )}
          <Answered paper={plan} sending={sending} lacking={lacking} />
          {safety && (
            <section className="stack share-apart" aria-label={cases.apartTitle}>
              <h3>
                <Icon of={IconLock} /> {cases.apartTitle}
              </h3>
              <p>{cases.apartText}</p>
              <Answered paper={safety} sending={sending} lacking={lacking} />
              <div>
                <LinkButton icon={IconFileTypePdf} to={`${file}/bijlage.pdf`} reloadDocument download>
                  {cases.apartPdf}
                </LinkButton>
              </div>
            </section>
          )}
          <Card title={cases.besideTitle}>
            <p>{cases.besideText}</p>
            <Remarks
              sendingId={id}
              about={null}
              remarks={remarks.filter(({ aboutId }) => !agreements.some((one) => one.id === aboutId))}
            />
          </Card>
          <Card title={cases.keepTitle}>
            <RegisterDelivery
              delivery={sending.delivery}
              sendingId={id}
              hasRegister={hasRegister}
              team={team}
            />
            <p>{cases.keepText}</p>
            <div className="cluster">
              <LinkButton icon={IconFileTypePdf} to={`${file}/uittreksel.pdf`} reloadDocument download>
                {cases.pdf}
              </LinkButton>
              <LinkButton icon={IconJson} to={`${file}/uittreksel.json`} reloadDocument download>
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

interface AnsweredProps {
  paper: ShownPaper
  sending: ShownSending
  lacking: string | null
}

/** One document, with below each agreement the team's answer and remarks. */
function Answered({ paper: { chapters, agreements }, sending, lacking }: AnsweredProps) {
  const { id, responses, remarks } = sending
  return (
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
              lacksReason={lacking === lackingReason(id, agreement.id)}
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
