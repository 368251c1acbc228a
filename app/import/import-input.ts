/** Reads the form with which a file is brought; the file itself is judged by the server. */
import { NAME_MAX } from '../start/start-input.ts'

export interface ImportValues {
  me: string
  myName: string
}
export type ImportFieldProblem = 'me' | 'myName' | 'tooLong'

export function readImport(form: FormData): {
  values: ImportValues
  file: File | null
  problems: Partial<Record<keyof ImportValues, ImportFieldProblem>>
} {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.normalize('NFC').trim() : ''
  }
  const values = { me: text('me'), myName: text('myName') }
  const problems: Partial<Record<keyof ImportValues, ImportFieldProblem>> = {}
  if (values.me !== 'parent' && values.me !== 'youth') problems.me = 'me'
  if (values.myName === '') problems.myName = 'myName'
  else if (values.myName.length > NAME_MAX) problems.myName = 'tooLong'
  const file = form.get('file')
  return { values, file: file instanceof File ? file : null, problems }
}
