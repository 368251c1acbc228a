/** Writing in a field: what the keyboard does, what a screen reader finds, what others see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { launchServer } from '#tests/harness/server.ts'
import { startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'
import { until } from '#tests/harness/until.ts'
import { field, GOOD, pairInPlan, QUESTION, write } from './pair.ts'

const browsers = sharedBrowser()
let server: Awaited<ReturnType<typeof launchServer>>
beforeAll(async () => {
  server = await launchServer()
})
afterAll(() => server?.dispose())

test('R-B1: a new plan opened by ten clients at once shows every heading once', async () => {
  const { page, context } = await visitor(browsers.browser, server.origin)
  await startPlanOnScreen(page)
  const url = page.url()
  const pages = await Promise.all(Array.from({ length: 10 }, () => context.newPage()))
  await Promise.all(pages.map((each) => each.goto(url)))
  await Promise.all(pages.map((each) => waitForSaved(each)))
  const headings = await Promise.all(pages.map((each) => each.locator('.section-card h2').allInnerTexts()))
  for (const shown of headings) {
    expect(shown).toEqual(headings[0])
    expect(new Set(shown).size).toBe(shown.length)
  }
  expect(headings[0]?.length).toBeGreaterThanOrEqual(7)
  await context.close()
})

test('R-B5: before the first sync there is nothing to type in', async () => {
  const { page, context } = await visitor(browsers.browser, server.origin)
  await startPlanOnScreen(page)
  const slow = await context.newPage()
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await slow.routeWebSocket(/\/collab\//, async (socket) => {
    await held
    socket.connectToServer()
  })
  await slow.goto(page.url())
  await slow.getByRole('region', { name: 'Onze vraag', exact: true }).waitFor()
  expect(await field(slow).count()).toBe(0)
  expect(await slow.locator('[contenteditable=true]').count()).toBe(0)
  letThrough()
  await field(slow).waitFor()
  await context.close()
})

describe('one person', () => {
  test('E1, E5, E6: the field has a name, its toolbar one tab stop and arrows, shortcuts a modifier', async () => {
    const { page, context, complaints } = await visitor(browsers.browser, server.origin)
    await startPlanOnScreen(page)
    const box = field(page)
    await box.waitFor()
    expect(await box.getAttribute('aria-multiline')).toBe('true')
    await write(page, 'Mila')
    const toolbar = page.getByRole('toolbar', { name: `Opmaak bij: ${QUESTION}` })
    expect(await toolbar.getAttribute('aria-controls')).toBe(await box.getAttribute('id'))

    await page.keyboard.press('Tab')
    const bold = toolbar.getByRole('button', { name: 'Vet' })
    expect(await bold.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await bold.getAttribute('aria-pressed')).toBe('false')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => focusedName(page)).toBe('Lijst')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Tab')
    await expect.poll(() => toolbar.count()).toBe(0)

    await box.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+b')
    await expect.poll(() => box.locator('strong').innerText()).toBe('Mila')
    expect(await bold.getAttribute('aria-pressed')).toBe('true')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('E4: Tab leaves the field, also inside a list', async () => {
    const { page, context } = await visitor(browsers.browser, server.origin)
    await startPlanOnScreen(page)
    await write(page, '- eerste punt')
    expect(await field(page).locator('li').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.keyboard.type('tweede punt')
    await page.keyboard.press('Tab')
    await expect.poll(() => field(page).evaluate((box) => box.contains(document.activeElement))).toBe(false)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => field(page).evaluate((box) => box.contains(document.activeElement))).toBe(false)
    expect(await field(page).locator('ul ul').count()).toBe(0)
    await context.close()
  })

  test('writing begins in an empty field in any way: keys, Enter over everything, a chip, a composed word', async () => {
    const { page, context, complaints } = await visitor(browsers.browser, server.origin)
    await startPlanOnScreen(page)
    const lines = async () => (await field(page).locator('p').allInnerTexts()).map((line) => line.trim())
    await write(page, 'een')
    await page.keyboard.press('Enter')
    await page.keyboard.type('twee')
    await expect.poll(() => lines()).toEqual(['een', 'twee'])
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Enter')
    await page.keyboard.type('drie')
    expect((await lines()).filter(Boolean)).toEqual(['drie'])
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    expect((await lines()).filter(Boolean)).toEqual([])
    await page.getByRole('button', { name: 'Wij willen samen …' }).click()
    await page.keyboard.type('rust')
    expect((await lines()).filter(Boolean)).toEqual(['Wij willen samen rust'])

    await field(page, GOOD).click()
    const client = await context.newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'سلام', selectionStart: 4, selectionEnd: 4 })
    await client.send('Input.insertText', { text: 'سلام' })
    expect((await field(page, GOOD).innerText()).trim()).toBe('سلام')
    await waitForSaved(page)
    await page.reload()
    await field(page, GOOD).filter({ hasText: 'سلام' }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  test('R-B37: undo right after load does nothing; later it takes back the last change in whichever field, and says so', async () => {
    const { page, context } = await visitor(browsers.browser, server.origin)
    await startPlanOnScreen(page)
    await write(page, 'Mila gaat naar school.')
    await waitForSaved(page)
    await page.reload()
    await field(page).filter({ hasText: 'Mila gaat' }).waitFor()
    await page.keyboard.press('Control+z')
    await expect
      .poll(() => page.getByRole('button', { name: 'Ongedaan maken' }).getAttribute('aria-disabled'))
      .toBe('true')
    expect(await field(page).innerText()).toContain('Mila gaat naar school.')

    await write(page, ' Elke dag.')
    await write(page, 'Oma belt.', GOOD)
    await page.getByRole('link', { name: /^Onze vraag/ }).focus()
    await page.keyboard.press('Control+z')
    await until(
      'the last change is taken back',
      async () => (await field(page, GOOD).innerText()).trim() === '',
    )
    await page.getByText('Teruggehaald bij: Wat gaat er goed?.').waitFor({ state: 'attached' })
    expect(await field(page, GOOD).evaluate((box) => box.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Control+z')
    await until('the one before too', async () => !(await field(page).innerText()).includes('Elke dag'))
    await page.keyboard.press('Control+Shift+z')
    await until('and again', async () => (await field(page).innerText()).includes('Elke dag'))
    await context.close()
  })
})

describe('two people', () => {
  test("E2, E3, R-B36, R-B37: the other's caret has a name that is not in the text, fades, and can be switched off", async () => {
    const { petra, tineke } = await pairInPlan(browsers.browser, server.origin)
    await write(petra.page, 'Sem gaat elke dag')
    await field(tineke.page).filter({ hasText: 'Sem gaat elke dag' }).waitFor()
    const caret = tineke.page.locator('.plan-caret')
    await caret.waitFor({ state: 'attached' })
    expect(await caret.getAttribute('aria-hidden')).toBe('true')
    expect(await caret.getAttribute('data-name')).toBe('Petra')
    expect(await field(tineke.page).ariaSnapshot()).toContain('Sem gaat elke dag')
    expect(await field(tineke.page).ariaSnapshot()).not.toContain('Petra')
    await tineke.page.locator('.plan-caret[data-moving]').waitFor({ state: 'attached' })
    await tineke.page.locator('.plan-caret:not([data-moving])').waitFor({ state: 'attached', timeout: 6_000 })

    await tineke.page
      .getByRole('checkbox', { name: 'Laat namen zien bij het schrijven van anderen' })
      .uncheck()
    await write(petra.page, ' naar school')
    await tineke.page.locator('.plan-caret[data-moving]').waitFor({ state: 'attached' })
    await until('no name is drawn', async () =>
      caret.evaluate((element) => getComputedStyle(element, '::after').display === 'none'),
    )

    await write(tineke.page, ' en dat gaat goed')
    await field(petra.page).filter({ hasText: 'dat gaat goed' }).waitFor()
    await petra.page.keyboard.press('Control+z')
    await field(petra.page).filter({ hasText: 'dat gaat goed' }).waitFor()
    await until('own words are gone', async () => !(await field(petra.page).innerText()).includes('school'))
    expect(petra.complaints).toEqual([])
    expect(tineke.complaints).toEqual([])
  })

  test('R-B42, E7: what others write moves no focus, no caret and no page', async () => {
    const { petra, tineke } = await pairInPlan(browsers.browser, server.origin)
    await write(petra.page, 'Eerste. ')
    await field(tineke.page).filter({ hasText: 'Eerste.' }).waitFor()
    await field(tineke.page).click()
    await tineke.page.keyboard.press('Control+Home')
    for (let line = 0; line < 30; line += 1) await tineke.page.keyboard.press('Enter')
    await tineke.page.keyboard.press('Control+Home')
    await field(petra.page).locator('p').nth(29).waitFor()
    await field(petra.page).click()
    await petra.page.keyboard.press('Control+End')
    await petra.page.keyboard.type('midden')
    await field(petra.page).evaluate((box) => window.scrollBy(0, box.getBoundingClientRect().bottom - 900))
    await waitForSaved(petra.page)
    const before = await placeOfLastLine(field(petra.page))
    await tineke.page.keyboard.type('Van boven geschreven.')
    await field(petra.page).filter({ hasText: 'Van boven geschreven.' }).waitFor()
    expect(await placeOfLastLine(field(petra.page))).toBe(before)
    await petra.page.keyboard.type(' verder')
    await field(tineke.page).filter({ hasText: 'midden verder' }).waitFor()
  })
})

/** Where on the screen the last line of a field is, once it moves no more: a caret comes into view a moment later. */
async function placeOfLastLine(box: import('playwright-core').Locator): Promise<number> {
  const nextFrames = () =>
    box.evaluate(
      (element) =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(Math.round(element.getBoundingClientRect().bottom))),
          ),
        ),
    )
  let last = await nextFrames()
  await until('the page stands still', async () => {
    const before = last
    last = await nextFrames()
    return last === before
  })
  return last
}

const focusedName = (page: import('playwright-core').Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
