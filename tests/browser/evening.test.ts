/** The log and an evening as people see them, by the names that stay the same. */
import { describe, expect, test } from 'vitest'
import { everyLook, violations } from '#tests/harness/axe.ts'
import { PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { inviteOnScreen, joinOnScreen, startPlanOnScreen } from '#tests/harness/steps.ts'

const server = sharedServer()
const browsers = sharedBrowser()

/** Petra with a plan, and Joke who guides it. */
async function table() {
  const { origin } = server()
  const petra = await visitor(browsers.browser, origin, { viewport: PHONE })
  const planId = await startPlanOnScreen(petra.page)
  const joke = await visitor(browsers.browser, origin)
  await joinOnScreen(joke.page, await inviteOnScreen(petra.page, 'Joke', 'facilitator'))
  return { petra, joke, planId }
}

test('the family finds the log under "Meer" and reads who looked', async () => {
  const { petra, joke, planId } = await table()
  const { page } = petra
  await page.goto(`/plan/${planId}`)
  await page.getByRole('link', { name: 'Meer' }).last().click()
  await page.getByRole('link', { name: 'Wie heeft ons plan bekeken?' }).click()
  await page.waitForURL(/\/logboek$/)
  await page.getByRole('heading', { name: 'Wie heeft ons plan bekeken?', level: 1 }).waitFor()
  const readers = page.getByRole('region', { name: 'Wie las mee voor het werk?' })
  await readers.getByText('Joke').waitFor()
  expect(await readers.innerText()).toMatch(
    /Begeleider van het gesprek[\s\S]*Las het plan op .* om \d\d:\d\d/,
  )
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Bewaar als tabel (CSV)' }).click()
  expect((await download).suggestedFilename()).toBe('logboek.csv')
  await everyLook(page, async (look) => expect([look, await violations(page)]).toEqual([look, []]))
  expect([...petra.complaints, ...joke.complaints]).toEqual([])
})

describe('an evening', () => {
  test('a hand goes up on a phone and is seen on the screen of who guides; large letters for all', async () => {
    const { petra, joke, planId } = await table()
    await joke.page.goto(`/plan/${planId}/begeleiden`)
    await joke.page.getByRole('button', { name: 'Begin de avond' }).click()
    await joke.page.getByRole('timer', { name: 'Tijd' }).waitFor()
    await petra.page.goto(`/plan/${planId}/begeleiden`)
    await petra.page.getByRole('button', { name: 'Steek mijn hand op' }).click()
    await petra.page.getByText('Je hand is omhoog.').waitFor()
    await joke.page.getByRole('button', { name: 'Zet de wachtkamer open' }).click()
    await joke.page.getByRole('img', { name: /QR/ }).waitFor()
    await everyLook(joke.page, async (look) =>
      expect([look, await violations(joke.page)]).toEqual([look, []]),
    )
    await joke.page.getByRole('link', { name: 'Groot in beeld' }).click()
    await joke.page.waitForURL(/beeld=groot/)
    await joke.page.getByRole('heading', { name: 'Welkom', level: 1 }).waitFor()
    await everyLook(joke.page, async (look) =>
      expect([look, await violations(joke.page)]).toEqual([look, []]),
    )
    expect([...petra.complaints, ...joke.complaints]).toEqual([])
  })

  test('somebody scans the code, waits, is let in by a parent, and joins', async () => {
    const { petra, joke, planId } = await table()
    await joke.page.goto(`/plan/${planId}/begeleiden`)
    await joke.page.getByRole('button', { name: 'Zet de wachtkamer open' }).click()
    await joke.page.getByRole('img', { name: /QR/ }).waitFor()
    const data = await (await joke.context.request.get(`/plan/${planId}/begeleiden.data`)).text()
    const ali = await visitor(browsers.browser, server().origin, { viewport: PHONE })
    await ali.page.goto(data.match(/\/lobby\/[\w-]+/)?.[0] ?? '')
    await ali.page.getByRole('textbox', { name: 'Jouw naam' }).fill('Buurman Ali')
    await ali.page.getByRole('button', { name: 'Ik wil naar binnen' }).click()
    await ali.page.getByRole('heading', { name: 'Buurman Ali, wacht even' }).waitFor()
    await petra.page.goto(`/plan/${planId}/begeleiden`)
    await petra.page.getByText('Buurman Ali', { exact: true }).click()
    await petra.page.getByRole('button', { name: 'Laat Buurman Ali binnen' }).click()
    await ali.page.getByRole('button', { name: 'Ga naar binnen' }).click()
    await ali.page.getByRole('button', { name: 'Doe mee' }).click()
    await ali.page.waitForURL(/\/plan\/(?!nieuw)[\w-]+/)
    expect(ali.complaints).toEqual([])
  })
})
