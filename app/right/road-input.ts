/** What somebody fills in who asks for company, and which organisation the page is of (`?bij=`, else the first). */
import type { PublicOrganisation, Road } from '#server/organisations/types.ts'
import type { Services } from '#server/services.ts'

export const isRoad = (value: unknown): value is Road => value === 'with-team' || value === 'independent'

export function roadErrors(input: { name: string; reach: string }): ('name' | 'reach')[] {
  const errors: ('name' | 'reach')[] = []
  if (input.name === '' || input.name.length > 80) errors.push('name')
  if (input.reach.length < 5 || input.reach.length > 120) errors.push('reach')
  return errors
}

export async function organisationOf(
  { organisations }: Pick<Services, 'organisations'>,
  request: Request,
): Promise<PublicOrganisation | null> {
  const slug = new URL(request.url).searchParams.get('bij')
  const all = await organisations.list()
  const first = await organisations.get('eerste')
  return all.find((one) => one.slug === slug) ?? all.find(({ id }) => id === first?.id) ?? all[0] ?? null
}
