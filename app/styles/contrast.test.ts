import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Scheme = 'light' | 'dark'
const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')

/** `--basis-color-<name>: light-dark(#…, #…)` of our own theme. */
const tokens = new Map(
  [
    ...css.matchAll(/--basis-([\w-]+): (?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));/g),
  ].map(([, name = '', light, dark, both]) => [name, { light: light ?? both, dark: dark ?? both }]),
)

function luminance(name: string, scheme: Scheme): number {
  const hex = tokens.get(name)?.[scheme]
  if (!hex) throw new Error(`the theme has no --basis-${name}`)
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string, scheme: Scheme): number {
  const [dark = 0, light = 0] = [luminance(a, scheme), luminance(b, scheme)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const card = 'color-default-bg-document'
const canvas = 'color-default-bg-subtle'
const surfaces = [card, canvas, 'color-default-bg-default']
const looks = [
  'action-1',
  'accent-1',
  'accent-2',
  'accent-3',
  'info',
  'highlight',
  'warning',
  'positive',
  'negative',
]
const strong = (look: string) => `color-${look}-color-${look === 'action-1' ? 'document' : 'default'}`

/** Words on what they stand on: 4.5:1. */
const words: [string, string][] = [
  ...surfaces.flatMap((surface): [string, string][] => [
    ['color-default-color-default', surface],
    ['color-default-color-subtle', surface],
    ['color-action-1-color-default', surface],
    ['color-action-1-color-hover', surface],
  ]),
  ...looks.flatMap((look): [string, string][] => [
    [strong(look), card],
    [strong(look), `color-${look}-bg-default`],
    ['color-default-color-default', `color-${look}-bg-default`],
  ]),
  ...looks
    .filter((look) => look !== 'negative')
    .map((look): [string, string] => [strong(look), `color-${look}-bg-active`]),
  ...['default', 'hover', 'active'].map((state): [string, string] => [
    'color-action-1-inverse-color-default',
    `color-action-1-inverse-bg-${state}`,
  ]),
  ['color-action-1-color-default', 'color-action-1-bg-default'],
  ['color-action-1-color-hover', 'color-action-1-bg-hover'],
  ['color-action-1-color-default', 'color-action-1-bg-subtle'],
  ['color-default-color-default', 'color-action-1-bg-subtle'],
  ['color-action-1-color-default', 'color-highlight-bg-subtle'],
  ['color-action-1-color-default', 'color-highlight-bg-default'],
  ['color-default-color-subtle', 'color-action-1-bg-subtle'],
  ['color-warning-inverse-color-default', 'color-warning-inverse-bg-default'],
  ['color-positive-inverse-color-default', 'color-positive-inverse-bg-default'],
  ['color-positive-color-subtle', card],
  ['color-negative-color-subtle', card],
  ['color-negative-color-default', 'color-negative-bg-subtle'],
  ['focus-color', 'focus-background-color'],
]

/** Edges of controls, drawings that carry meaning, rings of focus: 3:1. */
const edges: [string, string][] = [
  ['color-default-border-default', card],
  ['color-default-border-default', canvas],
  ['color-action-1-border-default', card],
  ['color-negative-border-default', card],
  ['color-action-1-inverse-bg-default', card],
  ['color-action-1-inverse-bg-default', canvas],
  ...looks
    .filter((look) => look !== 'highlight')
    .map((look): [string, string] => [`color-${look}-border-default`, card]),
  ...surfaces.map((surface): [string, string] => ['focus-outline-color', surface]),
  ['focus-outline-color', 'color-highlight-bg-default'],
]

describe.each(['light', 'dark'] as const)('P1: our theme, %s', (scheme) => {
  test.each(words)('%s on %s is at least 4.5:1', (text, surface) => {
    expect(contrast(text, surface, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(edges)('%s against %s is at least 3:1', (edge, surface) => {
    expect(contrast(edge, surface, scheme)).toBeGreaterThanOrEqual(3)
  })
})

test('P1: every colour has a light and a dark value', () => {
  const colours = [...css.matchAll(/--basis-color-[\w-]+:/g)].length
  expect(colours).toBeGreaterThan(50)
  expect([...tokens.keys()].filter((name) => name.startsWith('color-')).length).toBe(colours)
})
