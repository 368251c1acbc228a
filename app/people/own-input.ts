/** What the page of own settings may send, one form each. */
import { isEmailAddress, normalAddress } from '#plan/email-address.ts'
import type { People } from '#server/people/types.ts'
import { isBirthYear, isOwnCode, text } from '../sign-in/own-code.ts'

export type OwnProblem = 'email' | 'code' | 'confirmCode' | 'prove' | 'tooMany' | 'born'
type Change = Parameters<People['change']>[1]

/** The change that a form asks for, what is wrong with it, or null for a form of another kind. */
export function readChange(form: FormData): { change: Change } | { problem: OwnProblem } | null {
  switch (form.get('intent')) {
    case 'seen':
      return { change: { presenceHidden: form.has('presenceHidden'), neutralMail: form.has('neutralMail') } }
    case 'email': {
      const email = normalAddress(text(form, 'email'))
      return isEmailAddress(email) ? { change: { email } } : { problem: 'email' }
    }
    case 'email-remove':
      return { change: { email: null } }
    case 'code': {
      const personalCode = text(form, 'code')
      return isOwnCode(personalCode) ? { change: { personalCode } } : { problem: 'code' }
    }
    case 'born': {
      const bornOn = text(form, 'born')
      return isBirthYear(bornOn) ? { change: { bornOn } } : { problem: 'born' }
    }
    default:
      return null
  }
}
