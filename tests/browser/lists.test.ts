/** The lists of a plan in real browsers: the names that hold, two people at once, the keyboard alone, a telephone. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from '#tests/harness/axe.ts'
import { PHONE, sharedBrowser, type Visitor, visitor } from '#tests/harness/browser.ts'
import { testServer } from '#tests/harness/server.ts'
import { inviteOnScreen, joinOnScreen, startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'
import { until } from '#tests/harness/until.ts'

const browsers = sharedBrowser()

const rows = (page: Page) => page.getByRole('row', { name: /^Afspraak \d/ })
const rowNames = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''))
const newAgreement = (page: Page) => page.getByRole('button', { name: 'Nieuwe afspraak' })
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null
    return (
      element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? ''
    )
  })

async function alone(): Promise<Visitor> {
  const server = await testServer()
  const petra = await visitor(browsers.browser, server.origin)
  await startPlanOnScreen(petra.page)
  await newAgreement(petra.page).waitFor()
  return petra
}

async function together(): Promise<[Visitor, Visitor]> {
  const server = await testServer()
  const petra = await visitor(browsers.browser, server.origin)
  await startPlanOnScreen(petra.page)
  const link = await inviteOnScreen(petra.page, 'Oma Tineke')
  const tineke = await visitor(browsers.browser, server.origin)
  await joinOnScreen(tineke.page, link)
  await Promise.all([petra, tineke].map(({ page }) => newAgreement(page).waitFor()))
  return [petra, tineke]
}

test('an agreement has the names that hold, and its words are kept', async () => {
  const { page } = await alone()
  await newAgreement(page).click()
  const row = page.getByRole('row', { name: 'Afspraak 1' })
  await row.getByRole('textbox', { name: 'Wat spreken we af?' }).fill('Oma haalt Sem van school')
  await row.getByLabel('Wie doet het?').fill('Oma Tineke')
  await row.getByLabel('Wie doet het?').press('Enter')
  await row.getByLabel('Wie doet het?').fill('Opa Ben')
  await row.getByRole('textbox', { name: 'Wanneer?' }).fill('Elke dinsdag')
  await waitForSaved(page)
  expect(await rowNames(page)).toEqual(['Afspraak 1: Oma haalt Sem van school'])
  await page.reload()
  await row.getByRole('textbox', { name: 'Wanneer?' }).waitFor()
  expect(await row.getByRole('textbox', { name: 'Wanneer?' }).inputValue()).toBe('Elke dinsdag')
  expect(await row.getByRole('list', { name: 'Gekozen' }).getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('Oma Tineke'),
    expect.stringContaining('Opa Ben'),
  ])
})

test('R-B28: two browsers that add agreements at once end with the same list, and lose none', async () => {
  const [petra, tineke] = await together()
  const add = async ({ page }: Visitor, who: string) => {
    for (let number = 1; number <= 5; number += 1) {
      await newAgreement(page).click()
      await page.keyboard.type(`${who} ${number}`)
    }
  }
  await Promise.all([add(petra, 'Petra'), add(tineke, 'Tineke')])
  await Promise.all([petra, tineke].map(({ page }) => waitForSaved(page)))
  // Nobody stands in the list any more, so that both show the order of the plan.
  for (const { page } of [petra, tineke])
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  const lists = await until('both show ten agreements', async () => {
    const both = await Promise.all([petra, tineke].map(({ page }) => rowNames(page)))
    return both.every((names) => names.length === 10) && both[0]?.join() === both[1]?.join() && both
  })
  const words = lists[0]?.map((name) => name.replace(/^Afspraak \d+: /, '')).sort()
  const expected = ['Petra', 'Tineke'].flatMap((who) => [1, 2, 3, 4, 5].map((number) => `${who} ${number}`))
  expect(words).toEqual(expected)
})

test('R-B42, R-B29: two people in one agreement: both keep their words and carets, and taking away asks first', async () => {
  const [petra, tineke] = await together()
  await newAgreement(petra.page).click()
  await petra.page.keyboard.type('Opa belt')
  const what = ({ page }: Visitor) => rows(page).first().getByRole('textbox', { name: 'Wat spreken we af?' })
  await what(tineke).waitFor()
  await what(tineke).click()
  await what(tineke).press('Home')
  await tineke.page.keyboard.type('Lieve ', { delay: 20 })
  await petra.page.keyboard.type(' elke week', { delay: 20 })
  await until('both read the same', async () => {
    const [mine, theirs] = await Promise.all([petra, tineke].map((each) => what(each).inputValue()))
    return mine === 'Lieve Opa belt elke week' && theirs === mine
  })
  await petra.page.keyboard.type('!')
  await expect.poll(() => what(petra).inputValue()).toBe('Lieve Opa belt elke week!')

  await rows(petra.page).first().getByRole('button', { name: 'Meer over afspraak 1' }).click()
  await petra.page.getByRole('button', { name: 'Weghalen: Afspraak 1' }).click()
  await petra.page.getByText('Oma Tineke schrijft hier nu. Toch weghalen?').waitFor()
  await petra.page.getByRole('button', { name: 'Ja, weghalen' }).click()
  await until('it is gone for both', async () => (await rows(tineke.page).count()) === 0)
  await petra.page.getByRole('button', { name: 'Zet terug' }).click()
  await what(tineke).waitFor()
  expect(await what(tineke).inputValue()).toBe('Lieve Opa belt elke week!')
})

test('P6, R-B37: order, undo and the circle with the keyboard alone', async () => {
  const { page } = await alone()
  for (const words of ['een', 'twee']) {
    await newAgreement(page).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type(words)
  }
  await rows(page).nth(1).getByRole('button', { name: 'Meer over afspraak 2' }).press('Enter')
  await page.getByRole('button', { name: 'Omhoog: Afspraak 2' }).press('Enter')
  await expect.poll(() => rowNames(page)).toEqual(['Afspraak 1: twee', 'Afspraak 2: een'])
  await expect.poll(() => focused(page)).toBe('Omhoog: Afspraak 1')
  await page.keyboard.press('Control+z')
  await until(
    'undo put it back',
    async () => (await rowNames(page)).join() === 'Afspraak 1: een,Afspraak 2: twee',
  )

  await page.getByRole('button', { name: 'Voeg toe: Wie staan er om ons heen?' }).press('Enter')
  const circle = page.getByRole('region', { name: 'Wie staan er om ons heen?' })
  await circle.getByRole('button', { name: 'Iemand erbij' }).press('Enter')
  await until('the name has the focus', async () => (await focused(page)) === 'Naam')
  await page.keyboard.type('Ria')
  await circle.getByRole('button', { name: 'Dichterbij' }).press('Enter')
  await circle.getByRole('button', { name: 'Ria (familie, staat heel dichtbij, gewoon contact)' }).waitFor()
  await circle.getByRole('tab', { name: 'Tekening' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(() => circle.getByRole('tab', { name: 'Lijst' }).getAttribute('aria-selected'))
    .toBe('true')
  await circle.getByRole('button', { name: /Ria, familie/ }).waitFor()
  await circle.getByRole('button', { name: 'Zet Petra in de kring' }).press('Enter')
  await circle.getByRole('button', { name: /Petra, gezin/ }).waitFor()
  await waitForSaved(page)
  expect(await violations(page)).toEqual([])
})

test('P9, R-B43: on a telephone the agreements are cards, and still a table of native fields', async () => {
  const { page } = await alone()
  await newAgreement(page).click()
  await page.keyboard.type('Oma kookt')
  await waitForSaved(page)
  await page.setViewportSize(PHONE)
  await page.getByRole('navigation').getByRole('link', { name: 'Afspraken' }).click()
  const table = page.getByRole('table', { name: 'Welke afspraken maken jullie?' })
  await table.waitFor()
  const row = table.getByRole('row', { name: 'Afspraak 1: Oma kookt' })
  expect(await row.getByRole('cell').count()).toBe(4)
  expect(await row.evaluate((element) => getComputedStyle(element).display)).not.toBe('table-row')
  const kinds = await row.evaluate((element) =>
    [...element.querySelectorAll('input, textarea, [contenteditable]')].map((each) => each.tagName),
  )
  expect(kinds).toEqual(['TEXTAREA', 'INPUT', 'TEXTAREA'])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
})

test('a number is its owner’s until the owner shows it, and stands beside the others', async () => {
  const [petra, tineke] = await together()
  // Adding a question is done for everyone.
  await petra.page.getByRole('button', { name: 'Voeg toe: Welk cijfer geven we?' }).click()
  const [mine, theirs] = [petra, tineke].map(({ page }) =>
    page.getByRole('region', { name: 'Welk cijfer geven we?' }),
  ) as [Locator, Locator]
  await mine.getByRole('radio', { name: '7', exact: true }).check()
  await mine.getByText('Alleen jij ziet jouw cijfer.').waitFor()
  expect(await theirs.textContent()).toContain('Nog niemand liet een cijfer zien.')
  await mine.getByRole('button', { name: 'Laat mijn cijfer zien' }).click()
  await mine.getByText('Iedereen in dit plan ziet jouw cijfer.').waitFor()
  await theirs.getByText('Petra 7').waitFor()
  await mine.getByRole('button', { name: 'Verberg mijn cijfer weer' }).click()
  await theirs.getByText('Nog niemand liet een cijfer zien.').waitFor()
})
