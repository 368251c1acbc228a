/**
 * GET /plan/:planId/versies/:number/plan.pdf (.docx, .odt, .html, .json, .ics) and /plan/:planId/concept.pdf: the plan as
 * a file. A browser that follows a link and finds no file gets the page that says why; a script gets the reason.
 */
import { redirect } from 'react-router'
import { servicesContext } from '#server/context.ts'
import { formatOf, kindOf, versionOf } from '../exports/export-input.ts'
import { planPath } from '../plan-path.ts'
import type { Route } from './+types/plan-file'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as } = await requireMe(context, request, params.planId)
  const url = new URL(request.url)
  const number = (params as { number?: string }).number
  const version = number === undefined ? null : versionOf(number)
  const format = formatOf(url.pathname)
  const kind = kindOf(url.searchParams)
  if (format === null || kind === null || (number !== undefined && version === null))
    throw new Response(null, { status: 404 })

  const made = await context.get(servicesContext).exports.make(me, { version, format, kind })
  if (made.ok) {
    const { bytes, contentType, fileName, missing } = made
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'Content-Type': contentType,
        'Content-Length': String(bytes.length),
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'no-store',
        ...(missing.length > 0 && { 'X-Missing-Signs': encodeURIComponent(missing.slice(0, 20).join('')) }),
      },
    })
  }
  if (request.headers.get('Sec-Fetch-Mode') === 'navigate') {
    const page = planPath(plan.id, 'meenemen', as)
    return redirect(`${page}${page.includes('?') ? '&' : '?'}mislukt=${made.why}`)
  }
  return Response.json({ why: made.why }, { status: 503, headers: { 'Cache-Control': 'no-store' } })
}
