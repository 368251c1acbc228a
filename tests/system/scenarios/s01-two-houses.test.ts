/** S01: Noor (8) has two houses. Petra and Mark, grandmother, a neighbour, and Joke who guides, up to agreeing. */
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { addAgreement } from '#plan/commands.ts'
import { readAgreements } from '#plan/document.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
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
  WAITING,
  whereReads,
  words,
  writesInPlan,
  writesOnSheet,
} from './living.ts'

const server = sharedServer()
let plan: StartedPlan
let petra: Person
let mark: Person
let tineke: Person
let noor: Person
let joke: Person

beforeAll(async () => {
  plan = await startPlan(server().origin, { me: 'Petra', child: 'Noor' })
  petra = plan.parent
  noor = await comesIn(plan, 'Noor', 'youth', { born: new Date().getFullYear() - 8 })
  mark = await comesIn(plan, 'Mark', 'parent')
  tineke = await comesIn(plan, 'Oma Tineke', 'network')
  await comesIn(plan, 'Buurman Ali', 'network')
  joke = await comesIn(plan, 'Joke', 'facilitator')
})

test('S01-T1: Mark sees "Mark drinkt." nowhere, nor does anybody else but Petra', {
  timeout: 180_000,
}, async () => {
  const id = await writesOnSheet(petra, plan, 'Mark drinkt.')
  for (const other of [mark, tineke, noor, joke]) {
    expect(await whereReads(other, plan, 'Mark drinkt')).toEqual([])
    expect(await whereReads(other, plan, id)).toEqual([])
  }
  const { doc } = await opens(mark, plan)
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes('drinkt')).toBe(false)
  expect(server().output()).not.toContain('drinkt')
})

test('S01-T2: Mark cannot change what Petra wrote; his view of it stands beside it for all', async () => {
  const text = 'Op 3 vrijdagen kwam Mark een half uur later.'
  const id = await writesOnSheet(petra, plan, text, 'Iedereen in dit plan')
  const sheet = pageOf(plan, 'mijn-blad')
  expect((await mark.get(`${sheet}?wijzig=${id}`)).status).toBe(404)
  const changed = { intent: 'change', passage: id, words: 'Mark is er altijd.' }
  expect((await mark.post(sheet, changed)).status).toBe(404)
  const view = 'Twee keer stond ik in de file. Ik heb gebeld.'
  await press(mark, `${sheet}?mening=${id}`, 'Zet het ernaast', { 'Jouw mening': view })
  for (const reader of [petra, mark, tineke, joke]) {
    const page = words(await reader.get(sheet))
    expect(page).toContain(text)
    expect(page).toContain(view)
    expect(page).not.toContain('Mark is er altijd.')
  }
})

test('S01-T3: in private time Joke gets the clock; five agreements come out, and she reads them after', async () => {
  const old = openSocket(socketUrl(server().origin, plan.planId), {
    origin: joke.origin,
    cookie: joke.cookie,
  })
  expect(await old.opened).toBe(true)
  await press(petra, pageOf(plan, 'stappen'), 'Begin familietijd')
  expect(await old.ended).toMatchObject({ code: CLOSE.PRIVATE_TIME })

  const inside = await opens(petra, plan, 'private')
  const his = await opens(mark, plan, 'private')
  const hers = await opens(tineke, plan, 'private')
  const made = ['wissel', 'ophalen', 'tas', 'verjaardag', 'bellen'].map((each) => `Afspraak over ${each}`)
  for (const what of made.slice(0, 3)) addAgreement(inside.doc, 'afspraken', what)
  addAgreement(his.doc, 'afspraken', made[3])
  addAgreement(hers.doc, 'afspraken', made[4])
  const all = (doc: typeof inside.doc) =>
    readAgreements(doc)
      .map(({ what }) => what)
      .sort()
  for (const { doc } of [inside, his, hers])
    await until('all five are there', () => all(doc).length === 5, LONG_MS)
  await until(
    'they are on disk',
    async () => {
      const page = words(await mark.get(pageOf(plan)))
      return made.every((what) => page.includes(what))
    },
    LONG_MS,
  )

  for (const { path, text } of await everythingFor(joke, plan))
    expect([path, text.includes('Afspraak over')]).toEqual([path, false])
  const clock = words(await joke.get(pageOf(plan)))
  expect(clock).toContain(WAITING)
  for (const room of ['plan', 'private']) {
    const url = socketUrl(server().origin, plan.planId).replace('/plan?', `/${room}?`)
    const raw = openSocket(url, { origin: joke.origin, cookie: joke.cookie })
    expect(await raw.ended).toMatchObject({ code: CLOSE.PRIVATE_TIME })
    expect(raw.received).toEqual([])
  }

  await press(petra, pageOf(plan), 'Familietijd is klaar')
  expect(await whereReads(joke, plan, 'Afspraak over')).toEqual([])
  await press(petra, pageOf(plan, 'familietijd'), 'Laat dit aan iedereen zien')
  const { doc } = await opens(joke, plan)
  await until('Joke reads the five', () => all(doc).length === 5, LONG_MS)
  expect(all(doc)).toEqual([...made].sort())
})

test('AG2: what Noor says stays word for word, and no adult changes it', async () => {
  const said = 'Ik wil niet dat jullie praten bij de deur.'
  const path = pageOf(plan, 'kind?vraag=worries')
  const kept = await formWithButton(noor, await noor.get(path), path, 'Klaar')
    .fill('Mijn woorden', said)
    .submit()
  const next = kept.location ?? ''
  const chosen = await formWithButton(noor, await noor.get(next), next, 'Zo is het goed')
    .choose('Mijn familie en de mensen om ons heen')
    .submit()
  if (chosen.location === null) await formWithButton(noor, chosen, next, 'Zo is het goed').submit()
  const id = next.match(/lezen=([\w-]+)/)?.[1] ?? ''
  for (const adult of [petra, mark, tineke, joke]) {
    const change = { intent: 'change', passage: id, words: 'Noor vindt het goed.' }
    expect((await adult.post(pageOf(plan, 'mijn-blad'), change)).status).toBe(404)
  }
  for (const reader of [petra, mark, tineke])
    expect(words(await reader.get(pageOf(plan, 'mijn-blad')))).toContain(said)
  expect(await whereReads(joke, plan, 'bij de deur')).toEqual([])
})

test('S01-T6, AG6: who reads as a professional stands in the log of the family, with the time', async () => {
  expect((await joke.get(pageOf(plan))).status).toBe(200)
  for (const parent of [petra, mark]) {
    const log = JSON.parse((await parent.get(pageOf(plan, 'logboek.json'))).text) as {
      action: string
      time: string | null
      actor: { name: string } | null
    }[]
    const reads = log.filter(({ action }) => action === 'read')
    expect(new Set(reads.map(({ actor }) => actor?.name))).toEqual(new Set(['Joke']))
    for (const { time } of reads) expect(time).toMatch(/^\d\d:\d\d$/)
  }
  expect((await joke.get(pageOf(plan, 'logboek'))).status).toBe(404)
})

test('S01: the table of who sees what: the private sentence, what is said in private time, the agreement that stays open', async () => {
  const everybody = { Petra: petra, Mark: mark, Noor: noor, Joke: joke }
  const pages = ['', 'mijn-blad', 'reacties', 'familietijd', 'logboek.json'].map((page) => pageOf(plan, page))
  const seenBy = async (secret: string) => {
    const found: string[] = []
    for (const [name, person] of Object.entries(everybody)) {
      const answers = await Promise.all([...pages, `${pageOf(plan)}.data`].map((page) => person.get(page)))
      if (answers.some(({ text }) => text.includes(secret))) found.push(name)
    }
    return found
  }
  expect(await seenBy('Mark drinkt')).toEqual(['Petra'])
  await press(petra, pageOf(plan, 'stappen'), 'Begin familietijd')
  const { doc, provider } = await opens(mark, plan, 'private')
  const inside = 'Wij bellen te vaak, en ik weet niet waarom.'
  writesInPlan(doc, 'vraag', inside)
  await until('it is on disk', async () => words(await petra.get(pageOf(plan))).includes(inside), LONG_MS)
  // Noor has her own part, and nothing of what the adults say to each other.
  expect(await seenBy(inside)).toEqual(['Petra', 'Mark'])
  expect((await noor.get(pageOf(plan, 'kind'))).status).toBe(200)
  expect(await seenBy('Afspraak over bellen')).toEqual(['Petra', 'Mark', 'Noor'])
  provider.disconnect()
  await press(petra, pageOf(plan), 'Familietijd is klaar')
  // Only the agreements come out: what was said stays nobody's.
  await petra.post(pageOf(plan, 'familietijd'), { intent: 'show' })
  expect(await seenBy(inside)).toEqual([])
  expect(await seenBy('Afspraak over bellen')).toEqual(['Petra', 'Mark', 'Noor', 'Joke'])
  expect(await seenBy('Mark drinkt')).toEqual(['Petra'])
})
