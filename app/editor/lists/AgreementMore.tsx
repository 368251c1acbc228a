import type { Agreement, Goal } from '#plan/document.ts'
import { AGREEMENTS } from '#plan/shape.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { DateField, SelectField } from './ChoiceFields.tsx'
import { ItemTools } from './ItemTools.tsx'
import { PersonSelect } from './PersonSelect.tsx'
import type { ListHandle } from './use-list.ts'
import type { Writer } from './writers.ts'

interface Props {
  id: string
  agreement: Agreement
  name: string
  goals: readonly Goal[]
  handle: ListHandle
  writers: readonly Writer[] | undefined
}

/** What an agreement can say besides who, what and when; and the ways to move it or take it away. */
export function AgreementMore({ id, agreement, name, goals, handle, writers }: Props) {
  const { lists } = useMessages()
  const words = lists.agreements
  const titled = goals.filter((goal) => goal.title.trim() !== '')
  const item = { root: AGREEMENTS, id: agreement.id }
  return (
    <div className="agreement__rest" id={id}>
      <DateField {...item} name="until" label={words.until} value={agreement.until} />
      <PersonSelect
        {...item}
        name="fallback"
        label={words.fallback}
        value={agreement.fallback}
        none={lists.nobody}
      />
      {titled.length > 0 && (
        <SelectField
          {...item}
          name="goal"
          label={words.goal}
          value={goals.some((goal) => goal.id === agreement.goal) ? agreement.goal : null}
          none={words.noGoal}
          options={titled.map((goal) => ({ value: goal.id, label: goal.title.trim() }))}
        />
      )}
      <ItemTools handle={handle} id={agreement.id} name={name} writers={writers} />
    </div>
  )
}
