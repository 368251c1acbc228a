/** GET /plan/:planId/logboek.csv and .json: the log as a file, with the same rows as the page. */
import { requestContext } from '#server/context.ts'
import { toCsv, toJson } from '../log/log-file.ts'
import { messagesOf } from '../messages/every-language.server.ts'
import type { Route } from './+types/log-file'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, services } = await requireMe(context, request, params.planId)
  const messages = messagesOf(context.get(requestContext).language)
  const rows = await services.log.exported(me)
  const csv = new URL(request.url).pathname.endsWith('.csv')
  return new Response(csv ? toCsv(rows, messages) : toJson(rows, messages), {
    headers: {
      'Content-Type': csv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="logboek.${csv ? 'csv' : 'json'}"`,
      'Cache-Control': 'no-store',
    },
  })
}
