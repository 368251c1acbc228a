import { addGoal, textOf } from '#plan/commands.ts'
import { readGoals } from '#plan/document.ts'
import { GOALS } from '#plan/shape.ts'
import { inLanguage } from '#plan/template.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { usePlanRoom, useShared } from '../room.ts'
import type { ListFieldProps } from './field-props.ts'
import { ItemList } from './ItemList.tsx'
import { SharedTextInput } from './SharedTextInput.tsx'
import { useList } from './use-list.ts'
import { useWriters } from './writers.ts'

/** The goals of the plan: one list for all sections, because agreements name them. */
export function GoalsField({ field }: ListFieldProps) {
  const { doc, language } = usePlanRoom()
  const { lists } = useMessages()
  const goals = useShared(doc, doc.getMap(GOALS), () => readGoals(doc))
  const handle = useList(
    GOALS,
    goals.map((goal) => goal.id),
  )
  return (
    <ItemList
      handle={handle}
      label={inLanguage(field.question, language)}
      nameOf={lists.goals.item}
      empty={lists.goals.empty}
      add={lists.goals.add}
      make={() => addGoal(doc)}
      writers={useWriters(GOALS)}
    >
      {(id, name) => (
        <SharedTextInput
          text={textOf(doc, GOALS, id, 'title')}
          label={name}
          multiline
          first
          onEnter={() => handle.add(() => addGoal(doc, '', { index: handle.order.indexOf(id) + 1 }))}
        />
      )}
    </ItemList>
  )
}
