/** "Snel weg" in a real browser: what is behind the back button afterwards. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { startPlanOnScreen } from '#tests/harness/steps.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()
const browsers = sharedBrowser()

const WEATHER = /^https:\/\/www\.knmi\.nl\//

/** The weather, without leaving this computer. */
const weather = (context: BrowserContext) =>
  context.route(WEATHER, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Het weer</h1>' }))

const pageText = (page: Page) => page.evaluate(() => document.body?.innerText ?? '')

test('the page is replaced and the session ends: Back shows nothing of the plan, and neither does its address', async () => {
  const { page, context } = await visitor(browsers.browser, server().origin)
  await weather(context)
  const planId = await startPlanOnScreen(page, { me: 'Zonneveldia', child: 'Kwetsbaarkind' })
  await page.getByRole('link', { name: 'Mensen' }).first().click()
  await page.getByRole('heading', { name: 'Mensen', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Snel weg' }).click()
  await page.waitForURL(WEATHER)
  // The answer comes when the page is gone already: only the browser hears it.
  await until('the session is gone', async () => (await context.cookies(server().origin)).length === 0)

  for (let back = 0; back < 4; back++) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null)
    if (!page.url().startsWith(server().origin)) continue
    expect([page.url(), await pageText(page)]).toEqual([
      page.url(),
      expect.not.stringMatching(/Zonneveldia|Kwetsbaarkind/),
    ])
  }
  await page.goto(`/plan/${planId}`)
  expect(await pageText(page)).not.toMatch(/Zonneveldia|Kwetsbaarkind/)
})

test('other windows of the same browser go too', async () => {
  const { page, context } = await visitor(browsers.browser, server().origin)
  await weather(context)
  await startPlanOnScreen(page)
  const other = await context.newPage()
  await other.goto('/hulp')
  await other.getByRole('button', { name: 'Snel weg' }).waitFor()
  await other.waitForFunction(() => document.readyState === 'complete')
  await page.getByRole('button', { name: 'Snel weg' }).click()
  await page.waitForURL(WEATHER)
  await other.waitForURL(WEATHER)
})

test('without scripts: one press, and Back asks for a plan that is not there any more', async () => {
  const { page, context } = await visitor(browsers.browser, server().origin)
  await weather(context)
  const planId = await startPlanOnScreen(page, { me: 'Zonneveldia', child: 'Kwetsbaarkind' })
  const state = await context.storageState()
  const bare = await visitor(browsers.browser, server().origin, {
    javaScriptEnabled: false,
    storageState: state,
  })
  await weather(bare.context)
  await bare.page.goto(`/plan/${planId}`)
  await bare.page.getByRole('button', { name: 'Snel weg' }).click()
  await bare.page.waitForURL(WEATHER)
  await bare.page.goBack({ waitUntil: 'load' }).catch(() => null)
  expect(await bare.page.content()).not.toMatch(/Zonneveldia|Kwetsbaarkind/)
})
