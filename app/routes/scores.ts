/**
 * POST /plan/:planId/cijfers: gives one's own number on a scale (`value`), or shows and hides it (`shown`). Answers
 * in JSON; the plan page asks its loader again after it.
 */
import { data } from 'react-router'
import type { Template } from '#plan/template.ts'
import type { Route } from './+types/scores'
import { requireMe } from './require-me.ts'

const refuse = (status: number) => data({ ok: false }, { status })

const isScale = (form: Template, fieldId: string) =>
  form.sections.some((section) =>
    section.fields.some((field) => field.id === fieldId && field.kind === 'scale'),
  )

export async function action({ request, context, params }: Route.ActionArgs) {
  const { me, plan, services } = await requireMe(context, request, params.planId)
  if (!(await services.scores.mayGive(me))) return refuse(403)
  const form = await request.formData()
  const fieldId = String(form.get('fieldId') ?? '')
  if (!isScale(plan.template, fieldId)) return refuse(400)

  const shown = form.get('shown')
  if (shown === 'true' || shown === 'false') {
    const given = await services.scores.list(me)
    if (!given.some((score) => score.mine && score.fieldId === fieldId)) return refuse(409)
    await services.scores.show(me, fieldId, shown === 'true')
    return data({ ok: true })
  }
  const value = String(form.get('value') ?? '')
  if (!/^(\d|10)$/.test(value)) return refuse(400)
  await services.scores.give(me, fieldId, Number(value))
  return data({ ok: true })
}

/** There is nothing to look at here. */
export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } })
