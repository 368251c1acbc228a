/**
 * The fixed palette of people (R-B23). The index is stored; the hex colours a caret and the label with white words
 * (at least 4.5:1); the name is the class of the avatar, which takes softer colours from the theme.
 * Six digits always: the caret of the editor makes three digits transparent.
 */
export const PALETTE = [
  { name: 'orange', hex: '#a8480f' },
  { name: 'violet', hex: '#6442b0' },
  { name: 'rose', hex: '#b0304f' },
  { name: 'petrol', hex: '#00677a' },
  { name: 'blue', hex: '#1f5fae' },
  { name: 'ochre', hex: '#7c5c00' },
  { name: 'green', hex: '#2f7037' },
  { name: 'stone', hex: '#5c6069' },
] as const

export type PaletteName = (typeof PALETTE)[number]['name']

/** The name that belongs to a hex; a colour that is not of the palette is stone. */
export const paletteName = (hex: string): PaletteName =>
  PALETTE.find((color) => color.hex === hex.toLowerCase())?.name ?? 'stone'

/** The hex of a stored index; any number is safe. */
export const paletteHex = (index: number): string =>
  PALETTE[((index % PALETTE.length) + PALETTE.length) % PALETTE.length]?.hex ?? PALETTE[0].hex
