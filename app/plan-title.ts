import type { Language } from '#plan/template.ts'
import type { Messages } from './messages/catalogue.ts'

interface Child {
  /** Empty for a child that has no name yet. */
  name: string
}

/** "Plan voor Sem en Noor", "Plan voor Sem en de baby", or without names when none is known yet. */
export function planTitle(
  children: readonly Child[],
  language: Language,
  { common }: Pick<Messages, 'common'>,
): string {
  const names = children.map(({ name }) => name.trim() || common.theBaby)
  if (names.length === 0) return common.planWithoutNames
  return common.planFor(new Intl.ListFormat(language, { type: 'conjunction' }).format(names))
}
