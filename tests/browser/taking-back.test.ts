import { expect, test } from 'vitest'
import { sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'

const server = sharedServer()
const browsers = sharedBrowser()

test('E11: an agreement that was removed can be put back a minute later, words and all', async () => {
  const { page, complaints } = await visitor(browsers.browser, server().origin)
  await page.clock.install()
  await startPlanOnScreen(page)
  await page.getByRole('button', { name: 'Nieuwe afspraak' }).first().click()
  const agreement = page
    .getByRole('row', { name: /^Afspraak 1/ })
    .or(page.getByRole('group', { name: /^Afspraak 1/ }))
  await agreement.getByRole('textbox', { name: 'Wat spreken we af?' }).fill('Oma haalt Sem op')
  await waitForSaved(page)

  await agreement.getByRole('button', { name: 'Meer over afspraak 1' }).click()
  await page.getByRole('button', { name: /^Weghalen: Afspraak 1/ }).click()
  await agreement.waitFor({ state: 'detached' })
  const back = page.getByRole('button', { name: 'Zet terug' })
  await back.waitFor()
  await page.clock.fastForward('01:00')
  await back.click()
  await agreement.waitFor()
  expect(await agreement.getByRole('textbox', { name: 'Wat spreken we af?' }).inputValue()).toBe(
    'Oma haalt Sem op',
  )
  await waitForSaved(page)
  expect(complaints).toEqual([])
})
