import { addLine, textOf } from '#plan/commands.ts'
import { readLines } from '#plan/document.ts'
import { itemsRoot } from '#plan/shape.ts'
import { inLanguage } from '#plan/template.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { usePlanRoom, useShared } from '../room.ts'
import type { ListFieldProps } from './field-props.ts'
import { ItemList } from './ItemList.tsx'
import { SharedTextInput } from './SharedTextInput.tsx'
import { useList } from './use-list.ts'
import { useWriters } from './writers.ts'

/** Short lines, as on paper: Enter begins the next one, Backspace on an empty line goes back. */
export function LinesField({ field }: ListFieldProps) {
  const { doc, language } = usePlanRoom()
  const { lists } = useMessages()
  const root = itemsRoot(field.id)
  const lines = useShared(doc, doc.getMap(root), () => readLines(doc, field.id))
  const handle = useList(
    root,
    lines.map((line) => line.id),
  )
  const writers = useWriters(root)
  return (
    <ItemList
      handle={handle}
      label={inLanguage(field.question, language)}
      nameOf={lists.lines.item}
      empty={lists.lines.empty}
      add={lists.lines.add}
      make={() => addLine(doc, field.id)}
      writers={writers}
    >
      {(id, name) => (
        <SharedTextInput
          text={textOf(doc, root, id, 'text')}
          label={name}
          labelClass="sr-only"
          multiline
          first
          onEnter={() =>
            handle.add(() => addLine(doc, field.id, '', { index: handle.order.indexOf(id) + 1 }))
          }
          onEmptyBackspace={() => handle.back(id, name)}
        />
      )}
    </ItemList>
  )
}
