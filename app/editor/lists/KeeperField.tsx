import { addKeeper, setValue, textOf } from '#plan/commands.ts'
import { readKeepers } from '#plan/document.ts'
import { itemsRoot } from '#plan/shape.ts'
import { inLanguage } from '#plan/template.ts'
import { useMessages } from '../../messages/MessagesProvider.tsx'
import { usePlanRoom, useShared } from '../room.ts'
import type { ListFieldProps } from './field-props.ts'
import { ItemList } from './ItemList.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import { SharedTextInput } from './SharedTextInput.tsx'
import { useList } from './use-list.ts'
import { useWriters } from './writers.ts'

/** Who keeps an eye on the plan, and how often. */
export function KeeperField({ field }: ListFieldProps) {
  const { doc, language } = usePlanRoom()
  const { lists } = useMessages()
  const words = lists.keeper
  const root = itemsRoot(field.id)
  const keepers = useShared(doc, doc.getMap(root), () => readKeepers(doc, field.id))
  const handle = useList(
    root,
    keepers.map((keeper) => keeper.id),
  )
  return (
    <ItemList
      handle={handle}
      label={inLanguage(field.question, language)}
      nameOf={words.item}
      empty={words.empty}
      add={words.add}
      make={() => addKeeper(doc, field.id)}
      writers={useWriters(root)}
    >
      {(id) => {
        const who = keepers.find((keeper) => keeper.id === id)?.who ?? null
        return (
          <>
            <PeoplePicker
              label={words.who}
              chosen={who === null ? [] : [who]}
              onAdd={(plan, person) => setValue(plan, root, id, 'who', person)}
              onRemove={(plan) => setValue(plan, root, id, 'who', null)}
              first
            />
            <SharedTextInput text={textOf(doc, root, id, 'howOften')} label={words.howOften} />
          </>
        )
      }}
    </ItemList>
  )
}
