/** What the forms of "Wie wil je er niet bij?" ask. */
import type { Me } from '#server/plans/types.ts'
import type { Services } from '#server/services.ts'
import { text } from '../sign-in/own-code.ts'
import type { WishProblem } from './CompanyWishes.tsx'

/** 'done', what is wrong, or null for a form of another kind. */
export async function wishForm(
  { companyWishes, people }: Services,
  me: Me,
  form: FormData,
): Promise<'done' | WishProblem | null> {
  const wish = text(form, 'wish')
  switch (form.get('intent')) {
    case 'wish-add': {
      const name = text(form, 'wishName').trim()
      if (name === '') return 'empty'
      return (await companyWishes.add(me, name)) === 'full' ? 'full' : 'done'
    }
    case 'wish-erase':
      await companyWishes.erase(me, wish)
      return 'done'
    case 'wish-dismiss':
      await companyWishes.dismiss(me, wish)
      return 'done'
    case 'wish-revoke': {
      const met = (await companyWishes.of(me))?.find(({ id }) => id === wish)?.met
      if (!met?.mayRevoke) throw new Response(null, { status: 404, statusText: 'Not Found' })
      await people.revoke(me, met.participantId)
      return 'done'
    }
    default:
      return null
  }
}
