/** What the page of a case gets of one sending: each document as a book, so that it reads as its files do. */
import { agreementNumbers } from '#plan/book/agreement-numbers.ts'
import type { Chapter } from '#plan/book/book.ts'
import { bookOf } from '#plan/book/build.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import type { CaseSending } from '#server/cases/types.ts'
import type { Messages } from '../messages/catalogue.ts'

export interface ShownAgreement {
  id: string
  number: number
  /** In the part about safety, where the numbers begin again. */
  isApart: boolean
}

export interface ShownPaper {
  chapters: Chapter[]
  agreements: ShownAgreement[]
}

export interface ShownSending extends Omit<CaseSending, 'content' | 'annex'> {
  /** Null once it was withdrawn, and for who only assigns cases. */
  plan: ShownPaper | null
  /** What the family sent apart. */
  safety: ShownPaper | null
}

export const toShown = ({ content, annex, ...sending }: CaseSending): ShownSending => ({
  ...sending,
  plan: content && paperOf(content, false),
  safety: annex && paperOf(annex, true),
})

function paperOf(record: PlanRecord, isApart: boolean): ShownPaper {
  const language = contentsOf(record, 'plan')[0]?.content.language ?? 'nl'
  return {
    chapters: bookOf({ record, kind: 'plan', language, text: '', sealed: null }).chapters,
    agreements: agreementNumbers(record, language).map((one) => ({ ...one, isApart })),
  }
}

export const agreementName = (
  { agreement, apartAgreement }: Messages['cases'],
  { number, isApart }: ShownAgreement,
): string => (isApart ? apartAgreement(number) : agreement(number))
