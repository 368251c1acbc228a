/** GET /controle/<code>/stand.json: what the check page's own script needs to verify a file. */
import { readCode } from '#plan/record/canonical.ts'
import { servicesContext } from '#server/context.ts'
import type { Route } from './+types/check-answer'

export async function loader({ context, params }: Route.LoaderArgs) {
  const code = readCode(params.code)
  const answer = code && (await context.get(servicesContext).versions.check(code))
  if (!answer) return new Response(null, { status: 404 })
  return new Response(JSON.stringify(answer), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })
}
