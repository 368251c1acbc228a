/** What an organisation wants to reach: a whole percentage for each of the two questions. */
import { OUTCOME_QUESTIONS, type OutcomeQuestion } from '#plan/reviews/outcomes.ts'

export function readAmbition(
  form: FormData,
): { ambition: Record<OutcomeQuestion, number> } | { wrong: OutcomeQuestion[] } {
  const read = OUTCOME_QUESTIONS.map((question) => [question, percentIn(form.get(question))] as const)
  const wrong = read.flatMap(([question, percent]) => (percent === null ? [question] : []))
  if (wrong.length > 0) return { wrong }
  return { ambition: Object.fromEntries(read) as Record<OutcomeQuestion, number> }
}

function percentIn(typed: FormDataEntryValue | null): number | null {
  const text = String(typed ?? '').trim()
  const percent = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return percent >= 1 && percent <= 100 ? percent : null
}
