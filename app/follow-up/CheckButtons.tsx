/** Three toggle buttons of one answer; pressing the pressed one takes it back. They send the form around them. */
import type { CheckAnswer } from '#server/follow-up/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'

const ANSWERS: readonly CheckAnswer[] = ['done', 'partly', 'not']

export function CheckButtons({ pressed, takeBack }: { pressed: CheckAnswer | null; takeBack: string }) {
  const { followUp } = useMessages()
  return (
    <div className="acceptance__buttons follow__buttons">
      {ANSWERS.map((answer) => (
        <Button
          key={answer}
          type="submit"
          className="acceptance__button"
          aria-pressed={pressed === answer}
          {...(pressed === answer
            ? { name: 'take-back', value: takeBack }
            : { name: 'answer', value: answer })}
        >
          {followUp.answers[answer]}
        </Button>
      ))}
    </div>
  )
}
