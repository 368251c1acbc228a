/** What a form of the evening asks. */
import { INVITABLE_ROLES } from '#plan/roles.ts'
import type { Me, Services } from '#server/services.ts'
import { text } from '../sign-in/own-code.ts'

/** 'minutes': a number of minutes is none. Throws for what is no form of ours. */
export async function guideForm({ guiding }: Services, me: Me, form: FormData): Promise<'done' | 'minutes'> {
  const line = form.get('goTo')
  if (typeof line === 'string') await guiding.goTo(me, Number(line))
  else if (form.get('intent') === 'minutes') return minutes(guiding, me, form)
  else await act(guiding, me, form)
  return 'done'
}

async function minutes(guiding: Services['guiding'], me: Me, form: FormData): Promise<'done' | 'minutes'> {
  const evening = await guiding.evening(me)
  if (evening.state !== 'open') return 'done'
  const wanted = evening.agenda.map(({ step }) => text(form, `minutes-${step}`))
  if (!wanted.every((each) => /^[1-9]\d{0,2}$/.test(each) && Number(each) <= 600)) return 'minutes'
  await guiding.plan(me, wanted.map(Number))
  return 'done'
}

async function act(guiding: Services['guiding'], me: Me, form: FormData): Promise<void> {
  const visitor = text(form, 'visitor')
  const role = INVITABLE_ROLES.find((one) => one === form.get(`role-${visitor}`))
  switch (form.get('intent')) {
    case 'begin':
      return guiding.begin(me)
    case 'pause':
      return guiding.pause(me)
    case 'resume':
      return guiding.resume(me)
    case 'turn':
      return guiding.nextTurn(me)
    case 'raise':
      return guiding.raiseHand(me, true)
    case 'lower':
      return guiding.raiseHand(me, false)
    case 'lobby-open':
      return guiding.openLobby(me)
    case 'lobby-close':
      return guiding.closeLobby(me)
    case 'send-away':
      return guiding.sendAway(me, visitor)
    case 'let-in':
      if (role) return guiding.letIn(me, visitor, role)
  }
  throw new Response(null, { status: 400 })
}
