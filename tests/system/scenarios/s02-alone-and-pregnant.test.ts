/** S02: Dilara (22) is pregnant and makes a plan without the father; the child comes later, the plan stays. */
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAgreement } from '#plan/commands.ts'
import { readAgreements } from '#plan/document.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import {
  comesIn,
  everythingFor,
  LONG_MS,
  opens,
  pageOf,
  press,
  WAITING,
  whereReads,
  words,
  writesOnSheet,
} from './living.ts'

const server = sharedServer()
const FATHER = 'Bilal'
/** These ask for every page of the plan, files included. */
const EVERY_PAGE_MS = 180_000
let plan: StartedPlan
let dilara: Person
let gul: Person
let britt: Person
let anouk: Person
let hamza: Person

beforeAll(async () => {
  dilara = new Person(server().origin)
  const page = await dilara.get('/plan/nieuw')
  const answer = await formWithButton(dilara, page, '/plan/nieuw', 'Begin met het plan')
    .choose('Ouder of opvoeder')
    .fill('Jouw voornaam', 'Dilara')
    .choose('Dit kind is nog niet geboren')
    .choose('Plan voor de geboorte')
    .submit()
  const path = answer.location ?? ''
  plan = { parent: dilara, planId: path.match(/^\/plan\/([\w-]+)/)?.[1] ?? '', path }
  expect(plan.planId).not.toBe('')
  gul = await comesIn(plan, 'Tante Gül', 'network')
  britt = await comesIn(plan, 'Britt', 'network')
  await comesIn(plan, 'Mevrouw Bakker', 'network')
  anouk = await comesIn(plan, 'Anouk', 'informant')
  hamza = await comesIn(plan, 'Hamza', 'facilitator')
})

test(
  'S02-T2: nothing asks for a father, and his name is nowhere, also when an aunt writes it for herself',
  async () => {
    await writesOnSheet(gul, plan, `${FATHER} hoort erbij.`)
    for (const [who, pages] of [
      [dilara, await everythingFor(dilara, plan)],
      [hamza, await everythingFor(hamza, plan)],
    ] as const) {
      expect(pages.filter(({ text }) => text.includes(FATHER)).map(({ path }) => path)).toEqual([])
      const fields = pages
        .filter(({ path, text }) => !path.endsWith('.data') && text.startsWith('<!DOCTYPE'))
        .flatMap(({ text }) => [
          ...documentOf(text).querySelectorAll('label, legend, input, select, textarea'),
        ])
        .map((each) => `${each.textContent} ${each.getAttribute('name')} ${each.getAttribute('aria-label')}`)
      if (who === dilara) expect(fields.length).toBeGreaterThan(10)
      expect(fields.filter((field) => /\b(vader|father)/i.test(field))).toEqual([])
    }
    for (const other of [britt, anouk]) expect(await whereReads(other, plan, FATHER)).toEqual([])
    expect(server().output()).not.toContain(FATHER)
  },
  EVERY_PAGE_MS,
)

/** What comes over the line, without what differs by itself. */
const still = ({ text }: { text: string }) => text.replaceAll(/nonce="[^"]*"|[\w+/]{22}==/g, '')

test(
  'S02: Dilara writes whom she rather not has there; for everybody else nothing changes, and she is asked once',
  async () => {
    const me = pageOf(plan, 'ik')
    const before = still(await gul.get(pageOf(plan, 'mensen')))
    await press(dilara, me, 'Schrijf op', { Naam: FATHER })
    expect(words(await dilara.get(me))).toContain(`Wis ${FATHER}`)
    expect(still(await gul.get(pageOf(plan, 'mensen')))).toBe(before)
    expect((await gul.get(me)).text).not.toContain(FATHER)
    for (const other of [britt, hamza]) expect(await whereReads(other, plan, FATHER)).toEqual([])

    // Her aunt invites nobody, as before; the server says the same for any name.
    const invite = (name: string) =>
      gul.post(pageOf(plan, 'mensen'), { intent: 'invite', name, role: 'network' })
    const [refused, other] = [await invite(FATHER), await invite('Kees')]
    expect([refused.status, still(refused).replaceAll(FATHER, 'Kees')]).toEqual([403, still(other)])

    const start = await dilara.follow(await dilara.post(pageOf(plan, 'mensen'), { intent: 'open' }))
    const asked = await formWithButton(dilara, start, start.path, 'Maak uitnodiging')
      .fill('Naam', `${FATHER} D.`)
      .choose('Familie, vriend of buur')
      .submit()
    expect([asked.status, words(asked).includes('Je schreef zelf op dat je')]).toEqual([400, true])
    expect(words(await dilara.get(pageOf(plan, 'mensen')))).not.toContain(FATHER)
    const { text } = await dilara.get(pageOf(plan, 'logboek.json'))
    expect(text).not.toContain(FATHER)
    await press(dilara, me, `Wis ${FATHER}`)
  },
  EVERY_PAGE_MS,
)

test('S02: where another parent invites him, the invitation goes its way and only who wrote the name hears of it', async () => {
  const family = await startPlan(server().origin, { me: 'Petra', child: 'Noor' })
  const petra = family.parent
  const mark = await comesIn(family, 'Mark', 'parent')
  const made = async (name: string) => {
    const path = pageOf(family, 'mensen')
    const start = await mark.follow(await mark.post(path, { intent: 'open' }))
    return formWithButton(mark, start, start.path, 'Maak uitnodiging')
      .fill('Naam', name)
      .choose('Familie, vriend of buur')
      .submit()
  }
  await press(petra, pageOf(family, 'ik'), 'Schrijf op', { Naam: FATHER })
  const [usual, marked] = [await made('Kees'), await made(FATHER)]
  // The same sentences stand on the page, but for the name and the link.
  const sentences = (page: { text: string }, name: string) =>
    words({ ...usual, text: page.text })
      .replaceAll(name, 'NAAM')
      .replaceAll(/\d+ uitgenodigd/g, '')
  expect(marked.status).toBe(usual.status)
  expect(sentences(marked, FATHER).split('NAAM uitgenodigd')[0]).toContain('De link voor NAAM is klaar')
  expect([...marked.headers.keys()]).toEqual([...usual.headers.keys()])
  expect(words(marked)).toContain(`De link voor ${FATHER} is klaar`)

  expect(words(await petra.get(pageOf(family, 'mensen')))).toContain('Er is iets voor jou alleen.')
  expect(words(await petra.get(pageOf(family, 'ik')))).toContain(`${FATHER} is uitgenodigd`)
  expect(words(await mark.get(pageOf(family, 'mensen')))).not.toContain('voor jou alleen')
  expect(words(await mark.get(pageOf(family, 'ik')))).not.toContain(FATHER)
  await press(petra, pageOf(family, 'ik'), 'Trek de uitnodiging in')
  expect(words(await petra.get(pageOf(family, 'ik')))).not.toContain(`${FATHER} is uitgenodigd`)
})

test('S02: the words of Britt and the facts of Anouk come beside each other; Anouk reads none of the family', async () => {
  await writesOnSheet(britt, plan, 'Ik slaap de eerste drie nachten bij jou.', 'Iedereen in dit plan')
  await press(dilara, pageOf(plan, 'stappen'), 'Terug naar: Informatie delen')
  const fact = 'Kraamzorg aanvragen kan tot week 28.'
  await press(anouk, pageOf(plan, 'informatie'), 'Bewaar', { 'Wat weet je?': fact })
  expect(words(await dilara.get(pageOf(plan, 'informatie')))).toContain(fact)
  expect(words(await dilara.get(pageOf(plan, 'mijn-blad')))).toContain('de eerste drie nachten')
  expect(await whereReads(anouk, plan, 'drie nachten bij jou')).toEqual([])
})

test('S02: the rota is made without Hamza, and read by Hamza when the family shows it', async () => {
  await press(dilara, pageOf(plan, 'stappen'), 'Begin familietijd')
  const inside = await opens(dilara, plan, 'private')
  addAgreement(inside.doc, 'afspraken', 'Als het zwaar is belt Britt de verloskundige.')
  await until(
    'it is on disk',
    async () => words(await britt.get(pageOf(plan))).includes('belt Britt'),
    LONG_MS,
  )
  for (const outside of [hamza, anouk]) {
    expect(await whereReads(outside, plan, 'belt Britt')).toEqual([])
    expect(words(await outside.get(pageOf(plan)))).toContain(WAITING)
  }
  await press(dilara, pageOf(plan), 'Familietijd is klaar')
  await press(dilara, pageOf(plan, 'familietijd'), 'Laat dit aan iedereen zien')
  expect(words(await hamza.get(pageOf(plan)))).toContain('belt Britt')
})

test('S02-T6: the child is born and gets an own place in the same plan, with everything that was there', async () => {
  const before = await opens(dilara, plan)
  const agreed = readAgreements(before.doc)
  const history = Y.encodeStateVector(before.doc)
  const logOf = async () =>
    JSON.parse((await dilara.get(pageOf(plan, 'logboek.json'))).text) as { action: string }[]
  const log = await logOf()
  // Nothing of a child was asked so far.
  expect(agreed).toHaveLength(1)
  expect((await dilara.get(pageOf(plan, 'kind'))).status).toBe(404)

  // Before the birth nobody can be that child.
  expect(words(await dilara.get(pageOf(plan)))).toContain('Plan voor de baby')
  const start = await dilara.follow(await dilara.post(pageOf(plan, 'mensen'), { intent: 'open' }))
  const early = await formWithButton(dilara, start, start.path, 'Maak uitnodiging')
    .fill('Naam', 'Elif')
    .choose('Kind of jongere')
    .submit()
  expect([early.status, words(early).includes('Dit kind is nog niet geboren.')]).toEqual([400, true])

  // Only Dilara tells it; the name may come a day later, and a mistake can be taken back.
  const kids = pageOf(plan, 'kinderen')
  for (const other of [gul, hamza, anouk]) expect((await other.get(kids)).status).toBe(404)
  const born = 'Ja, het kind is geboren'
  expect(words(await press(dilara, kids, born, { 'Op welke dag?': '2000-01-01' }))).toContain(
    'Vul een dag in die al geweest is.',
  )
  await press(dilara, kids, born)
  await press(dilara, kids, 'Dit was een vergissing: nog niet geboren')
  expect(words(await dilara.get(kids))).toContain('Nog niet geboren')
  expect(words(await press(dilara, kids, born))).toContain('Maak een eigen plek')
  await press(dilara, kids, 'Bewaar', { 'Naam van het kind': 'Elif' })
  for (const reader of [dilara, hamza]) {
    const page = words(await reader.get(pageOf(plan)))
    expect(page).toContain('Plan voor Elif')
    expect(page).not.toContain('Plan voor de baby')
  }

  const child = await comesIn(plan, 'Elif', 'youth', { born: new Date().getFullYear() })
  const path = pageOf(plan, 'kind')
  const place = await child.get(path)
  expect(place.status).toBe(200)
  expect(words(place)).toContain('Elif')
  const after = await opens(dilara, plan)
  expect(readAgreements(after.doc)).toEqual(agreed)
  expect(Y.encodeStateVector(after.doc)).toEqual(history)
  expect((await logOf()).slice(-log.length)).toEqual(log)
  expect(words(await dilara.get(pageOf(plan, 'mijn-blad')))).toContain('de eerste drie nachten')
})
