/**
 * The looks of this installation: its own, and those that an organisation may choose: the folders in `THEME_DIR`, or a
 * theme made of one or two colours. What is made of colours is made again wherever it is asked for, so that no process
 * has to remember it.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sheetOf } from './ramp.ts'
import { loadTheme, type Theme, type ThemeFile } from './theme.ts'
import type { ShownTheme, ThemeChoice, Themes } from './types.ts'

export interface ThemeKeeping extends Themes {
  installation: ShownTheme | null
  /** What stands at an address under `/thema/`. */
  file(path: string): ThemeFile | null
}

const CLASS = 'organisation-theme'
const COLOURS = /^\/thema\/kleuren-([0-9a-f]{6})(?:-([0-9a-f]{6}))?\.[0-9a-f]{12}\.css$/

/** Throws ThemeError when a theme is not right. */
export function loadThemes(dir: string | null): ThemeKeeping {
  const folders = dir ? foldersIn(dir) : []
  // A folder of themes needs none of its own.
  const own = dir && folders.length > 0 && !existsSync(join(dir, 'theme.json')) ? null : loadTheme(dir)
  const known = new Map(folders.map(({ id, path }) => [id, loadTheme(path) as Theme]))
  const files = new Map([own, ...known.values()].flatMap((theme) => [...(theme?.files ?? [])]))
  return {
    installation: own && shown(own),
    choices: () => [...known].map(([id, { name }]) => ({ id, name })),
    of(choice) {
      if (choice === null) return null
      if (choice.kind === 'colours') return ofColours(choice)
      const theme = known.get(choice.id)
      return theme ? shown(theme) : null
    },
    file: (path) => files.get(path) ?? colourSheet(path),
  }
}

function foldersIn(dir: string): { id: string; path: string }[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .map(({ name }) => ({ id: name, path: join(dir, name) }))
    .filter(({ id, path }) => /^[a-z][a-z0-9-]*$/.test(id) && existsSync(join(path, 'theme.json')))
    .sort((one, other) => one.id.localeCompare(other.id))
}

const shown = ({ className, name, stylesheets, logoHref }: Theme): ShownTheme => ({
  className,
  name,
  stylesheets: stylesheets.map(({ href }) => href),
  logoHref: logoHref ?? null,
})

function ofColours({ primary, accent }: Extract<ThemeChoice, { kind: 'colours' }>): ShownTheme {
  const [one, other] = [primary, accent].map((colour) => colour?.slice(1).toLowerCase())
  const names = [one, other].filter(Boolean).join('-')
  const mark = markOf(sheetOf(CLASS, coloursOf(one ?? '', other)))
  return {
    className: CLASS,
    name: '',
    stylesheets: [`/thema/kleuren-${names}.${mark}.css`],
    logoHref: null,
  }
}

const coloursOf = (primary: string, accent: string | undefined) => ({
  primary: `#${primary}`,
  ...(accent && { accent: `#${accent}` }),
})

const markOf = (sheet: string) => createHash('sha256').update(sheet).digest('hex').slice(0, 12)

/** The address names the colours, and a mark of what is made of them: another way of making is another address. */
function colourSheet(path: string): ThemeFile | null {
  const [, primary, accent] = COLOURS.exec(path) ?? []
  if (!primary) return null
  const sheet = sheetOf(CLASS, coloursOf(primary, accent))
  if (!path.endsWith(`.${markOf(sheet)}.css`)) return null
  return { body: Buffer.from(sheet), type: 'text/css; charset=utf-8' }
}
