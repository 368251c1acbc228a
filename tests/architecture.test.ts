/** The shape of the house: which way imports go, and that every promise has its test. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = new URL('../', import.meta.url).pathname
const HOUSE = ['app', 'db', 'plan', 'server'] as const
type Part = (typeof HOUSE)[number]

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

const filesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ['.ts', '.tsx'].includes(extname(entry.name)))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /\/(?:test-|testing)/.test(file)
const sources = HOUSE.flatMap(filesUnder).filter((file) => !isTest(file))
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([\w\s{},*$]*?)\s*(?:from\s*)?['"]([^'"]+)['"]/g
const DYNAMIC = /import\(\s*['"]([^'"]+)['"]\s*\)/g

/** Imports of our own files, as paths from the root. */
function importsOf(file: string): Import[] {
  const text = read(file).replace(/\/\*[\s\S]*?\*\//g, '')
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean) => {
    if (specifier.startsWith('#')) found.push({ from: file, to: specifier.slice(1), typeOnly })
    else if (specifier.startsWith('.'))
      found.push({ from: file, to: join(dirname(file), specifier), typeOnly })
  }
  for (const [, type, names = '', specifier = ''] of text.matchAll(STATEMENT)) {
    const each = names
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
    add(specifier, type !== undefined || (each.length > 0 && each.every((name) => name.startsWith('type '))))
  }
  for (const [, specifier = ''] of text.matchAll(DYNAMIC)) add(specifier, false)
  return found.filter(({ to }) => /\.tsx?$/.test(to))
}

const imports = sources.flatMap(importsOf)
const partOf = (file: string) => file.split('/', 1)[0] as Part

/** The one module of the server that pages load: the keys of the router's context. */
const CONTEXT = 'server/context.ts'

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const [here, there] = [partOf(from), partOf(to)]
  if (here === there || there === 'plan') return true
  if (here === 'app') return there === 'server' && (typeOnly || to === CONTEXT)
  if (here === 'server') return there === 'db'
  return false
}

const line = ({ from, to }: Import) => `${from} → ${to}`

test('imports are found at all: the other tests of this file would pass over nothing', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(imports.length).toBeGreaterThan(100)
})

test('imports go one way: app → the server’s types → plan; server → db and plan; db and plan → nothing of ours', () => {
  expect(imports.filter((each) => !isAllowed(each)).map(line)).toEqual([])
})

test('the rules of a plan do no input or output', () => {
  const outside = filesUnder('plan')
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      [...read(file).matchAll(/from ['"](node:[^'"]+)['"]/g)].map(([, name]) => `${file} → ${name}`),
    )
  expect(outside).toEqual([])
})

test('no module needs itself to load', () => {
  const graph = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) graph.set(from, [...(graph.get(from) ?? []), to])
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (file: string, path: string[]) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    state.set(file, 'done')
  }
  for (const file of sources) visit(file, [])
  expect(cycles).toEqual([])
})

/** Numbers named in tests, outside comments. */
function namedInTests(number: RegExp): Set<string> {
  const tests = [...HOUSE, 'tests'].flatMap(filesUnder).filter((file) => /\.test\.tsx?$/.test(file))
  const lines = tests.flatMap((file) => read(file).split('\n')).filter((text) => !/^\s*(?:\*|\/)/.test(text))
  return new Set(lines.flatMap((text) => text.match(number) ?? []))
}

test('every rule that is kept now has a test that names it', () => {
  const rules = [...read('docs/rules.md').matchAll(/^\| ((?:R-[BEC]|AG)\d+) \|.*\| now \|$/gm)].map(
    ([, id = '']) => id,
  )
  expect(rules.length).toBeGreaterThan(50)
  const named = namedInTests(/(?:R-[BEC]|AG)\d+/g)
  expect(rules.filter((rule) => !named.has(rule))).toEqual([])
})

test('every requirement of accessibility has a test that names it', () => {
  const lines = read('docs/accessibility.md')
    .split('\n')
    .filter((text) => !text.includes('*later*'))
  const asked = lines.flatMap((text) => text.match(/^\| ([EP]\d+) \|/)?.[1] ?? [])
  expect(asked.length).toBeGreaterThan(20)
  const named = namedInTests(/(?<![\w-])[EP]\d+(?=[:, ])/g)
  expect(asked.filter((requirement) => !named.has(requirement))).toEqual([])
})
