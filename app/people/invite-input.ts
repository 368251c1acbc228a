/** Reads the form of an invitation. What is wrong comes back per field, with everything that was filled in. */
import { isEmailAddress, normalAddress } from '#plan/email-address.ts'
import { BESIDE_ROLES, INVITABLE_ROLES, type InvitableRole } from '#plan/roles.ts'
import type { InviteInput } from '#server/people/types.ts'

export const NAME_MAX = 80

export interface InviteValues {
  name: string
  role: string
  email: string
  employer: string
  child: string
  /** For whom a supporter or interpreter comes: a participant's id; empty for who invites. */
  supports: string
  /** 'yes' where a box was ticked. */
  team: string
  foster: string
  guardian: string
  /** The children whom a parent raises; null where the question was not on the page. */
  raises: string[] | null
}

export const NO_VALUES: InviteValues = {
  name: '',
  role: '',
  email: '',
  employer: '',
  child: '',
  supports: '',
  team: '',
  foster: '',
  guardian: '',
  raises: null,
}

export type InviteProblem = 'unborn' | 'wished' | 'name' | 'tooLong' | 'role' | 'child' | 'email' | 'supports'
export type InviteProblems = Partial<Record<keyof InviteValues, InviteProblem>>

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}

export const readInvite = (form: FormData): InviteValues => ({
  name: text(form, 'name'),
  role: text(form, 'role'),
  email: text(form, 'email'),
  employer: text(form, 'employer'),
  child: text(form, 'child'),
  supports: text(form, 'supports'),
  team: text(form, 'team'),
  foster: text(form, 'foster'),
  guardian: text(form, 'guardian'),
  // A box that is not ticked is not sent: a hidden field tells that there were boxes.
  raises: form.has('asked-raises')
    ? form.getAll('raises').filter((value): value is string => typeof value === 'string')
    : null,
})

const isInvitable = (role: string): role is InvitableRole => INVITABLE_ROLES.includes(role as InvitableRole)

export function checkInvite(
  values: InviteValues,
  childIds: readonly string[],
  /** Those for whom a supporter or interpreter can come. */
  supportable: readonly string[] = [],
  /** The children who can come in themselves: nobody is a child that is not born yet. */
  born: readonly string[] = childIds,
): { input: InviteInput } | { problems: InviteProblems } {
  const { name, role, email, employer, child, supports } = values
  const problems: InviteProblems = {}
  const hasEmployer = role === 'facilitator' || role === 'informant'
  const isBeside = BESIDE_ROLES.some((one) => one === role)
  if (name === '') problems.name = 'name'
  if (name.length > NAME_MAX) problems.name = 'tooLong'
  if (!isInvitable(role)) problems.role = 'role'
  if (email !== '' && !isEmailAddress(normalAddress(email))) problems.email = 'email'
  if (hasEmployer && employer.length > NAME_MAX) problems.employer = 'tooLong'
  if (isBeside && supports !== '' && !supportable.includes(supports)) problems.supports = 'supports'
  // With one child there is nothing to choose.
  if (role === 'youth' && born.length === 0) problems.role = 'unborn'
  if (role === 'youth' && born.length > 1 && !born.includes(child)) problems.child = 'child'
  if (Object.keys(problems).length > 0 || !isInvitable(role)) return { problems }
  return {
    input: {
      name,
      role,
      email: email === '' ? null : normalAddress(email),
      employer: hasEmployer && employer !== '' ? employer : null,
      childId: role === 'youth' && born.length > 1 ? child : null,
      ...(isBeside ? { supports: supports === '' ? null : supports } : {}),
      ...(role === 'facilitator' && values.team !== '' ? { employerIsTeam: true } : {}),
      ...(role === 'network' && values.foster !== '' ? { isFosterParent: true } : {}),
      ...(role === 'parent' ? asParent(values, childIds) : {}),
    },
  }
}

function asParent(
  { guardian, raises }: InviteValues,
  childIds: readonly string[],
): Pick<InviteInput, 'guardian' | 'raises'> {
  return {
    ...(guardian === 'raising' || guardian === 'only' ? { guardian } : {}),
    ...(raises === null ? {} : { raises: raises.filter((id) => childIds.includes(id)) }),
  }
}
