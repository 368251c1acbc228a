/** GET /.well-known/jwks.json: the public keys with which anybody checks a seal. */
import { servicesContext } from '#server/context.ts'
import type { Route } from './+types/seal-keys'

export const loader = ({ context }: Route.LoaderArgs) =>
  new Response(JSON.stringify(context.get(servicesContext).versions.jwks()), {
    headers: {
      'Content-Type': 'application/jwk-set+json; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    },
  })
