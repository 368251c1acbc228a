/** The own sheet and the child's place in real browsers, by the names on the screen. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyLook, violations } from '#tests/harness/axe.ts'
import { PHONE, sharedBrowser, type Visitor, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { inviteOnScreen, joinOnScreen, startPlanOnScreen } from '#tests/harness/steps.ts'

const server = sharedServer()
const browsers = sharedBrowser()
let petra: Visitor
let tineke: Visitor
let noor: Visitor
let planId: string

beforeAll(async () => {
  const { origin } = server()
  const person = () => visitor(browsers.browser, origin)
  petra = await person()
  tineke = await person()
  noor = await person()
  planId = await startPlanOnScreen(petra.page, { me: 'Petra', child: 'Noor' })
  await joinOnScreen(tineke.page, await inviteOnScreen(petra.page, 'Oma Tineke'))
  const joke = await person()
  await joinOnScreen(joke.page, await inviteOnScreen(petra.page, 'Joke', 'facilitator'))
  await joke.context.close()
  await noor.page.goto(await inviteOnScreen(petra.page, 'Noor', 'youth'))
  await noor.page.getByRole('textbox', { name: 'In welk jaar ben je geboren?' }).fill('2018')
  await noor.page.getByRole('button', { name: 'Doe mee' }).click()
  await noor.page.waitForURL(/\/plan\//)
})
afterAll(async () => {
  for (const one of [petra, tineke, noor]) await one?.context.close()
})

const sheet = () => `/plan/${planId}/mijn-blad`
const place = () => `/plan/${planId}/kind`

/** For whoever wants to look: only where SCREENSHOTS names a folder. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [390, 1280]) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true })
    }
}

async function accessible(page: Page): Promise<string[]> {
  const found: string[] = []
  await everyLook(page, async ({ width, scheme }) => {
    for (const line of await violations(page)) found.push(`${width} ${scheme}: ${line}`)
  })
  return found
}

async function newText(page: Page) {
  await page.goto(sheet())
  await page.getByRole('button', { name: 'Nieuwe tekst' }).click()
  return {
    words: page.getByRole('textbox', { name: 'Mijn woorden' }),
    audience: page.getByRole('radiogroup', { name: 'Wie mag dit lezen?' }),
    save: page.getByRole('button', { name: 'Bewaar', exact: true }),
  }
}

test('Mijn blad: the exact names, "Alleen ik" chosen beforehand, the readers by name before saving', async () => {
  const { page } = petra
  const { words, audience, save } = await newText(page)
  const choices = [
    'Alleen ik',
    'Alleen mensen die ik kies',
    'Onze kring',
    'Onze kring en de begeleider',
    'Iedereen in dit plan',
  ]
  for (const name of choices) await audience.getByRole('radio', { name, exact: true }).waitFor()
  expect(await audience.getByRole('radio').count()).toBe(choices.length)
  expect(await audience.getByRole('radio', { name: 'Alleen ik' }).isChecked()).toBe(true)
  await page.getByText('Dit lezen: Oma Tineke.', { exact: true }).waitFor()
  await page.getByText('Dit lezen: Joke en Oma Tineke.', { exact: true }).first().waitFor()
  await look(page, 'new')
  expect(await accessible(page)).toEqual([])

  await words.fill('Mark drinkt.')
  await save.click()
  await page.getByText('Alleen jij leest dit.').waitFor()
  await tineke.page.goto(sheet())
  await tineke.page.getByRole('heading', { name: 'Teksten die je mag lezen' }).waitFor()
  expect(await tineke.page.getByText('Mark drinkt').count()).toBe(0)
})

test('people by name: only they read it, at once on an open page after it is opened again', async () => {
  const { page } = petra
  const { words, audience, save } = await newText(page)
  await words.fill('Zij schreeuwt niet.')
  await audience.getByRole('radio', { name: 'Alleen mensen die ik kies' }).check()
  await page.getByRole('checkbox', { name: 'Oma Tineke' }).check()
  await look(page, 'chosen')
  await save.click()
  await page.getByText('Jij en Oma Tineke lezen dit.').waitFor()
  await tineke.page.goto(sheet())
  await tineke.page.getByText('Zij schreeuwt niet.').waitFor()
  await look(page, 'sheet')
  expect(await accessible(page)).toEqual([])
})

test('leaving with words that are not saved asks first; saving them does not', async () => {
  const { page } = petra
  const { words } = await newText(page)
  await words.fill('nog niet bewaard')
  const asked: string[] = []
  page.once('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await page.getByRole('link', { name: 'Naar het plan' }).click()
  await expect.poll(() => asked).toEqual(['Je tekst is nog niet bewaard. Wil je toch weg van deze pagina?'])
  expect(await words.inputValue()).toBe('nog niet bewaard')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await page.getByRole('article', { name: 'Tekst: nog niet bewaard' }).waitFor()
  expect(asked).toHaveLength(1)
})

test('offered words come on an open plan by themselves, word for word, and go when they are withdrawn', async () => {
  const { page } = petra
  const { words, audience, save } = await newText(page)
  await words.fill('Ik wil rust\nbij het wisselen.')
  await audience.getByRole('radio', { name: 'Onze kring', exact: true }).check()
  await save.click()
  const card = page.getByRole('article', { name: /^Tekst: Ik wil rust/ })
  await tineke.page.goto(`/plan/${planId}`)
  await tineke.page.getByRole('button', { name: 'Nieuwe afspraak' }).waitFor()
  await card.getByRole('link', { name: 'Zet dit in het plan' }).click()
  await page
    .getByRole('combobox', { name: 'Waar zet je dit neer?' })
    .selectOption({ label: 'Hoe willen we dat het wordt?' })
  await page.getByRole('button', { name: 'Zet het erbij' }).click()
  const section = tineke.page.getByRole('region', { name: 'Hoe willen we dat het wordt?' })
  await section.getByText('Petra schreef').waitFor()
  expect(await section.locator('.passage__words').innerText()).toBe('Ik wil rust\nbij het wisselen.')
  await look(tineke.page, 'plan')
  await card.getByRole('button', { name: 'Haal dit uit het plan' }).click()
  await section.getByText('Petra schreef').waitFor({ state: 'detached' })
})

test('a differing view stands beside the words, in the same size', async () => {
  const { page } = tineke
  await page.goto(sheet())
  const text = page.getByRole('listitem').filter({ hasText: 'Zij schreeuwt niet.' })
  await text.getByRole('link', { name: 'Zet een andere mening erbij' }).click()
  await page.getByRole('textbox', { name: 'Jouw mening' }).fill('Soms wel.')
  await page.getByRole('button', { name: 'Zet het ernaast' }).click()
  await page.getByText('Een andere mening van Oma Tineke').waitFor()
  const sizes = await text
    .locator('.passage__words')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).fontSize))
  expect(new Set(sizes).size).toBe(1)
  await look(page, 'beside')
  expect(await accessible(page)).toEqual([])
})

test('the child’s place: a house, skipping, and who may read it', async () => {
  const { page } = noor
  await page.goto(place())
  await page.getByRole('link', { name: 'Kindertelefoon: 0800 0432 (gratis)' }).waitFor()
  expect(await page.getByText('113').count()).toBe(0)
  await look(page, 'child-start')
  expect(await accessible(page)).toEqual([])

  await page.setViewportSize(PHONE)
  await page.getByRole('link', { name: 'Begin', exact: true }).click()
  await page.getByRole('heading', { name: 'Het huis van zorgen' }).waitFor()
  await page.getByText('Nu kijkt niemand mee.').waitFor()
  await page.getByRole('textbox', { name: 'Mijn woorden' }).fill('Ik wil niet dat jullie praten bij de deur.')
  await page.getByRole('checkbox', { name: 'wolk' }).check()
  await look(page, 'child-question')
  expect(await accessible(page)).toEqual([])
  await page.getByRole('button', { name: 'Klaar' }).click()
  const audience = page.getByRole('radiogroup', { name: 'Wie mag dit lezen?' })
  expect(await audience.getByRole('radio', { name: 'Alleen ik' }).isChecked()).toBe(true)
  await look(page, 'child-audience')
  expect(await accessible(page)).toEqual([])
  await audience.getByRole('radio', { name: 'Mijn familie en de mensen om ons heen' }).check()
  await page.getByRole('button', { name: 'Zo is het goed' }).click()

  await page.getByRole('heading', { name: 'Het huis van goede dingen' }).waitFor()
  await page.getByRole('link', { name: 'Sla over' }).click()
  await page.getByRole('heading', { name: 'Het huis van dromen' }).waitFor()
  await page.getByText('Je sloeg de vraag over.').waitFor()
  await tineke.page.goto(sheet())
  await tineke.page.getByText('Ik wil niet dat jullie praten bij de deur.').waitFor()
})

test('a drawing is kept as the child drew it', async () => {
  const { page } = noor
  await page.setViewportSize(PHONE)
  await page.goto(`${place()}?vraag=drawing`)
  const paper = page.getByRole('img', { name: 'Papier om op te tekenen' })
  await paper.scrollIntoViewIfNeeded()
  const box = await paper.boundingBox()
  if (!box) throw new Error('No paper')
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  for (let step = 1; step <= 10; step += 1)
    await page.mouse.move(box.x + 40 + step * 15, box.y + 40 + step * 8)
  await page.mouse.up()
  await page.getByRole('radio', { name: 'rood' }).check()
  await page.mouse.move(box.x + 200, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + 200, { steps: 8 })
  await page.mouse.up()
  await look(page, 'child-drawing')
  expect(await accessible(page)).toEqual([])
  await page.getByRole('button', { name: 'Klaar' }).click()
  await page.getByRole('radio', { name: 'Iedereen in het plan' }).check()
  await page.getByRole('button', { name: 'Zo is het goed' }).click()
  await page.goto(place())
  await look(page, 'child-overview')

  await tineke.page.goto(sheet())
  const drawing = tineke.page.getByRole('img', { name: 'Tekening van Noor' })
  await drawing.waitFor()
  expect(await drawing.locator('path').count()).toBe(2)
})

test('before a child writes to the facilitator alone it reads what happens with big worries', async () => {
  const { page } = noor
  await page.goto(place())
  await page.getByRole('link', { name: 'Iets vertellen aan Joke alleen' }).click()
  await page.getByText('Maakt Joke zich grote zorgen?').waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  await look(page, 'child-alone')
  await page.getByRole('link', { name: 'Ik snap het. Ik wil iets schrijven' }).click()
  await page.getByRole('textbox', { name: 'Mijn woorden' }).fill('Ik ben soms bang.')
  await page.getByRole('button', { name: 'Laat dit aan Joke lezen' }).click()
  await page.getByText('Jij en Joke lezen dit.').waitFor()
  await tineke.page.goto(sheet())
  await tineke.page.getByRole('heading', { name: 'Teksten die je mag lezen' }).waitFor()
  expect(await tineke.page.getByText('Ik ben soms bang.').count()).toBe(0)
})

test('school or other help: a hint while typing, never a refusal', async () => {
  const els = await visitor(browsers.browser, server().origin)
  await petra.page.goto(`/plan/${planId}`)
  await joinOnScreen(els.page, await inviteOnScreen(petra.page, 'Juf Els', 'informant'))
  const file = new Sqlite(join(server().dataDir, 'familiegroepsplan.sqlite'))
  file.prepare("update plans set step = 'inform' where id = ?").run(planId)
  file.close()
  await els.page.goto(`/plan/${planId}/informatie`)
  await els.page.getByRole('heading', { name: 'Informatie van school en andere hulp' }).waitFor()
  const field = els.page.getByRole('textbox', { name: 'Wat weet je?' })
  await field.fill('Noor is vaak ziek.')
  await els.page.getByText('Hier staat: ziek.').waitFor()
  await look(els.page, 'information')
  expect(await accessible(els.page)).toEqual([])
  expect(els.complaints).toEqual([])
  await els.context.close()
})

test('no page complained', () => {
  expect([petra, tineke, noor].flatMap(({ complaints }) => complaints)).toEqual([])
})
