/** Which agreement of a record has which number in its book: an answer beside it names the agreement, a reader the number. */
import type { PlanRecord } from '../record/record.ts'
import type { Language } from '../template.ts'
import { agreementsOf } from './agreements.ts'
import { partsOf } from './parts.ts'
import { tongueOf } from './words.ts'

export function agreementNumbers(record: PlanRecord, language: Language): { id: string; number: number }[] {
  const { all } = agreementsOf(record, partsOf(record.items).parts, tongueOf(language))
  return all.map(({ id, agreement }) => ({ id, number: agreement.number }))
}
