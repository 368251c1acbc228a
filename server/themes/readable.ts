/**
 * P1: a theme in which words or edges cannot be told from what they stand on is refused. Looked at are the tokens that a
 * sheet gives a plain colour; what it leaves to our own theme holds by our own tests.
 */
import { contrast } from './oklch.ts'

type Scheme = 'light' | 'dark'
const SCHEMES: readonly Scheme[] = ['light', 'dark']

const LOOKS = ['action-1', 'accent-1', 'accent-2', 'accent-3', 'info', 'highlight', 'warning', 'positive']
const SURFACES = ['default-bg-document', 'default-bg-subtle', 'default-bg-default']

type Pair = readonly [one: string, other: string]

/** Words: 4.5:1. */
const WORDS: readonly Pair[] = [
  ...SURFACES.flatMap((surface): Pair[] => [
    ['default-color-default', surface],
    ['default-color-subtle', surface],
    ['action-1-color-default', surface],
    ['action-1-color-hover', surface],
  ]),
  ['action-1-color-document', 'default-bg-document'],
  ...LOOKS.flatMap((look): Pair[] => [
    [`${look}-color-default`, `${look}-bg-default`],
    ['default-color-default', `${look}-bg-default`],
  ]),
  ...['default', 'hover', 'active'].map(
    (state): Pair => ['action-1-inverse-color-default', `action-1-inverse-bg-${state}`],
  ),
]

/** Edges of controls and of drawings: 3:1. */
const EDGES: readonly Pair[] = ['default', 'action-1'].map(
  (look): Pair => [`${look}-border-default`, 'default-bg-document'],
)

/** Of our own theme, for what a sheet leaves out (app/styles/theme.css). */
const OURS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  'default-bg-document': ['#ffffff', '#1a212a'],
  'default-bg-subtle': ['#f9f7f2', '#0f151e'],
  'default-bg-default': ['#efede8', '#272e38'],
  'default-color-default': ['#2d353f', '#e6ebf2'],
  'default-color-subtle': ['#4f5763', '#b1b9c4'],
  'action-1-bg-default': ['#d5f4fa', '#173338'],
  'action-1-color-default': ['#005f6d', '#86d2e2'],
  'action-1-inverse-color-default': ['#ffffff', '#08191d'],
  'action-1-inverse-bg-default': ['#005f6d', '#86d2e2'],
}

/** In one sentence, the first pair that cannot be read; null when all can. `dark`: also worn on dark screens. */
export function unreadable(sheets: readonly string[], className: string, dark: boolean): string | null {
  const tokens = tokensOf(sheets.join('\n'), className)
  const schemes = dark ? SCHEMES : (['light'] as const)
  for (const [pairs, least, what] of [
    [WORDS, 4.5, 'words'],
    [EDGES, 3, 'edges'],
  ] as const)
    for (const pair of pairs)
      for (const scheme of schemes) {
        if (!pair.some((slot) => tokens.has(nameOf(slot)))) continue
        const [one, other] = pair.map((slot) => colourOf(slot, scheme, tokens))
        if (!one || !other) continue
        const found = contrast(one, other)
        if (found < least)
          return `${what} cannot be read on ${scheme} screens: ${nameOf(pair[0])} (${one}) on ${nameOf(pair[1])} (${other}) has a contrast of ${found.toFixed(1)}, and ${least} is needed`
      }
  return null
}

const nameOf = (slot: string) => `--basis-color-${slot}`

/** What the rules for the class itself say, outside `@media` and the like; a later one wins. */
function tokensOf(css: string, className: string): Map<string, string> {
  const tokens = new Map<string, string>()
  const ofClass = new RegExp(`\\.${className}(?![\\w-])`)
  const open: string[] = []
  let from = 0
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, ' ')
  for (const { 0: sign, index } of plain.matchAll(/[{};]/g)) {
    const part = plain.slice(from, index).trim()
    from = index + 1
    if (sign === '{') {
      open.push(part)
      continue
    }
    const declared = /^(--[\w-]+)\s*:\s*([\s\S]+)$/.exec(part)
    if (declared?.[1] && declared[2] && open.length === 1 && ofClass.test(open[0] ?? ''))
      tokens.set(declared[1], declared[2].trim())
    if (sign === '}') open.pop()
  }
  return tokens
}

/** `#rrggbb`; null for what is no plain colour, of which nobody can say here how it looks. */
function colourOf(slot: string, scheme: Scheme, tokens: ReadonlyMap<string, string>): string | null {
  const value = tokens.get(nameOf(slot))
  if (value === undefined) return OURS[slot]?.[SCHEMES.indexOf(scheme)] ?? null
  return resolve(value, scheme, tokens, 0)
}

function resolve(
  value: string,
  scheme: Scheme,
  tokens: ReadonlyMap<string, string>,
  depth: number,
): string | null {
  if (depth > 8) return null
  const pair = /^light-dark\(\s*([^,]+),\s*([\s\S]+)\)$/.exec(value)
  if (pair) return resolve((scheme === 'light' ? pair[1] : pair[2])?.trim() ?? '', scheme, tokens, depth + 1)
  const named = /^var\(\s*(--[\w-]+)\s*(?:,\s*([\s\S]+))?\)$/.exec(value)
  if (named?.[1]) {
    const next = tokens.get(named[1]) ?? named[2]?.trim()
    return next === undefined ? null : resolve(next, scheme, tokens, depth + 1)
  }
  const [, short] = /^#([0-9a-f]{3})$/i.exec(value) ?? []
  if (short) return `#${[...short].map((digit) => digit + digit).join('')}`.toLowerCase()
  return /^#[0-9a-f]{6}$/i.test(value) ? value.toLowerCase() : null
}
