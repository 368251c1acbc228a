import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contrast } from './oklch.ts'
import { ramp } from './ramp.ts'
import { loadTheme, serveTheme } from './theme.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'theme-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const write = (files: Record<string, string>) => {
  for (const [name, body] of Object.entries(files)) writeFileSync(join(dir, name), body)
}

describe('a mounted theme', () => {
  test('gives its class, its sheets and its logo', () => {
    write({
      'theme.json': JSON.stringify({
        class: 'dorp-theme',
        name: 'Gemeente Dorp',
        css: ['theme.css'],
        dark: true,
        logoSvg: 'logo.svg',
      }),
      'theme.css':
        '@font-face { src: url("./dorp.woff2") } .dorp-theme { --basis-color-action-1-color-default: light-dark(#123456, #abcdef) }',
      'dorp.woff2': 'a font',
      'logo.svg': '<svg/>',
    })
    const theme = loadTheme(dir)
    expect(theme).toMatchObject({ className: 'dorp-theme', name: 'Gemeente Dorp' })
    const sheet = theme?.stylesheets[0]
    expect(sheet?.href).toMatch(/^\/thema\/[0-9a-f]{20}\.css$/)
    const font = /url\((\/thema\/[0-9a-f]{20}\.woff2)\)/.exec(String(sheet?.body))?.[1]
    expect(theme?.files.get(font ?? '')?.body.toString()).toBe('a font')
    expect(theme?.files.get(theme.logoHref ?? '')?.type).toBe('image/svg+xml')
  })

  test('without values for dark screens keeps the site light', () => {
    write({ 'theme.json': '{"class":"dorp","name":"Dorp","css":["a.css"]}', 'a.css': '' })
    expect(loadTheme(dir)?.className).toBe('dorp fgp-light-only')
  })

  test('without a package is made from its colours, light and dark', () => {
    write({
      'theme.json': '{"class":"dorp","name":"Dorp","colors":{"primary":"#c8102e","accent":"#f2a900"}}',
    })
    const theme = loadTheme(dir)
    expect(theme?.className).toBe('dorp')
    expect(String(theme?.stylesheets[0]?.body)).toMatch(
      /^\.dorp \{\n {2}--basis-color-action-1-bg-subtle: light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\);/,
    )
  })

  test('no folder is no theme', () => {
    expect(loadTheme(undefined)).toBeNull()
  })

  test.each([
    ['no manifest', {}, /theme\.json cannot be read\.$/],
    ['no JSON', { 'theme.json': '{' }, /is not JSON/],
    ['a missing name', { 'theme.json': '{"class":"dorp","css":["a.css"]}' }, /theme\.json: name /],
    ['a misspelt key', { 'theme.json': '{"class":"dorp","name":"Dorp","cs":["a.css"]}' }, /cs/],
    ['nothing to show', { 'theme.json': '{"class":"dorp","name":"Dorp"}' }, /needs css, colors, or both/],
    [
      'a wrong colour',
      { 'theme.json': '{"class":"d","name":"D","colors":{"primary":"red"}}' },
      /colors\.primary .*six digits/,
    ],
    ['a way out of the folder', { 'theme.json': '{"class":"d","name":"D","css":["../a.css"]}' }, /css\.0 /],
    [
      'a missing sheet',
      { 'theme.json': '{"class":"d","name":"D","css":["a.css"]}' },
      /a\.css is not in the folder/,
    ],
    [
      'a sheet that loads from elsewhere',
      {
        'theme.json': '{"class":"d","name":"D","css":["a.css"]}',
        'a.css': '@import "https://example.nl/b.css";',
      },
      /loads something from another place/,
    ],
    [
      'a font outside the folder',
      { 'theme.json': '{"class":"d","name":"D","css":["a.css"]}', 'a.css': 'a{src:url(../../b.woff2)}' },
      /outside the folder/,
    ],
  ])('stops the start with a sentence: %s', (_, files, sentence) => {
    write(files as Record<string, string>)
    expect(() => loadTheme(dir)).toThrow(
      expect.objectContaining({ name: 'ThemeError', message: expect.stringMatching(sentence) }),
    )
  })

  test('is served for ever, and nothing else is', () => {
    write({ 'theme.json': '{"class":"d","name":"D","colors":{"primary":"#005f6d"}}' })
    const theme = loadTheme(dir)
    const seen: { status: number; headers: Record<string, unknown>; body: unknown }[] = []
    const response = {
      writeHead: (status: number, headers: Record<string, unknown>) =>
        seen.push({ status, headers, body: null }),
      end: (body: unknown) => {
        const last = seen.at(-1)
        if (last) last.body = body
      },
    } as unknown as Parameters<ReturnType<typeof serveTheme>>[1]
    const serve = serveTheme((path) => theme?.files.get(path))
    expect(serve(theme?.stylesheets[0]?.href ?? '', response)).toBe(true)
    expect(seen[0]?.headers).toMatchObject({ 'Content-Type': 'text/css; charset=utf-8' })
    expect(serve('/thema/../theme.json', response)).toBe(false)
    expect(serveTheme(() => null)('/thema/x.css', response)).toBe(false)
    expect(seen).toHaveLength(1)
  })
})

const brands = [
  '#005f6d',
  '#c8102e',
  '#ffd400',
  '#0055aa',
  '#000000',
  '#ffffff',
  '#e6007e',
  '#7ab800',
  '#f28c00',
]
const schemes = [
  { scheme: 0, card: '#ffffff' },
  { scheme: 1, card: '#1a212a' },
] as const

test.each(brands)('P1: from %s come tints that can be read', (brand) => {
  const tints = ramp(brand)
  for (const { scheme, card } of schemes) {
    const at = (slot: string) => tints[slot]?.[scheme] ?? ''
    for (const slot of ['color-default', 'color-hover', 'color-document'])
      for (const surface of [card, at('bg-default'), at('bg-hover')])
        expect(contrast(at(slot), surface), `${slot} on ${surface}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(at('color-document'), at('bg-active'))).toBeGreaterThanOrEqual(4.5)
    for (const slot of ['inverse-bg-default', 'inverse-bg-hover', 'inverse-bg-active'])
      expect(contrast(at('inverse-color-default'), at(slot)), slot).toBeGreaterThanOrEqual(4.5)
    expect(contrast(at('border-default'), card)).toBeGreaterThanOrEqual(3)
  }
})
