/**
 * The pages that are looked at: every route of the application with a page of its own, so that a new one is looked at
 * without being named here. Routes in a `.ts` file answer with data or a redirect and have none.
 */
import type { RouteConfigEntry } from '@react-router/dev/routes'
import type { Page } from 'playwright-core'
import routes from '#app/routes.ts'
import { inviteOnScreen, startPlanOnScreen } from '#tests/harness/steps.ts'

export interface Stop {
  /** As in app/routes.ts. */
  route: string
  /** Opens the page as somebody who has this plan and has made this personal link. */
  open(page: Page, planId: string, link: string): Promise<unknown>
}

/** These only exchange a token for a cookie; what they lead to is looked at. */
const EXCHANGES = ['/u/:token', '/in/:token']

/** Who of an organisation opens the pages of its side: the built-in sign-in of local mode. */
const trialOf = (route: string): string | null => {
  if (route === '/wijkteam/inloggen') return null
  if (route.startsWith('/wijkteam')) return 'Open als wijkteam'
  if (route === '/beheer') return 'Open als beheerder'
  return route.startsWith('/beheer/') ? 'Open als kwaliteitsmedewerker' : null
}

async function asStaff(page: Page, button: string, route: string): Promise<unknown> {
  await page.context().clearCookies({ name: 'fgp-team' })
  await page.goto('/wijkteam/inloggen')
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/inloggen'))
  if (!route.includes(':caseId')) return page.goto(route)
  const reference = `ZAAK-${Date.now()}`
  await page.goto('/wijkteam')
  await page.getByRole('textbox', { name: 'Zaaknummer' }).fill(reference)
  await page.getByRole('button', { name: 'Maak de zaak' }).click()
  await page.getByRole('link', { name: reference }).click()
  await page.waitForURL(/zaken/)
  return page.goto(page.url())
}

const open = (route: string): Stop['open'] => {
  if (route === '/uitnodiging') return (page, _planId, link) => page.goto(link)
  const trial = trialOf(route)
  if (trial) return (page) => asStaff(page, trial, route)
  if (route.startsWith('/controle')) return (page) => page.goto('/controle')
  return (page, planId) => page.goto(route.replace(':planId', planId).replace('*', 'bestaat-niet'))
}

export const STOPS: readonly Stop[] = (routes as RouteConfigEntry[])
  .filter(({ file }) => file.endsWith('.tsx'))
  .map(({ path = '' }) => `/${path}`)
  .filter((route) => !EXCHANGES.includes(route))
  .map((route) => ({ route, open: open(route) }))

/** A plan with somebody invited, as its parent sees it. */
export async function settle(page: Page): Promise<{ planId: string; link: string }> {
  const planId = await startPlanOnScreen(page)
  const link = await inviteOnScreen(page, 'Oma Tineke')
  return { planId, link }
}
