import { addMoment, textOf } from '#plan/commands.ts'
import { readMoments } from '#plan/document.ts'
import { itemsRoot } from '#plan/shape.ts'
import { inLanguage } from '#plan/template.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { usePlanRoom, useShared } from '../room.ts'
import { DateField } from './ChoiceFields.tsx'
import type { ListFieldProps } from './field-props.ts'
import { ItemList } from './ItemList.tsx'
import { SharedTextInput } from './SharedTextInput.tsx'
import { useList } from './use-list.ts'
import { useWriters } from './writers.ts'

/** Days to meet or to look back, each with a few words. */
export function MomentsField({ field }: ListFieldProps) {
  const { doc, language } = usePlanRoom()
  const { lists } = useMessages()
  const root = itemsRoot(field.id)
  const moments = useShared(doc, doc.getMap(root), () => readMoments(doc, field.id))
  const handle = useList(
    root,
    moments.map((moment) => moment.id),
  )
  return (
    <ItemList
      handle={handle}
      label={inLanguage(field.question, language)}
      nameOf={lists.moments.item}
      empty={lists.moments.empty}
      add={lists.moments.add}
      make={() => addMoment(doc, field.id)}
      writers={useWriters(root)}
    >
      {(id) => (
        <>
          <DateField
            root={root}
            id={id}
            name="date"
            label={lists.moments.date}
            value={moments.find((moment) => moment.id === id)?.date ?? null}
            first
          />
          <SharedTextInput text={textOf(doc, root, id, 'text')} label={lists.moments.text} multiline />
        </>
      )}
    </ItemList>
  )
}
