/** Two people in one plan, each in a browser of their own, with the names the tests of writing use. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type Visitor, visitor } from '#tests/harness/browser.ts'
import { inviteOnScreen, joinOnScreen, startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'

export const QUESTION = 'Wat willen jullie samen oplossen?'
export const GOOD = 'Wat lukt er al? Wie helpt er al?'

export const field = (page: Page, question = QUESTION) => page.getByRole('textbox', { name: question })
export const toldTo = (page: Page) => page.locator('[role=status][aria-live=polite]')

export interface Pair {
  petra: Visitor
  tineke: Visitor
  planId: string
}

export async function pairInPlan(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Pair> {
  const petra = await visitor(browser, origin, options)
  const planId = await startPlanOnScreen(petra.page)
  const link = await inviteOnScreen(petra.page, 'Tineke')
  const tineke = await visitor(browser, origin, options)
  await joinOnScreen(tineke.page, link)
  await Promise.all([petra, tineke].map(({ page }) => waitForSaved(page)))
  return { petra, tineke, planId }
}

export async function write(page: Page, words: string, question = QUESTION): Promise<void> {
  await field(page, question).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}
