import type { Messages } from '../messages/catalogue.ts'

/** "Plan voor Sem en Noor". A child without a name yet is "jullie kind". */
export function planTitle(
  children: readonly { name: string }[],
  texts: Messages['plan'],
  language: string,
): string {
  const names = children.map(({ name }) => name.trim() || texts.noName)
  return texts.titleFor(new Intl.ListFormat(language).format(names.length > 0 ? names : [texts.noName]))
}
