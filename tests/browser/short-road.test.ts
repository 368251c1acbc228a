/** The short road as a family goes it, by the names that people see. */
import { expect, test } from 'vitest'
import { DESKTOP, PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { inviteOnScreen, joinOnScreen, startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'

const server = sharedServer()
const browsers = sharedBrowser()

/** The question of the first section of the ordinary form. */
const QUESTION = 'Wat willen jullie samen oplossen?'

test('from the first page to a first sentence, an invitation, and a second person who writes along', async () => {
  const { origin } = server()
  const petra = await visitor(browsers.browser, origin)
  await startPlanOnScreen(petra.page)

  const question = petra.page.getByRole('textbox', { name: QUESTION })
  await question.click()
  await petra.page.keyboard.type('Hoe gaat Sem weer met plezier naar school?')
  await waitForSaved(petra.page)

  const link = await inviteOnScreen(petra.page, 'Oma Tineke')
  const tineke = await visitor(browsers.browser, origin, { viewport: DESKTOP })
  await joinOnScreen(tineke.page, link)
  const hers = tineke.page.getByRole('textbox', { name: QUESTION })
  await hers.filter({ hasText: 'met plezier naar school' }).waitFor()
  await hers.click()
  await tineke.page.keyboard.press('Control+End')
  await tineke.page.keyboard.type(' Ik help op dinsdag.')
  await waitForSaved(tineke.page)
  await petra.page
    .getByRole('textbox', { name: QUESTION })
    .filter({ hasText: 'Ik help op dinsdag.' })
    .waitFor()

  expect([...petra.complaints, ...tineke.complaints]).toEqual([])
})

test('the names that stay the same are there on the way', async () => {
  const { page, complaints } = await visitor(browsers.browser, server().origin)
  await page.goto('/plan/nieuw')
  const forms = page.getByRole('radio', { name: 'Gewoon plan' })
  expect(await forms.isChecked()).toBe(true)
  await startPlanOnScreen(page)

  await page.getByRole('region', { name: 'Onze vraag' }).waitFor()
  await page.getByRole('button', { name: 'Nieuwe afspraak' }).first().click()
  const agreement = page
    .getByRole('group', { name: /^Afspraak 1/ })
    .or(page.getByRole('row', { name: /^Afspraak 1/ }))
  await agreement.getByRole('textbox', { name: 'Wat spreken we af?' }).fill('Oma haalt Sem op')
  await agreement.getByRole('textbox', { name: 'Wanneer?' }).fill('elke dinsdag')
  await agreement.getByText('Wie doet het?').first().waitFor()
  await waitForSaved(page)
  expect(complaints).toEqual([])
})

test('a new plan has its first sentence within three minutes, on a phone and with the keyboard alone', async () => {
  const { page, complaints } = await visitor(browsers.browser, server().origin, { viewport: PHONE })
  const began = performance.now()
  await page.goto('/')
  const reach = async (role: 'link' | 'radio' | 'textbox' | 'button', name: string | RegExp) => {
    const target = page.getByRole(role, { name }).first()
    for (let stops = 0; stops < 80; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not reach ${role} "${name}" on ${page.url()}`)
  }
  await reach('link', 'Maak een plan')
  await page.keyboard.press('Enter')
  await page.waitForURL(/nieuw/)
  await reach('radio', 'Ouder of opvoeder')
  await page.keyboard.press('Space')
  await reach('textbox', 'Jouw voornaam')
  await page.keyboard.type('Petra')
  await reach('textbox', 'Voornaam van het kind')
  await page.keyboard.type('Sem')
  await reach('button', 'Begin met het plan')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/plan\/(?!nieuw)/)
  const question = page.getByRole('textbox', { name: QUESTION })
  await question.waitFor()
  await reach('textbox', QUESTION)
  await page.keyboard.type('Hoe gaat Sem weer met plezier naar school?')
  await waitForSaved(page)
  expect(performance.now() - began).toBeLessThan(180_000)
  expect(await question.innerText()).toContain('met plezier')
  expect(complaints).toEqual([])
})
