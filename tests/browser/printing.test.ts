/** The browser's own "Afdrukken": the live page on paper, read back from the PDF that the browser makes of it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { canonicalText } from '#plan/record/canonical.ts'
import { sampleRecord } from '#tests/fixtures/record.ts'
import { DESKTOP, PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { waitForSaved } from '#tests/harness/steps.ts'

const server = sharedServer()
const shared = sharedBrowser()

async function onPaper(page: Page): Promise<string[]> {
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
  const pdf = await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
    }),
  )
  await pdf.destroy()
  return pages
}

/** A plan with words in it, as the one who brought its file. */
async function writtenPlan(viewport: { width: number; height: number }): Promise<Page> {
  const { context, page } = await visitor(shared.browser, server().origin, { viewport })
  onTestFinished(() => context.close())
  await page.goto('/plan/importeren')
  await page.getByLabel('Het bestand').setInputFiles({
    name: 'plan.json',
    mimeType: 'application/json',
    buffer: Buffer.from(canonicalText(sampleRecord())),
  })
  await page.getByRole('radio', { name: 'Ouder of opvoeder' }).check()
  await page.getByRole('textbox', { name: 'Jouw voornaam' }).fill('Petra')
  await page.getByRole('button', { name: 'Maak hier een nieuw plan van' }).click()
  await page.getByRole('link', { name: 'Open het plan' }).click()
  await waitForSaved(page)
  return page
}

test.each([
  ['a telephone', PHONE],
  ['a computer', DESKTOP],
])(
  'R-B40: the live plan printed from %s is the whole plan, and nothing to press',
  async (_where, viewport) => {
    const page = await writtenPlan(viewport)
    const pages = await onPaper(page)
    const words = pages.join(' ')
    for (const written of [
      'Hoe zorgen we dat Noor zich in allebei de huizen thuis voelt?',
      'Oma Tineke woont om de hoek.',
      'Oma Tineke haalt Noor op vrijdag van school.',
      'elke vrijdag om 15.00 uur',
      'Rust op de dag van wisselen',
      'zwemtrainer Dylan-Emmanuel',
      'Elke twee weken belt ze iedereen.',
      'met taart',
    ])
      expect(words).toContain(written)
    for (const tool of [
      'Snel weg',
      'Ongedaan',
      'Alles is bewaard',
      'Afspraak toevoegen',
      'Volgende',
      'Meer vragen',
      'http',
    ])
      expect(words).not.toContain(tool)
    // Each word once: the boxes to type in stay on the screen.
    expect(words.split('elke vrijdag om 15.00 uur')).toHaveLength(2)
    expect(pages.length).toBeLessThanOrEqual(4)
    // A title is never the last thing on a page.
    for (const one of pages.slice(0, -1)) expect(one.trim()).not.toMatch(/(?:Wat|Wie|Waar|Welk)[^.?]*\?$/)
  },
)

test('what is typed just before printing is on the paper, and the page goes on as it was', async () => {
  const page = await writtenPlan(DESKTOP)
  const box = page.getByRole('textbox', { name: 'Wat is er over drie maanden anders?' })
  await box.click()
  await page.keyboard.type('Iedereen slaapt weer.')
  expect((await onPaper(page)).join(' ')).toContain('Iedereen slaapt weer.')
  await page.keyboard.type(' Ook Bo.')
  await expect.poll(() => box.textContent()).toBe('Iedereen slaapt weer. Ook Bo.')
})
