/** The forms of the people page about roles: the JIM, and what somebody is to the children. */

import type { Me } from '#server/plans/types.ts'
import type { OwnBond } from '#server/roles/types.ts'
import type { Services } from '#server/services.ts'
import { text } from '../sign-in/own-code.ts'

/** Does what the form asks. 'gone': this person takes part no more. Null: it is no form of these. */
export async function roleForm(
  { mentors, ownBonds }: Services,
  me: Me,
  form: FormData,
): Promise<'done' | 'gone' | null> {
  const mentor = text(form, 'mentor')
  switch (form.get('intent')) {
    case 'mentor-ask':
      if (mentor !== '') await mentors.ask(me, mentor)
      return 'done'
    case 'mentor-yes':
      await mentors.answer(me, mentor, 'yes', text(form, 'remark'))
      return 'done'
    case 'mentor-no':
      await mentors.answer(me, mentor, 'no', text(form, 'remark'))
      return 'done'
    case 'mentor-take-back':
      await mentors.takeBack(me, mentor)
      return 'done'
    case 'mentor-stop':
      await mentors.stop(me)
      return 'gone'
    case 'bonds': {
      const own = await ownBonds.of(me)
      await ownBonds.change(
        me,
        (own?.bonds ?? []).map((bond) => read(form, bond)),
      )
      return 'done'
    }
    default:
      return null
  }
}

function read(form: FormData, { childId }: OwnBond): Omit<OwnBond, 'childName'> {
  const authority = form.get(`authority-${childId}`)
  return {
    childId,
    raises: form.has(`raises-${childId}`),
    isFosterParent: form.has(`foster-${childId}`),
    authority: authority === 'yes' || authority === 'no' ? authority : 'unknown',
  }
}
