/** S10: Lotte and Jeroen made a plan at home. Vincent, who helps from outside, wants other words in it. */
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { addAgreement } from '#plan/commands.ts'
import { readAgreements } from '#plan/document.ts'
import { Client, writeGoal } from '#tests/collaboration/client.ts'
import { type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import { comesIn, LONG_MS, opens, pageOf, press, words, writesOnSheet } from './living.ts'

const server = sharedServer()
const AGREED = 'Begeleiding thuis, 4 uur in de week.'
let plan: StartedPlan
let lotte: Person
let jeroen: Person
let hanneke: Person
let vincent: Person
let stranger: Person
let elsewhere: Person

beforeAll(async () => {
  const { origin } = server()
  plan = await startPlan(origin, { me: 'Lotte', child: 'Daan' })
  lotte = plan.parent
  jeroen = await comesIn(plan, 'Jeroen', 'parent')
  hanneke = await comesIn(plan, 'Oma Hanneke', 'network')
  vincent = await comesIn(plan, 'Vincent', 'informant')
  stranger = new Person(origin)
  elsewhere = (await startPlan(origin, { me: 'Karim', child: 'Lina' })).parent
})

const outside = (): [string, Person][] => [
  ['Vincent', vincent],
  ['a stranger', stranger],
  ['somebody of another plan', elsewhere],
]
const stateOf = async (person: Person) => {
  const { doc, provider } = await opens(person, plan)
  const state = Y.encodeStateVector(doc)
  provider.disconnect()
  return { state, agreements: readAgreements(doc) }
}

test('S10-T1: by the socket nobody outside the family changes the plan, or reads it', async () => {
  const { doc } = await opens(lotte, plan)
  addAgreement(doc, 'afspraken', AGREED)
  await until('it is on disk', async () => words(await jeroen.get(pageOf(plan))).includes(AGREED), LONG_MS)
  const before = await stateOf(lotte)
  for (const [who, { origin, cookie }] of outside())
    for (const kind of ['plan', 'private']) {
      const forged = new Y.Doc()
      writeGoal(forged, 'van-buiten', 'Ons formulier')
      const url = origin.replace(/^http/, 'ws')
      const client = new Client(url, '', { plan: plan.planId, kind, origin, cookie, silent: true })
      await until('it is open or refused', () => client.opened || client.closed, LONG_MS)
      if (!client.closed) client.sendSync(2, Y.encodeStateAsUpdate(forged))
      await until(`${who} is refused at ${kind}`, () => client.closed, LONG_MS)
      if (client.code !== undefined) expect(Object.values(CLOSE)).toContain(client.code)
      else expect([401, 403, 404]).toContain(client.httpStatus)
      expect([who, kind, client.syncKinds]).toEqual([who, kind, []])
    }
  expect(await stateOf(lotte)).toEqual(before)
})

test('S10-T1: by no form of any page does somebody outside the family change the plan or the words of the family', async () => {
  const before = await stateOf(lotte)
  const id = await writesOnSheet(lotte, plan, 'Daan houdt van de trampoline.', 'Onze kring')
  const stepsBefore = words(await lotte.get(pageOf(plan, 'stappen')))
  const peopleBefore = words(await lotte.get(pageOf(plan, 'mensen')))
  const forms: Record<string, Record<string, string>[]> = {
    'mijn-blad': ['change', 'audience', 'offer', 'withdraw', 'erase', 'grant', 'beside'].map((intent) => ({
      intent,
      passage: id,
      kind: 'proposal',
      words: 'Ons formulier',
      audience: 'everyone',
      section: 'zorgen',
    })),
    stappen: [{ intent: 'move', to: 'share' }, { intent: 'begin' }, { intent: 'settings' }],
    familietijd: [{ intent: 'end' }, { intent: 'show' }],
    mensen: [
      { intent: 'invite', name: 'Nog iemand', role: 'network' },
      { intent: 'remove', person: 'A'.repeat(22) },
    ],
    cijfers: [{ fieldId: 'cijfer', value: '4' }],
    reacties: [
      { intent: 'add', aboutKind: 'section', aboutId: 'afspraken', words: 'Ons formulier' },
      { intent: 'add', aboutKind: 'agreement', aboutId: 'afspraken', words: 'Ons formulier' },
    ],
    kind: [{ intent: 'answer', question: 'worries', words: 'Ons formulier' }],
  }
  for (const [who, person] of outside())
    for (const [page, all] of Object.entries(forms))
      for (const form of all) {
        const { status } = await person.post(pageOf(plan, page), form)
        expect([who, page, form.intent, status >= 400 && status < 500]).toEqual([
          who,
          page,
          form.intent,
          true,
        ])
      }
  expect(await stateOf(lotte)).toEqual(before)
  expect(words(await lotte.get(pageOf(plan, 'stappen')))).toBe(stepsBefore)
  expect(words(await lotte.get(pageOf(plan, 'mensen')))).toBe(peopleBefore)
  for (const page of ['', 'mijn-blad', 'reacties'])
    expect((await lotte.get(pageOf(plan, page))).text).not.toContain('Ons formulier')
  expect(words(await lotte.get(pageOf(plan, 'mijn-blad')))).toContain('Daan houdt van de trampoline.')
})

test('S10: the family itself does change it, and what Vincent writes stays on his own sheet', async () => {
  const before = await stateOf(lotte)
  await press(lotte, pageOf(plan, 'stappen'), 'Terug naar: Informatie delen')
  await press(vincent, pageOf(plan, 'informatie'), 'Bewaar', { 'Wat weet je?': 'Eerst 2 uur is te regelen.' })
  expect(await stateOf(lotte)).toEqual(before)
  expect(words(await jeroen.get(pageOf(plan, 'informatie')))).toContain('Eerst 2 uur is te regelen.')
  const { doc } = await opens(hanneke, plan)
  addAgreement(doc, 'afspraken', 'Eerst 2 uur, na 6 weken opnieuw kijken.')
  await until(
    'the family has two agreements',
    async () => (await stateOf(jeroen)).agreements.length === 2,
    LONG_MS,
  )
})
