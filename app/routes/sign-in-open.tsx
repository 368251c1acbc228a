import { servicesContext } from '#server/context.ts'
import { keepLink, SIGN_IN } from '../sign-in/link-cookie.ts'
import type { Route } from './+types/sign-in-open'

/** Changes nothing: mail scanners follow links too. */
export const loader = ({ params, context }: Route.LoaderArgs) =>
  keepLink(SIGN_IN, params.token, context.get(servicesContext).setup)
