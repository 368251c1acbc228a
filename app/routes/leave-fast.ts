/**
 * POST /snel-weg: ends the session of this browser, takes away what it kept, and goes on to a page that anybody may have
 * been looking at. A form may not be sent on to another site (`form-action`), so a page without a word does that; being
 * at once, it takes no place of its own behind the back button.
 */
import { redirect } from 'react-router'
import { requestContext, servicesContext } from '#server/context.ts'
import { NEUTRAL_SITE } from '../leave-fast.ts'
import { clearScreen } from '../sign-in/clear-screen.ts'
import type { Route } from './+types/leave-fast'

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title></title><meta http-equiv="refresh" content="0;url=${NEUTRAL_SITE}"></head><body></body></html>`

export async function action({ context }: Route.ActionArgs) {
  const { sessions } = context.get(servicesContext)
  const { session } = context.get(requestContext)
  if (session) await sessions.end(session, session.id)
  return new Response(PAGE, {
    headers: {
      ...clearScreen('with cookies'),
      'Set-Cookie': sessions.clearCookie(),
      'Content-Type': 'text/html; charset=utf-8',
    },
  })
}

/** Who comes back to this address is sent on; a visit changes nothing. */
export const loader = () => redirect(NEUTRAL_SITE)
