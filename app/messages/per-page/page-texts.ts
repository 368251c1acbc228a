/** Which texts a page uses: those of every module that it may come to run, now or after an action. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseSync } from 'vite'
import { addUses, type Uses, usedTexts } from './used-texts.ts'

interface Module {
  imports: string[]
  uses: Uses
}

export class PageTexts {
  readonly #app: string
  /** Each is a file of this name. */
  readonly areas: ReadonlySet<string>
  readonly #modules = new Map<string, Module>()

  constructor(app: string) {
    this.#app = app
    const files = readdirSync(join(app, 'messages/nl')).filter((file) => file !== 'catalogue.ts')
    this.areas = new Set(files.map((file) => basename(file, '.ts')))
  }

  /** What a page uses beyond its frame, which is there before every page. */
  usesOf(page: string): Uses {
    const frame = join(this.#app, 'root.tsx')
    const all = this.#usesFrom(page)
    return page === frame ? all : without(all, this.#usesFrom(frame))
  }

  #usesFrom(page: string): Uses {
    const uses: Uses = new Map()
    const seen = new Set<string>()
    const waiting = [page]
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      if (seen.has(file)) continue
      seen.add(file)
      const module = this.#read(file)
      addUses(uses, module.uses)
      waiting.push(...module.imports)
    }
    return uses
  }

  #read(file: string): Module {
    const known = this.#modules.get(file)
    if (known) return known
    const source = readFileSync(file, 'utf8')
    const { program, module } = parseSync(file, source)
    const specifiers = [
      ...module.staticImports
        .filter(({ entries }) => entries.length === 0 || entries.some((entry) => !entry.isType))
        .map(({ moduleRequest }) => moduleRequest.value),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest, isType }) =>
          moduleRequest && !isType ? [moduleRequest.value] : [],
        ),
      ),
      ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => source.slice(start + 1, end - 1)),
    ]
    const read = {
      imports: specifiers.flatMap((one) => this.#resolve(one, file)),
      uses: usedTexts(program, this.areas),
    }
    this.#modules.set(file, read)
    return read
  }

  /** Modules of ours that reach the browser; `.server` ones never do, and the texts themselves use none. */
  #resolve(specifier: string, from: string): string[] {
    const ours = specifier.startsWith('#app/') ? join(this.#app, specifier.slice('#app/'.length)) : null
    const file = ours ?? (specifier.startsWith('.') ? join(dirname(from), specifier) : null)
    const reaches = file !== null && /(?<!\.server)\.tsx?$/.test(file) && existsSync(file)
    return reaches ? [file] : []
  }
}

function without(uses: Uses, others: Uses): Uses {
  const rest: Uses = new Map()
  for (const [area, keys] of uses) {
    const there = others.get(area)
    if (there === 'all') continue
    if (keys === 'all') rest.set(area, 'all')
    else {
      const missing = [...keys].filter((key) => !there?.has(key))
      if (missing.length > 0) rest.set(area, new Set(missing))
    }
  }
  return rest
}
