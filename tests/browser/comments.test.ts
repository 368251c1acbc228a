import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { everyLook, violations } from '#tests/harness/axe.ts'
import { PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'
import { until } from '#tests/harness/until.ts'
import { field, pairInPlan, toldTo, write } from './pair.ts'

const server = sharedServer()
const browsers = sharedBrowser()

/** What is marked; the caret of somebody else may cut a mark in two. */
const marked = async (page: Page) => (await page.locator('.commented').allInnerTexts()).join('')

test('R-B34: a remark beside selected words moves with them, is listed when they go, and is done', async () => {
  const { petra, tineke } = await pairInPlan(browsers.browser, server().origin)
  const tell = tineke.page
  await write(petra.page, 'Sem gaat elke dag naar school')
  await waitForSaved(petra.page)
  await field(tell).getByText('Sem gaat elke dag naar school').waitFor()
  // Not on the short road: nobody asked for remarks, and nothing is selected.
  expect(await tell.getByRole('button', { name: /^Reactie/ }).count()).toBe(0)

  await field(tell).click()
  await tell.keyboard.press('Control+Home')
  for (let step = 0; step < 'Sem gaat'.length; step += 1) await tell.keyboard.press('ArrowRight')
  for (let step = 0; step < ' elke dag'.length; step += 1) await tell.keyboard.press('Shift+ArrowRight')
  await tell.getByRole('button', { name: 'Reactie', exact: true }).click()
  const words = tell.getByRole('textbox', { name: 'Wat wil je zeggen?' })
  await words.waitFor()
  expect(await words.evaluate((element) => element === document.activeElement)).toBe(true)
  await tell.keyboard.type('Ook op vrijdag?')
  await tell.getByRole('button', { name: 'Plaats reactie' }).click()

  // Told politely to the other, listed and marked for both.
  await toldTo(petra.page)
    .getByText(/Tineke schreef een reactie bij/)
    .waitFor()
  const card = petra.page.getByRole('region', { name: 'Reacties' })
  await card.getByText('Ook op vrijdag?').waitFor()
  expect(await card.locator('blockquote').innerText()).toBe('elke dag')
  await petra.page.locator('.commented').filter({ hasText: 'elke dag' }).waitFor()
  expect(await field(petra.page).getAttribute('role')).toBe('textbox')

  // Petra writes around and inside the words: the quote goes along, on both screens.
  await field(petra.page).click()
  await petra.page.keyboard.press('Control+Home')
  await petra.page.keyboard.type('Onze ')
  for (let step = 0; step < 'Sem gaat elke'.length; step += 1) await petra.page.keyboard.press('ArrowRight')
  await petra.page.keyboard.type(' nieuwe')
  for (const { page } of [petra, tineke]) {
    const quote = page.getByRole('region', { name: 'Reacties' }).locator('blockquote')
    await quote.filter({ hasText: 'elke nieuwe dag' }).waitFor()
    await until('the mark is around the same words', async () => (await marked(page)) === 'elke nieuwe dag')
  }
  expect(await field(petra.page).innerText()).toBe('Onze Sem gaat elke nieuwe dag naar school')

  await petra.page.keyboard.press('Control+A')
  await petra.page.keyboard.press('Backspace')
  for (const { page } of [petra, tineke]) {
    const gone = page.getByRole('region', { name: 'Bij verwijderde tekst' })
    await gone.getByText('Ook op vrijdag?').waitFor()
    expect(await gone.locator('blockquote').innerText()).toBe('elke dag')
  }

  await card.getByRole('button', { name: 'Antwoord op Tineke' }).click()
  await petra.page.getByRole('textbox', { name: 'Jouw antwoord op Tineke' }).fill('Nee, dan naar oma.')
  await petra.page.getByRole('button', { name: 'Plaats antwoord' }).click()
  await tell.getByRole('region', { name: 'Reacties' }).getByText('Nee, dan naar oma.').waitFor()
  await card.getByRole('button', { name: 'Klaar: reactie van Tineke' }).click()
  await tell.getByText('Klaar (1)').waitFor()
  expect([...petra.complaints, ...tineke.complaints]).toEqual([])
})

test('remarks wait under "Meer"; then beside a part or an agreement, and axe finds nothing', async () => {
  const { page, complaints } = await visitor(browsers.browser, server().origin)
  await startPlanOnScreen(page)
  await page.getByRole('button', { name: 'Nieuwe afspraak' }).first().click()
  await page.getByRole('textbox', { name: 'Wat spreken we af?' }).first().fill('Oma haalt Sem op')
  await waitForSaved(page)
  expect(await page.getByRole('button', { name: /^Reactie/ }).count()).toBe(0)
  await page.getByRole('checkbox', { name: /knop voor reacties/ }).check()
  await page
    .getByRole('button', { name: /^Reactie bij: .*[Ww]ie doet/ })
    .first()
    .click()
  await page
    .getByRole('combobox', { name: 'Waar gaat het over?' })
    .selectOption({ label: 'Afspraak 1: Oma haalt Sem op' })
  await page.getByRole('textbox', { name: 'Wat wil je zeggen?' }).fill('Ook als het regent?')
  const found: string[] = []
  const look = () =>
    everyLook(page, async ({ width, scheme }) => {
      for (const line of await violations(page)) found.push(`${width} ${scheme}: ${line}`)
    })
  await look()
  await page.setViewportSize({ width: 1280, height: 900 })
  // Without a line nothing is lost: the words stay where they are.
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Plaats reactie' }).click()
  await page.getByRole('alert').filter({ hasText: 'Je woorden staan er nog' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Wat wil je zeggen?' }).inputValue()).toBe(
    'Ook als het regent?',
  )
  await page.context().setOffline(false)
  await waitForSaved(page)
  complaints.length = 0
  await page.getByRole('button', { name: 'Plaats reactie' }).click()
  const card = page.getByRole('region', { name: 'Reacties' })
  await card.getByText('Ook als het regent?').waitFor()
  await card.getByText('over: Oma haalt Sem op').waitFor()
  await page.getByRole('button', { name: /er is 1 reactie/ }).waitFor()
  await look()
  expect(found).toEqual([])

  // On a telephone they are a place of their own in the bar below.
  await page.setViewportSize(PHONE)
  await page
    .getByRole('navigation', { name: 'Plekken in het plan' })
    .getByRole('link', { name: /Reacties/ })
    .click()
  await card.getByText('Ook als het regent?').waitFor()
  await card.getByRole('button', { name: /^Haal weg: / }).click()
  await card.getByRole('button', { name: 'Ja, haal weg' }).click()
  await card.getByText('Er zijn nog geen reacties.').waitFor()
  expect(complaints).toEqual([])
})
