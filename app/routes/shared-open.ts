import { servicesContext } from '#server/context.ts'
import { keepLink, SHARED } from '../sign-in/link-cookie.ts'
import type { Route } from './+types/shared-open'

/** Changes nothing: mail scanners and previews of messages follow links too. */
export const loader = ({ params, context }: Route.LoaderArgs) =>
  keepLink(SHARED, params.token, context.get(servicesContext).setup)
