/** The plan page on a telephone, without scripts, and read aloud. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { launchServer } from '#tests/harness/server.ts'
import { startPlanOnScreen, waitForSaved } from '#tests/harness/steps.ts'
import { field, GOOD, write } from './pair.ts'

const browsers = sharedBrowser()
let server: Awaited<ReturnType<typeof launchServer>>
beforeAll(async () => {
  server = await launchServer()
})
afterAll(() => server?.dispose())

const shownSections = (page: import('playwright-core').Page) =>
  page.locator('.section-card:visible h2').allInnerTexts()

test('a telephone shows one question at a time; the overview is one tap away and the back button works', async () => {
  const { page, complaints } = await visitor(browsers.browser, server.origin, { viewport: PHONE })
  await startPlanOnScreen(page)
  await waitForSaved(page)
  expect(await shownSections(page)).toEqual(['Onze vraag'])
  await page.getByText('Vraag 1 van 7').waitFor()
  await page.getByRole('link', { name: 'Volgende' }).click()
  await page.getByText('Vraag 2 van 7').waitFor()
  expect(await shownSections(page)).toEqual(['Wat gaat er goed?'])
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Wat gaat er goed?')
  await write(page, 'Oma belt.', GOOD)

  await page.getByRole('link', { name: 'Overzicht' }).click()
  await page.getByRole('heading', { name: 'Onderdelen' }).waitFor()
  expect((await shownSections(page)).length).toBe(7)
  await page.goBack()
  await page.getByText('Vraag 2 van 7').waitFor()
  expect(await shownSections(page)).toEqual(['Wat gaat er goed?'])
  await page.goBack()
  await page.getByText('Vraag 1 van 7').waitFor()
  expect(await shownSections(page)).toEqual(['Onze vraag'])

  // Undo leads to the question where it happened.
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await page.getByText('Vraag 2 van 7').waitFor()
  expect((await field(page, GOOD).innerText()).trim()).toBe('')

  const places = page.getByRole('navigation', { name: 'Plekken in het plan' })
  await places.getByRole('link', { name: 'Afspraken' }).click()
  await page.getByRole('button', { name: 'Nieuwe afspraak' }).waitFor()
  await places.getByRole('link', { name: 'Meer' }).click()
  await page.getByRole('button', { name: 'Voeg toe: Wie let op het plan?' }).click()
  await page.getByRole('region', { name: 'Wie let op het plan?', exact: true }).waitFor()
  expect(await shownSections(page)).toEqual(['Wie let op het plan?'])
  expect(complaints).toEqual([])
})

test('without scripts the whole plan can be read', async () => {
  const writer = await visitor(browsers.browser, server.origin)
  await startPlanOnScreen(writer.page)
  await write(writer.page, 'Mila gaat naar school.')
  await waitForSaved(writer.page)
  const cookies = await writer.context.cookies()
  const reader = await visitor(browsers.browser, server.origin, { viewport: PHONE, javaScriptEnabled: false })
  await reader.context.addCookies(cookies)
  await reader.page.goto(writer.page.url())
  expect((await shownSections(reader.page)).length).toBe(7)
  await reader.page.getByText('Mila gaat naar school.').waitFor()
  expect(await reader.page.getByRole('link', { name: 'Volgende' }).count()).toBe(0)
  expect(await reader.page.getByRole('button', { name: /Voeg toe/ }).count()).toBe(0)
})

test('R-B12: going to another page of the plan waits until the work is on disk', async () => {
  const { page } = await visitor(browsers.browser, server.origin)
  await startPlanOnScreen(page)
  const plan = page.url()
  await write(page, 'Vlak voor het weggaan.')
  await page.getByRole('link', { name: 'Mensen' }).first().click()
  await page.waitForURL(/mensen/)
  await page.goto(plan)
  await field(page).filter({ hasText: 'Vlak voor het weggaan.' }).waitFor()
})

test('L4, L5: reads a section aloud with a voice of the device, and says so when there is none', async () => {
  const { page } = await visitor(browsers.browser, server.origin)
  await page.addInitScript(() => {
    const spoken: { text: string; voice: string; end: () => void }[] = []
    const voices = [
      { lang: 'nl-NL', localService: false, name: 'Ver weg' },
      { lang: 'nl-BE', localService: true, name: 'Ellen' },
    ]
    class Utterance {
      text: string
      voice: { name: string } | null = null
      lang = ''
      onend: (() => void) | null = null
      constructor(text: string) {
        this.text = text
      }
    }
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => (location.search.includes('stil') ? voices.slice(0, 1) : voices),
        speak: (words: Utterance) =>
          spoken.push({ text: words.text, voice: words.voice?.name ?? '', end: () => words.onend?.() }),
        cancel: () => {},
        addEventListener: () => {},
        removeEventListener: () => {},
      },
    })
    Object.assign(window, { spoken })
  })
  const spoken = () =>
    page.evaluate(() =>
      (window as unknown as { spoken: { text: string; voice: string }[] }).spoken.map(({ text, voice }) => [
        text,
        voice,
      ]),
    )
  await startPlanOnScreen(page)
  await write(page, 'Rust in huis. Elke dag.')
  await waitForSaved(page)
  await page.waitForFunction(() => document.body.innerText.includes('1 van 7 begonnen'))
  await page.getByRole('button', { name: 'Lees voor: Onze vraag' }).click()
  await page.locator('mark').filter({ hasText: 'Onze vraag' }).waitFor()
  for (let sentence = 0; sentence < 2; sentence += 1) {
    await page.evaluate(() => (window as unknown as { spoken: { end: () => void }[] }).spoken.at(-1)?.end())
  }
  await page.locator('mark').filter({ hasText: 'Rust in huis.' }).waitFor()
  await page.getByRole('button', { name: 'Pauze' }).click()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.locator('mark').waitFor({ state: 'detached' })
  expect(await spoken()).toEqual([
    ['Onze vraag', 'Ellen'],
    ['Wat willen jullie samen oplossen?', 'Ellen'],
    ['Rust in huis.', 'Ellen'],
    ['Rust in huis.', 'Ellen'],
  ])
  await page.goto(`${page.url()}?stil`)
  await waitForSaved(page)
  await page.getByRole('button', { name: 'Lees voor: Onze vraag' }).click()
  await page.locator('.reading').filter({ hasText: 'staat geen stem' }).waitFor()
})
