/** What a form of the evening asks. */
import { INVITABLE_ROLES } from '#plan/roles.ts'
import type { Me } from '#server/plans/types.ts'
import type { Services } from '#server/services.ts'
import { text } from '../sign-in/own-code.ts'

/** What was wrong: a number of minutes that is none, or for which visitor nobody said which child it is. */
export interface GuideProblem {
  problem: 'minutes' | 'child'
  visitor: string | null
}

/** `born`: the children whom a visitor can be. Throws for what is no form of ours. */
export async function guideForm(
  { guiding }: Services,
  me: Me,
  form: FormData,
  born: readonly string[],
): Promise<GuideProblem | null> {
  const line = form.get('goTo')
  if (typeof line === 'string') await guiding.goTo(me, Number(line))
  else if (form.get('intent') === 'minutes') return minutes(guiding, me, form)
  else return act(guiding, me, form, born)
  return null
}

async function minutes(guiding: Services['guiding'], me: Me, form: FormData): Promise<GuideProblem | null> {
  const evening = await guiding.evening(me)
  if (evening.state !== 'open') return null
  const wanted = evening.agenda.map(({ step }) => text(form, `minutes-${step}`))
  if (!wanted.every((each) => /^[1-9]\d{0,2}$/.test(each) && Number(each) <= 600))
    return { problem: 'minutes', visitor: null }
  await guiding.plan(me, wanted.map(Number))
  return null
}

async function act(
  guiding: Services['guiding'],
  me: Me,
  form: FormData,
  born: readonly string[],
): Promise<GuideProblem | null> {
  const visitor = text(form, 'visitor')
  if (form.get('intent') === 'let-in') {
    const role = INVITABLE_ROLES.find((one) => one === form.get(`role-${visitor}`))
    if (!role) throw new Response(null, { status: 400 })
    const child = role === 'youth' && born.length > 1 ? text(form, `child-${visitor}`) : null
    if (child !== null && !born.includes(child)) return { problem: 'child', visitor }
    await guiding.letIn(me, visitor, role, child)
    return null
  }
  const acts: Record<string, () => Promise<void>> = {
    begin: () => guiding.begin(me),
    pause: () => guiding.pause(me),
    resume: () => guiding.resume(me),
    turn: () => guiding.nextTurn(me),
    raise: () => guiding.raiseHand(me, true),
    lower: () => guiding.raiseHand(me, false),
    'lobby-open': () => guiding.openLobby(me),
    'lobby-close': () => guiding.closeLobby(me),
    'send-away': () => guiding.sendAway(me, visitor),
  }
  const intent = text(form, 'intent')
  const asked = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!asked) throw new Response(null, { status: 400 })
  await asked()
  return null
}
