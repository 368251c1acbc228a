import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unreadable } from './readable.ts'
import { loadThemes } from './themes.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'themes-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** In a folder of its own; in `''` the one of the installation. */
function write(folder: string, manifest: object, files: Record<string, string> = {}): void {
  mkdirSync(join(dir, folder), { recursive: true })
  const all = { 'theme.json': JSON.stringify(manifest), ...files }
  for (const [name, body] of Object.entries(all)) writeFileSync(join(dir, folder, name), body)
}
const red = {
  class: 'rood-theme',
  name: 'Gemeente Rood',
  colors: { primary: '#c8102e' },
  logoSvg: 'logo.svg',
}

describe('themes that organisations choose from', () => {
  test('are the folders in THEME_DIR, beside one for the installation', () => {
    write('', { class: 'blauw-theme', name: 'Regio Blauw', colors: { primary: '#0055aa' } })
    write('rood', red, { 'logo.svg': '<svg/>' })
    const themes = loadThemes(dir)
    expect(themes.installation?.className).toBe('blauw-theme')
    expect(themes.choices()).toEqual([{ id: 'rood', name: 'Gemeente Rood' }])
    const chosen = themes.of({ kind: 'folder', id: 'rood' })
    expect(chosen).toMatchObject({ className: 'rood-theme', name: 'Gemeente Rood' })
    for (const href of [...(chosen?.stylesheets ?? []), chosen?.logoHref ?? ''])
      expect(themes.file(href)?.body.byteLength).toBeGreaterThan(0)
    expect(themes.of(null)).toBeNull()
    expect(themes.of({ kind: 'folder', id: 'weg' })).toBeNull()
  })

  test('need none for the installation', () => {
    write('rood', red, { 'logo.svg': '<svg/>' })
    expect(loadThemes(dir).installation).toBeNull()
    expect(loadThemes(null).choices()).toEqual([])
  })

  test('a folder without any theme stops the start', () => {
    expect(() => loadThemes(dir)).toThrow(/theme\.json cannot be read\.$/)
  })

  test('P1: one that cannot be read stops the start with a sentence that names the colours', () => {
    write(
      'bleek',
      { class: 'bleek-theme', name: 'Gemeente Bleek', css: ['a.css'] },
      { 'a.css': '.bleek-theme { --basis-color-action-1-inverse-bg-default: #ffd400 }' },
    )
    expect(() => loadThemes(dir)).toThrow(
      /Gemeente Bleek: words cannot be read on light screens: .*inverse-color-default \(#ffffff\) on .*\(#ffd400\) has a contrast of 1\.\d, and 4\.5 is needed\.$/,
    )
  })
})

describe('a theme of an organisation’s own colours', () => {
  test('is found by its address in every process, and nothing else is made there', () => {
    const choice = { kind: 'colours', primary: '#C8102E', accent: '#f2a900' } as const
    const href = loadThemes(null).of(choice)?.stylesheets[0] ?? ''
    expect(href).toMatch(/^\/thema\/kleuren-c8102e-f2a900\.[0-9a-f]{12}\.css$/)
    const file = loadThemes(null).file(href)
    expect(String(file?.body)).toMatch(/^\.organisation-theme \{\n {2}--basis-color-action-1-bg-subtle/)
    expect(String(file?.body)).toContain('--basis-color-accent-1-border-default')
    expect(loadThemes(null).file(href.replace('c8102e', 'c8102f'))).toBeNull()
    expect(loadThemes(null).file('/thema/theme.json')).toBeNull()
  })

  test.each(['#005f6d', '#ffd400', '#ffffff', '#000000', '#7ab800', '#f28c00', '#e6007e'])(
    'P1: %s gives what can be read, light and dark',
    (primary) => {
      const themes = loadThemes(null)
      const chosen = themes.of({ kind: 'colours', primary, accent: primary })
      const sheet = String(themes.file(chosen?.stylesheets[0] ?? '')?.body)
      expect(unreadable([sheet], chosen?.className ?? '', true)).toBeNull()
    },
  )
})

describe('P1: what can be read', () => {
  const sheet = (tokens: string) => [`.een-theme { ${tokens} }`]
  const text = '--basis-color-default-color-default'

  test.each([
    ['dark words on our light card', `${text}: #222`, false, null],
    ['light words on our light card', `${text}: #bbbbbb`, false, /^words cannot be read on light screens/],
    ['dark words on our dark card', `${text}: #222222`, true, /^words cannot be read on dark screens/],
    ['a value of its own for dark screens', `${text}: light-dark(#222222, #eeeeee)`, true, null],
    ['a colour by another name', `--grijs: #bbb; ${text}: var(--grijs)`, false, /#bbbbbb/],
    [
      'an edge that is hardly there',
      '--basis-color-action-1-border-default: #dddddd',
      false,
      /^edges cannot/,
    ],
    ['what is no plain colour', `${text}: color-mix(in oklch, red, blue)`, false, null],
  ])('%s', (_, tokens, dark, expected) => {
    const found = unreadable(sheet(tokens), 'een-theme', dark)
    if (expected === null) expect(found).toBeNull()
    else expect(found).toMatch(expected)
  })

  test('another class, a rule for paper or for a part, and a comment count for nothing', () => {
    const pale = `${text}: #eeeeee;`
    const css = [
      `.een-theme-2 { ${pale} } @media print { .een-theme { ${pale} } } .een-theme { .kaart { ${pale} } } .een-theme { /* ${pale} */ }`,
    ]
    expect(unreadable(css, 'een-theme', false)).toBeNull()
  })
})
