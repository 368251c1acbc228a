/** Where somebody of an organisation can go, by role. Each page asks again by itself. */
import type { StaffRole } from '#server/staff/types.ts'
import type { Messages } from '../messages/catalogue.ts'

export interface TeamPlace {
  to: string
  label: (team: Messages['team']) => string
  roles: readonly StaffRole[]
}

export const TEAM_PLACES: readonly TeamPlace[] = [
  { to: '/beheer', label: (team) => team.adminPlace, roles: ['administrator'] },
]
