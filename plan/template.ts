/**
 * The types of a plan form (`plan-templates/*.yaml`). A form is data: a municipality adds one by dropping in a file.
 * The published schema is `plan-templates/plan-template-v1.schema.json`; `server/templates/` checks files against it.
 */
export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Words in every language of the interface; Dutch is never missing. */
export type Localized = { nl: string } & Partial<Record<Language, string>>

/**
 * text: one rich text. lines: a list of short lines. agreements, goals, circle: the plan's own lists.
 * scale: 0–10 per person. moments: dates. person: someone from the circle, with how often.
 * The last four are placeholders: shown when the capability that fills them exists.
 */
export const FIELD_KINDS = [
  'text',
  'lines',
  'agreements',
  'goals',
  'circle',
  'scale',
  'moments',
  'person',
  'child-words',
  'differing-view',
  'acceptance',
  'sharing',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** Kinds that wait for a later capability: a screen leaves their fields out until it can fill them. */
const PLACEHOLDER_KINDS: readonly FieldKind[] = ['child-words', 'differing-view', 'acceptance', 'sharing']

export const isPlaceholder = (field: { kind: FieldKind }): boolean => PLACEHOLDER_KINDS.includes(field.kind)

/** The meanings that all forms are built from, so that they export alike (docs/domain). */
export const CANONICAL_SECTIONS = [
  'who',
  'question',
  'good',
  'worries',
  'child',
  'wish',
  'self',
  'network',
  'help',
  'safety',
  'otherwise',
  'keeper',
  'view',
  'review',
  'acceptance',
  'sharing',
] as const
export type CanonicalSection = (typeof CANONICAL_SECTIONS)[number]

/** One colour and pictogram per question; the same on screen, in lists and in print. */
export const SECTION_LOOKS = [
  'good',
  'worries',
  'goal',
  'agreements',
  'circle',
  'otherwise',
  'scale',
  'child',
] as const
export type SectionLook = (typeof SECTION_LOOKS)[number]

export interface TemplateField {
  /** Unique in the form; the name of the field's root in the plan's document. */
  id: string
  kind: FieldKind
  /** The question above the field; also the accessible name of its text box, so unique in the form. */
  question: Localized
  help?: Localized
  /** An example answer of an imaginary family. */
  example?: Localized
  /** First words that help somebody to begin; `…` marks where the family goes on. */
  starters?: Localized[]
}

export interface TemplateSection {
  id: string
  canonical: CanonicalSection
  look: SectionLook
  title: Localized
  /** How much the plan asks for it before it is settled. Hiding a section is always up to the family (form-free). */
  importance: 'required' | 'recommended' | 'optional'
  /** True when the section waits under "Meer" until somebody asks for it. */
  later?: boolean
  fields: TemplateField[]
}

export interface Template {
  id: string
  version: number
  /** The place in the list of forms; the lowest is chosen beforehand. */
  position: number
  title: Localized
  /** For whom it is, in one line. */
  audience: Localized
  /** A sentence shown where the form is chosen, such as "Maak dit samen met een hulpverlener". */
  advice?: Localized
  source: string
  sections: TemplateSection[]
}

/** The words in the wanted language, or in Dutch where the form has no others. */
export const inLanguage = (text: Localized, language: Language): string => text[language] ?? text.nl
