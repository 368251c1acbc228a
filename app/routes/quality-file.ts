/** GET /beheer/cijfers.csv and .json: the same numbers as the page, and no more. */
import { outcomeDrawing } from '#plan/reviews/outcome-drawing.ts'
import { OUTCOME_QUESTIONS, STARTING_AMBITION } from '#plan/reviews/outcomes.ts'
import { requestContext } from '#server/context.ts'
import { csvOf } from '../csv.ts'
import { messagesOf } from '../messages/every-language.server.ts'
import type { Route } from './+types/quality-file'
import { requireStaff } from './require-staff.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'quality')
  const [outcomes, organisation] = await Promise.all([
    services.quality.outcomes(staff),
    services.organisations.get(staff.organisation.id),
  ])
  const ambition = organisation?.settings.ambition ?? STARTING_AMBITION
  const { language } = context.get(requestContext)
  const { quality, reviews } = messagesOf(language)
  const isCsv = new URL(request.url).pathname.endsWith('.csv')
  const drawn = OUTCOME_QUESTIONS.map((question) => ({
    question,
    ...outcomeDrawing(reviews.outcomeQuestions[question], outcomes[question], ambition[question], language),
  }))
  const rows = drawn.flatMap((one) =>
    one.rows.map((row) => [reviews.outcomeQuestions[one.question], String(ambition[one.question]), ...row]),
  )
  const text = isCsv
    ? csvOf([[quality.question, quality.ambition, ...(drawn[0]?.head ?? [])], ...rows])
    : JSON.stringify(
        OUTCOME_QUESTIONS.map((question) => ({
          question,
          text: reviews.outcomeQuestions[question],
          ambition: ambition[question],
          about: [
            quality.ambitionOf(ambition[question]),
            ...(ambition[question] === STARTING_AMBITION[question] ? [quality.start] : []),
          ].join(' '),
          periods: outcomes[question].map(({ question: _, ...point }) => point),
        })),
        null,
        2,
      )
  return new Response(text, {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="cijfers.${isCsv ? 'csv' : 'json'}"`,
      'Cache-Control': 'no-store',
    },
  })
}
