/**
 * Which texts a module uses, read from its source. Where that cannot be told, it is the whole area: a text too many
 * costs some bytes, one too few leaves a gap on the page.
 */
import type { ESTree } from 'vite'

/** Of each area the keys that are used, or all of them. */
export type Uses = Map<string, Set<string> | 'all'>

type Node = ESTree.Node & Record<string, unknown>

/** Where in the catalogue a value stands: `[]` is the catalogue, `['plan']` an area, `['plan', 'lead']` a text. */
type Path = readonly string[]

export function addUses(to: Uses, from: Uses): void {
  for (const [area, keys] of from) {
    if (keys === 'all') use(to, [area])
    else for (const key of keys) use(to, [area, key])
  }
}

function use(uses: Uses, [area, key]: Path): void {
  const known = uses.get(area as string)
  if (known === 'all') return
  if (key === undefined) uses.set(area as string, 'all')
  else uses.set(area as string, new Set(known).add(key))
}

export function usedTexts(program: ESTree.Program, areas: ReadonlySet<string>): Uses {
  const uses: Uses = new Map()
  const names = new Map<string, Path>()
  const knowsType = program.body.some(
    (statement) =>
      statement.type === 'ImportDeclaration' &&
      statement.specifiers.some(({ local }) => local.name === 'Messages'),
  )

  const pathOf = (node: Node | null): Path | undefined => {
    if (!node) return undefined
    if (node.type === 'Identifier') return names.get(node.name as string)
    if (node.type === 'CallExpression') return isCall(node, 'useMessages') ? [] : undefined
    if (node.type !== 'MemberExpression') return undefined
    const of = pathOf(node.object as Node)
    if (!of || node.computed) return undefined
    return [...of, (node.property as { name: string }).name]
  }

  const bind = (pattern: Node, path: Path): void => {
    if (path.length > 1) use(uses, path)
    else if (pattern.type === 'Identifier') names.set(pattern.name as string, path)
    else if (pattern.type === 'ObjectPattern')
      for (const property of pattern.properties as Node[]) {
        if (property.type === 'Property')
          bind(property.value as Node, [...path, nameOf(property.key as Node)])
        else if (path.length > 0) use(uses, path)
      }
  }

  // First what the names stand for, …
  walk(program as Node, (node) => {
    if (node.type === 'VariableDeclarator') {
      const path = pathOf(node.init as Node | null)
      if (path) bind(node.id as Node, path)
    }
    if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration')
      for (const parameter of node.params as Node[]) {
        const path = pathOfType(typeOf(parameter)) ?? (knowsType ? pathOfUntyped(parameter) : undefined)
        if (path) bind(parameter, path)
      }
  })
  // … then where they stand.
  walk(program as Node, (node, parent) => {
    if (node.type === 'MemberExpression' && node.computed) {
      const path = pathOf(node.object as Node)
      if (path?.length === 0)
        throw new Error('A message area must be named: which one this is cannot be told')
    }
    const path = node.type === 'Identifier' || node.type === 'MemberExpression' ? pathOf(node) : undefined
    if (!path || path.length === 0) return
    const goesOn = parent?.type === 'MemberExpression' && parent.object === node && !parent.computed
    const isNamed = parent?.type === 'VariableDeclarator' && parent.init === node
    if (!goesOn && !isNamed) use(uses, path)
  })
  for (const area of uses.keys()) if (!areas.has(area)) uses.delete(area)
  return uses
}

const isCall = (node: Node, name: string) => (node.callee as { name?: string }).name === name
const nameOf = (key: Node): string => String(key.type === 'Literal' ? key.value : key.name)

const typeOf = (parameter: Node): Node | undefined =>
  (parameter.typeAnnotation as { typeAnnotation: Node } | null | undefined)?.typeAnnotation

/** A parameter that is given texts says so: `Messages`, `Pick<Messages, …>` or `Messages['plan']`. */
function pathOfType(type: Node | undefined): Path | undefined {
  if (type?.type === 'TSIndexedAccessType') {
    const of = pathOfType(type.objectType as Node)
    const index = (type.indexType as { literal?: { value?: unknown } }).literal?.value
    return of && typeof index === 'string' ? [...of, index] : undefined
  }
  if (type?.type !== 'TSTypeReference') return undefined
  const name = (type.typeName as { name?: string }).name
  if (name === 'Messages') return []
  return name === 'Pick'
    ? pathOfType((type.typeArguments as { params: Node[] } | null)?.params[0])
    : undefined
}

/** In a table of labels, `(messages) => messages.plan.title` or `({ plan }) => plan.title` needs no type of its own. */
function pathOfUntyped(parameter: Node): Path | undefined {
  if (typeOf(parameter)) return undefined
  const isTexts = parameter.type === 'ObjectPattern' || parameter.name === 'messages'
  return isTexts ? [] : undefined
}

/** Goes through what is evaluated: not through types, nor the names that things are given. */
function walk(node: Node, visit: (node: Node, parent?: Node) => void, parent?: Node): void {
  visit(node, parent)
  for (const [name, value] of Object.entries(node)) {
    if (isName(node, name)) continue
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child) && !isType(child)) walk(child, visit, node)
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const EVALUATED = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])
const isType = ({ type }: Node) => type.startsWith('TS') && !EVALUATED.has(type)

function isName(node: Node, child: string): boolean {
  if (node.type === 'VariableDeclarator') return child === 'id'
  if (node.type === 'MemberExpression') return child === 'property' && !node.computed
  if (node.type === 'Property') return child === 'key' && !node.computed
  return child === 'params' || child === 'parent'
}
