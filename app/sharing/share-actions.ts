/** What a form on /plan/<id>/delen does. */
import type { Me } from '#server/plans/types.ts'
import type { Services } from '#server/services.ts'
import type { StartAnswer } from '#server/sharing/types.ts'
import { apartIn, chosenIn, recipientIn, toOf } from './share-input.ts'

/** What just happened, in the words of the address. */
export const DONE = {
  gestuurd: 'sent',
  gevraagd: 'asking',
  antwoord: 'answered',
  terug: 'withdrawn',
} as const
export type Done = keyof typeof DONE

export type ShareAnswer =
  | { done: Done }
  /** Back to what was chosen, which is in the address. */
  | { again: true }
  | { problem: StartAnswer['state'] | 'no-name' }
  | { problem: 'year' | 'authority'; child: string }
  | { link: string; sending: string }

type Needed = Pick<Services, 'sharing' | 'organisations' | 'ownBonds'>
const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

export async function doShare(me: Me, services: Needed, form: FormData): Promise<ShareAnswer> {
  const { sharing } = services
  const sending = textOf(form, 'sending')
  switch (form.get('intent')) {
    case 'send':
      return send(me, services, form)
    case 'send-now':
      return after(await sharing.send(me, sending, textOf(form, 'digest')))
    case 'yes':
    case 'no':
      await sharing.answer(me, sending, form.get('intent') === 'yes')
      return { done: 'antwoord' }
    case 'birthday': {
      const child = textOf(form, 'child')
      const isRight = await sharing.tellBirthYear(me, child, textOf(form, 'year'))
      return isRight ? { again: true } : { problem: 'year', child }
    }
    case 'authority': {
      const [child, authority] = [textOf(form, 'child'), form.get('authority')]
      const bond = (await services.ownBonds.of(me))?.bonds.find(({ childId }) => childId === child)
      if (authority !== 'yes' && authority !== 'no') return { problem: 'authority', child }
      if (bond) await services.ownBonds.change(me, [{ ...bond, authority }])
      return { again: true }
    }
    case 'withdraw':
      await sharing.withdraw(me, sending)
      return { done: 'terug' }
    case 'link':
      return { link: await sharing.makeLink(me, sending), sending }
  }
  throw new Response(null, { status: 400 })
}

async function send(me: Me, { sharing, organisations }: Needed, form: FormData): Promise<ShareAnswer> {
  const to = toOf(textOf(form, 'aan'), await organisations.list())
  if (!to) throw new Response(null, { status: 400 })
  const recipient = recipientIn(form, to)
  if (recipient.kind !== 'team' && recipient.name === '') return { problem: 'no-name' }
  return after(await sharing.start(me, recipient, chosenIn(form), textOf(form, 'digest'), apartIn(form)))
}

function after({ state }: StartAnswer): ShareAnswer {
  if (state === 'sent') return { done: 'gestuurd' }
  return state === 'asking' ? { done: 'gevraagd' } : { problem: state }
}
