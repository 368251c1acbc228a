import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { type Uses, usedTexts } from './used-texts.ts'

const AREAS = new Set(['plan', 'people', 'lists', 'children'])

function usesIn(source: string): Record<string, string[] | 'all'> {
  const uses: Uses = usedTexts(parseSync('module.tsx', source).program, AREAS)
  return Object.fromEntries([...uses].map(([area, keys]) => [area, keys === 'all' ? keys : [...keys]]))
}

it.each<[string, string, Record<string, string[] | 'all'>]>([
  ['an area taken out', 'const { plan } = useMessages(); show(plan.lead)', { plan: ['lead'] }],
  ['texts taken out', 'const { lead, title } = useMessages().plan', { plan: ['lead', 'title'] }],
  ['a deeper text', 'const words = useMessages().plan.refused', { plan: ['refused'] }],
  ['an area by another name', 'const words = useMessages().plan; show(words.lead)', { plan: ['lead'] }],
  ['a renamed area', 'const { plan: words } = useMessages(); show(words.lead)', { plan: ['lead'] }],
  [
    'the whole by name',
    'const m = useMessages(); show(m.plan.lead, m.lists.title)',
    { plan: ['lead'], lists: ['title'] },
  ],
  ['in two steps', 'const m = useMessages(); const { plan } = m; show(plan.lead)', { plan: ['lead'] }],
  [
    'in an element',
    'const { plan } = useMessages(); const a = <p title={plan.lead}>{plan.title}</p>',
    { plan: ['lead', 'title'] },
  ],
  ['a choice among texts', 'const { plan } = useMessages(); show(plan[kind])', { plan: 'all' }],
  ['a choice deeper down', 'const { plan } = useMessages(); show(plan.kinds[kind])', { plan: ['kinds'] }],
  ['an area passed on', 'const { plan } = useMessages(); sentence(plan)', { plan: 'all' }],
  ['an area passed on in an object', 'const { plan } = useMessages(); sentence({ plan })', { plan: 'all' }],
  ['the rest of an area', 'const { lead, ...others } = useMessages().plan', { plan: 'all' }],
  ['a typed parameter', 'function a({ plan }: Messages) { return plan.lead }', { plan: ['lead'] }],
  [
    'part of the type',
    "const a = (n: number, { plan }: Pick<Messages, 'plan'>) => plan.lead",
    { plan: ['lead'] },
  ],
  ['an area as parameter', "const a = (words: Messages['plan']) => words.lead", { plan: ['lead'] }],
  [
    'a table of labels',
    "import type { Messages } from './c.ts'; const t = [{ label: ({ plan }) => plan.lead }]",
    { plan: ['lead'] },
  ],
  [
    'the same with the whole',
    "import type { Messages } from './c.ts'; const t = [(messages) => messages.plan.lead]",
    { plan: ['lead'] },
  ],
  [
    'names that are no texts',
    'function A({ children }) { const { people } = useLoaderData(); return people.map(show) }',
    {},
  ],
])('finds %s', (_, source, expected) => {
  expect(usesIn(source)).toEqual(expected)
})

it('refuses what cannot be told', () => {
  expect(() => usesIn('const messages = useMessages(); show(messages[area].title)')).toThrow('must be named')
})
