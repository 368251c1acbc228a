import type { Icon as TablerIcon } from '@tabler/icons-react'
import { type KeyboardEvent, useId } from 'react'
import { Icon } from '../../ui/Icon.tsx'

interface Tab<T extends string> {
  id: T
  label: string
  icon: TablerIcon
}

interface Props<T extends string> {
  label: string
  tabs: readonly Tab<T>[]
  chosen: T
  onChoose: (tab: T) => void
  children: React.ReactNode
}

/** Two or more ways to see one thing: arrows go from tab to tab, Tab goes on to what is shown. */
export function Tabs<T extends string>({ label, tabs, chosen, onChoose, children }: Props<T>) {
  const id = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    const index = tabs.findIndex((tab) => tab.id === chosen)
    const next = tabs[(index + (rightToLeft ? -by : by) + tabs.length) % tabs.length]
    if (!next) return
    onChoose(next.id)
    document.getElementById(`${id}-${next.id}`)?.focus()
  }
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            className="tabs__tab"
            aria-selected={tab.id === chosen}
            aria-controls={tab.id === chosen ? `${id}-panel` : undefined}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            <Icon of={tab.icon} size={20} />
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  )
}
