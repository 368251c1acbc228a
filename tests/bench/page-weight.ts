/**
 * What each page of the build has a browser load of JavaScript, compressed as it is served: read from the files, so that
 * it takes a second and no browser. A page is its entry, its frame and itself, with all that these import.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '#plan/template.ts'

export interface Weight {
  gzip: number
  brotli: number
  /** The files in `assets/`. */
  names: string[]
}

export interface PageWeight {
  /** As in app/routes.ts: `routes/people`. */
  id: string
  path: string
  /** What it opens with. */
  opening: Weight
  /** What it may load after that: the live plan, a file that somebody chose. */
  later: Weight
}

interface RouteEntry {
  id: string
  path?: string
  hasDefaultExport?: boolean
  module: string
}
interface Manifest {
  entry: { module: string }
  routes: Record<string, RouteEntry>
}

const STATIC = /\b(?:from|import)\s*(["'`])\.\/([^"'`]+\.js)\1/g
const DYNAMIC = /\bimport\((["'`])\.\/([^"'`]+\.js)\1\)/g

/** The pages of a build in this folder, for somebody who reads this language. */
export function pageWeights(client: string, language: Language = 'nl'): PageWeight[] {
  const assets = join(client, 'assets')
  const manifestFile = readdirSync(assets).find((name) => /^manifest-\w+\.js$/.test(name)) ?? ''
  const text = readFileSync(join(assets, manifestFile), 'utf8')
  const manifest: Manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  const files = new Files(assets, language)
  const entryOf = ({ module }: { module: string }) => module.replace('/assets/', '')
  const frame = [manifest.entry, manifest.routes.root as RouteEntry].map(entryOf)
  return Object.values(manifest.routes)
    .filter(({ id, hasDefaultExport }) => id !== 'root' && hasDefaultExport)
    .map((route) => {
      const opening = files.opening([...frame, entryOf(route)])
      const later = [...files.later(opening)].filter((name) => !opening.has(name))
      return {
        id: route.id,
        path: `/${route.path ?? ''}`,
        opening: files.weigh(opening),
        later: files.weigh(later),
      }
    })
}

interface Script {
  imports: string[]
  texts: string[]
  later: string[]
  gzip: number
  brotli: number
}

class Files {
  readonly #folder: string
  readonly #texts: RegExp
  readonly #known = new Map<string, Script>()

  constructor(folder: string, language: Language) {
    this.#folder = folder
    this.#texts = new RegExp(`^texts-(?!${language}-)`)
  }

  /** With everything they import, and their texts, which they await. */
  opening(names: readonly string[]): Set<string> {
    const found = new Set<string>()
    const waiting = [...names]
    for (let name = waiting.pop(); name; name = waiting.pop()) {
      if (found.has(name)) continue
      found.add(name)
      const { imports, texts } = this.#read(name)
      waiting.push(...imports, ...texts)
    }
    return found
  }

  later(names: ReadonlySet<string>): Set<string> {
    const asked = [...names].flatMap((name) => this.#read(name).later)
    const all = this.opening([...names, ...asked])
    return all.size === names.size ? all : this.later(all)
  }

  weigh(set: Iterable<string>): Weight {
    const names = [...set]
    const scripts = names.map((name) => this.#read(name))
    const sum = (size: 'gzip' | 'brotli') => scripts.reduce((all, script) => all + script[size], 0)
    return { gzip: sum('gzip'), brotli: sum('brotli'), names }
  }

  #read(name: string): Script {
    const known = this.#known.get(name)
    if (known) return known
    const code = readFileSync(join(this.#folder, name), 'utf8')
    const all = [...code.matchAll(DYNAMIC)].map(([, , file = '']) => file)
    const read = {
      imports: [...code.matchAll(STATIC)].map(([, , file = '']) => file),
      texts: all.filter((file) => file.startsWith('texts-') && !this.#texts.test(file)),
      later: all.filter((file) => !file.startsWith('texts-')),
      gzip: this.#size(name, '.gz'),
      brotli: this.#size(name, '.br'),
    }
    this.#known.set(name, read)
    return read
  }

  /** The smallest scripts have nothing beside them. */
  #size(name: string, ending: string): number {
    const path = join(this.#folder, name)
    return statSync(existsSync(path + ending) ? path + ending : path).size
  }
}

/** As Markdown, for `npm run bench` and docs/performance.md. */
export function weightTable(pages: readonly PageWeight[]): string {
  const kB = (bytes: number) => (bytes / 1024).toFixed(0)
  const both = ({ gzip, brotli }: Weight) => (gzip > 0 ? `${kB(gzip)} | ${kB(brotli)}` : '– | –')
  const rows = pages.map(
    ({ path, opening, later }) =>
      `| \`${path}\` | ${both(opening)} | ${opening.names.length} | ${both(later)} |`,
  )
  return [
    '| page | opens with, kB gz | br | files | later, kB gz | br |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
