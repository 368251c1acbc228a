import { contrast, fromHex, toHex } from './oklch.ts'

/** A value for light and one for dark screens. */
type Pair = [light: string, dark: string]

/** Surfaces of our default theme, light and dark, on which the tints must hold. */
const CARD: Pair = ['#ffffff', '#1a212a']
const CANVAS: Pair = ['#efede8', '#272e38']
const TEXT = 4.5
const EDGE = 3

/**
 * The tints that one colour of a house style needs, for tokens named `<slot>`. The colour itself is used wherever it
 * can be read; else the nearest darker (or on dark screens lighter) one that can.
 */
export function ramp(hex: string): Record<string, Pair> {
  const { l, c, h } = fromHex(hex)
  const tint = (lightness: number, strength: number) => toHex({ l: lightness, c: Math.min(c, strength), h })
  /** Walks from a lightness until the contrast with all of these is enough. */
  const readable = (from: number, step: number, least: number, surfaces: string[]): string => {
    let lightness = from
    let found = toHex({ l: lightness, c, h })
    while (surfaces.some((surface) => contrast(found, surface) < least) && lightness > 0 && lightness < 1) {
      lightness += step
      found = toHex({ l: lightness, c, h })
    }
    return found
  }

  const bg: Pair = [tint(0.955, 0.035), tint(0.3, 0.03)]
  const hover: Pair = [tint(0.93, 0.045), tint(0.35, 0.035)]
  const active: Pair = [tint(0.9, 0.06), tint(0.39, 0.04)]
  const onLight = [CARD[0], CANVAS[0], bg[0], hover[0]]
  const onDark = [CARD[1], CANVAS[1], bg[1], hover[1]]
  const color: Pair = [readable(Math.min(l, 0.6), -0.01, TEXT, onLight), readable(0.8, 0.01, TEXT, onDark)]
  const darker = (by: number) => readable(fromHex(color[0]).l - by, -0.01, TEXT, [...onLight, active[0]])
  const lighter = (at: number) => readable(at, 0.01, TEXT, [...onDark, active[1]])

  return {
    'bg-subtle': [tint(0.98, 0.015), tint(0.26, 0.02)],
    'bg-default': bg,
    'bg-hover': hover,
    'bg-active': active,
    'border-default': [readable(Math.min(l, 0.65), -0.01, EDGE, onLight), readable(0.6, 0.01, EDGE, onDark)],
    'color-default': color,
    'color-hover': [darker(0.08), lighter(0.88)],
    'color-document': [darker(0.16), lighter(0.92)],
    'inverse-bg-default': color,
    'inverse-bg-hover': [darker(0.06), lighter(0.86)],
    'inverse-bg-active': [darker(0.12), lighter(0.91)],
    'inverse-color-default': ['#ffffff', tint(0.17, 0.02)],
  }
}

/** A sheet from one or two colours, in the same tokens as a municipality's package would have. */
export function sheetOf(className: string, colors: { primary: string; accent?: string }): string {
  const lines = (name: string, hex: string) =>
    Object.entries(ramp(hex)).map(
      ([slot, pair]) => `--basis-color-${name}-${slot}: light-dark(${pair.join(', ')});`,
    )
  const accent = colors.accent
    ? [...lines('accent-1', colors.accent), '--clay: var(--basis-color-accent-1-border-default);']
    : []
  return `.${className} {\n  ${[...lines('action-1', colors.primary), ...accent].join('\n  ')}\n}\n`
}
