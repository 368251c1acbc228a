import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { plainText, readText } from '#plan/document.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { filesOf } from '#tests/harness/files.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import type { Person } from '#tests/harness/person.ts'
import { type TestServer, testServer } from '#tests/harness/server.ts'
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
  words,
  writesInPlan,
} from './scenarios/living.ts'

const BEFORE = 'VOORAF-IN-HET-PLAN'
const SHOWN = 'ONDER-ONS-GETOOND'
const KEPT = 'ONDER-ONS-GEHOUDEN'
const [FIELD, OTHER_FIELD] = ['vraag', 'goed']

interface Families {
  server: TestServer
  plan: StartedPlan
  petra: Person
  tineke: Person
  joke: Person
}

const diesAt = (moment: string) => [new URL(`../harness/die-at.ts?moment=${moment}`, import.meta.url).href]

/** A plan with words in it, on a server that dies at this moment. */
async function family(moment: string): Promise<Families> {
  const server = await testServer()
  const plan = await startPlan(server.origin, { me: 'Petra', child: 'Noor' })
  const tineke = await comesIn(plan, 'Oma Tineke', 'network')
  const joke = await comesIn(plan, 'Joke', 'facilitator')
  const petra = plan.parent
  const { doc, provider } = await opens(petra, plan)
  writesInPlan(doc, FIELD, BEFORE)
  await until('it is on disk', async () => words(await tineke.get(pageOf(plan))).includes(BEFORE), LONG_MS)
  provider.disconnect()
  await server.kill()
  await server.start(diesAt(moment))
  return { server, plan, petra, tineke, joke }
}

/** The family wrote in its room, and what it wrote is on disk. */
async function writesInside({ plan, petra, tineke }: Families): Promise<void> {
  const { doc, provider } = await opens(petra, plan, 'private')
  writesInPlan(doc, FIELD, SHOWN)
  writesInPlan(doc, OTHER_FIELD, KEPT)
  await until(
    'it is on disk',
    async () => {
      const page = words(await tineke.get(pageOf(plan)))
      return page.includes(SHOWN) && page.includes(KEPT)
    },
    LONG_MS,
  )
  provider.disconnect()
}

/** Nobody answers: the process is gone in the middle of it. */
async function diesOn({ server }: Families, act: Promise<unknown>): Promise<void> {
  const answered = act.then(
    () => true,
    () => false,
  )
  await server.ended()
  expect(await answered).toBe(false)
  await server.start()
}

const say = (person: Person, path: string, button: string) =>
  person.get(path).then((page) => formWithButton(person, page, path, button).submit())
const begin = ({ plan, petra }: Families) => say(petra, pageOf(plan, 'stappen'), 'Begin familietijd')
const end = ({ plan, petra }: Families) => say(petra, pageOf(plan), 'Familietijd is klaar')
/** Everything is chosen beforehand; what is not to be shown is left out. */
const show = ({ plan, petra }: Families) =>
  petra.post(pageOf(plan, 'familietijd'), { intent: 'show', show: `text:${FIELD}` })

async function closeOf({ joke, plan }: Families, room: 'plan' | 'private') {
  const url = socketUrl(joke.origin, plan.planId).replace('/plan?', `/${room}?`)
  const raw = openSocket(url, { origin: joke.origin, cookie: joke.cookie })
  const ended = await raw.ended
  expect(raw.received).toEqual([])
  return ended
}

/** The clock, and nothing else: no page, no data, no download, no socket. */
async function expectClosed(all: Families): Promise<void> {
  const { joke, plan, server } = all
  expect(words(await joke.get(pageOf(plan)))).toContain(WAITING)
  for (const { path, text } of await everythingFor(joke, plan))
    for (const secret of [SHOWN, KEPT, BEFORE])
      expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
  for (const room of ['plan', 'private'] as const)
    expect(await closeOf(all, room)).toMatchObject({ code: CLOSE.PRIVATE_TIME })
  for (const secret of [SHOWN, KEPT]) expect(server.output()).not.toContain(secret)
}

async function expectFamilyHas({ petra, tineke, plan }: Families, ...all: string[]): Promise<void> {
  for (const person of [petra, tineke]) {
    const page = words(await person.get(pageOf(plan)))
    for (const sentence of all) expect(page).toContain(sentence)
    const { doc, provider } = await opens(person, plan, 'private')
    const room = Buffer.from(Y.encodeStateAsUpdate(doc))
    for (const sentence of all) expect([sentence, room.includes(sentence)]).toEqual([sentence, true])
    provider.disconnect()
  }
}

/** Shown is in the plan, once; kept is nowhere, and the whole family and Joke go on with the plan. */
async function expectShown({ server, petra, tineke, joke, plan }: Families): Promise<void> {
  for (const person of [petra, tineke, joke]) {
    const { doc, provider } = await opens(person, plan)
    expect(plainText(readText(doc, FIELD))).toBe(`${BEFORE}\n${SHOWN}`)
    expect(plainText(readText(doc, OTHER_FIELD))).toBe('')
    provider.disconnect()
  }
  for (const { path, text } of await everythingFor(joke, plan))
    expect([path, text.includes(KEPT)]).toEqual([path, false])
  const files = filesOf(server.dataDir)
  expect(files.some((file) => file.includes(SHOWN))).toBe(true)
  expect(files.some((file) => file.includes(KEPT))).toBe(false)
}

/** From wherever the family was left: to the choice, and out. */
async function finish(all: Families): Promise<void> {
  const { petra, plan } = all
  const page = await petra.get(pageOf(plan))
  if (words(page).includes('Familietijd is klaar')) await press(petra, pageOf(plan), 'Familietijd is klaar')
  expect((await show(all)).location).toBe(pageOf(plan))
}

describe('AG3: kill -9 while private time begins', () => {
  for (const [moment, name] of [
    ['frozen', 'between freezing and forking'],
    ['forking', 'in the middle of forking'],
    ['forked', 'after forking, before any page knew'],
  ] as const)
    test(`${name}: nobody else reads, and the family has its words in a room of its own`, async () => {
      const all = await family(moment)
      await diesOn(all, begin(all))
      await expectClosed(all)
      await expectFamilyHas(all, BEFORE)
      await writesInside(all)
      await expectClosed(all)
      await finish(all)
      await expectShown(all)
    })
})

describe('AG3: kill -9 while private time ends', () => {
  for (const [moment, name] of [
    ['ending', 'after the family said that it is done, before the room took no more'],
    ['choosing', 'while the family chooses'],
  ] as const)
    test(`${name}: nothing was shown, no word is lost, and the choice is still the family’s`, async () => {
      const all = await family(moment)
      await begin(all)
      await writesInside(all)
      await diesOn(all, end(all))
      await expectClosed(all)
      await expectFamilyHas(all, BEFORE, SHOWN, KEPT)
      await finish(all)
      await expectShown(all)
    })

  for (const [moment, name] of [
    ['releasing', 'after confirming, before anything was in the plan'],
    ['released', 'between releasing and destroying'],
    ['destroying', 'in the middle of destroying'],
  ] as const)
    test(`${name}: nobody else reads yet, the room is whole, and showing again shows once`, async () => {
      const all = await family(moment)
      await begin(all)
      await writesInside(all)
      await end(all)
      await diesOn(all, show(all))
      await expectClosed(all)
      await expectFamilyHas(all, BEFORE, SHOWN, KEPT)
      await finish(all)
      await expectShown(all)
    })

  test('R-B32: right after destroying: what was shown is shown, and the rest leaves the file at the next start', async () => {
    const all = await family('destroyed')
    await begin(all)
    await writesInside(all)
    await end(all)
    await diesOn(all, show(all))
    await expectShown(all)
    expect(await closeOf(all, 'private')).toMatchObject({ code: CLOSE.NO_ACCESS })
  })
})
