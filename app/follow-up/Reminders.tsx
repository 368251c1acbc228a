/** What this person chose to be reminded of, and choosing more. */
import { IconBell } from '@tabler/icons-react'
import { useRef } from 'react'
import { Form } from 'react-router'
import { RHYTHMS } from '#plan/follow-up/moments.ts'
import type { FollowPage } from '#server/follow-up/types.ts'
import { clockTime, dayName } from '../messages/dates.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { planPath } from '../plan-path.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { type Choice, RadioGroup, TextField } from '../ui/fields.tsx'
import { useKeptFocus } from '../ui/use-kept-focus.ts'
import type { FollowAnswer } from './follow-actions.ts'

interface Props {
  page: Extract<FollowPage, { state: 'open' }>
  planId: string
  as: string | null
  here: string
  given: FollowAnswer | undefined
}

export function Reminders(props: Props) {
  const box = useRef<HTMLDivElement>(null)
  useKeptFocus(box)
  return (
    <div ref={box}>
      <RemindersCard {...props} />
    </div>
  )
}

function RemindersCard({ page, planId, as, here, given }: Props) {
  const { followUp } = useMessages()
  const words = followUp.reminders
  const language = useLanguage()
  const { reminders, channels, agreements } = page
  const nameOf = (id: string | null) => {
    const found = agreements.find((one) => one.id === id)
    return id === null ? words.review : found?.what.trim() || found?.when || ''
  }
  return (
    <Card title={words.title} id="herinneringen">
      <p>{words.lead}</p>
      {given?.remind === 'saved' && (
        <Alert type="ok" role="status">
          <p>{words.saved}</p>
        </Alert>
      )}
      {page.phone && !page.phone.isConfirmed && (
        <PhoneCode ends={page.phone.ends} here={here} given={given} />
      )}
      {given?.phone === 'right' && (
        <Alert type="ok" role="status">
          <p>{words.codeRight}</p>
        </Alert>
      )}
      {reminders.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <ul className="follow__list">
          {reminders.map(({ id, agreementId, every, time, channel, nextAt }) => (
            <li key={id} className="follow__reminder">
              <span>
                <strong dir="auto">{nameOf(agreementId)}</strong>
                <span className="acceptance__note">
                  {words.row(
                    words.rhythms[every],
                    time,
                    words.channels[channel].toLowerCase(),
                    `${dayName(nextAt, language)} ${clockTime(nextAt, language)}`,
                  )}
                </span>
              </span>
              <Form method="post" action={`${here}#herinneringen`}>
                <input type="hidden" name="reminder" value={id} />
                <Button
                  type="submit"
                  size="small"
                  name="intent"
                  value="stop"
                  aria-label={words.stopOf(nameOf(agreementId))}
                >
                  {words.stop}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {!channels.includes('mail') && (
        <div className="stack stack--tight">
          <p>{words.needsAddress}</p>
          <div>
            <LinkButton to={planPath(planId, 'ik', as)}>{words.toMe}</LinkButton>
          </div>
        </div>
      )}
      {channels.length > 0 && <Choose {...{ page, here, given, nameOf }} />}
    </Card>
  )
}

interface ChooseProps extends Pick<Props, 'page' | 'here' | 'given'> {
  nameOf: (id: string | null) => string
}

function Choose({ page, here, given, nameOf }: ChooseProps) {
  const { followUp } = useMessages()
  const words = followUp.reminders
  const remind = given?.remind
  const problem = remind && remind !== 'saved' && remind !== 'code' ? remind : null
  const about: Choice[] = [
    ...page.agreements.map(({ id }) => ({ value: id, label: nameOf(id) })),
    { value: '', label: words.review },
  ]
  const [first] = page.agreements.filter(({ isMine }) => isMine)
  return (
    <details className="disclosure" open={problem !== null}>
      <summary>{words.add}</summary>
      <Form method="post" action={`${here}#herinneringen`} className="disclosure__body" noValidate>
        {problem && (
          <Alert type="error" role="alert">
            <p>{words.problems[problem]}</p>
          </Alert>
        )}
        <RadioGroup
          legend={words.about}
          name="agreement"
          choices={about}
          defaultValue={first?.id ?? about[0]?.value ?? ''}
        />
        <RadioGroup
          legend={words.every}
          name="every"
          choices={RHYTHMS.map((value) => ({ value, label: words.rhythms[value] }))}
          defaultValue="week"
        />
        <TextField
          label={words.firstOn}
          name="firstOn"
          type="date"
          min={page.today}
          defaultValue={page.today}
          error={problem === 'when' ? words.problems.when : undefined}
        />
        <TextField label={words.time} name="time" type="time" defaultValue="18:00" />
        {page.channels.length > 1 ? (
          <RadioGroup
            legend={words.channel}
            name="channel"
            choices={page.channels.map((value) => ({ value, label: words.channels[value] }))}
            defaultValue="mail"
          />
        ) : (
          <input type="hidden" name="channel" value={page.channels[0]} />
        )}
        {page.channels.includes('sms') && (
          <TextField
            label={words.phone}
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            dir="ltr"
            description={page.phone?.isConfirmed ? words.phoneKnown(page.phone.ends) : words.phoneHint}
            error={problem === 'phone' ? words.problems.phone : undefined}
          />
        )}
        <div className="form-actions">
          <Button type="submit" variant="primary" name="intent" value="remind" icon={IconBell}>
            {words.save}
          </Button>
        </div>
      </Form>
    </details>
  )
}

/** A code went to the telephone; pasted with or without spaces. */
function PhoneCode({ ends, here, given }: { ends: string; here: string; given: FollowAnswer | undefined }) {
  const { followUp } = useMessages()
  const words = followUp.reminders
  const problem = given?.phone && given.phone !== 'right' ? words.codeProblems[given.phone] : undefined
  return (
    <Alert type="info" title={words.codeTitle}>
      <p>{words.codeSent(ends)}</p>
      <Form method="post" action={`${here}#herinneringen`} className="stack stack--tight" noValidate>
        <TextField
          label={words.code}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          error={problem}
        />
        <div>
          <Button type="submit" name="intent" value="phone">
            {words.codeSave}
          </Button>
        </div>
      </Form>
    </Alert>
  )
}
