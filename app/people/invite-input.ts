/** Reads the form of an invitation. What is wrong comes back per field, with everything that was filled in. */
import { isEmailAddress, normalAddress } from '#plan/email-address.ts'
import { INVITABLE_ROLES, type InvitableRole } from '#plan/roles.ts'
import type { InviteInput } from '#server/services.ts'

export const NAME_MAX = 80

export interface InviteValues {
  name: string
  role: string
  email: string
  employer: string
  child: string
}

export const NO_VALUES: InviteValues = { name: '', role: '', email: '', employer: '', child: '' }

export type InviteProblem = 'name' | 'tooLong' | 'role' | 'child' | 'email'
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
})

const isInvitable = (role: string): role is InvitableRole => INVITABLE_ROLES.includes(role as InvitableRole)

export function checkInvite(
  values: InviteValues,
  childIds: readonly string[],
): { input: InviteInput } | { problems: InviteProblems } {
  const { name, role, email, employer, child } = values
  const problems: InviteProblems = {}
  if (name === '') problems.name = 'name'
  if (name.length > NAME_MAX) problems.name = 'tooLong'
  if (!isInvitable(role)) problems.role = 'role'
  if (email !== '' && !isEmailAddress(normalAddress(email))) problems.email = 'email'
  if (role === 'facilitator' && employer.length > NAME_MAX) problems.employer = 'tooLong'
  // With one child there is nothing to choose.
  if (role === 'youth' && childIds.length > 1 && !childIds.includes(child)) problems.child = 'child'
  if (Object.keys(problems).length > 0 || !isInvitable(role)) return { problems }
  return {
    input: {
      name,
      role,
      email: email === '' ? null : normalAddress(email),
      employer: role === 'facilitator' && employer !== '' ? employer : null,
      childId: role === 'youth' && childIds.length > 1 ? child : null,
    },
  }
}
