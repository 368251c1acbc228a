import { servicesContext } from '#server/context.ts'
import { keepLink, LOBBY } from '../sign-in/link-cookie.ts'
import type { Route } from './+types/lobby-open'

/** The code leaves the address; it opens a page to wait on and is no invitation. */
export const loader = ({ params, context }: Route.LoaderArgs) =>
  keepLink(LOBBY, params.token, context.get(servicesContext).setup)
