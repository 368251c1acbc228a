/** Agreeing on a telephone and by the keyboard: answers and words of others come in while the page is open. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from '#tests/harness/axe.ts'
import { PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { agreeing, changesAgreement, says, writesAgreements } from '../system/scenarios/agreeing.ts'

const server = sharedServer()
const chromium = sharedBrowser()
const FETCH = 'Oma haalt Noor op.'
const CALL = 'Wij bellen op zondag.'

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const button = (page: Page, name: string, answer: string) =>
  group(page, name).getByRole('button', { name: answer, exact: true })
const isPressed = (page: Page, name: string, answer: string) =>
  group(page, name).getByRole('button', { name: answer, exact: true, pressed: true }).waitFor()

async function opened() {
  const { origin } = server()
  const plan = await startPlan(origin, { me: 'Petra', child: 'Noor' })
  const { person: mark } = await join(origin, await invite(plan, 'Mark', 'parent'))
  const [fetch = ''] = await writesAgreements(plan.parent, plan, [
    { what: FETCH, who: ['Mark'] },
    { what: CALL, who: ['Petra'] },
  ])
  const petra = await visitor(chromium.browser, origin, { viewport: PHONE })
  await petra.context.addCookies(
    [...plan.parent.cookies].map(([name, value]) => ({ name, value, url: origin })),
  )
  await petra.page.goto(agreeing(plan))
  await petra.page.waitForLoadState('networkidle')
  return { plan, petra, mark, fetch, page: petra.page }
}

test('by the keyboard alone, on a telephone’s width: yes, no with a reason, and another mind', async () => {
  const { page, petra } = await opened()
  await button(page, FETCH, 'Ja').focus()
  await page.keyboard.press('Space')
  await isPressed(page, FETCH, 'Ja')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const reason = group(page, FETCH).getByRole('textbox', { name: 'Nee, omdat …' })
  await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await group(page, FETCH).getByText('Schrijf een paar woorden.').waitFor()
  await reason.fill('Oma is dan moe.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await isPressed(page, FETCH, 'Nee')
  await group(page, FETCH).getByText('Nee, omdat Oma is dan moe.').waitFor()
  expect(await button(page, FETCH, 'Ja').getAttribute('aria-pressed')).toBe('false')
  await button(page, FETCH, 'Ja').click()
  await isPressed(page, FETCH, 'Ja')
  await reason.waitFor({ state: 'detached' })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  expect(await violations(page)).toEqual([])
  // The empty reason is the one thing that was refused.
  expect(petra.complaints.filter((one) => !one.includes('400'))).toEqual([])
})

test('the answer of another comes in; changed words ask to be read again before a yes counts', async () => {
  const { plan, page, mark, fetch } = await opened()
  await says(mark, plan, CALL, 'Ja, maar', 'niet te laat')
  await group(page, CALL).getByText('Ja, maar niet te laat').waitFor()

  const other = 'Opa haalt Noor op.'
  await changesAgreement(mark, plan, fetch, other)
  const alert = group(page, other).getByRole('alert')
  await alert.getByText('De tekst is net veranderd. Lees hem nog een keer.').waitFor()
  expect(await alert.locator('del').textContent()).toContain('Oma')
  // Not read yet: the press is for the words of before.
  await button(page, other, 'Ja').click()
  await expect.poll(() => alert.count()).toBe(1)
  expect(await button(page, other, 'Ja').getAttribute('aria-pressed')).toBe('false')
  await button(page, other, 'Ja').click()
  await isPressed(page, other, 'Ja')
})

test('yes to everything I read, but for one', async () => {
  const { page } = await opened()
  await page.getByRole('checkbox', { name: CALL }).uncheck()
  await page.getByRole('button', { name: 'Ja tegen alles wat ik las' }).click()
  await isPressed(page, FETCH, 'Ja')
  await page.getByText('Je ja is bewaard bij 1 afspraak.').waitFor()
  expect(await button(page, CALL, 'Ja').getAttribute('aria-pressed')).toBe('false')
})
