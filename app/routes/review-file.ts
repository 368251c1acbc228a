/** GET /plan/:planId/terugkijken.ics: the days for a calendar; .pdf: the look back, for who reads the plan's versions. */
import { redirect } from 'react-router'
import { planPath } from '../plan-path.ts'
import type { Route } from './+types/review-file'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, plan, as, services } = await requireMe(context, request, params.planId)
  if (new URL(request.url).pathname.endsWith('.ics')) {
    const bytes = await services.reviews.calendar(me)
    return file(bytes, 'text/calendar; charset=utf-8', 'terugkijken.ics')
  }
  const made = await services.exports.pdfOf(me, () => services.reviews.book(me), 'terugkijken.pdf')
  if (made.ok) return file(made.bytes, made.contentType, made.fileName)
  const page = planPath(plan.id, 'meenemen', as)
  return redirect(`${page}${page.includes('?') ? '&' : '?'}mislukt=${made.why}`)
}

const file = (bytes: Uint8Array, contentType: string, name: string) =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
