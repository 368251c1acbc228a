import { type RouterContextProvider, redirect } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import type { Services } from '#server/services.ts'
import type { Staff, StaffRole } from '#server/staff/types.ts'

/** Who works for an organisation and has this role. Nobody signed in: to the door. Signed in without the role: 404. */
export function requireStaff(
  context: Readonly<RouterContextProvider>,
  ...roles: readonly [StaffRole, ...StaffRole[]]
): { staff: Staff; services: Services } {
  const services = context.get(servicesContext)
  const { staff } = context.get(requestContext)
  if (!staff) throw redirect('/wijkteam/inloggen')
  if (!roles.some((role) => staff.roles.includes(role))) throw new Response(null, { status: 404 })
  return { staff, services }
}
