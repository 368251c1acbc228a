import { type KeyboardEvent, type ReactNode, useRef } from 'react'

interface ToolbarProps {
  label: string
  /** The id of the field that it works on. */
  controls: string
  children: ReactNode
}

/**
 * A row of buttons with one tab stop: arrows, Home and End go inside, Tab leaves (E5). A click leaves the focus in the
 * text, so that the caret stays and the keyboard of a telephone does not close.
 */
export function Toolbar({ label, controls, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const go = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button:enabled') ?? [])]
    const step = bar.current?.matches(':dir(rtl)') ? -1 : 1
    const at = buttons.indexOf(event.target as HTMLElement)
    if (event.key === 'Tab') {
      // From the outermost button the browser's own step goes out of the bar.
      buttons.at(event.shiftKey ? 0 : -1)?.focus()
      return
    }
    const next = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: -1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    if (event.key === 'End' || next >= 0) buttons.at(next)?.focus()
  }
  return (
    <div
      className="format-bar no-print"
      role="toolbar"
      aria-label={label}
      aria-controls={controls}
      ref={bar}
      onKeyDown={go}
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  )
}

interface ToolProps {
  label: string
  onClick: () => void
  disabled?: boolean
  /** Of a button that is on or off. */
  pressed?: boolean
  children: ReactNode
}

export function Tool({ label, onClick, disabled, pressed, children }: ToolProps) {
  return (
    <button
      type="button"
      className="format-bar__button"
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
