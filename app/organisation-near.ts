/** Whose look, numbers and words a page has: those of the organisation that it has to do with. */
import type { PublicOrganisation } from '#server/organisations/types.ts'
import type { Services } from '#server/services.ts'
import type { Session } from '#server/sessions/types.ts'
import type { Setup } from '#server/setup.ts'
import type { Staff } from '#server/staff/types.ts'
import { organisationOf } from './right/road-input.ts'

type Asked = Pick<Services, 'organisations'>

/** Null: a page of the installation. */
export async function organisationNear(
  services: Asked,
  request: Request,
  who: { planId: string | undefined; session: Session | null; staff: Staff | null },
): Promise<PublicOrganisation | null> {
  const { organisations } = services
  const { planId, session, staff } = who
  // Only who takes part hears which organisation a plan has to do with.
  if (planId !== undefined)
    return session?.people.some((person) => person.planId === planId) ? organisations.ofPlan(planId) : null
  if (staff) return (await organisations.list()).find(({ id }) => id === staff.organisation.id) ?? null
  return sideOf(new URL(request.url).pathname) === 'right' ? organisationOf(services, request) : null
}

/** Pages that one organisation speaks on, beside those of a plan. */
export const sideOf = (pathname: string): 'staff' | 'right' | null => {
  if (/^\/(wijkteam|beheer)(\/|$)/.test(pathname)) return 'staff'
  return /^\/uw-recht(\/|$)/.test(pathname) ? 'right' : null
}

/** In a crisis the numbers of the organisation near this family; and its own look, where it chose one. */
export function setupNear(
  setup: Setup,
  { themes }: Pick<Services, 'themes'>,
  { name, wording, theme, crisisNumbers, crisisProtocol }: PublicOrganisation,
): Setup {
  const look = themes.of(theme)
  return {
    ...setup,
    wording,
    crisisNumbers: crisisNumbers.length > 0 ? crisisNumbers : setup.crisisNumbers,
    crisisProtocol: crisisProtocol ?? setup.crisisProtocol,
    ...(look && { theme: look, organisation: name }),
  }
}
