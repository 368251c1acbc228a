/**
 * A native text control on a `Y.Text` of the plan: several people may type in it at once. Short fields are native so
 * that the keyboard of a telephone can go from one to the next (R-B43).
 */
import { type KeyboardEvent, type Ref, useId, useLayoutEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { change, usePlanRoom } from '../room.ts'
import { bindText, type TextControl } from './bind-text.ts'
import { startWriting, stopWriting } from './writers.ts'

/** Long enough for two sentences; paragraphs have the rich editor. */
const LONGEST = 500

export interface SharedTextProps {
  /** Null while its item is on its way: nothing is shown then. */
  text: Y.Text | null
  label: string
  /** Extra classes of the label, such as `sr-only` where a heading above says it already. */
  labelClass?: string
  /** Grows with its words; Enter still goes on rather than making a line break. */
  multiline?: boolean
  describedBy?: string
  placeholder?: string
  /** Marks the field that gets the focus when its item is new. */
  first?: boolean
  onEnter?: () => void
  onEmptyBackspace?: () => void
}

export function SharedTextInput(props: SharedTextProps) {
  const { text, label, labelClass = '', multiline = false, describedBy, placeholder, first = false } = props
  const room = usePlanRoom()
  const control = useRef<TextControl>(null)
  const id = useId()

  useLayoutEffect(() => {
    if (!control.current || !text) return
    return bindText(control.current, text, {
      write: (work) => change(room, work),
      undone: (origin) => origin === room.undoManager,
    })
  }, [room, text])

  if (!text) return null

  const onKeyDown = (event: KeyboardEvent<TextControl>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      props.onEnter?.()
    }
    if (event.key === 'Backspace' && props.onEmptyBackspace && event.currentTarget.value === '') {
      event.preventDefault()
      props.onEmptyBackspace()
    }
  }
  const shared = {
    id,
    dir: 'auto',
    maxLength: LONGEST,
    readOnly: !room.canWrite,
    autoComplete: 'off',
    placeholder,
    'aria-describedby': describedBy,
    'data-first': first || undefined,
    onKeyDown,
    onFocus: () => room.canWrite && startWriting(room, text),
    onBlur: () => stopWriting(room, text),
  }
  return (
    <div className="field shared-text">
      <label className={`field__label utrecht-form-label ${labelClass}`} htmlFor={id}>
        {label}
      </label>
      {multiline ? (
        <textarea
          {...shared}
          ref={control as Ref<HTMLTextAreaElement>}
          rows={1}
          className="utrecht-textarea utrecht-textarea--html-textarea shared-text__area"
        />
      ) : (
        <input
          {...shared}
          ref={control as Ref<HTMLInputElement>}
          type="text"
          className="utrecht-textbox utrecht-textbox--html-input"
        />
      )}
    </div>
  )
}
