/** Requirements P2 to P5 of docs/accessibility.md: reflow, text settings, focus and targets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PHONE, sharedBrowser, type Visitor, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { coveredStops, smallTargets, tabStops, widerThanScreen } from './measures.ts'
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
  const show = async (width: number, height = 844) => {
    await family.page.setViewportSize({ width, height })
    await open(family.page, planId, link)
    await family.page.getByRole('heading', { level: 1 }).waitFor()
  }

  test('P2: no sideways scrolling at 320 px, nor at 1280 px with letters twice as large', async () => {
    await show(320)
    expect(await widerThanScreen(family.page)).toEqual([])
    await show(1280)
    await family.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    expect(await widerThanScreen(family.page)).toEqual([])
  })

  test('P3: with the text spacing of WCAG 1.4.12 nothing is cut off and nothing scrolls sideways', async () => {
    await show(320)
    await family.page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
      )
      document.adoptedStyleSheets.push(sheet)
    })
    expect(await widerThanScreen(family.page)).toEqual([])
  })

  test('P3: on its side a phone scrolls nothing sideways, and with forced colours the focus is still seen', async () => {
    await show(740, 360)
    expect(await widerThanScreen(family.page)).toEqual([])
    await family.page.emulateMedia({ forcedColors: 'active' })
    const stops = await tabStops(family.page)
    await family.page.emulateMedia({ forcedColors: null })
    expect(stops.filter((stop) => !stop.outlined).map((stop) => stop.name)).toEqual([])
  })

  test('P4: the keyboard comes to every stop, each shows its focus, and none is covered', async () => {
    for (const { width, height } of [{ width: 1280, height: 900 }, PHONE]) {
      await show(width, height)
      const stops = await tabStops(family.page)
      expect(stops.length).toBeGreaterThan(2)
      expect([width, coveredStops(stops)]).toEqual([width, []])
      expect([width, stops.filter((stop) => !stop.outlined).map((stop) => stop.name)]).toEqual([width, []])
    }
  })

  test('P5: targets are 24 px at least by the norm, and 44 by ours; links inside a sentence excepted', async () => {
    await show(390)
    expect(await smallTargets(family.page, 44)).toEqual([])
  })
})
