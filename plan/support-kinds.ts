/** Kinds of informal support near a family (steun in de buurt). */
export const SUPPORT_KINDS = [
  'home',
  'buddy',
  'group',
  'advice',
  'sport',
  'faith',
  'foster',
  'other',
] as const
export type SupportKind = (typeof SUPPORT_KINDS)[number]
