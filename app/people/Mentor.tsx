/** The JIM, for the youth who chooses and for everybody who is asked; nobody else sees that there is a question. */
import { IconHeartHandshake } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { MentorAsked, MentorView } from '#server/roles/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup, TextField } from '../ui/fields.tsx'

interface MentorProps {
  mentors: MentorView[]
  candidates: { participantId: string; name: string }[]
  /** This person is a youth who may choose. */
  chooses: boolean
}

export function Mentor({ mentors, candidates, chooses }: MentorProps) {
  return (
    <>
      {chooses && <Choose candidates={candidates} />}
      {mentors.map((mentor) => (
        <Asked key={mentor.mentorId} mentor={mentor} />
      ))}
    </>
  )
}

function Choose({ candidates }: { candidates: MentorProps['candidates'] }) {
  const { roles } = useMessages()
  return (
    <Card title={roles.mentorTitle}>
      <p>{roles.mentorText}</p>
      <p>{roles.mentorNeeds}</p>
      {candidates.length === 0 ? (
        <p className="muted">{roles.mentorNobody}</p>
      ) : (
        <Form method="post" className="stack">
          <RadioGroup
            legend={roles.mentorWho}
            name="mentor"
            choices={candidates.map(({ participantId, name }) => ({ value: participantId, label: name }))}
            required
          />
          <div className="form-actions">
            <Button type="submit" icon={IconHeartHandshake} name="intent" value="mentor-ask">
              {roles.mentorAsk}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  )
}

function Asked({ mentor }: { mentor: MentorView }) {
  const { roles } = useMessages()
  const { mentorName, youthName, status, asked, may } = mentor
  return (
    <Card title={may.takeBack ? roles.mentorTitle : roles.mentorOf(youthName)}>
      <p>
        <strong>
          {status === 'active' ? roles.mentorActive(mentorName) : roles.mentorAsked(mentorName)}
        </strong>{' '}
        {status === 'asked' && roles.mentorWaits}
      </p>
      <ul className="points">
        {asked.map((one) => (
          <Answer key={one.participantId} one={one} />
        ))}
      </ul>
      {may.answer && <Question mentor={mentor} />}
      {may.takeBack && (
        <Stop
          mentorId={mentor.mentorId}
          intent="mentor-take-back"
          summary={roles.takeBack}
          text={status === 'active' ? roles.takeBackActive(mentorName) : roles.takeBackAsked(mentorName)}
          confirm={roles.takeBackConfirm}
        />
      )}
      {may.stop && (
        <Stop
          mentorId={mentor.mentorId}
          intent="mentor-stop"
          summary={roles.stop}
          text={roles.stopText}
          confirm={roles.stopConfirm}
        />
      )}
    </Card>
  )
}

function Answer({ one: { name, answer, remark, isMe } }: { one: MentorAsked }) {
  const { roles } = useMessages()
  return (
    <li>
      <bdi>{name}</bdi>
      {isMe && ` (${roles.me})`}: {answer === null ? roles.notYet : roles[answer]}
      {remark && (
        <>
          . <q>{remark}</q>
        </>
      )}
    </li>
  )
}

function Question({ mentor: { mentorId, mentorName, youthName, asked, may } }: { mentor: MentorView }) {
  const { roles } = useMessages()
  const mine = asked.find(({ isMe }) => isMe)
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="mentor" value={mentorId} />
      <h3>{may.stop ? roles.questionMentor(youthName) : roles.question(mentorName, youthName)}</h3>
      <TextField
        label={roles.remark}
        name="remark"
        description={roles.remarkHint}
        defaultValue={mine?.remark ?? ''}
        maxLength={300}
        optional
      />
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value="mentor-yes">
          {roles.sayYes}
        </Button>
        <Button type="submit" name="intent" value="mentor-no">
          {roles.sayNo}
        </Button>
      </div>
    </Form>
  )
}

function Stop(props: { mentorId: string; intent: string; summary: string; text: string; confirm: string }) {
  return (
    <details className="disclosure">
      <summary>{props.summary}</summary>
      <Form method="post" className="disclosure__body">
        <input type="hidden" name="mentor" value={props.mentorId} />
        <p>{props.text}</p>
        <div>
          <Button type="submit" name="intent" value={props.intent}>
            {props.confirm}
          </Button>
        </div>
      </Form>
    </details>
  )
}
