/**
 * A file of an earlier plan becomes a new plan, through the one way in which a live plan changes (R-B18). The people in
 * it stand in the circle by name: a file gives nobody a way in.
 */
import * as Y from 'yjs'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import type { Template } from '#plan/template.ts'
import type { Collaboration } from '../../collaboration/collaboration.ts'
import { DEFAULT_LIMITS } from '../../collaboration/limits.ts'
import type { Plans, StartInput } from '../../plans/types.ts'
import type { Services } from '../../services.ts'
import { checkFile } from './check-file.ts'
import { layIn } from './lay-in.ts'
import type { Brought, Imports } from './types.ts'

interface Options {
  plans: Pick<Plans, 'start' | 'header'>
  templates: Services['templates']
  collaboration: () => Pick<Collaboration, 'transact'>
}

export function createImports({ plans, templates, collaboration }: Options): Imports {
  /** Its own form, or the usual one where this server does not have it. */
  function formOf(record: PlanRecord): Template {
    const [plan] = contentsOf(record, 'plan')
    const form = templates.get(plan?.content.form.id ?? '') ?? templates.list()[0]
    if (!form) throw new Error('A server without forms')
    return form
  }

  return {
    async start({ me, myName, language, file }) {
      const checked = checkFile(file)
      if ('why' in checked) return { ok: false, why: checked.why }
      const { record } = checked
      const form = formOf(record)
      const [plan] = contentsOf(record, 'plan')
      const spoken = plan?.content.language ?? language
      if (!fits(record, form, spoken)) return { ok: false, why: 'too-large' }
      const children: StartInput['children'] =
        plan?.content.children.map(({ name, unborn }) => ({ name, unborn })) ?? []
      const made = await plans.start({
        me,
        myName,
        // Who is young and brings the file is the child of the new plan.
        children: children.length > 0 ? children : [{ name: '', unborn: false }],
        templateId: form.id,
        language: spoken,
      })
      const header = await plans.header(made.planId)
      if (!header) throw new Error('A plan that was just made')
      await collaboration().transact(header.roomId, (doc) => layIn(doc, record, form, spoken))
      return { ok: true, ...made, brought: broughtOf(record) }
    },
  }
}

/** Tried before there is a plan: what people may send in one go, a file may bring in one go (R-B25). */
function fits(record: PlanRecord, form: Template, language: StartInput['language']): boolean {
  const doc = new Y.Doc()
  layIn(doc, record, form, language)
  const update = Y.encodeStateAsUpdate(doc)
  const structs = Y.decodeUpdate(update).structs.length
  doc.destroy()
  return update.length <= DEFAULT_LIMITS.updateBytes && structs <= DEFAULT_LIMITS.structs
}

function broughtOf(record: PlanRecord): Brought {
  const count = (...kinds: PlanRecord['items'][number]['kind'][]) =>
    record.items.filter(({ kind, content }) => kinds.includes(kind) && content !== null).length
  return {
    texts: count('text', 'line', 'moment', 'keeper'),
    agreements: count('agreement'),
    goals: count('goal'),
    people: count('person'),
    left: count('acceptance', 'score', 'passage', 'condition', 'view'),
  }
}
