/** Each page gets the texts that it uses, and no page gets them all. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { en } from '../en/catalogue.ts'
import { nl } from '../nl/catalogue.ts'
import { PageTexts } from './page-texts.ts'
import { only } from './plugin.ts'

const APP = join(import.meta.dirname, '../..')
const pages = new PageTexts(APP)
const usesOf = (page: string) => pages.usesOf(join(APP, page))
const PAGES = readdirSync(join(APP, 'routes')).filter((file) => file.endsWith('.tsx'))

test('a file of texts is named as its area, in each language', () => {
  for (const [language, catalogue] of Object.entries({ nl, en })) {
    const files = readdirSync(join(APP, 'messages', language)).filter((file) => file !== 'catalogue.ts')
    expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(Object.keys(catalogue).sort())
  }
})

describe('a page', () => {
  it('has the texts of its frame before its own', () => {
    expect(usesOf('root.tsx').get('common')).toContain('quickExit')
    expect(usesOf('routes/people.tsx').get('common')).not.toContain('quickExit')
  })

  it('has the texts of what it loads later', () => {
    expect(usesOf('routes/plan.tsx').get('lists')).toContain('circle')
  })

  it('has a title of another page without the rest of its texts', () => {
    expect([...(usesOf('routes/plan.tsx').get('sharing') ?? [])]).toEqual(['place'])
  })

  it.each(PAGES)('%s uses only texts that are there', (page) => {
    for (const [area, keys] of usesOf(`routes/${page}`)) {
      const texts: object = nl[area as keyof typeof nl]
      expect(texts, area).toBeDefined()
      if (keys !== 'all') expect([...keys].filter((key) => key in texts).length, area).toBeGreaterThan(0)
    }
  })
})

describe('the texts of an area', () => {
  it('are cut to what is used, with what they need', async () => {
    const source = readFileSync(join(APP, 'messages/nl/lists.ts'), 'utf8')
    const cut = only(source, new Set(['circle', 'added']))
    expect(cut).toContain('export const lists = {')
    expect(cut.length).toBeLessThan(source.length / 2)
    const program = cut.replace(/^import.*$/gm, '').replace(/ satisfies Record<[^=]*?>(?=[,\n])/g, '')
    expect(program).not.toContain('goals:')
    expect(program).toContain('circle:')
  })

  it('stay whole where it cannot be told', () => {
    expect(only("export const plan = { lead: 'a', title: 'b' }", 'all')).toContain('lead')
  })

  it('lose the last one without a comma left over', () => {
    expect(only("export const plan = { lead: 'a', title: 'b' }", new Set(['lead']))).toMatch(
      /^export const plan = \{ lead: 'a',\s*\}$/,
    )
  })
})
