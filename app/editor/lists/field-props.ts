import type { TemplateField } from '#plan/template.ts'

/** What every list field gets: the question, and the section it stands in (of the form, or one the family added). */
export interface ListFieldProps {
  field: TemplateField
  section: { id: string }
}
