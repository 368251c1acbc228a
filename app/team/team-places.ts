/** Where somebody of an organisation can go, by role. Each page asks again by itself. */
import type { StaffRole } from '#server/staff/types.ts'
import type { Messages } from '../messages/catalogue.ts'

export interface TeamPlace {
  to: string
  label: (messages: Messages) => string
  roles: readonly StaffRole[]
}

export const TEAM_PLACES: readonly TeamPlace[] = [
  { to: '/wijkteam', label: ({ cases }) => cases.place, roles: ['team', 'intake'] },
  { to: '/wijkteam/aanbod', label: ({ offers }) => offers.place, roles: ['team', 'intake'] },
  { to: '/beheer/gemeente', label: ({ counts }) => counts.place, roles: ['quality'] },
  { to: '/beheer/cijfers', label: ({ quality }) => quality.place, roles: ['quality'] },
  { to: '/beheer', label: ({ team }) => team.adminPlace, roles: ['administrator'] },
]

/** Where somebody begins; a place that all of these roles may open. */
export const homeOf = (roles: readonly StaffRole[]): string =>
  TEAM_PLACES.find((place) => place.roles.some((role) => roles.includes(role)))?.to ?? '/wijkteam'
