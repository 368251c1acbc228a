/** Requirements P7 and P8 of docs/accessibility.md, and the few of the editor that only a browser shows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describe.each(STOPS)('$route', ({ open }) => {
  test('P7: the skip link first, one main, headings that skip no level, landmarks with names, no id twice', async () => {
    const { page } = family
    await open(page, planId, link)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Tab')
    const skip = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
    expect(skip).toMatch(/^#/)
    await page.keyboard.press('Enter')
    expect(await page.evaluate((id) => document.querySelector(id)?.closest('main') !== null, skip)).toBe(true)

    expect(await page.getByRole('main').count()).toBe(1)
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter((heading) => (heading as HTMLElement).checkVisibility())
        .map((heading) => Number(heading.tagName[1])),
    )
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])

    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      return ids.filter((id, index) => ids.indexOf(id) !== index)
    })
    expect(twice).toEqual([])

    const nameless = await page.evaluate(() => {
      const navigations = [...document.querySelectorAll('nav')]
      return navigations.length > 1
        ? navigations.filter((nav) => !nav.getAttribute('aria-label') && !nav.getAttribute('aria-labelledby'))
            .length
        : 0
    })
    expect(nameless).toBe(0)
  })
})

test('P8: the title names page and organisation, changes when one goes on, and the focus goes along', async () => {
  const { page } = family
  await page.goto('/')
  const before = await page.title()
  await page.getByRole('link', { name: 'Maak een plan' }).first().click()
  await page.waitForURL(/nieuw/)
  await page.waitForFunction((title) => document.title !== title, before)
  expect(await page.title()).toMatch(/Familiegroepsplan/)
  const focused = await page.waitForFunction(() => {
    const element = document.activeElement
    return element && (element.tagName === 'H1' || element.tagName === 'MAIN') ? element.tagName : null
  })
  expect(await focused.jsonValue()).toMatch(/H1|MAIN/)
})

test('A5: help and the way out are on every page, in the same place', async () => {
  const { page } = family
  const places = new Set<string>()
  for (const { open } of STOPS) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await open(page, planId, link)
    const exit = page
      .getByRole('button', { name: /Snel weg/ })
      .or(page.getByRole('link', { name: /Snel weg/ }))
      .first()
    await exit.waitFor()
    const box = await exit.boundingBox()
    places.add(`${Math.round((box?.x ?? 0) / 8)}`)
    expect(await page.getByRole('link', { name: /Hulp|hulp/ }).count()).toBeGreaterThan(0)
  }
  expect(places.size).toBe(1)
})

test('E1: every rich text field is a multi-line textbox named by its question', async () => {
  const { page } = family
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`/plan/${planId}`)
  await page.getByRole('textbox', { name: 'Wat willen jullie samen oplossen?' }).waitFor()
  const fields = await page.locator('[contenteditable=true]').evaluateAll((all) =>
    all.map((field) => ({
      role: field.getAttribute('role'),
      multiline: field.getAttribute('aria-multiline'),
      named: Boolean(field.getAttribute('aria-label') ?? field.getAttribute('aria-labelledby')),
    })),
  )
  expect(fields.length).toBeGreaterThan(3)
  expect(new Set(fields.map((field) => JSON.stringify(field)))).toEqual(
    new Set([JSON.stringify({ role: 'textbox', multiline: 'true', named: true })]),
  )
})
