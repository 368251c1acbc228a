import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { violations } from '#tests/harness/axe.ts'
import { PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { ROOT } from '#tests/harness/server.ts'
import { widerThanScreen } from './measures.ts'

const server = sharedServer()
const browsers = sharedBrowser()

const folder = `${ROOT}plan-templates/`
const titles = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => (parse(readFileSync(folder + name, 'utf8')) as { title: { nl: string } }).title.nl)

test('there are nine forms at least', () => expect(titles.length).toBeGreaterThanOrEqual(9))

describe.each(titles)('an empty plan on the form "%s"', (title) => {
  test('E14: axe finds nothing, and nothing is wider than a phone', async () => {
    const { page, context, complaints } = await visitor(browsers.browser, server().origin)
    await page.goto('/plan/nieuw')
    await page.getByRole('radio', { name: 'Ouder of opvoeder' }).check()
    await page.getByRole('textbox', { name: 'Jouw voornaam' }).fill('Petra')
    await page.getByRole('textbox', { name: 'Voornaam van het kind' }).fill('Sem')
    const form = page.getByRole('radio', { name: title, exact: true })
    if (!(await form.isVisible())) await page.getByText('Een andere vorm').first().click()
    await form.check()
    await page.getByRole('button', { name: 'Begin met het plan' }).click()
    await page.waitForURL(/\/plan\/(?!nieuw)/)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('status').first().filter({ hasText: 'Alles is bewaard' }).waitFor()
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width: 1280, height: Math.min(height + 200, 12_000) })
    expect(await violations(page)).toEqual([])
    await page.setViewportSize(PHONE)
    expect(await widerThanScreen(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})
