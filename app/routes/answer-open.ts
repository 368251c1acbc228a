import { servicesContext } from '#server/context.ts'
import { ANSWER, keepLink } from '../sign-in/link-cookie.ts'
import type { Route } from './+types/answer-open'

/** The token leaves the address at once (R-E16); the answer itself is a POST of the page behind it. */
export const loader = ({ params, context }: Route.LoaderArgs) =>
  keepLink(ANSWER, params.token, context.get(servicesContext).setup)
