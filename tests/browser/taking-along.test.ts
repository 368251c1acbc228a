/** "Neem het plan mee" in a real browser: news on the way, a reason when it fails, and plain links without scripts. */
import { readFile } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { everyLook, violations } from '#tests/harness/axe.ts'
import { PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { startPlan } from '#tests/harness/family.ts'
import { openPdf } from '#tests/harness/pdf.ts'
import { sharedServer } from '#tests/harness/per-file.ts'

const server = sharedServer()
const shared = sharedBrowser()
const WHOLE = /^Het hele plan \(PDF\) ?, Zoals het nu is$/

async function opened(options: { javaScriptEnabled?: boolean } = {}) {
  const { parent, planId } = await startPlan(server().origin)
  const one = await visitor(shared.browser, server().origin, { viewport: PHONE, ...options })
  onTestFinished(() => one.context.close())
  const url = new URL(server().origin)
  await one.context.addCookies(
    [...parent.cookies].map(([name, value]) => ({ name, value, domain: url.hostname, path: '/' })),
  )
  // Before the scripts run a tap is the browser's own, as without scripts.
  await one.page.goto(`/plan/${planId}/meenemen`, { waitUntil: 'networkidle' })
  return { ...one, planId }
}

test('a tap says that the file is being made, gives the file, and says that it is there', async () => {
  const { page, complaints } = await opened()
  let go = () => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route('**/concept.pdf', async (route) => {
    await held
    await route.continue()
  })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: WHOLE }).click()
  await page.getByText('We maken het bestand: Het hele plan (PDF). Even geduld.').waitFor()
  go()
  const file = await download
  expect(file.suggestedFilename()).toBe('familiegroepsplan-concept.pdf')
  expect((await openPdf(await readFile(await file.path()))).title).toBe('Het plan van Sem')
  await page.getByText('Klaar: Het hele plan (PDF).').waitFor()
  await everyLook(page, async () => expect(await violations(page)).toEqual([]))
  expect(complaints).toEqual([])
})

test('a file that was not made: why, and a button to try again that works', async () => {
  const { page } = await opened()
  let isBroken = true
  await page.route('**/concept.pdf', (route) =>
    isBroken ? route.fulfill({ status: 503, json: { why: 'too-slow' } }) : route.continue(),
  )
  await page.getByRole('link', { name: WHOLE }).click()
  await page.getByRole('alert').getByText('Het duurde te lang').waitFor()
  isBroken = false
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
  expect((await download).suggestedFilename()).toBe('familiegroepsplan-concept.pdf')
})

test('without a connection it says so', async () => {
  const { page, context } = await opened()
  await context.setOffline(true)
  await page.getByRole('link', { name: WHOLE }).click()
  await page.getByRole('alert').getByText('Er is geen verbinding').waitFor()
})

test('without scripts the link gives the file', async () => {
  const { page } = await opened({ javaScriptEnabled: false })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: WHOLE }).click()
  expect((await download).suggestedFilename()).toBe('familiegroepsplan-concept.pdf')
})
