/** Sharing from the first tick to the team's answers, on both sides of it: AG4, AG5 and what nobody ticked. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from '#tests/harness/axe.ts'
import { DESKTOP, PHONE, sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import { writesAgreements } from '../system/scenarios/agreeing.ts'
import {
  LONG_MS,
  opens,
  pageOf,
  press,
  words,
  writesInPlan,
  writesOnSheet,
} from '../system/scenarios/living.ts'

const server = sharedServer()
const chromium = sharedBrowser()
const FETCH = 'Oma haalt Noor op.'
const CALL = 'Wij bellen op zondag.'
const WORRY = 'ONZE-ZORGEN-7'
const GOOD = 'WAT-LUKT-8'
const OWN = 'MARK-DRINKT-9'
const REFERENCE = 'ZAAK-2027-0000808'
const REASON = 'Wij willen eerst weten of oma dat kan.'

/** A settled plan with two agreements, two sections and own words that are part of it. */
async function settledPlan() {
  const plan = await startPlan(server().origin, { me: 'Petra', child: 'Noor' })
  const { parent } = plan
  await writesAgreements(parent, plan, [{ what: FETCH }, { what: CALL }])
  const { doc, provider } = await opens(parent, plan)
  writesInPlan(doc, 'zorgen', WORRY)
  writesInPlan(doc, 'goed', GOOD)
  const onPage = async () => {
    const page = words(await parent.get(pageOf(plan)))
    return page.includes(WORRY) && page.includes(GOOD)
  }
  await until('it is on disk', onPage, LONG_MS)
  provider.destroy()
  const passage = await writesOnSheet(parent, plan, OWN, 'Onze kring')
  await press(parent, `${pageOf(plan, 'mijn-blad')}?zet=${passage}`, 'Zet het erbij')
  expect(words(await parent.get(pageOf(plan)))).toContain(OWN)
  await press(parent, pageOf(plan, 'vastleggen'), 'Leg het plan vast')
  return plan
}

/** The code that stands on the letter to this family. */
async function codeOfCase(): Promise<string> {
  const sanne = new Person(server().origin)
  await sanne.post('/wijkteam/inloggen', { proberen: 'wijkteam' })
  const made = await sanne.post('/wijkteam', { wat: 'create', nummer: REFERENCE })
  return made.text.match(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/)?.[0] ?? ''
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const lines = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])

test('AG4, AG5: what the family sees beforehand is what the team gets; the answers come back; the rest stays', async () => {
  const { origin } = server()
  const [plan, code] = await Promise.all([settledPlan(), codeOfCase()])
  const petra = await visitor(chromium.browser, origin, { viewport: PHONE })
  await petra.context.addCookies(
    [...plan.parent.cookies].map(([name, value]) => ({ name, value, url: origin })),
  )
  const share = petra.page
  await share.goto(pageOf(plan, 'delen'))

  // Ticked beforehand are the agreements; of the rest the family adds one.
  await share.getByText('Kies zelf').click()
  const tick = (name: string) => share.getByRole('checkbox', { name, exact: true })
  const worries = tick('Waar maken we ons zorgen over?')
  await worries.waitFor()
  const boxes = [tick(FETCH), worries, tick('Wat gaat er goed?'), tick(`Petra: ${OWN}`)]
  expect(await Promise.all(boxes.map((box) => box.isChecked()))).toEqual([true, false, false, false])
  await worries.check()
  await button(share, 'Dit krijgt het wijkteam te zien').click()
  await share.getByRole('textbox', { name: 'In welk jaar is Noor geboren?' }).fill('2018')
  await button(share, 'Bewaar').click()
  await share.getByRole('radio', { name: 'Ja', exact: true }).check()
  await button(share, 'Bewaar').click()
  await button(share, 'Stuur het plan').waitFor()
  const preview = share.getByRole('region', { name: 'Dit krijgt het wijkteam te zien' })
  const promised = lines(await preview.innerText()).slice(2)
  expect(promised.join(' ')).toContain(FETCH)
  expect(promised.join(' ')).toContain(WORRY)
  expect(promised.join(' ')).not.toMatch(new RegExp(`${GOOD}|${OWN}`))
  expect(await violations(share)).toEqual([])
  await share.getByRole('textbox', { name: 'Code van de brief' }).fill(code)
  await button(share, 'Stuur het plan').click()
  await share.getByText('Het is gestuurd.').waitFor()

  const sanne = await visitor(chromium.browser, origin, { viewport: DESKTOP })
  const team = sanne.page
  await team.goto('/wijkteam/inloggen')
  await button(team, 'Open als wijkteam').click()
  await team.getByRole('link', { name: REFERENCE }).click()
  await button(team, 'Hier gaan wij mee verder (afspraak 1)').waitFor()
  const got = lines(await team.getByRole('main').innerText())
  expect(promised.filter((line) => !got.includes(line))).toEqual([])

  await button(team, 'Hier gaan wij mee verder (afspraak 1)').click()
  await team.getByText('U gaf antwoord op 1 van 2 afspraken.').waitFor()
  // The reason is asked for where it is needed; without one it is no answer.
  const reasons = team.getByRole('textbox', { name: 'Wordt het anders?' }).filter({ visible: true })
  expect(await team.evaluate(() => document.activeElement?.textContent)).toContain('Verander dit antwoord')
  await button(team, 'Anders, omdat (afspraak 2)').click()
  await until('the field of the reason has the keyboard', () =>
    reasons.evaluate((field) => field === document.activeElement),
  )
  await button(team, 'Anders, omdat (afspraak 2)').click()
  const reason = team.locator('textarea[aria-invalid="true"]')
  await reason.fill(REASON)
  await button(team, 'Anders, omdat (afspraak 2)').click()
  await team.getByText('U gaf antwoord op 2 van 2 afspraken.').waitFor()
  expect(await violations(team)).toEqual([])

  const { pathname } = new URL(team.url())
  for (const address of [pathname, `${pathname}.data`, '/wijkteam', '/wijkteam.data']) {
    const text = await (await sanne.context.request.get(address)).text()
    expect([address, [OWN, GOOD].filter((secret) => text.includes(secret))]).toEqual([address, []])
  }
  expect(await (await sanne.context.request.get(`${pathname}.data`)).text()).toContain(WORRY)

  await share.reload()
  await share.getByText('Wat zij antwoordden').waitFor()
  const card = await share.getByRole('main').innerText()
  expect(card).toContain('Hier gaan wij mee verder')
  expect(card).toContain(`Anders, omdat: ${REASON}`)
  expect(await violations(share)).toEqual([])
  // The reason that was missing is the one thing that was refused.
  expect([...petra.complaints, ...sanne.complaints].filter((one) => !one.includes('400'))).toEqual([])
})
