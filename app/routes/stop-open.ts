import { servicesContext } from '#server/context.ts'
import { keepLink, STOP } from '../sign-in/link-cookie.ts'
import type { Route } from './+types/stop-open'

/** Stops nothing yet: mail scanners follow links too. */
export const loader = ({ params, context }: Route.LoaderArgs) =>
  keepLink(STOP, params.token, context.get(servicesContext).setup)
