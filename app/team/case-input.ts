/** What the team fills in on the page of a case. */
import type { TeamAnswer } from '#server/cases/types.ts'

export type CaseInput =
  | { what: 'answer'; sendingId: string; agreementId: string; given: TeamAnswer }
  | { what: 'remark'; sendingId: string; aboutId: string | null; words: string }
  | { what: 'assign'; staffId: string }
  | { what: 'register'; sendingId: string }
  | { what: 'close' | 'reopen' }

/** The field of one agreement, or of the whole plan: names on a page must differ. */
export const reasonField = (agreementId: string): string => `reden-${agreementId}`
export const remarkField = (sendingId: string, aboutId: string | null): string =>
  `opmerking-${aboutId ?? sendingId}`

/** The answer that came without its reason: of one sending, because the next one has the same agreements. */
export const lackingReason = (sendingId: string, agreementId: string): string => `${sendingId} ${agreementId}`

/** What the server refused: an answer without its reason, or a remark without words. */
export const lackingIn = (read: CaseInput): string =>
  read.what === 'answer' ? lackingReason(read.sendingId, read.agreementId) : read.what

export function readCaseForm(form: FormData): CaseInput {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const sendingId = text('zending')
  switch (text('wat')) {
    case 'answer': {
      const agreementId = text('afspraak')
      const because = text(reasonField(agreementId))
      if (text('antwoord') === 'along')
        return { what: 'answer', sendingId, agreementId, given: { answer: 'along' } }
      if (text('antwoord') === 'other')
        return { what: 'answer', sendingId, agreementId, given: { answer: 'other', because } }
      break
    }
    case 'remark': {
      const aboutId = text('over') || null
      return { what: 'remark', sendingId, aboutId, words: text(remarkField(sendingId, aboutId)) }
    }
    case 'assign':
      return { what: 'assign', staffId: text('collega') }
    case 'register':
      return { what: 'register', sendingId }
    case 'close':
      return { what: 'close' }
    case 'reopen':
      return { what: 'reopen' }
  }
  throw new Response(null, { status: 400 })
}
