import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyLook, violations } from '#tests/harness/axe.ts'
import { sharedBrowser, type Visitor, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { STOPS, settle } from './pages.ts'

const server = sharedServer()
const browsers = sharedBrowser()
let family: Visitor
let planId: string
let link: string

beforeAll(async () => {
  family = await visitor(browsers.browser, server().origin)
  ;({ planId, link } = await settle(family.page))
})
afterAll(() => family?.context.close())

test('the pages of the plan are among those that are looked at', () => {
  expect(STOPS.length).toBeGreaterThan(10)
  expect(STOPS.filter(({ route }) => route.includes(':planId')).length).toBeGreaterThan(2)
})

describe.each(STOPS)('$route', ({ open }) => {
  test('axe finds nothing at 320, 390 and 1280 px, light and dark', async () => {
    const found: string[] = []
    await family.page.setViewportSize({ width: 1280, height: 900 })
    await open(family.page, planId, link)
    await family.page.getByRole('heading', { level: 1 }).waitFor()
    await everyLook(family.page, async ({ width, scheme }) => {
      for (const line of await violations(family.page)) found.push(`${width} ${scheme}: ${line}`)
    })
    expect(found).toEqual([])
  })
})
