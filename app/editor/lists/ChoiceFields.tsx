/** Native controls for the plain values of an item: a date, or one of several choices (R-B43). */
import { useId, useState } from 'react'
import { fullDate } from '../../messages/dates.ts'
import { useLanguage, useMessages } from '../../messages/MessagesProvider.tsx'
import { usePlanRoom } from '../room.ts'
import { OverwrittenNote } from './OverwrittenNote.tsx'
import { useOverwritten, type Value } from './overwritten.ts'

interface Place {
  root: string
  id: string
  /** The key in the item. */
  name: string
  label: string
  labelClass?: string
}

/** A year that is being typed begins as 0002; such a day is no choice yet. */
const isWhole = (day: string) => day >= '1900'

interface DateProps extends Place {
  value: string | null
  first?: boolean
}

export function DateField({ root, id, name, label, labelClass = '', value, first }: DateProps) {
  const { canWrite } = usePlanRoom()
  const { lists } = useMessages()
  const language = useLanguage()
  const control = useId()
  const choice = useOverwritten(root, id, name)
  /** What stands in the control while somebody is in it. */
  const [draft, setDraft] = useState<string | null>(null)
  const type = (day: string) => {
    setDraft(day)
    if (day === '' ? value !== null : isWhole(day) && day !== value) choice.choose(day || null)
  }
  return (
    <div className="field">
      <label className={`field__label utrecht-form-label ${labelClass}`} htmlFor={control}>
        {label}
      </label>
      <input
        id={control}
        type="date"
        className="utrecht-textbox utrecht-textbox--html-input date-field"
        value={(choice.lost ? null : draft) ?? value ?? ''}
        readOnly={!canWrite}
        data-first={first || undefined}
        max="2099-12-31"
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => setDraft(null)}
      />
      <OverwrittenNote
        choice={choice}
        say={(theirs) => (theirs === null ? lists.nothing : fullDate(theirs, language))}
      />
    </div>
  )
}

export interface Option {
  value: string
  label: string
}

interface SelectProps extends Place {
  value: string | null
  options: readonly Option[]
  /** The words for no choice; left out where there always is one. */
  none?: string
  /** How a value is called that is no longer among the options. */
  unknown?: string
  /** What a choice is in the document, where that is not the option's own value. */
  toValue?: (option: string) => Value
  first?: boolean
}

export function SelectField(props: SelectProps) {
  const { root, id, name, label, labelClass = '', value, options, none, unknown, toValue, first } = props
  const { canWrite } = usePlanRoom()
  const { lists } = useMessages()
  const control = useId()
  const choice = useOverwritten(root, id, name)
  const known = value === null || options.some((option) => option.value === value)
  const chosen = (option: string): Value => (option === '' ? null : toValue ? toValue(option) : option)
  const say = (theirs: Value) =>
    theirs === null
      ? (none ?? lists.nothing)
      : (options.find((option) => option.value === String(theirs))?.label ?? unknown ?? String(theirs))
  return (
    <div className="field">
      <label className={`field__label utrecht-form-label ${labelClass}`} htmlFor={control}>
        {label}
      </label>
      <select
        id={control}
        className="utrecht-select utrecht-select--html-select"
        value={value ?? ''}
        disabled={!canWrite}
        data-first={first || undefined}
        onChange={(event) => choice.choose(chosen(event.currentTarget.value))}
      >
        {none !== undefined && <option value="">{none}</option>}
        {!known && <option value={value ?? ''}>{unknown ?? value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <OverwrittenNote choice={choice} say={say} />
    </div>
  )
}
