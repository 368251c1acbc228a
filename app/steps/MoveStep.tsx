import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { StepsView } from '#server/steps/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'

/** One step on or back; private time begins with its own button. */
export function MoveStep({ steps }: { steps: StepsView }) {
  const { steps: words } = useMessages()
  const { mayMoveTo, steps: all, step } = steps
  const places = all.filter((each) => each !== 'private')
  const at = all.indexOf(step)
  const next = places.find((each) => all.indexOf(each) > at && mayMoveTo.includes(each))
  const previous = places.findLast((each) => all.indexOf(each) < at && mayMoveTo.includes(each))
  if (!next && !previous) return null
  return (
    <Card title={words.moveTitle}>
      <p>{words.moveText}</p>
      <div className="cluster">
        {previous && (
          <Form method="post">
            <input type="hidden" name="to" value={previous} />
            <Button type="submit" icon={IconArrowLeft} name="intent" value="move">
              {words.back(words.step[previous].name)}
            </Button>
          </Form>
        )}
        {next && (
          <Form method="post">
            <input type="hidden" name="to" value={next} />
            <Button type="submit" iconEnd={IconArrowRight} name="intent" value="move">
              {words.forward(words.step[next].name)}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  )
}
