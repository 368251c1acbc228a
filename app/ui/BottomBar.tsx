import type { Icon as TablerIcon } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Icon } from './Icon.tsx'

export interface Place {
  to: string
  label: string
  icon: TablerIcon
  current?: boolean
  /** How many new things wait there. */
  count?: number
}

/** The places of a plan on a telephone. On wide screens it is not there: everything stands beside each other. */
export function BottomBar({ label, places }: { label: string; places: Place[] }) {
  return (
    <nav className="bottom-bar" aria-label={label}>
      <ul className="bottom-bar__list">
        {places.map((place) => (
          <li key={place.to}>
            <Link
              className="bottom-bar__item"
              to={place.to}
              aria-current={place.current ? 'page' : undefined}
            >
              <Icon of={place.icon} size={24} />
              {place.label}
              {place.count ? (
                <span className="nl-number-badge badge--count bottom-bar__count">{place.count}</span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
