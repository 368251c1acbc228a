/** S03: Jayden is nearly eighteen and decides himself who reads what; the clock of the server is the test's. */
import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { addAgreement } from '#plan/commands.ts'
import { startApplication } from '#server/application.ts'
import { readConfig } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import { invite, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import type { Person } from '#tests/harness/person.ts'
import { newDataDir } from '#tests/harness/server.ts'
import { until } from '#tests/harness/until.ts'
import { comesIn, LONG_MS, opens, pageOf, press, whereReads, words, writesOnSheet } from './living.ts'

/** Of Jayden only the year is known: he counts as 18 from 1 January 2026, midnight in Amsterdam. */
const MIDNIGHT = Date.UTC(2025, 11, 31, 23)
const BEFORE = MIDNIGHT - 10 * 60_000

async function family() {
  let now = BEFORE
  const DATA_DIR = newDataDir()
  const config = readConfig({ PORT: '0', DATA_DIR, LOG_LEVEL: 'silent' })
  const application = await startApplication(config, { log: createLog('silent'), clock: { now: () => now } })
  onTestFinished(async () => {
    await application.stop()
    rmSync(DATA_DIR, { recursive: true, force: true })
  })
  const plan = await startPlan(application.address, { me: 'Cheryl', child: 'Jayden' })
  const jayden = await comesIn(plan, 'Jayden', 'youth', { born: 2008 })
  const rob = await comesIn(plan, 'Rob', 'network')
  const els = await comesIn(plan, 'Els', 'facilitator')
  const yilmaz = await comesIn(plan, 'Mevrouw Yilmaz', 'informant')
  const to = (next: number) => {
    now = next
  }
  return { plan, cheryl: plan.parent, jayden, rob, els, yilmaz, to }
}

const sheetOf = async (person: Person, plan: StartedPlan) =>
  words(await person.get(pageOf(plan, 'mijn-blad')))

test('S03-T1: what Jayden writes about sleeping is read by Els and Rob, and nowhere by Cheryl', async () => {
  const { plan, cheryl, jayden, rob, els, yilmaz } = await family()
  const text = 'Ik slaap slecht, dat hoeft mijn moeder niet te weten.'
  const id = await writesOnSheet(jayden, plan, text, 'Alleen mensen die ik kies', ['Els', 'Rob'])
  for (const reader of [els, rob]) expect(await sheetOf(reader, plan)).toContain(text)
  for (const other of [cheryl, yilmaz]) {
    expect(await whereReads(other, plan, 'slaap slecht, dat')).toEqual([])
    expect(await whereReads(other, plan, id)).toEqual([])
  }
  const { doc } = await opens(cheryl, plan)
  expect(JSON.stringify(doc.toJSON())).not.toContain('slaap slecht')

  // Put in the plan it stands there for Els and Rob, and for Cheryl there is no gap.
  const before = words(await cheryl.get(pageOf(plan)))
  await press(jayden, `${pageOf(plan, 'mijn-blad')}?zet=${id}`, 'Zet het erbij')
  for (const reader of [els, rob]) expect(words(await reader.get(pageOf(plan)))).toContain(text)
  expect(words(await cheryl.get(pageOf(plan)))).toBe(before)
  expect(await whereReads(cheryl, plan, 'slaap slecht, dat')).toEqual([])
})

test('S03-T3: at midnight Cheryl reads no own words of Jayden any more, the log says why, and he lets her read one again', async () => {
  const { plan, cheryl, jayden, rob, els, to } = await family()
  const room = 'Ik wil een kamer met Dex.'
  const money = 'Ik snap brieven over geld niet.'
  await writesOnSheet(jayden, plan, room, 'Onze kring')
  await writesOnSheet(jayden, plan, money, 'Onze kring')
  const open = await opens(jayden, plan)
  addAgreement(open.doc, 'afspraken', 'Rob belt elke zondag.')
  await until(
    'the agreement is on disk',
    async () => words(await cheryl.get(pageOf(plan))).includes('Rob belt elke zondag.'),
    LONG_MS,
  )
  const birthdays = async () => {
    const rows = JSON.parse((await cheryl.get(pageOf(plan, 'logboek.json'))).text) as { action: string }[]
    return rows.filter(({ action }) => action.startsWith('age-'))
  }
  to(MIDNIGHT - 1)
  for (const text of [room, money]) expect(await sheetOf(cheryl, plan)).toContain(text)
  expect(await birthdays()).toEqual([])

  to(MIDNIGHT)
  for (const text of [room, money]) {
    expect(await whereReads(cheryl, plan, text)).toEqual([])
    expect(await sheetOf(rob, plan)).toContain(text)
  }
  await until('the birthday is in the log', async () => (await birthdays()).length === 1, LONG_MS)
  expect(await birthdays()).toMatchObject([
    { action: 'age-18', day: '2026-01-01', text: expect.stringContaining('Jayden is nu 18 jaar.') },
  ])
  expect(words(await cheryl.get(pageOf(plan)))).toContain('Rob belt elke zondag.')

  const page = await jayden.get(pageOf(plan, 'mijn-blad'))
  expect(words(page)).toContain('Wil je dat Cheryl blijft meelezen?')
  const card = [...documentOf(page.text).querySelectorAll('article')].find((one) =>
    one.textContent.includes(room),
  )
  const form = card?.querySelector('input[name=person]')?.closest('form')
  const field = (name: string) => form?.querySelector(`input[name=${name}]`)?.getAttribute('value') ?? ''
  await jayden.post(pageOf(plan, 'mijn-blad'), {
    intent: 'grant',
    passage: field('passage'),
    person: field('person'),
  })
  expect(await sheetOf(cheryl, plan)).toContain(room)
  expect(await whereReads(cheryl, plan, money)).toEqual([])
  expect(await whereReads(els, plan, money)).toEqual([])
})

test('S03-T4: what opa says by telephone counts as his once he read a code aloud; the text names nobody (AG8)', async () => {
  const { plan, cheryl, rob } = await family()
  await invite(plan, 'Opa', 'network')
  const sheet = pageOf(plan, 'mijn-blad')
  const said = 'Ik help Jayden met het huren van een busje.'
  const opa = [...documentOf((await cheryl.get(sheet)).text).querySelectorAll('select[name=voor] option')]
  const id = opa.find((one) => one.textContent === 'Opa')?.getAttribute('value') ?? ''
  const path = `${sheet}?voor=${id}`

  const filled = formWithButton(cheryl, await cheryl.get(path), path, 'Verder')
    .fill('Wat Opa zegt', said)
    .choose('Onze kring')
  const aloud = await filled.submit()
  expect(words(aloud)).toContain('Lees dit voor aan Opa')
  const wrong = await formWithButton(cheryl, aloud, path, 'Bewaar en stuur een code')
    .fill('Mobiel nummer van Opa', '020 123 4567')
    .submit()
  expect(words(wrong)).toContain('Vul een mobiel nummer in')
  const asked = await cheryl.follow(
    await formWithButton(cheryl, wrong, path, 'Bewaar en stuur een code')
      .fill('Mobiel nummer van Opa', '06 12 34 56 78')
      .submit(),
  )
  expect(words(asked)).toContain('De code is naar Opa gestuurd.')
  expect(await sheetOf(rob, plan)).toContain('Opgeschreven door Cheryl voor Opa, nog niet bevestigd')

  const text = words(await cheryl.get('/postvak'))
  expect(text).toContain('Aan +31612345678')
  const code = text.match(/Code (\d{6})\. Geef deze code alleen als je het eens bent/)?.[1] ?? ''
  expect(code).not.toBe('')
  for (const secret of ['Opa', 'Cheryl', 'Jayden', 'busje'])
    expect(text.slice(text.indexOf('Tekstbericht'))).not.toContain(secret)

  const typed = (digits: string) =>
    press(cheryl, asked.path, 'Opa zegt ja', { 'Code die Opa voorleest': digits })
  expect(words(await typed(code === '111111' ? '222222' : '111111'))).toContain('Deze code klopt niet.')
  expect(words(await typed(code))).toContain('Bevestigd met een code.')
  expect(await sheetOf(rob, plan)).toContain('Opa zei ja met een code per telefoon.')
  for (const page of ['/postvak', sheet]) expect((await cheryl.get(page)).text).not.toContain('12345678')

  // Rob has a telephone of his own: nothing of this is offered for his words.
  const robs = [...documentOf((await cheryl.get(sheet)).text).querySelectorAll('select[name=voor] option')]
  const robId = robs.find((one) => one.textContent === 'Rob')?.getAttribute('value') ?? ''
  const forRob = `${sheet}?voor=${robId}`
  const robAloud = await formWithButton(cheryl, await cheryl.get(forRob), forRob, 'Verder')
    .fill('Wat Rob zegt', 'Ik bel elke zondag.')
    .submit()
  expect(words(robAloud)).toContain('Lees dit voor aan Rob')
  expect(words(robAloud)).not.toContain('Bewaar en stuur een code')
})
