/** GET /beheer/gemeente.csv and .json: the same numbers as the page, as a file. */
import { requestContext } from '#server/context.ts'
import { toCsv } from '../counts/count-lines.ts'
import { messagesOf } from '../messages/every-language.server.ts'
import type { Route } from './+types/counts-file'
import { requireStaff } from './require-staff.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'quality')
  const periods = await services.counts.periods(staff)
  const csv = new URL(request.url).pathname.endsWith('.csv')
  const text = csv
    ? toCsv(periods, messagesOf(context.get(requestContext).language))
    : JSON.stringify(periods, null, 2)
  return new Response(text, {
    headers: {
      'Content-Type': csv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="aantallen.${csv ? 'csv' : 'json'}"`,
      'Cache-Control': 'no-store',
    },
  })
}
