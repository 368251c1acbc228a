import { Form } from 'react-router'
import { OUTCOME_ANSWERS, OUTCOME_QUESTIONS } from '#plan/reviews/outcomes.ts'
import type { ReviewPage } from '#server/reviews/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup } from '../ui/fields.tsx'

/** For oneself, and only if one wants to: nobody sees an answer beside a name. */
export function OutcomeQuestions({ outcome }: { outcome: NonNullable<ReviewPage['outcome']> }) {
  const { reviews } = useMessages()
  return (
    <Card title={reviews.outcomeTitle}>
      <p>{reviews.outcomeLead}</p>
      <Form method="post" preventScrollReset className="stack">
        {OUTCOME_QUESTIONS.map((question) => (
          <RadioGroup
            key={question}
            name={question}
            legend={reviews.outcomeQuestions[question]}
            defaultValue={outcome[question] ?? undefined}
            choices={OUTCOME_ANSWERS.map((value) => ({ value, label: reviews.outcomeAnswers[value] }))}
          />
        ))}
        <div className="form-actions">
          <Button type="submit" name="intent" value="outcome">
            {reviews.outcomeSave}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
