import type { PlanDocument } from '#plan/document.ts'
import type { Template } from '#plan/template.ts'
import { sectionTitle, viewOfPlan } from '../editor/plan-view.ts'
import { ReadOnlyField } from '../editor/ReadOnlyField.tsx'
import { useLanguage } from '../messages/MessagesProvider.tsx'
import { SectionCard } from '../ui/SectionCard.tsx'

/** A plan to read; sections without words stay away. */
export function ReadPlan({ template, document }: { template: Template; document: PlanDocument }) {
  const language = useLanguage()
  const { shown } = viewOfPlan(template, document, {}, new Set())
  return shown.map((section) => (
    <SectionCard key={section.id} id={section.id} title={sectionTitle(section, language)} look={section.look}>
      {section.fields.map((field) => (
        <ReadOnlyField
          key={field.id}
          field={field}
          section={section}
          template={template}
          document={document}
          scores={[]}
        />
      ))}
    </SectionCard>
  ))
}
