/**
 * GET /wijkteam/terug: where the organisation's provider sends the browser back (OpenID Connect prescribes GET). It only
 * begins a session for who holds the cookie of the sign-in that was started here.
 */
import { redirect } from 'react-router'
import { servicesContext } from '#server/context.ts'
import type { Route } from './+types/team-return'
import { isSignInError, withCookies } from './team-sign-in.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { staffSignIn } = context.get(servicesContext)
  try {
    const { setCookies } = await staffSignIn.finish(
      request.headers.get('cookie'),
      new URL(request.url).search,
    )
    return redirect('/wijkteam', withCookies(setCookies))
  } catch (error) {
    if (!isSignInError(error)) throw error
    return redirect(`/wijkteam/inloggen?probleem=${error.problem}`)
  }
}
