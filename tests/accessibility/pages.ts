/** The pages that are looked at, each with how to get there. A route that is missing here fails the tests. */
import type { Page } from 'playwright-core'
import { inviteOnScreen, startPlanOnScreen } from '#tests/harness/steps.ts'

export interface Stop {
  /** As in app/routes.ts. */
  route: string
  name: string
  /** Opens the page for somebody who has a plan. */
  open(page: Page, planId: string, link: string): Promise<unknown>
}

const plain = (route: string, name: string): Stop => ({ route, name, open: (page) => page.goto(route) })

export const STOPS: readonly Stop[] = [
  plain('/', 'the first page'),
  plain('/hulp', 'help'),
  plain('/plan/nieuw', 'starting'),
  plain('/voorbeeld', 'the example'),
  plain('/link', 'I have a link'),
  plain('/inloggen', 'signing in'),
  plain('/apparaten', 'devices'),
  plain('/postvak', 'the local mailbox'),
  { route: '/plan/:planId', name: 'the plan', open: (page, planId) => page.goto(`/plan/${planId}`) },
  {
    route: '/plan/:planId/mensen',
    name: 'people',
    open: (page, planId) => page.goto(`/plan/${planId}/mensen`),
  },
  { route: '/plan/:planId/ik', name: 'me', open: (page, planId) => page.goto(`/plan/${planId}/ik`) },
  {
    route: '/plan/:planId/logboek',
    name: 'the log',
    open: (page, planId) => page.goto(`/plan/${planId}/logboek`),
  },
  { route: '/uitnodiging', name: 'an opened invitation', open: (page, _planId, link) => page.goto(link) },
  { route: '/*', name: 'an address that does not exist', open: (page) => page.goto('/bestaat-niet') },
]

/** Routes without a page of their own: they only redirect or answer a form. */
export const WITHOUT_PAGE = [
  '/taal',
  '/snel-weg',
  '/u/:token',
  '/in/:token',
  '/plan/:planId/cijfers',
  '/plan/:planId/logboek.csv',
  '/plan/:planId/logboek.json',
]

/** A plan with somebody invited, as its parent sees it. */
export async function settle(page: Page): Promise<{ planId: string; link: string }> {
  const planId = await startPlanOnScreen(page)
  const link = await inviteOnScreen(page, 'Oma Tineke')
  return { planId, link }
}
