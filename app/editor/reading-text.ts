import type { PlanDocument } from '#plan/document.ts'
import { agreementsBySection, type PlanSection } from '#plan/form.ts'
import { plainText } from '#plan/plain-text.ts'
import { inLanguage, type Language, type Template } from '#plan/template.ts'

/** A section as it is read aloud: its title, and per question what is written. */
export function readingText(
  section: PlanSection,
  template: Template,
  document: PlanDocument,
  language: Language,
): string {
  const nameOf = (id: string) => document.people.find((person) => person.id === id)?.name ?? ''
  const words = (id: string, kind: string): string[] => {
    switch (kind) {
      case 'text':
        return [plainText(document.texts[id] ?? [])]
      case 'agreements':
        return (agreementsBySection(template, document.agreements).get(section.id) ?? []).map(
          ({ what, who, when }) =>
            [what, who.map(nameOf).filter(Boolean).join(', '), when].filter(Boolean).join('. '),
        )
      case 'lines':
        return (document.lines[id] ?? []).map(({ text }) => text)
      case 'goals':
        return document.goals.map(({ title }) => title)
      case 'circle':
        return document.people.map(({ name }) => name)
      case 'moments':
        return (document.moments[id] ?? []).map(({ text }) => text)
      case 'person':
        return (document.keepers[id] ?? []).map(
          ({ who, howOften }) => `${who ? nameOf(who) : ''} ${howOften}`,
        )
      default:
        return []
    }
  }
  const lines = section.fields.flatMap((field) => [
    ...(section.added ? [] : [inLanguage(field.question, language)]),
    ...words(field.id, field.kind),
  ])
  return [inLanguage(section.title, language), ...lines].filter((line) => line.trim() !== '').join('\n')
}
