import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, fieldId, TextField } from '../ui/fields.tsx'
import { CHILDREN_MAX, NAME_MAX, type StartValues } from './start-input.ts'

/** One row per child. "Nog een kind" sends the form and comes back with a row more, so that it needs no script. */
export function ChildFields(props: { rows: StartValues['children']; errors: Record<string, string> }) {
  const { start } = useMessages()
  const { rows, errors } = props
  useFocusOnNewRow(rows.length)
  return (
    <fieldset className="start__children stack">
      <legend className="field__legend utrecht-form-label">{start.children}</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reason: rows have no other name, and are only ever added at the end
        <div className="stack stack--tight" key={index}>
          <TextField
            label={index === 0 ? start.childName : start.childNameNth(index + 1)}
            name={`child-${index}`}
            maxLength={NAME_MAX}
            defaultValue={row.name}
            error={errors[`child-${index}`]}
          />
          <Checkbox label={start.unborn} name={`unborn-${index}`} defaultChecked={row.unborn} />
        </div>
      ))}
      <input type="hidden" name="rows" value={rows.length} />
      {rows.length < CHILDREN_MAX && (
        <div>
          <Button type="submit" name="intent" value="child" icon={IconPlus} size="small">
            {start.anotherChild}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function useFocusOnNewRow(count: number): void {
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) document.getElementById(fieldId(`child-${count - 1}`))?.focus()
    before.current = count
  }, [count])
}
