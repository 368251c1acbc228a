/** The page of the end: the family sees what would be shown, leaves something out, and the rest is nobody's. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import type { InvitableRole } from '#plan/roles.ts'
import { violations } from '#tests/harness/axe.ts'
import { sharedBrowser, type Visitor, visitor } from '#tests/harness/browser.ts'

import { sharedServer } from '#tests/harness/per-file.ts'
import { inviteOnScreen, joinOnScreen, startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'
import { until } from '#tests/harness/until.ts'
import { holdLine } from './line.ts'
import { field, GOOD, QUESTION, write } from './pair.ts'

const browsers = sharedBrowser()
const server = sharedServer()

const WAITING = 'De familie praat nu onder elkaar.'
const TITLE = 'Wat mag iedereen zien?'
const SHOW = 'Laat dit aan iedereen zien'
const SHOWN = 'Zondag om zes uur bellen.'
const KEPT = 'Dat blijft onder ons.'
const LATE = 'Te laat getypt.'

interface Families {
  petra: Visitor
  planId: string
  others: Visitor[]
}

/** A mother who began, and others by their names. Somebody may take their page in hand before it opens. */
async function family(...people: [string, InvitableRole][]): Promise<Families> {
  const { origin } = server()
  const petra = await visitor(browsers.browser, origin)
  const planId = await startPlanOnScreen(petra.page)
  const others: Visitor[] = []
  for (const [name, role] of people) {
    const one = await visitor(browsers.browser, origin)
    await joinOnScreen(one.page, await inviteOnScreen(petra.page, name, role))
    others.push(one)
  }
  return { petra, planId, others }
}

async function begin({ petra, planId, others }: Families): Promise<void> {
  await petra.page.goto(`/plan/${planId}/stappen`)
  await petra.page.getByRole('button', { name: 'Begin familietijd' }).click()
  for (const { page } of [petra, ...others])
    await page
      .getByText('leest mee in dit programma')
      .or(page.getByText(WAITING, { exact: true }))
      .waitFor({ timeout: 20_000 })
}
const end = (page: Page) => page.getByRole('button', { name: 'Familietijd is klaar' })
const choice = (page: Page, question: string) =>
  page.getByRole('checkbox', { name: `Tekst: ${question}`, exact: true })
const type = async (page: Page, words: string, question = QUESTION) => {
  await page.locator('[contenteditable=true]').first().waitFor()
  await write(page, words, question)
}
const reads = (page: Page, words: string, question = QUESTION) =>
  field(page, question).filter({ hasText: words }).waitFor({ timeout: 20_000 })

test('what is left out is in nobody’s plan; what was typed after the end comes back to its writer, to copy', async () => {
  const all = await family(['Mark', 'parent'], ['Joke', 'facilitator'])
  const { petra, planId } = all
  const [mark, joke] = all.others as [Visitor, Visitor]
  await begin(all)
  const line = await holdLine(mark.page)
  await mark.page.reload()
  await type(petra.page, SHOWN)
  await type(mark.page, KEPT, GOOD)
  await waitForSaved(mark.page)
  await reads(petra.page, KEPT, GOOD)
  await reads(mark.page, SHOWN)
  // Mark's line breaks, and he types on.
  await line.refuse(CLOSE.COULD_NOT_LOAD)
  await type(mark.page, LATE)

  await end(petra.page).click()
  await petra.page.getByRole('heading', { name: TITLE }).waitFor({ timeout: 20_000 })
  expect(await choice(petra.page, QUESTION).isChecked()).toBe(true)
  expect(await choice(petra.page, GOOD).isChecked()).toBe(true)
  expect(await petra.page.getByText(KEPT).count()).toBeGreaterThan(0)
  expect(await petra.page.getByText(LATE).count()).toBe(0)
  await choice(petra.page, GOOD).uncheck()
  await petra.page.getByRole('button', { name: SHOW }).click()

  for (const { page } of [petra, joke]) await reads(page, SHOWN)
  line.restore()
  // His words are his again, whole, and nobody else's.
  const given = mark.page.getByRole('textbox', { name: 'Jouw woorden' })
  await given.waitFor({ timeout: 30_000 })
  expect(await given.inputValue()).toContain(LATE)
  for (const { page } of [petra, mark, joke]) {
    await page.goto(`/plan/${planId}`)
    await reads(page, SHOWN)
    await waitForSaved(page)
    for (const words of [KEPT, LATE]) expect(await page.content()).not.toContain(words)
    expect(await field(page, GOOD).innerText()).not.toContain(KEPT)
  }
})

test('somebody who still types when the family ends: words that come too late are given back while the family chooses', async () => {
  const all = await family(['Oma Tineke', 'network'])
  const { petra } = all
  const [tineke] = all.others as [Visitor]
  await begin(all)
  const line = await holdLine(tineke.page)
  await tineke.page.reload()
  await type(tineke.page, SHOWN)
  await waitForSaved(tineke.page)
  await line.refuse(CLOSE.COULD_NOT_LOAD)
  await type(tineke.page, LATE)
  await end(petra.page).click()
  await petra.page.getByRole('heading', { name: TITLE }).waitFor({ timeout: 20_000 })
  line.restore()
  const given = tineke.page.getByRole('textbox', { name: 'Jouw woorden' })
  await given.waitFor({ timeout: 30_000 })
  expect(await given.inputValue()).toContain(LATE)
  await petra.page.reload()
  await expect.poll(() => petra.page.getByText(SHOWN).count()).toBeGreaterThan(0)
  expect(await petra.page.getByText(LATE).count()).toBe(0)
})

/** Each presses a button that sends something; nothing is let through before all of it is on its way. */
async function atOnce(people: Visitor[], button: (page: Page) => Locator): Promise<void> {
  const held: (() => void)[] = []
  for (const { page } of people)
    await page.route(/familietijd/, async (route) => {
      if (route.request().method() === 'POST')
        await new Promise<void>((resolve) => {
          held.push(resolve)
          if (held.length === people.length) for (const go of held) go()
        })
      await route.continue()
    })
  for (const { page } of people) await button(page).click({ noWaitAfter: true })
  await until('both are on their way', () => held.length === people.length)
  for (const { page } of people) await page.unroute(/familietijd/)
}

test('two parents end at once and confirm at once, each in a browser: both come to the same plan, with everything once', async () => {
  const all = await family(['Mark', 'parent'])
  const { petra, planId } = all
  const [mark] = all.others as [Visitor]
  await begin(all)
  await type(petra.page, SHOWN)
  await waitForSaved(petra.page)
  await reads(mark.page, SHOWN)
  await atOnce([petra, mark], (page) => end(page))
  for (const { page } of [petra, mark])
    await page.getByRole('heading', { name: TITLE }).waitFor({ timeout: 20_000 })
  await atOnce([petra, mark], (page) => page.getByRole('button', { name: SHOW }))
  for (const { page } of [petra, mark]) {
    await page.waitForURL(`**/plan/${planId}`, { timeout: 20_000 })
    await reads(page, SHOWN)
    expect((await field(page).innerText()).split(SHOWN)).toHaveLength(2)
  }
})

/** Goes on with Tab to what has this name, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null
      return (element?.labels?.[0]?.textContent ?? element?.textContent ?? '').trim()
    })
  await until(
    `Tab comes to ${name}`,
    async () => {
      if ((await focused()) === name) return true
      await page.keyboard.press('Tab')
      return false
    },
    60_000,
  )
}

test('private time by the keyboard alone: beginning, ending, leaving something out, confirming', async () => {
  const all = await family()
  const { page, complaints } = all.petra
  await page.goto(`/plan/${all.planId}/stappen`)
  await tabTo(page, 'Begin familietijd')
  await page.keyboard.press('Enter')
  await page.getByText('leest mee in dit programma').waitFor({ timeout: 20_000 })
  await type(page, SHOWN)
  await type(page, KEPT, GOOD)
  await waitForSaved(page)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await tabTo(page, 'Familietijd is klaar')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: TITLE }).waitFor({ timeout: 20_000 })
  expect(await violations(page)).toEqual([])
  await tabTo(page, `Tekst: ${GOOD}`)
  await page.keyboard.press('Space')
  await expect.poll(() => choice(page, GOOD).isChecked()).toBe(false)
  await tabTo(page, SHOW)
  await page.keyboard.press('Enter')
  await reads(page, SHOWN)
  expect(await page.content()).not.toContain(KEPT)
  expect(complaints).toEqual([])
})
