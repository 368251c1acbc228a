/** The whole road of private time in real browsers: mother, grandmother and the facilitator, by the names of the pages. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { inviteOnScreen, joinOnScreen, startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'

const browsers = sharedBrowser()
const server = sharedServer()

const QUESTION = 'Wat willen jullie samen oplossen?'
const PROMISE = 'Niemand van de gemeente of de begeleiding leest mee in dit programma.'
const WAITING = 'De familie praat nu onder elkaar.'

const field = (page: Page) => page.getByRole('textbox', { name: QUESTION })
const type = async (page: Page, words: string) => {
  await field(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

test('AG3: the family writes among itself and chooses what the facilitator sees', async () => {
  const { origin } = server()
  const mother = await visitor(browsers.browser, origin)
  const planId = await startPlanOnScreen(mother.page)
  const grandmother = await visitor(browsers.browser, origin)
  await joinOnScreen(grandmother.page, await inviteOnScreen(mother.page, 'Oma Tineke'))
  const facilitator = await visitor(browsers.browser, origin)
  await joinOnScreen(facilitator.page, await inviteOnScreen(mother.page, 'Joke', 'facilitator'))

  // Going on to another page while one still opens is no complaint here.
  for (const { complaints } of [mother, grandmother, facilitator]) complaints.length = 0
  // All three write in the plan.
  await field(mother.page).waitFor()
  await type(mother.page, 'Noor slaapt slecht. ')
  await waitForSaved(mother.page)
  await field(facilitator.page).filter({ hasText: 'Noor slaapt slecht' }).waitFor()
  await field(grandmother.page).filter({ hasText: 'Noor slaapt slecht' }).waitFor()

  const other = await mother.context.newPage()
  await other.goto(`/plan/${planId}/stappen`)
  await other.getByRole('button', { name: 'Begin familietijd' }).click()
  await other.getByText(PROMISE).waitFor()
  await other.close()

  // R-B22: everybody's open page follows by itself.
  await facilitator.page.getByText(WAITING, { exact: true }).waitFor({ timeout: 5_000 })
  expect(await facilitator.page.getByText('Noor slaapt slecht').count()).toBe(0)
  for (const { page } of [mother, grandmother]) {
    await page.getByText(PROMISE).waitFor()
    await field(page).filter({ hasText: 'Noor slaapt slecht' }).waitFor()
    await page.locator('[contenteditable=true]').first().waitFor()
  }
  await type(grandmother.page, 'Ik kan op woensdag. ')
  await waitForSaved(grandmother.page)
  await field(mother.page).filter({ hasText: 'Ik kan op woensdag' }).waitFor()

  await mother.page.getByRole('button', { name: 'Familietijd is klaar' }).click()
  await mother.page.getByRole('heading', { name: 'Wat mag iedereen zien?' }).waitFor()
  await grandmother.page.getByText('De familietijd is klaar.').waitFor()
  await grandmother.page.getByRole('textbox', { name: QUESTION, disabled: false }).waitFor()
  expect(await mother.page.getByText('Ik kan op woensdag').count()).toBeGreaterThan(0)
  await mother.page.getByRole('checkbox', { name: new RegExp(QUESTION.replace('?', '\\?')) }).check()
  await mother.page.getByRole('button', { name: 'Laat dit aan iedereen zien' }).click()

  for (const { page } of [mother, grandmother, facilitator]) {
    await field(page).filter({ hasText: 'Ik kan op woensdag' }).waitFor({ timeout: 20_000 })
    expect(await page.getByText(PROMISE).count()).toBe(0)
  }
  await type(mother.page, 'En verder.')
  await field(facilitator.page).filter({ hasText: 'En verder.' }).waitFor()
  for (const { complaints } of [mother, grandmother, facilitator]) expect(complaints).toEqual([])
})
