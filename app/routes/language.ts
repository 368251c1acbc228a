import { redirect } from 'react-router'
import { isLanguage, LANGUAGE_COOKIE } from '../messages/language.ts'
import type { Route } from './+types/language'

const YEAR_SECONDS = 365 * 24 * 3600

/** A path on this site and nothing else: no `//other.site`, no other scheme. */
const safePath = (next: FormDataEntryValue | null): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'

export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData()
  const language = form.get('language')
  if (!isLanguage(language)) throw new Response(null, { status: 400 })
  return redirect(safePath(form.get('next')), {
    headers: {
      'Set-Cookie': `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`,
    },
  })
}

export const loader = () => redirect('/')
