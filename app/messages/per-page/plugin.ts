/**
 * Gives each page the texts that it uses, and no others: a chunk per page and language, awaited before the page's own
 * code. The whole catalogue weighs more than any page that shows a part of it.
 */
import { readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type Plugin, parseSync } from 'vite'
import { LANGUAGES } from '#plan/template.ts'
import { PageTexts } from './page-texts.ts'
import type { Uses } from './used-texts.ts'

const APP = join(import.meta.dirname, '../..')
const MESSAGES = join(APP, 'messages')
const PAGE = /^(?:root|routes\/[\w-]+)\.tsx$/
const TEXTS = 'virtual:texts/'
const ONLY_FOR = '?only-for='

export function textsPerPage(): Plugin {
  let isBuild = true
  let pages = new PageTexts(APP)
  const usesOf = (page: string): Uses => {
    if (isBuild) return pages.usesOf(join(APP, page))
    // While developing, all of it comes with the frame: sources change, and what they use with them.
    return new Map(page === 'root.tsx' ? [...pages.areas].map((area) => [area, 'all'] as const) : [])
  }
  return {
    name: 'texts-per-page',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved({ command }) {
      isBuild = command === 'build'
    },
    buildStart() {
      pages = new PageTexts(APP)
    },

    transform(code, id) {
      const page = relative(APP, id)
      if (!PAGE.test(page) || usesOf(page).size === 0) return null
      const of = LANGUAGES.map((language) => `${language}: () => import('${TEXTS}${page}/texts-${language}')`)
      return {
        code: `import { arrive } from '${join(MESSAGES, 'arrive.ts')}'\nawait arrive({ ${of.join(', ')} })\n${code}`,
        map: null,
      }
    },
    resolveId: (id) => (id.startsWith(TEXTS) ? `\0${id}` : null),
    load(id) {
      if (id.startsWith(`\0${TEXTS}`)) {
        const [, page = '', language = ''] = /^(.*)\/texts-(\w+)$/.exec(id.slice(TEXTS.length + 1)) ?? []
        // The name of the page in each address keeps its texts together, in a chunk that it shares with no other page.
        return [...usesOf(page).keys()]
          .map((area) => `export { ${area} } from '${MESSAGES}/${language}/${area}.ts${ONLY_FOR}${page}'`)
          .join('\n')
      }
      const [file = '', page] = id.split(ONLY_FOR)
      if (page === undefined || !file.startsWith(MESSAGES)) return null
      return only(readFileSync(file, 'utf8'), usesOf(page).get(basename(file, '.ts')) ?? 'all')
    },
  }
}

/** The source of an area with these of its texts; the rest of the file stays, and is shaken off where nothing needs it. */
export function only(source: string, keys: ReadonlySet<string> | 'all'): string {
  if (keys === 'all') return source
  const { program } = parseSync('area.ts', source)
  let kept = source
  for (const statement of program.body.toReversed()) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration')
      continue
    const object = statement.declaration.declarations[0]?.init
    if (object?.type !== 'ObjectExpression') continue
    for (const property of object.properties.toReversed()) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier') continue
      if (keys.has(property.key.name)) continue
      const comma = /^\s*,/.exec(kept.slice(property.end))?.[0].length ?? 0
      kept = kept.slice(0, property.start) + kept.slice(property.end + comma)
    }
  }
  return kept
}
