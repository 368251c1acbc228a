/**
 * Who takes part in a plan. The words of the screen are in `app/messages`; the meaning of each role is in
 * `docs/glossary.md`. "Parent" is the wide notion of Jeugdwet art. 1.1: whoever raises the child as part of the
 * own family, with or without authority (gezag).
 */
export const ROLES = [
  'parent',
  'youth',
  'network',
  'supporter',
  'interpreter',
  'facilitator',
  'informant',
] as const
export type Role = (typeof ROLES)[number]

/** Roles that help a family in their work: they never see private time and never invite the family's own people. */
export const SUPPORT_ROLES: readonly Role[] = ['facilitator', 'informant']

/** Everyone whom a family can invite; team members and administrators are staff and never come in this way. */
export const INVITABLE_ROLES = ROLES
export type InvitableRole = Role

/** Comes for somebody else of the plan, and reads no more than that person may. */
export const BESIDE_ROLES: readonly Role[] = ['supporter', 'interpreter']

/** The family and its circle; everybody else supports somebody, or helps the family in their work. */
export const isFamilyRole = (role: Role): boolean =>
  !SUPPORT_ROLES.includes(role) && !BESIDE_ROLES.includes(role)
