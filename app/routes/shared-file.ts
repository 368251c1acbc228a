import { redirect } from 'react-router'
import { servicesContext } from '#server/context.ts'
import { keptLink, SHARED_VIEW } from '../sign-in/link-cookie.ts'
import type { Route } from './+types/shared-file'

/** /gedeeld/uittreksel.pdf, for the browser that opened the link. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const view = keptLink(SHARED_VIEW, request)
  const made = view ? await context.get(servicesContext).sharing.sharedFile(view) : null
  if (!made) return redirect('/gedeeld')
  if (!made.ok) return new Response(null, { status: 503, headers: { 'Retry-After': '10' } })
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
