import type { ReactNode } from 'react'
import { inLanguage, type TemplateField } from '#plan/template.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'

/** Parts of a field that stand around its answer, on the page to read and on the page to write. */
export const helpId = (field: TemplateField): string => `hulp-${field.id}`

interface FieldFrameProps {
  field: TemplateField
  /** A section of the family's own has one field, and its title is the question. */
  hideQuestion?: boolean
  /** The example and the first words belong to writing. */
  writing?: boolean
  children: ReactNode
}

export function FieldFrame({ field, hideQuestion, writing, children }: FieldFrameProps) {
  const { plan } = useMessages()
  const language = useLanguage()
  return (
    <div className="plan-field">
      {!hideQuestion && <h3 className="plan-field__question">{inLanguage(field.question, language)}</h3>}
      {writing && field.help && (
        <p className="field__description" id={helpId(field)}>
          {inLanguage(field.help, language)}
        </p>
      )}
      {children}
      {writing && field.example && (
        <details className="plan-example no-print">
          <summary>{plan.example}</summary>
          <p>{inLanguage(field.example, language)}</p>
        </details>
      )}
    </div>
  )
}
