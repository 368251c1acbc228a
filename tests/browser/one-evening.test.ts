/**
 * The short road ends here: four people, three agreements, no e-mail, one evening. The one who begins counts screens and
 * taps; the README tells the figures.
 */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { joinOnScreen, waitForSaved } from '#tests/harness/steps.ts'

const server = sharedServer()
const browsers = sharedBrowser()

/** Counts what a person does: a tap on a button, a link, a choice or a field, and each page that comes up. */
function counting(page: Page) {
  const counted = { taps: 0, screens: new Set<string>() }
  const look = () =>
    counted.screens.add(new URL(page.url()).pathname.replace(/\/plan\/(?!nieuw)[\w-]+/, '/plan/…'))
  page.on('framenavigated', look)
  return {
    counted,
    async tap(target: Locator) {
      counted.taps += 1
      await target.click()
      look()
    },
    async write(target: Locator, words: string) {
      counted.taps += 1
      await target.click()
      await page.keyboard.type(words)
    },
  }
}

const AGREEMENTS = [
  ['Mark belt als hij later komt', 'elke vrijdag', 'Mark'],
  ['Oma Tineke haalt Noor op', 'elke woensdag', 'Oma Tineke'],
  ['De wissel is bij Ali', 'op vrijdag om 17 uur', 'Ali'],
] as const

test('four people, three agreements, no e-mail: from the first page to the printed plan', {
  timeout: 300_000,
}, async () => {
  const { origin } = server()
  const { page, complaints } = await visitor(browsers.browser, origin, { viewport: PHONE })
  const petra = counting(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
  const link = (name: string | RegExp) => page.getByRole('link', { name }).first()

  await page.goto('/')
  await petra.tap(link('Maak een plan'))
  await petra.tap(page.getByRole('radio', { name: 'Ouder of opvoeder' }))
  await petra.write(page.getByRole('textbox', { name: 'Jouw voornaam' }), 'Petra')
  await petra.write(page.getByRole('textbox', { name: 'Voornaam van het kind' }), 'Noor')
  await petra.tap(button('Begin met het plan'))
  await page.waitForURL(/\/plan\/(?!nieuw)[\w-]+/)
  await petra.write(
    page.getByRole('textbox', { name: 'Wat willen jullie samen oplossen?' }),
    'Hoe gaat de wissel zonder ruzie?',
  )
  await waitForSaved(page)

  // Everybody in, by a code or link that is shown on the screen.
  await petra.tap(link('Mensen'))
  const others: Page[] = []
  for (const [name, role] of [
    ['Mark', 'Ouder of opvoeder'],
    ['Oma Tineke', 'Familie, vriend of buur'],
    ['Ali', 'Familie, vriend of buur'],
  ] as const) {
    await petra.tap(button('Iemand uitnodigen'))
    await petra.write(page.getByRole('textbox', { name: 'Naam', exact: true }), name)
    await petra.tap(page.getByRole('radiogroup', { name: 'Wie is dit?' }).getByRole('radio', { name: role }))
    await petra.tap(button('Maak uitnodiging'))
    const invitation = await page.getByRole('textbox', { name: 'Persoonlijke link' }).inputValue()
    const visit = await visitor(browsers.browser, origin, { viewport: PHONE })
    await joinOnScreen(visit.page, invitation)
    others.push(visit.page)
  }

  await petra.tap(link('Naar het plan'))
  await page.waitForURL(/\/plan\/[\w-]+$/)
  await petra.tap(link('Afspraken'))
  for (const [index, [what, when, who]] of AGREEMENTS.entries()) {
    await petra.tap(button('Nieuwe afspraak'))
    const row = page
      .getByRole('group', { name: new RegExp(`^Afspraak ${index + 1}`) })
      .or(page.getByRole('row', { name: new RegExp(`^Afspraak ${index + 1}`) }))
    await petra.write(row.getByRole('textbox', { name: 'Wat spreken we af?' }), what)
    await petra.write(row.getByRole('combobox', { name: 'Wie doet het?' }), who)
    await petra.tap(page.getByRole('option', { name: new RegExp(who) }).first())
    await petra.write(row.getByRole('textbox', { name: 'Wanneer?' }), when)
  }
  await waitForSaved(page)
  // Everybody reads and says yes, on the own telephone; Petra last.
  for (const other of others) {
    await other.getByRole('link', { name: 'Afspraken' }).first().click()
    await other.getByRole('link', { name: 'Naar akkoord' }).first().click()
    await other.waitForURL(/akkoord/)
    // Mark is asked everything, as a parent; who has one task is asked that one.
    const all = other.getByRole('button', { name: 'Ja tegen alles wat ik las' })
    await other.getByRole('button', { name: 'Ja', exact: true }).first().waitFor()
    await ((await all.count()) > 0 ? all : other.getByRole('button', { name: 'Ja', exact: true })).click()
    await other.getByRole('button', { name: 'Ja', exact: true, pressed: true }).first().waitFor()
  }
  await petra.tap(link('Naar akkoord'))
  await page.waitForURL(/akkoord/)
  await petra.tap(button('Ja tegen alles wat ik las'))
  await page.getByRole('button', { name: 'Ja', exact: true, pressed: true }).first().waitFor()
  await petra.tap(link('Leg het plan vast'))
  await page.waitForURL(/vastleggen/)
  await petra.tap(button('Leg het plan vast'))
  await page.waitForURL(/versies/)
  const downloading = page.waitForEvent('download')
  await petra.tap(link(/Het hele plan \(PDF\)/))
  const printed = readFileSync(await (await downloading).path(), 'latin1')
  expect(printed.startsWith('%PDF')).toBe(true)
  const { taps, screens } = petra.counted
  // These figures stand in the README.
  expect({ taps, screens: screens.size }).toEqual({ taps: 41, screens: 7 })
  expect(complaints).toEqual([])
})
