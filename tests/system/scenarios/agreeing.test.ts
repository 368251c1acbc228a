/** The step of agreeing (F4) of the families of SCENARIOS: each says yes or no to each agreement. */
import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { startApplication } from '#server/application.ts'
import { readConfig } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import { invite, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import type { Person } from '#tests/harness/person.ts'
import { newDataDir } from '#tests/harness/server.ts'
import { agreeing, answers, groupOf, pressed, said, says, shown, writesAgreements } from './agreeing.ts'
import { comesIn, words } from './living.ts'

const DAY = 86_400_000

async function family(me: string, child: string) {
  let now = Date.UTC(2026, 4, 9, 10)
  const DATA_DIR = newDataDir()
  const config = readConfig({ PORT: '0', DATA_DIR, LOG_LEVEL: 'silent' })
  const application = await startApplication(config, { log: createLog('silent'), clock: { now: () => now } })
  onTestFinished(async () => {
    await application.stop()
    rmSync(DATA_DIR, { recursive: true, force: true })
  })
  const plan = await startPlan(application.address, { me, child })
  const days = (count: number) => {
    now += count * DAY
  }
  return { plan, parent: plan.parent, days }
}

/** The page on which somebody writes down what another says, by the button with that name. */
async function helping(person: Person, plan: { planId: string }, button: string): Promise<string> {
  const { text } = await person.get(agreeing(plan))
  const found = [...text.matchAll(/<a[^>]*href="([^"]*voor=[^"]*)"[^>]*>(?:(?!<\/a>).)*?<\/a>/gs)].find(
    ([link]) => link.includes(button),
  )
  if (!found?.[1]) throw new Error(`No link "${button}"`)
  return found[1].replaceAll('&amp;', '&')
}

/** A code goes to the telephone, is read aloud, and is typed by who wrote the answers down. */
async function confirms(helper: Person, path: string, name: string, typed = (code: string) => code) {
  const asked = await formWithButton(helper, await helper.get(path), path, 'Stuur een code')
    .fill(`Mobiel nummer van ${name}`, '06 12 34 56 78')
    .submit()
  expect(words(asked)).toContain(`De code is naar ${name} gestuurd.`)
  const code = words(await helper.get('/postvak')).match(/Code (\d{6})\./)?.[1] ?? ''
  return formWithButton(helper, await helper.get(path), path, `${name} zegt ja`)
    .fill(`Code die ${name} voorleest`, typed(code))
    .submit()
}

test('S01-T4: four agreements are everybody’s; the fifth stays open, with two views as large as the agreement', async () => {
  const { plan, parent: petra } = await family('Petra', 'Noor')
  const mark = await comesIn(plan, 'Mark', 'parent')
  const oma = await comesIn(plan, 'Oma Tineke', 'network')
  const ali = await comesIn(plan, 'Ali', 'network')
  const four = ['Oma haalt Noor op.', 'De wissel is bij Ali.', 'Mark is op tijd.', 'Petra pakt de tas.']
  const who = ['Oma Tineke', 'Ali', 'Mark', 'Petra']
  const call = 'Noor belt met de andere ouder.'
  const ids = await writesAgreements(petra, plan, [
    ...four.map((what, index) => ({ what, who: [who[index] ?? ''] })),
    { what: call, who: ['Petra', 'Mark'] },
  ])
  for (const person of [petra, mark]) for (const what of four) await says(person, plan, what, 'Ja')
  await says(oma, plan, four[0] ?? '', 'Ja')
  await says(ali, plan, four[1] ?? '', 'Ja')
  await says(mark, plan, call, 'Nee', 'Petra belt steeds als Noor bij mij is')
  await says(petra, plan, call, 'Ja')
  const views = ['Bellen geeft ruzie.', 'Noor mist mij als zij niet belt.']
  const agreement = ids[4] ?? ''
  for (const [index, person] of [mark, petra].entries())
    await person.post(agreeing(plan), {
      intent: 'view',
      agreement,
      [`words-${agreement}`]: views[index] ?? '',
    })

  const page = await oma.get(agreeing(plan))
  for (const what of four) expect(said(page, what)).toContain('Iedereen is het eens')
  expect(said(page, call)).toContain('Hierover zijn we het nog niet eens')
  const large = [...groupOf(page, call).querySelectorAll('.acceptance__what')].map((one) => one.textContent)
  expect(large).toEqual([call, ...views])
})

test('S02: mevrouw Bakker says yes on paper, written down by Hamza who reads it to her, and gives the code', async () => {
  const { plan, parent: dilara } = await family('Dilara', 'Baby')
  const gul = await comesIn(plan, 'Gül', 'network')
  const hamza = await comesIn(plan, 'Hamza', 'facilitator')
  await invite(plan, 'Mevrouw Bakker', 'network')
  const cook = 'Mevrouw Bakker kookt op maandag.'
  await writesAgreements(dilara, plan, [
    { what: cook, who: ['Mevrouw Bakker'] },
    { what: 'Gül belt elke avond.', who: ['Gül'] },
  ])
  await says(dilara, plan, cook, 'Ja')
  await says(gul, plan, 'Gül belt elke avond.', 'Ja')
  const path = await helping(hamza, plan, 'Mevrouw Bakker: op papier')
  expect((await answers(hamza, path, cook, 'Ja')).status).toBe(200)
  const waiting = said(await dilara.get(agreeing(plan)), cook)
  expect(waiting).toContain('Op papier, ingevoerd door Hamza. Nog niet bevestigd met een code.')
  expect(waiting).not.toContain('Iedereen is het eens')
  expect(words(await confirms(hamza, path, 'Mevrouw Bakker'))).toContain('Bevestigd met een code.')
  expect(said(await dilara.get(agreeing(plan)), cook)).toContain('Iedereen is het eens')
})

test('S03-T4: opa without an account counts as confirmed after the code; a wrong one or other words do not count', async () => {
  const { plan, parent: cheryl } = await family('Cheryl', 'Jayden')
  const jayden = await comesIn(plan, 'Jayden', 'youth', { born: 2008 })
  const rob = await comesIn(plan, 'Rob', 'network')
  await invite(plan, 'Opa', 'network')
  const [move, call] = ['Opa helpt met verhuizen.', 'Rob belt elke zondag.']
  await writesAgreements(jayden, plan, [
    { what: move, who: ['Opa'] },
    { what: call, who: ['Rob'] },
  ])
  for (const person of [cheryl, jayden]) for (const what of [move, call]) await says(person, plan, what, 'Ja')
  await says(rob, plan, call, 'Ja')
  expect(said(await jayden.get(agreeing(plan)), call)).toContain('Iedereen is het eens')

  const path = await helping(cheryl, plan, 'Opa: door de telefoon')
  await answers(cheryl, path, move, 'Ja')
  const wrong = await confirms(cheryl, path, 'Opa', (code) => (code === '111111' ? '222222' : '111111'))
  expect(wrong.status).toBe(400)
  expect(said(await jayden.get(agreeing(plan)), move)).toContain('Nog niet bevestigd')
  // Another answer asks for another code: the one that was sent stood for a yes.
  await answers(cheryl, path, move, 'Ja, maar', 'niet tillen')
  expect((await cheryl.get(path)).text).not.toContain('Code die Opa voorleest')
  await confirms(cheryl, path, 'Opa')
  const page = said(await jayden.get(agreeing(plan)), move)
  expect(page).toContain('Ja, maar niet tillenDoor de telefoon, ingevoerd door Cheryl.')
  expect(page).toContain('Iedereen is het eens')
})

test('S04: Ruud does not answer; after seven days that is what the page says, and it stops nobody', async () => {
  const { plan, parent: ilse, days } = await family('Ilse', 'Sem')
  await comesIn(plan, 'Ruud', 'parent')
  const sem = await comesIn(plan, 'Sem', 'youth', { born: 2012 })
  const fatima = await comesIn(plan, 'Fatima', 'network')
  const tells = 'Fatima zegt tegen Sem wat zij vertelt.'
  await writesAgreements(sem, plan, [{ what: tells, who: ['Fatima'] }])
  for (const person of [sem, fatima]) await says(person, plan, tells, 'Ja')
  // Ilse was too tired in the talk; she reads it later and answers alone.
  days(5)
  await says(ilse, plan, tells, 'Ja')
  days(2)
  const page = said(await sem.get(agreeing(plan)), tells)
  expect(page).toContain('Ruud heeft nog niet geantwoord, gevraagd 7 dagen geleden')
  expect(page).not.toContain('Hierover zijn we het nog niet eens')
  for (const person of [ilse, sem, fatima])
    expect(pressed(await person.get(agreeing(plan)), tells)).toEqual(['Ja'])
})

test('S10: two parents without a facilitator say yes to six agreements at once, but for one that they keep to talk about', async () => {
  const { plan, parent: lotte } = await family('Lotte', 'Daan')
  const jeroen = await comesIn(plan, 'Jeroen', 'parent')
  const six = Array.from({ length: 6 }, (_, index) => `Afspraak ${index + 1} over thuis.`)
  const ids = await writesAgreements(
    lotte,
    plan,
    six.map((what) => ({ what, who: ['Lotte', 'Jeroen'] })),
  )
  const yes = async (person: Person, except: string[] = []) => {
    const form = formWithButton(
      person,
      await person.get(agreeing(plan)),
      agreeing(plan),
      'Ja tegen alles wat ik las',
    )
    const read = form.entries.flatMap(([name, value]) =>
      name === 'read' && !except.some((id) => value.startsWith(id)) ? [value] : [],
    )
    return person.post(agreeing(plan), { intent: 'all', read })
  }
  expect(words(await yes(lotte))).toContain('Je ja is bewaard bij 6 afspraken.')
  expect(words(await yes(jeroen, [ids[5] ?? '-']))).toContain('Je ja is bewaard bij 5 afspraken.')
  await says(jeroen, plan, six[5] ?? '', 'Ja, maar', 'na zes weken opnieuw kijken')
  const page = await lotte.get(agreeing(plan))
  for (const what of six) expect(said(page, what)).toContain('Iedereen is het eens')
  expect(said(page, six[5] ?? '')).toContain('Ja, maar na zes weken opnieuw kijken')
})

test('S12-T4: paper and a confirmation by telephone count as a yes, with paper as its origin', async () => {
  const { plan, parent: grace } = await family('Grace', 'Rosa')
  const truus = await comesIn(plan, 'Truus', 'facilitator')
  const kelly = await comesIn(plan, 'Kelly', 'network')
  await invite(plan, 'Opa Henk', 'network')
  const [cook, swim] = ['Opa Henk kookt op vrijdag.', 'Opa Henk gaat mee zwemmen.']
  await writesAgreements(
    grace,
    plan,
    [cook, swim].map((what) => ({ what, who: ['Opa Henk'] })),
  )
  for (const what of [cook, swim]) await says(grace, plan, what, 'Ja')

  const path = await helping(truus, plan, 'Opa Henk: op papier')
  for (const what of [cook, swim]) await answers(truus, path, what, 'Ja')
  // Who has a telephone of their own is never helped so, and who only helps in the family does not help so.
  const ofKelly = String(shown(await truus.get(path), cook).person).replace(/.$/, 'x')
  expect((await truus.get(path.replace(/voor=[^&]*/, `voor=${ofKelly}`))).status).toBe(404)
  expect((await kelly.get(path)).status).toBe(404)
  expect(words(await confirms(truus, path, 'Opa Henk'))).toContain('Bevestigd met een code.')
  for (const what of [cook, swim]) {
    const page = said(await kelly.get(agreeing(plan)), what)
    expect(page).toContain('Opa Henk JaOp papier, ingevoerd door Truus.')
    expect(page).not.toContain('Nog niet bevestigd')
    expect(page).toContain('Iedereen is het eens')
  }
})
