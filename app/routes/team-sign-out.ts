import { redirect } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import { clearScreen } from '../sign-in/clear-screen.ts'
import type { Route } from './+types/team-sign-out'

export async function action({ context }: Route.ActionArgs) {
  const { staff: sessions } = context.get(servicesContext)
  const { staff } = context.get(requestContext)
  if (staff) await sessions.signOut(staff)
  const headers = new Headers(clearScreen('keep cookies'))
  headers.append('Set-Cookie', sessions.clearCookie())
  return redirect('/wijkteam/inloggen', { headers })
}

export const loader = () => redirect('/wijkteam')
