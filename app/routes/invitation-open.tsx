import { servicesContext } from '#server/context.ts'
import { INVITATION, keepLink } from '../sign-in/link-cookie.ts'
import type { Route } from './+types/invitation-open'

/** Changes nothing: mail scanners and previews of messages follow links too. */
export const loader = ({ params, context }: Route.LoaderArgs) =>
  keepLink(INVITATION, params.token, context.get(servicesContext).setup)
