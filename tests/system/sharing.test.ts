/** Sharing through the running server: pages and forms as people have them. */
import { beforeAll, describe, expect, test } from 'vitest'
import { addAgreement } from '#plan/commands.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { openPdf } from '#tests/harness/pdf.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import {
  comesIn,
  LONG_MS,
  opens,
  pageOf,
  press,
  whereReads,
  words,
  writesInPlan,
  writesOnSheet,
} from './scenarios/living.ts'

const server = sharedServer()
const PRIVATE = 'MARK-DRINKT-9'
const SEE = 'Dit krijgt het wijkteam te zien'
const SEND = 'Stuur het plan'
let plan: StartedPlan
let petra: Person
let mark: Person
const share = () => pageOf(plan, 'delen')

beforeAll(async () => {
  plan = await startPlan(server().origin, { me: 'Petra', child: 'Noor' })
  petra = plan.parent
  mark = await comesIn(plan, 'Mark', 'parent')
  await writesOnSheet(petra, plan, PRIVATE)
})

/** Fills in what is asked before the first time. */
async function tells(person: Person, path: string) {
  let page = await person.get(path)
  if (words(page).includes('In welk jaar is Noor geboren?'))
    page = await person.follow(
      await formWithButton(person, page, path, 'Bewaar')
        .fill('In welk jaar is Noor geboren?', '2018')
        .submit(),
    )
  if (words(page).includes('Heb jij het gezag over Noor?'))
    page = await person.follow(await formWithButton(person, page, path, 'Bewaar').choose('Ja').submit())
  return page
}

test('says first to settle; then sends only what was on the screen, once everyone said yes (S01-T6, AG4, AG5)', async () => {
  const { doc, provider } = await opens(petra, plan)
  addAgreement(doc, 'afspraken', 'Oma haalt Noor op')
  writesInPlan(doc, 'zorgen', 'ONZE-ZORGEN-5')
  await until(
    'it is on disk',
    async () => words(await mark.get(pageOf(plan))).includes('ONZE-ZORGEN-5'),
    LONG_MS,
  )
  provider.disconnect()
  expect(words(await petra.get(share()))).toContain('Leg het plan eerst vast')
  await press(petra, pageOf(plan, 'vastleggen'), 'Leg het plan vast')

  const choosing = formWithButton(petra, await petra.get(share()), share(), SEE)
  const path = `${share()}?${new URLSearchParams(choosing.entries)}`
  expect(words(await petra.get(path))).toContain('Dit is precies wat zij krijgen')
  const page = await tells(petra, path)
  expect(words(page)).toContain('Oma haalt Noor op')
  expect(words(page)).toMatch(/Mark \(beslist over het kind\): nog geen antwoord/)
  const form = formWithButton(petra, page, path, SEND)
  const [first, second] = [await petra.follow(await form.submit()), await petra.follow(await form.submit())]
  // S12-T3: two taps are one sending.
  expect(words(second).match(/Gevraagd op/g)).toHaveLength(1)
  expect(words(first)).toContain('De vraag staat klaar bij de anderen')
  // Who asked has said yes by that: the question is the other's.
  expect(words(first)).not.toContain('Mag dit naar')

  const his = await mark.get(share())
  expect(words(his)).toContain('Mag dit naar')
  const look = his.text.match(/verzending=([\w-]{22})/)?.[1]
  const asked = `${share()}?verzending=${look}`
  const seen = await mark.get(asked)
  expect(words(seen)).toContain('Oma haalt Noor op')
  expect(seen.text).not.toContain(PRIVATE)
  expect(words(seen)).not.toContain('ONZE-ZORGEN-5')
  await mark.follow(await formWithButton(mark, seen, asked, 'Ja, dit mag gestuurd worden').submit())
  expect(words(await petra.get(share()))).toMatch(/Gestuurd op/)
  expect(words(await petra.get(pageOf(plan, 'logboek')))).toContain(
    'Petra stuurde iets uit het plan naar iemand anders',
  )
  expect(await whereReads(mark, plan, PRIVATE)).toEqual([])
})

describe('who may not', () => {
  test('no professional shares, and a stranger finds nothing (R-E27)', async () => {
    const joke = await comesIn(plan, 'Joke', 'facilitator')
    expect(words(await joke.get(share()))).toContain('Een hulpverlener kan dat niet')
    expect(
      (await joke.post(share(), { intent: 'send', aan: 'school', name: 'x', kies: 'zorgen', digest: '0' }))
        .status,
    ).toBe(403)
    const stranger = new Person(server().origin)
    const other = (await startPlan(server().origin, { me: 'Karim', child: 'Lina' })).parent
    for (const person of [stranger, other]) {
      for (const path of [share(), pageOf(plan, 'delen/eigen-woorden')]) {
        expect((await person.get(path)).status).toBe(404)
        for (const intent of ['send', 'send-now', 'yes', 'withdraw', 'link'])
          expect((await person.post(path, { intent, sending: 'x', aan: 'school', name: 'x' })).status).toBe(
            404,
          )
      }
      expect((await person.get('/gedeeld')).status).toBe(404)
      expect((await person.get(`/gedeeld/${'A'.repeat(43)}`)).location).toBe('/gedeeld')
    }
  })
})

test('S03-T5: a school opens its link once, reads that part alone, and keeps it as PDF', async () => {
  const path = `${share()}?gekozen=ja&aan=school&kies=zorgen`
  await tells(petra, path)
  const sent = await press(petra, path, SEND, { 'Voor wie is het?': 'De Regenboog' })
  expect(words(sent)).toContain('Naar De Regenboog')
  const id = [...(await mark.get(share())).text.matchAll(/verzending=([\w-]{22})/g)][0]?.[1] ?? ''
  await press(mark, `${share()}?verzending=${id}`, 'Ja, dit mag gestuurd worden')
  const page = await petra.get(share())
  const made = await formWithButton(petra, page, share(), 'Maak een link').submit()
  const link = made.text.match(/\/gedeeld\/[\w-]{43}/)?.[0] ?? ''
  expect(link).not.toBe('')
  expect((await petra.get(share())).text).not.toContain(link)

  const teacher = new Person(server().origin)
  const door = await teacher.follow(await teacher.get(link, { 'Sec-Fetch-Site': 'none' }))
  expect(words(door)).not.toContain('ONZE-ZORGEN-5')
  const open = await teacher.follow(await formWithButton(teacher, door, '/gedeeld', 'Open').submit())
  expect(words(open)).toContain('ONZE-ZORGEN-5')
  expect(open.text).not.toContain('Oma haalt')
  const file = await fetch(new URL('/gedeeld/uittreksel.pdf', teacher.origin), {
    headers: { Cookie: teacher.cookie, 'Sec-Fetch-Site': 'same-origin' },
  })
  const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()))
  expect(pdf.text.join('')).toContain('ONZE-ZORGEN-5')
  expect(pdf.text.join('')).not.toContain('Oma haalt')
  const second = new Person(server().origin)
  const gone = await second.follow(await second.get(link, { 'Sec-Fetch-Site': 'none' }))
  expect([gone.status, words(gone).includes('Deze link werkt niet meer')]).toEqual([404, true])
  // R-E16
  expect(server().output()).not.toContain(link.split('/').at(-1))
})

test('own words alone go to the team, and nobody else finds a trace', async () => {
  const path = pageOf(plan, 'delen/eigen-woorden')
  const before = await mark.get(share())
  const page = await petra.get(path)
  expect(words(page)).toContain(PRIVATE)
  const own = page.text.match(/value="([\w-]{22})"/)?.[1] ?? ''
  const team = page.text.match(/value="(team:[\w-]+)"/)?.[1] ?? ''
  const sent = await petra.follow(
    await petra.post(path, { intent: 'send', kies: own, aan: team, familyCode: '' }),
  )
  expect(words(sent)).toContain('Wat jij stuurde')
  expect(words(await mark.get(share()))).toBe(words(before))
  expect(await whereReads(mark, plan, PRIVATE)).toEqual([])
  const taken = await press(petra, path, 'Trek terug: Naar Familiegroepsplan')
  expect(words(taken)).toContain('De tekst is weg')
})
