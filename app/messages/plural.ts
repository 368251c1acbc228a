/** The words for a number of things; `other` is always there, the other forms where a language has them. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

export function plural(language: string, count: number, forms: PluralForms): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other
}
