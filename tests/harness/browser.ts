/**
 * Real browsers. One process per test file, one context (so one set of cookies) per person. Every message on a page's
 * console and every error in it is collected; `dispose` fails when there was one that no test expected.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

export const DESKTOP = { width: 1280, height: 900 }
export const PHONE = { width: 390, height: 844 }

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS })

export interface Visitor {
  context: BrowserContext
  page: Page
  /** What the pages of this person said on their consoles; a test that provokes errors empties it. */
  complaints: string[]
}

/** Somebody with a browser of their own. */
export async function visitor(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: DESKTOP,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    ignoreHTTPSErrors: true,
    ...options,
  })
  const complaints: string[] = []
  context.on('page', (page) => listen(page, complaints))
  const page = await context.newPage()
  return { context, page, complaints }
}

export function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
}

/** One browser for all tests of the file. */
export function sharedBrowser(): { readonly browser: Browser } {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())
  return {
    get browser() {
      if (!browser) throw new Error('The browser has not started yet')
      return browser
    },
  }
}
