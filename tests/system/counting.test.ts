/** What a municipality sees of the whole: the page, its files, and the ambition beside the numbers. */
import { expect, test } from 'vitest'
import { aYearToCount } from '#tests/fixtures/counted.ts'
import { applicationAt } from '#tests/harness/application.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { databaseOf, trial } from '#tests/harness/team.ts'

const START = Date.parse('2026-11-22T12:00:00Z')

/** The told lines of a table of the page, by their first cell. */
function linesOf(text: string): Record<string, string> {
  const rows = [...documentOf(text).querySelectorAll('tbody tr')]
  return Object.fromEntries(
    rows.map((row) => [
      row.querySelector('th')?.textContent?.trim() ?? '',
      row.querySelector('td')?.textContent?.trim() ?? '',
    ]),
  )
}

test('S10-T4: the page, the table and the JSON say the same, and a picture says it in words', async () => {
  const application = await applicationAt(START)
  const [first] = await application.services.organisations.all()
  const kim = await trial(application.address, 'kwaliteit')
  const empty = await kim.get('/beheer/gemeente')
  expect(empty.text).toContain('Er is nog geen kwartaal met genoeg gezinnen.')
  expect(empty.text).not.toContain('<table')
  await databaseOf(application).write((tx) => aYearToCount(tx, first?.id ?? '', 2026))

  const { text } = await kim.get('/beheer/gemeente')
  const page = documentOf(text)
  const headings = [...page.querySelectorAll('h2')].map((each) => each.textContent?.trim() ?? '')
  expect(headings.filter((each) => each.startsWith('Kwartaal'))).toEqual([
    'Kwartaal 2 van 2026 tot en met kwartaal 3 van 2026',
    'Kwartaal 1 van 2026',
  ])
  const [latest] = [...page.querySelectorAll('.card')].filter((card) => card.querySelector('table'))
  expect(linesOf(latest?.outerHTML ?? '')).toMatchObject({
    'Plan aangeboden': '93',
    'Het gezin zei: ja': '31',
    'Het gezin zei: nee': '36',
    'Nee: liever een plan van het team': '12',
    'De rest': 'niet getoond',
    'Nog geen antwoord': '14',
    'Niet aangeboden': '24',
    'Plan gestuurd naar het team': '22',
    'De helft van de plannen lag vast na': '28 tot 56 dagen',
    'Woorden van het gezin zelf': '80 tot 85 %',
    'Antwoorden op afspraken': '44',
    'Hier gaan wij mee verder': '33',
    'Anders, omdat': '11',
  })
  const pictures = [...page.querySelectorAll('svg[role="img"]')].map((each) =>
    each.getAttribute('aria-label'),
  )
  expect(pictures).toHaveLength(2)
  expect(pictures[1]).toContain('Het gezin zei: ja: 31')

  const json = JSON.parse((await kim.get('/beheer/gemeente.json')).text)
  expect(json[0]).toMatchObject({ from: '2026-Q2', to: '2026-Q3', counts: { offered: 93, withheld: 24 } })
  const csv = (await kim.get('/beheer/gemeente.csv')).text
  expect(csv).toContain('"2026-Q2";"2026-Q3";"Plan aangeboden";"93"')
  expect(csv).toContain('"2026-Q2";"2026-Q3";"Woorden van het gezin zelf";"80 tot 85 %"')
  expect(csv).not.toMatch(/"[1-9]"\r\n/)
})

test('the ambition is the organisation’s own: set on the page, in the picture and in the files', async () => {
  const application = await applicationAt(START)
  const [first] = await application.services.organisations.all()
  await databaseOf(application).write((tx) => aYearToCount(tx, first?.id ?? '', 2026))
  const kim = await trial(application.address, 'kwaliteit')
  const path = '/beheer/cijfers'
  const before = await kim.get(path)
  expect(before.text).toContain('op of boven 81')
  expect(before.text).toContain('Dat is een startmeting in een andere groep.')
  const set = (percent: string) => kim.post(path, { 'can-turn-to-others': percent, 'situation-better': '61' })
  for (const wrong of ['', '0', '101', '81,5', 'veel']) expect((await set(wrong)).status).toBe(400)
  expect((await kim.get('/beheer/cijfers.json')).text).toContain('"ambition": 81')

  const form = formWithButton(kim, before, path, 'Bewaar de ambitie')
  const saved = await kim.follow(
    await form
      .fill(
        'Kunt u voor vragen over opvoeden terecht bij familie, vrienden of buren? Ambitie in procenten',
        '70',
      )
      .submit(),
  )
  expect(saved.text).toContain('De ambitie is bewaard.')
  expect(saved.text).toContain('op of boven 70')
  const alts = [...documentOf(saved.text).querySelectorAll('img')].map(
    (each) => each.getAttribute('alt') ?? '',
  )
  expect(alts[0]).toContain('Ambitie: 70 % of meer')
  expect(alts[1]).toContain('Ambitie: 61 % of meer')
  expect(JSON.parse((await kim.get('/beheer/cijfers.json')).text)).toMatchObject([
    { ambition: 70, about: 'Ambitie: op of boven 70 %.' },
    { ambition: 61 },
  ])
  for (const who of ['wijkteam', 'beheer']) {
    const other = await trial(application.address, who)
    expect((await other.post(path, { 'can-turn-to-others': '5', 'situation-better': '5' })).status).toBe(404)
  }
})
