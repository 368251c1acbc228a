import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react'
import { Form } from 'react-router'
import type { Evening } from '#server/guiding/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Timer } from './Timer.tsx'

export type Open = Extract<Evening, { state: 'open' }>

/** Where the evening is. Who guides it moves it. */
export function Agenda({ evening, problem }: { evening: Open; problem: boolean }) {
  const { guide } = useMessages()
  const { agenda, current, hasBegun, clock, mayGuide } = evening
  const line = agenda[current]
  return (
    <Card title={guide.agendaTitle}>
      <ol className="agenda">
        {agenda.map(({ step, minutes }, index) => (
          <li
            key={step}
            className="agenda__line"
            aria-current={index === current ? 'step' : undefined}
            data-done={index < current || undefined}
          >
            <span>{guide.agendaLabel(guide.scripts[step].title, minutes)}</span>
            {index === current && <strong>{guide.now}</strong>}
            {index < current && <span className="muted">{guide.done}</span>}
          </li>
        ))}
      </ol>
      {line ? <Timer planned={line.minutes} clock={clock} /> : <p>{guide.notBegun}</p>}
      {mayGuide && (
        <>
          <Form method="post" className="cluster">
            {!hasBegun && (
              <Button type="submit" variant="primary" icon={IconPlayerPlay} name="intent" value="begin">
                {guide.begin}
              </Button>
            )}
            {hasBegun && current < agenda.length - 1 && (
              <Button
                type="submit"
                variant="primary"
                icon={IconPlayerTrackNext}
                name="goTo"
                value={current + 1}
              >
                {guide.next}
              </Button>
            )}
            {hasBegun && (
              <Button
                type="submit"
                icon={clock.isRunning ? IconPlayerPause : IconPlayerPlay}
                name="intent"
                value={clock.isRunning ? 'pause' : 'resume'}
              >
                {clock.isRunning ? guide.pause : guide.resume}
              </Button>
            )}
            {current > 0 && (
              <Button type="submit" icon={IconPlayerTrackPrev} name="goTo" value={current - 1}>
                {guide.back}
              </Button>
            )}
          </Form>
          <p className="muted">{guide.moveHint}</p>
          <Minutes agenda={agenda} problem={problem} />
        </>
      )}
    </Card>
  )
}

function Minutes({ agenda, problem }: { agenda: Open['agenda']; problem: boolean }) {
  const { guide } = useMessages()
  return (
    <details className="disclosure" open={problem}>
      <summary>{guide.changeMinutes}</summary>
      <Form method="post" className="disclosure__body" noValidate>
        {problem && <p role="alert">{guide.minutesWrong}</p>}
        {agenda.map(({ step, minutes }) => (
          <TextField
            key={step}
            label={guide.minutesFor(guide.scripts[step].title)}
            name={`minutes-${step}`}
            inputMode="numeric"
            maxLength={3}
            defaultValue={minutes}
          />
        ))}
        <div>
          <Button type="submit" name="intent" value="minutes">
            {guide.saveMinutes}
          </Button>
        </div>
      </Form>
    </details>
  )
}
