/**
 * /plan/:planId/reacties: GET gives the remarks that this person may read; POST (`intent`: add, answer, resolve, reopen,
 * delete) changes one. Both in JSON; the plan page asks its loader again after it.
 */
import { data } from 'react-router'
import { commentInput } from '../comments/comment-input.ts'
import type { Route } from './+types/comments'
import { requireMe } from './require-me.ts'

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { me, services } = await requireMe(context, request, params.planId)
  const view = await services.comments.list(me)
  if (view.threads.length > 0) await services.log.noteReading(me)
  return Response.json(view, { headers: { 'Cache-Control': 'no-store' } })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { me, services } = await requireMe(context, request, params.planId)
  const input = commentInput(await request.formData())
  if (!input) return refuse(400)
  const { comments } = services
  try {
    switch (input.intent) {
      case 'add': {
        const added = await comments.add(me, input)
        return added.state === 'gone' ? refuse(409) : data({ ok: true, status: 200 })
      }
      case 'answer':
        await comments.answer(me, input.threadId, input.words)
        break
      case 'resolve':
      case 'reopen':
        await comments.resolve(me, input.threadId, input.intent === 'resolve')
        break
      case 'delete':
        await comments.erase(me, input.commentId)
    }
    return data({ ok: true, status: 200 })
  } catch (error) {
    // The words stay in the form of who wrote them: the page must not go away for a page of errors.
    if (error instanceof Response) return refuse(error.status)
    throw error
  }
}

const refuse = (status: number) => data({ ok: false, status }, { status })
