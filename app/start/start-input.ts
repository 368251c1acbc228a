/** Reads the form with which a plan begins. What is wrong comes back per field, with everything that was filled in. */

import type { Language } from '#plan/template.ts'
import type { StartInput } from '#server/plans/types.ts'

export const NAME_MAX = 60
export const CHILDREN_MAX = 12

export interface StartValues {
  me: string
  myName: string
  children: { name: string; unborn: boolean }[]
  templateId: string
}

export type StartProblem = 'me' | 'myName' | 'childName' | 'tooLong' | 'tooMany' | 'form'
/** By field: `me`, `myName`, `form`, `child-0`, `child-1`, … */
export type StartProblems = Record<string, StartProblem>

const text = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}

/** The fields `child` and `unborn` come as rows: `child-0`, `unborn-0`, `child-1`, … */
export function readValues(form: FormData): StartValues {
  const rows = Math.min(Math.max(Number(text(form, 'rows')) || 1, 1), CHILDREN_MAX + 1)
  return {
    me: text(form, 'me'),
    myName: text(form, 'myName'),
    children: Array.from({ length: rows }, (_, row) => ({
      name: text(form, `child-${row}`),
      unborn: form.has(`unborn-${row}`),
    })),
    templateId: text(form, 'form'),
  }
}

export function checkStart(
  values: StartValues,
  language: Language,
  knowsForm: (id: string) => boolean,
): { input: StartInput } | { problems: StartProblems } {
  const problems: StartProblems = {}
  const name = (field: string, value: string, missing: StartProblem, optional = false) => {
    if (value === '' && !optional) problems[field] = missing
    if (value.length > NAME_MAX) problems[field] = 'tooLong'
  }
  const { me } = values
  if (me !== 'parent' && me !== 'youth') problems.me = 'me'
  name('myName', values.myName, 'myName')
  // An empty row below a filled one is somebody who pressed "Nog een kind" and thought again.
  const isFilled = (child: { name: string; unborn: boolean }) => child.name !== '' || child.unborn
  values.children.forEach((child, row) => {
    if (me !== 'youth' && (row === 0 || isFilled(child)))
      name(`child-${row}`, child.name, 'childName', child.unborn)
  })
  const children = values.children.filter(isFilled)
  if (children.length > CHILDREN_MAX) problems['child-0'] = 'tooMany'
  if (!knowsForm(values.templateId)) problems.form = 'form'
  if (Object.keys(problems).length > 0 || (me !== 'parent' && me !== 'youth')) return { problems }
  return {
    input: {
      me,
      myName: values.myName,
      children: me === 'youth' ? [] : children,
      templateId: values.templateId,
      language,
    },
  }
}
