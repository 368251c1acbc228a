/** What a remark can be about: a piece of a rich text, a whole section, or one agreement. */
export const ABOUT_KINDS = ['text', 'section', 'agreement'] as const
export type AboutKind = (typeof ABOUT_KINDS)[number]

/** In characters. Longer is a text of its own. */
export const MAX_COMMENT = 2_000
