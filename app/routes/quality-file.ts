/** GET /beheer/cijfers.csv and .json: the same numbers as the page, and no more. */
import { outcomeDrawing } from '#plan/reviews/outcome-drawing.ts'
import { AMBITION, OUTCOME_QUESTIONS } from '#plan/reviews/outcomes.ts'
import { requestContext } from '#server/context.ts'
import { csvOf } from '../csv.ts'
import { messagesOf } from '../messages/every-language.server.ts'
import type { Route } from './+types/quality-file'
import { requireStaff } from './require-staff.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { staff, services } = requireStaff(context, 'quality')
  const outcomes = await services.quality.outcomes(staff)
  const { language } = context.get(requestContext)
  const { quality, reviews } = messagesOf(language)
  const isCsv = new URL(request.url).pathname.endsWith('.csv')
  const drawn = OUTCOME_QUESTIONS.map((question) => ({
    question,
    ...outcomeDrawing(question, reviews.outcomeQuestions[question], outcomes[question], language),
  }))
  const rows = drawn.flatMap((one) =>
    one.rows.map((row) => [reviews.outcomeQuestions[one.question], String(AMBITION[one.question]), ...row]),
  )
  const text = isCsv
    ? csvOf([[quality.question, quality.ambition, ...(drawn[0]?.head ?? [])], ...rows])
    : JSON.stringify(
        OUTCOME_QUESTIONS.map((question) => ({
          question,
          text: reviews.outcomeQuestions[question],
          ambition: AMBITION[question],
          about: quality.start(AMBITION[question]),
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
