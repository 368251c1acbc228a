/** Who is here, what is told of it, and how honest the page is about saving and refusals. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { sharedBrowser } from '#tests/harness/browser.ts'
import { launchServer } from '#tests/harness/server.ts'
import { savedState, waitForSaved } from '#tests/harness/steps.ts'
import { until } from '#tests/harness/until.ts'
import { holdLine } from './line.ts'
import { field, GOOD, pairInPlan, toldTo, write } from './pair.ts'

const browsers = sharedBrowser()
let server: Awaited<ReturnType<typeof launchServer>>
beforeAll(async () => {
  server = await launchServer()
})
afterAll(() => server?.dispose())

describe('who is here', () => {
  test('R-B35: two tabs are one person, a caret says where, and closing the tab removes it within 2 seconds', async () => {
    const { petra, tineke } = await pairInPlan(browsers.browser, server.origin)
    const here = petra.page.getByRole('region', { name: 'Nu hier' })
    const second = await tineke.context.newPage()
    await second.goto(tineke.page.url())
    await waitForSaved(second)
    await here.getByText('Tineke').waitFor()
    expect(await here.getByRole('listitem').count()).toBe(2)

    await field(second, GOOD).click()
    await here.getByText('schrijft bij Wat gaat er goed?').waitFor()
    const closed = performance.now()
    await second.close()
    await here.getByText('schrijft bij Wat gaat er goed?').waitFor({ state: 'detached', timeout: 2_000 })
    expect(performance.now() - closed).toBeLessThan(2_500)
    expect(await here.getByRole('listitem').count()).toBe(2)
    await tineke.page.close()
    await here.getByText('Tineke').waitFor({ state: 'detached', timeout: 2_000 })
  })

  test('R-B41, E8: joins and edits of others reach one polite live region in groups, and can be muted', async () => {
    const { petra, tineke } = await pairInPlan(browsers.browser, server.origin)
    expect(await petra.page.locator('[aria-live=polite]').count()).toBe(1)
    const told: string[] = []
    await petra.page.exposeFunction('noteTold', (sentence: string) => told.push(sentence))
    await toldTo(petra.page).evaluate((region) => {
      const note = (globalThis as unknown as { noteTold: (sentence: string) => void }).noteTold
      new MutationObserver(() => region.textContent && note(region.textContent)).observe(region, {
        childList: true,
        subtree: true,
        characterData: true,
      })
    })
    await write(tineke.page, 'Wij zoeken rust in huis, elke dag opnieuw.')
    await write(petra.page, 'Zelf geschreven.', GOOD)
    await until('the edit is told', () => told.length > 0, 20_000)
    expect(told).toEqual(['Tineke heeft iets veranderd bij Onze vraag.'])

    await petra.page.keyboard.press('Control+Alt+w')
    await until('who is here is told', () => told.length > 1)
    expect(told[1]).toBe('Nu hier: Tineke schrijft bij Onze vraag.')

    await petra.page.getByRole('checkbox', { name: /Vertel mij als anderen/ }).uncheck()
    await tineke.page.close()
    await petra.page
      .getByRole('region', { name: 'Nu hier' })
      .getByText('Tineke')
      .waitFor({ state: 'detached' })
    await expect(
      until('something is told', () => told.some((sentence) => sentence.includes('weg')), 13_000),
    ).rejects.toThrow()
  })
})

describe('saving', () => {
  test('R-B12, E9: without a connection it says so in words, once as an alert, at 320 pixels, and leaving warns', async () => {
    const { petra, tineke } = await pairInPlan(browsers.browser, server.origin)
    const { page, context } = petra
    await context.setOffline(true)
    await write(page, 'Zonder internet geschreven.')
    await page.getByRole('alert').filter({ hasText: 'Laat deze pagina open' }).waitFor({ timeout: 15_000 })
    expect(await page.getByRole('alert').count()).toBe(1)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await savedState(page).innerText()).toContain(
      'Niet bewaard, geen verbinding. Laat deze pagina open.',
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.type())
        void dialog.dismiss()
      })
    })
    await page.close({ runBeforeUnload: true })
    expect(await asked).toBe('beforeunload')

    await context.setOffline(false)
    await waitForSaved(page, 30_000)
    await field(tineke.page).filter({ hasText: 'Zonder internet geschreven.' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    petra.complaints.length = 0
  })

  test('R-B13: after a long time apart both contributions are there, and the page says where others wrote', async () => {
    const { petra, tineke } = await pairInPlan(browsers.browser, server.origin, {})
    await petra.page.clock.install()
    await petra.page.reload()
    await waitForSaved(petra.page)
    await petra.context.setOffline(true)
    await petra.page.clock.runFor(60_000)
    await write(petra.page, 'Van Petra.')
    await write(tineke.page, 'Van Tineke.', GOOD)
    await waitForSaved(tineke.page)
    await petra.page.clock.fastForward(30 * 60_000)
    await petra.context.setOffline(false)
    await petra.page.clock.resume()
    // The same sentence is also told to screen readers, in the live region.
    const notice = petra.page.locator('.utrecht-alert', {
      hasText: 'Anderen schreven verder bij: Wat gaat er goed?.',
    })
    await notice.waitFor({ timeout: 30_000 })
    await field(petra.page, GOOD).filter({ hasText: 'Van Tineke.' }).waitFor()
    await field(tineke.page).filter({ hasText: 'Van Petra.' }).waitFor()
    await waitForSaved(petra.page)
  })
})

describe('refusals', () => {
  test('R-B7: a page of another version stops, asks to load again and keeps the words', async () => {
    const { petra } = await pairInPlan(browsers.browser, server.origin)
    const { page } = petra
    const line = await holdLine(page)
    await page.reload()
    await waitForSaved(page)
    await line.refuse(CLOSE.GOING_AWAY)
    await write(page, 'Dit mag niet weg.')
    await page.getByRole('alert').waitFor({ timeout: 15_000 })
    await line.refuse(CLOSE.OTHER_VERSION)
    await page.getByText('Herlaad deze pagina om verder te gaan.').waitFor({ timeout: 30_000 })
    expect(await page.getByRole('textbox', { name: 'Jouw woorden' }).inputValue()).toContain(
      'Dit mag niet weg.',
    )
    expect(await field(page).count()).toBe(0)
    const tries = line.tries()
    await expect(until('another try', () => line.tries() > tries, 4_000)).rejects.toThrow()
  })

  test('R-B14, R-B21: who is removed while writing is told why and keeps the words; nothing is tried again', async () => {
    const { petra, tineke } = await pairInPlan(browsers.browser, server.origin)
    await tineke.context.setOffline(true)
    await write(tineke.page, 'Nog niet verstuurd.')
    await petra.page.getByRole('link', { name: 'Mensen' }).first().click()
    await petra.page.getByText('Verwijder uit het plan').first().click()
    await petra.page.getByRole('button', { name: 'Ja, verwijder Tineke' }).click()
    await petra.page.getByRole('button', { name: 'Ja, verwijder Tineke' }).waitFor({ state: 'detached' })
    await tineke.context.setOffline(false)
    await tineke.page
      .getByRole('alert')
      .filter({ hasText: 'Misschien doe je niet meer mee' })
      .waitFor({ timeout: 30_000 })
    expect(await tineke.page.getByRole('textbox', { name: 'Jouw woorden' }).inputValue()).toContain(
      'Nog niet verstuurd.',
    )
    expect(await field(tineke.page).count()).toBe(0)
    tineke.complaints.length = 0
  })
})
