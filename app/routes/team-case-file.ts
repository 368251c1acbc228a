/** GET /wijkteam/zaken/:caseId/:sendingId/uittreksel.pdf and .json, and bijlage.pdf: what the family sent, as a file. */

import type { Route } from './+types/team-case-file'
import { requireStaff } from './require-staff.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'team')
  const { pathname } = new URL(request.url)
  const format = pathname.endsWith('.json') ? 'json' : 'pdf'
  const part = pathname.endsWith('/bijlage.pdf') ? 'safety' : undefined
  const made = await services.sentPlans.file(staff, params.sendingId, format, part)
  if (!made.ok)
    return Response.json({ why: made.why }, { status: 503, headers: { 'Cache-Control': 'no-store' } })
  const { bytes, contentType, fileName } = made
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}
