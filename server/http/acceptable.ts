/** What no page of ours ever asks, refused before any page sees it: each with a status and a sentence. */
import type { IncomingMessage } from 'node:http'
import { isForgeable } from './same-origin.ts'

/** The largest form is an invitation with a few lines; a file comes with a limit of its own. */
const LARGEST_FORM_BYTES = 64 * 1024
/** A plan as a file, with what a browser puts around it. */
const LARGEST_FILE_FORM_BYTES = 1024 * 1024 + LARGEST_FORM_BYTES
const FILE_FORM = /^\/plan\/importeren(?:\.data)?$/
const METHODS = ['GET', 'HEAD', 'POST']
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data;\s*boundary=\S+)/i

const SENTENCES = {
  400: 'Dit adres klopt niet. Kijk of je de hele link hebt.',
  403: 'Deze vraag kwam niet van onze eigen pagina. Open de pagina opnieuw en probeer het nog eens.',
  405: 'Dat kan deze pagina niet. Ga terug en probeer het opnieuw.',
  413: 'Dit is te veel in één keer. Maak het korter, of kies een kleiner bestand, en probeer het nog eens.',
  415: 'Dit formulier kunnen we niet lezen. Ga terug en probeer het opnieuw.',
} as const
export type RefusedStatus = keyof typeof SENTENCES

export const sentenceOf = (status: RefusedStatus): string => SENTENCES[status]

/** The status to refuse with, or null. */
export function refusedStatus(
  request: IncomingMessage,
  path: string,
  origins: readonly string[],
): RefusedStatus | null {
  const { method = 'GET', headers } = request
  if (!isReadable(path)) return 400
  if (!METHODS.includes(method)) return 405
  if (isForgeable(request, origins)) return 403
  const most = FILE_FORM.test(path) ? LARGEST_FILE_FORM_BYTES : LARGEST_FORM_BYTES
  if (Number(headers['content-length'] ?? 0) > most || headers['transfer-encoding']) return 413
  if (method === 'POST' && !FORM_TYPES.test(headers['content-type'] ?? '')) return 415
  return null
}

/** The router prints an address that it cannot decode, and an address may hold a link's token (R-E16). */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
