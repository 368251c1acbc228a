/** What people do on their way into a plan, through what they see: the names are those of the Dutch pages. */
import type { Page } from 'playwright-core'
import type { InvitableRole } from '#plan/roles.ts'
import { ROLE_NAMES } from './names.ts'

/** From the first page to an empty plan. Resolves with the plan's id. */
export async function startPlanOnScreen(page: Page, names = { me: 'Petra', child: 'Sem' }): Promise<string> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Maak een plan' }).first().click()
  await page
    .getByRole('radiogroup', { name: 'Ik ben' })
    .getByRole('radio', { name: 'Ouder of opvoeder' })
    .check()
  await page.getByRole('textbox', { name: 'Jouw voornaam' }).fill(names.me)
  await page.getByRole('textbox', { name: 'Voornaam van het kind' }).fill(names.child)
  await page.getByRole('button', { name: 'Begin met het plan' }).click()
  await page.waitForURL(/\/plan\/(?!nieuw)[\w-]+/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** From the plan page to a personal link, and back to the plan. */
export async function inviteOnScreen(
  page: Page,
  name: string,
  role: InvitableRole = 'network',
): Promise<string> {
  const planPage = page.url()
  await page.getByRole('link', { name: 'Mensen' }).first().click()
  await page.waitForURL(/\/mensen/)
  await page.getByRole('button', { name: 'Iemand uitnodigen' }).click()
  await page.getByRole('textbox', { name: 'Naam', exact: true }).fill(name)
  await page
    .getByRole('radiogroup', { name: 'Wie is dit?' })
    .getByRole('radio', { name: ROLE_NAMES[role] })
    .check()
  await page.getByRole('button', { name: 'Maak uitnodiging' }).click()
  const link = await page.getByRole('textbox', { name: 'Persoonlijke link' }).inputValue()
  await page.goto(planPage)
  return link
}

/** Opens a personal link and joins. Resolves when the plan is on the screen. */
export async function joinOnScreen(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await page.waitForURL(/\/plan\/(?!nieuw)[\w-]+/)
}

export const savedState = (page: Page) => page.locator('[role=status][aria-live=off]').first()

export const waitForSaved = (page: Page, timeout = 15_000) =>
  savedState(page).filter({ hasText: 'Alles is bewaard' }).waitFor({ timeout })
