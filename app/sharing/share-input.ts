/** What the pages of sharing read from an address and from a form. */
import type { PublicOrganisation } from '#server/organisations/types.ts'
import type { Recipient } from '#server/sharing/types.ts'

const OTHERS = ['school', 'youth-health', 'other'] as const
export type To = { kind: 'team'; organisationId: string } | { kind: (typeof OTHERS)[number] }

/** `team:<id>`, or one of the other kinds; null for what is none. */
export function toOf(value: string | null, teams: readonly Pick<PublicOrganisation, 'id'>[]): To | null {
  const kind = OTHERS.find((one) => one === value)
  if (kind) return { kind }
  const team = teams.find(({ id }) => value === `team:${id}`)
  return team ? { kind: 'team', organisationId: team.id } : null
}
export const fieldOf = (to: To): string => (to.kind === 'team' ? `team:${to.organisationId}` : to.kind)

export function recipientIn(form: FormData, to: To): Recipient {
  if (to.kind !== 'team') return { kind: to.kind, name: String(form.get('name') ?? '').trim() }
  return { ...to, familyCode: String(form.get('familyCode') ?? '').trim() || null }
}

export const chosenIn = (values: URLSearchParams | FormData): string[] => values.getAll('kies').map(String)
/** What goes as a document of its own. */
export const apartIn = (values: URLSearchParams | FormData): string[] => values.getAll('apart').map(String)
