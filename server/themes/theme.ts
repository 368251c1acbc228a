/**
 * A municipality's own look, mounted as a folder (`THEME_DIR`): `theme.json` and the files it names. Everything is read
 * and checked at start; afterwards it is served from memory under a name made from its content. Our image and
 * repository hold no municipal tokens, logos or fonts: those belong to their owners.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname, join, posix } from 'node:path'
import { type Manifest, manifest } from './manifest.ts'
import { sheetOf } from './ramp.ts'
import { unreadable } from './readable.ts'

export interface ThemeFile {
  body: Buffer
  type: string
}

export interface Theme {
  className: string
  name: string
  stylesheets: { href: string; body: Buffer }[]
  logoHref?: string
  /** Everything that may be asked for, by address. */
  files: ReadonlyMap<string, ThemeFile>
}

/** Its message is one sentence for whoever starts the server. */
class ThemeError extends Error {
  override name = 'ThemeError'
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Themes without values for dark screens keep the whole site light: half a dark theme cannot be read. */
const LIGHT_ONLY = 'fgp-light-only'

/** Throws ThemeError when the folder or its manifest is not right. Null without a folder. */
export function loadTheme(dir: string | null | undefined): Theme | null {
  if (!dir) return null
  const theme = readManifest(dir)
  const files = new Map<string, ThemeFile>()

  const publish = (body: Buffer, extension: string): string => {
    const href = `/thema/${createHash('sha256').update(body).digest('hex').slice(0, 20)}${extension}`
    files.set(href, { body, type: TYPES[extension] ?? 'application/octet-stream' })
    return href
  }
  const publishSheet = (css: string) => {
    const body = Buffer.from(css)
    return { href: publish(body, '.css'), body }
  }

  const sheets = theme.css.map((name) => withAssets(dir, name, publish))
  if (theme.colors) sheets.unshift(sheetOf(theme.class, theme.colors))
  const dark = theme.dark || theme.css.length === 0
  const problem = unreadable(sheets, theme.class, dark)
  if (problem) throw new ThemeError(`The theme in THEME_DIR cannot be used: ${theme.name}: ${problem}.`)
  return {
    className: dark ? theme.class : `${theme.class} ${LIGHT_ONLY}`,
    name: theme.name,
    stylesheets: sheets.map(publishSheet),
    logoHref: theme.logoSvg && publish(readThemeFile(dir, theme.logoSvg, ['.svg']), '.svg'),
    files,
  }
}

/** Answers addresses under `/thema/`; true when it did. Names change with their content, so they stay for ever. */
export function serveTheme(
  fileAt: (path: string) => ThemeFile | null | undefined,
): (path: string, response: ServerResponse) => boolean {
  return (path, response) => {
    const file = path.startsWith('/thema/') ? fileAt(path) : null
    if (!file) return false
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': file.body.byteLength,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      // A drawing can hold scripts; opened by itself it may run none.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
    response.end(file.body)
    return true
  }
}

function readManifest(dir: string): Manifest {
  const path = join(dir, 'theme.json')
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const why = error instanceof SyntaxError ? `is not JSON: ${error.message}` : 'cannot be read'
    throw new ThemeError(`The theme in THEME_DIR cannot be used: ${path} ${why}.`)
  }
  const parsed = manifest.safeParse(json)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'it'} ${issue.message}`)
  throw new ThemeError(`The theme in THEME_DIR cannot be used: ${path}: ${problems.join('; ')}.`)
}

function readThemeFile(dir: string, name: string, extensions: string[]): Buffer {
  if (!extensions.includes(extname(name)))
    throw new ThemeError(
      `The theme in THEME_DIR cannot be used: ${name} must end in ${extensions.join(' or ')}.`,
    )
  try {
    return readFileSync(join(dir, name))
  } catch {
    throw new ThemeError(
      `The theme in THEME_DIR cannot be used: ${name} is not in the folder or cannot be read.`,
    )
  }
}

/** Fonts and pictures that a sheet names are served too; what comes from elsewhere would never load (R-E20). */
function withAssets(dir: string, name: string, publish: (body: Buffer, extension: string) => string): string {
  const css = readThemeFile(dir, name, ['.css']).toString('utf8')
  const elsewhere = /@import\b[^;]*|url\(\s*["']?(?:https?:)?\/\/[^)]*\)/i.exec(css)
  if (elsewhere)
    throw new ThemeError(
      `The theme in THEME_DIR cannot be used: ${name} loads something from another place (${elsewhere[0].slice(0, 60)}).`,
    )
  return css.replace(/url\(\s*(["']?)(?!data:|#)([^"')]+?)\1\s*\)/gi, (_, __, address: string) => {
    const asset = posix.normalize(posix.join(posix.dirname(name), address.replace(/[?#].*$/, '')))
    if (asset.startsWith('..') || asset.startsWith('/'))
      throw new ThemeError(
        `The theme in THEME_DIR cannot be used: ${name} names ${address}, outside the folder.`,
      )
    const assetTypes = Object.keys(TYPES).filter((extension) => extension !== '.css')
    return `url(${publish(readThemeFile(dir, asset, assetTypes), extname(asset))})`
  })
}
