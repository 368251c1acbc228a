/** S04: Sem (14) chooses his neighbour Fatima as JIM; his parents live apart, and each sees it in an own way. */
import { beforeAll, expect, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { addAgreement } from '#plan/commands.ts'
import { askForSection } from '#plan/section-commands.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Person } from '#tests/harness/person.ts'
import { openSocket, socketUrl } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'
import {
  comesIn,
  everythingFor,
  LONG_MS,
  opens,
  pageOf,
  press,
  whereReads,
  words,
  writesOnSheet,
} from './living.ts'

const server = sharedServer()
const LIMIT = 'Fatima zegt tegen Sem wat zij aan anderen vertelt. Bij gevaar belt zij.'
let plan: StartedPlan
let ilse: Person
let sem: Person
let ruud: Person
let fatima: Person
let bram: Person

beforeAll(async () => {
  plan = await startPlan(server().origin, { me: 'Ilse', child: 'Sem' })
  ilse = plan.parent
  sem = await comesIn(plan, 'Sem', 'youth', { born: new Date().getFullYear() - 14 })
  ruud = await comesIn(plan, 'Ruud', 'parent')
  fatima = await comesIn(plan, 'Fatima', 'network')
  bram = await comesIn(plan, 'Bram', 'facilitator')
})

const people = () => pageOf(plan, 'mensen')
const knows = async (person: Person) => words(await person.get(people()))

test('S04-T1: Fatima is JIM only after the yes of Sem, of herself, and of both parents', async () => {
  await press(sem, people(), 'Vraag als JIM', {}, ['Fatima'])
  expect(await knows(sem)).toContain('Fatima is gevraagd als JIM.')
  for (const person of [fatima, ilse]) {
    await press(person, people(), 'Ja')
    expect(await knows(sem)).not.toContain('Fatima is JIM.')
  }
  await press(ruud, people(), 'Ja', { 'Wil je er iets bij zeggen?': 'Vooruit dan maar.' })
  for (const person of [sem, fatima, ilse, ruud]) {
    expect(await knows(person)).toContain('Fatima is JIM.')
    expect(await knows(person)).toContain('Vooruit dan maar.')
  }
})

test('S04-T2: the sentence that Sem lets Fatima read is nowhere for anybody else', async () => {
  await writesOnSheet(sem, plan, 'Ik wil een eigen sleutel.', 'Onze kring')
  const id = await writesOnSheet(sem, plan, 'Bij jou schreeuwt niemand.', 'Alleen mensen die ik kies', [
    'Fatima',
  ])
  expect(words(await fatima.get(pageOf(plan, 'mijn-blad')))).toContain('Bij jou schreeuwt niemand.')
  for (const other of [ilse, ruud, bram]) {
    expect(await whereReads(other, plan, 'schreeuwt niemand')).toEqual([])
    expect(await whereReads(other, plan, id)).toEqual([])
  }
  expect(words(await ilse.get(pageOf(plan, 'mijn-blad')))).toContain('een eigen sleutel')
  expect(server().output()).not.toContain('schreeuwt niemand')
})

test('S04: Ilse leaves private time quietly, and reads later what was agreed', async () => {
  await press(ilse, pageOf(plan, 'stappen'), 'Begin familietijd')
  await ilse.post(pageOf(plan, 'stappen'), { intent: 'leave' })
  expect(words(await ilse.get(pageOf(plan)))).toContain('Je bent nu niet in de familietijd.')
  const inside = await opens(fatima, plan, 'private')
  addAgreement(inside.doc, 'afspraken', LIMIT)
  await until('it is on disk', async () => words(await ruud.get(pageOf(plan))).includes(LIMIT), LONG_MS)
  expect(await whereReads(bram, plan, LIMIT)).toEqual([])
  await press(ruud, pageOf(plan), 'Familietijd is klaar')
  await press(ruud, pageOf(plan, 'familietijd'), 'Laat dit aan iedereen zien')
  for (const person of [ilse, sem, ruud, fatima, bram])
    expect(words(await person.get(pageOf(plan)))).toContain(LIMIT)
})

test('S04-T6: the number of Sem and that of Ilse stand side by side, with their names, and are never averaged', async () => {
  const give = async (person: Person, value: string) => {
    const path = pageOf(plan, 'cijfers')
    expect((await person.post(path, { fieldId: 'cijfer', value })).status).toBe(200)
    return person.post(path, { fieldId: 'cijfer', shown: 'true' })
  }
  expect((await give(sem, '2')).status).toBe(200)
  expect((await give(ilse, '5')).status).toBe(200)
  const { doc } = await opens(sem, plan)
  askForSection(doc, 'cijfer')
  const pages = async () =>
    Promise.all([ruud, bram].map(async (person) => documentOf((await person.get(pageOf(plan))).text)))
  const ofScale = (page: ReturnType<typeof documentOf>) =>
    [...page.querySelectorAll('.points li')]
      .map((each) => each.textContent)
      .filter((line) => / geeft een /.test(line))
  await until(
    'both are shown',
    async () => (await pages()).every((page) => ofScale(page).length > 0),
    LONG_MS,
  )
  for (const page of await pages()) {
    expect(ofScale(page).sort()).toEqual(['Ilse geeft een 5', 'Sem geeft een 2'])
    for (const script of page.querySelectorAll('script')) script.remove()
    expect(page.body.textContent).not.toMatch(/3[.,]5|gemiddeld/i)
  }
  // No road of the server knows a number between the two.
  for (const { path, text } of await everythingFor(ruud, plan))
    expect([path, /"value",?:?3[.,]5/.test(text)]).toEqual([path, false])
})

test('S04-T5: Sem takes his choice back, and what Fatima had open closes at once', async () => {
  const { origin } = server()
  const live = openSocket(socketUrl(origin, plan.planId), { origin, cookie: fatima.cookie })
  expect(await live.opened).toBe(true)
  await press(sem, people(), 'Ja, neem mijn keuze terug')
  expect(await live.ended).toMatchObject({ code: CLOSE.NO_ACCESS })
  for (const page of ['', 'mensen', 'mijn-blad', 'logboek'])
    expect([page, (await fatima.get(pageOf(plan, page))).status]).toEqual([page, 404])
  expect(await whereReads(fatima, plan, 'Bij gevaar belt zij')).toEqual([])
  expect(words(await sem.get(pageOf(plan)))).toContain(LIMIT)
})
