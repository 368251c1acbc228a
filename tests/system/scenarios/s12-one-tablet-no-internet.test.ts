/** S12: Rosa (16) and Milan (9) in a community centre where the connection is gone for forty minutes. */
import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { addAgreement, textOf } from '#plan/commands.ts'
import { plainText, readAgreements, readText } from '#plan/document.ts'
import { AGREEMENTS } from '#plan/shape.ts'
import { startApplication } from '#server/application.ts'
import { readConfig } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import type { StartedPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { Person } from '#tests/harness/person.ts'
import { newDataDir } from '#tests/harness/server.ts'
import { openSocket, socketUrl } from '#tests/harness/socket.ts'
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
} from './living.ts'

const NOON = Date.UTC(2026, 4, 9, 10)
const FORTY_MINUTES = 40 * 60_000

async function family() {
  let now = NOON
  const DATA_DIR = newDataDir()
  const config = readConfig({ PORT: '0', DATA_DIR, LOG_LEVEL: 'silent' })
  const application = await startApplication(config, { log: createLog('silent'), clock: { now: () => now } })
  onTestFinished(async () => {
    await application.stop()
    rmSync(DATA_DIR, { recursive: true, force: true })
  })
  const grace = new Person(application.address)
  const asked = await formWithButton(grace, await grace.get('/plan/nieuw'), '/plan/nieuw', 'Nog een kind')
    .choose('Ouder of opvoeder')
    .fill('Jouw voornaam', 'Grace')
    .fill('Voornaam van het kind', 'Rosa')
    .submit()
  const made = await formWithButton(grace, asked, '/plan/nieuw', 'Begin met het plan')
    .fill('Voornaam van kind 2', 'Milan')
    .submit()
  const path = made.location ?? ''
  const plan: StartedPlan = { parent: grace, planId: path.match(/^\/plan\/([\w-]+)/)?.[1] ?? '', path }
  expect(plan.planId).not.toBe('')
  // Rosa was 16 a year ago already, whatever her day of birth; Milan is nine at most.
  const rosa = await comesIn(plan, 'Rosa', 'youth', { born: 2009, child: 'Rosa' })
  const milan = await comesIn(plan, 'Milan', 'youth', { born: 2017, child: 'Milan' })
  const kelly = await comesIn(plan, 'Nicht Kelly', 'network')
  const truus = await comesIn(plan, 'Truus', 'facilitator')
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  return { plan, grace, rosa, milan, kelly, truus, pass }
}

test('S12-T2: after forty minutes offline on three devices nothing is lost, and both changes of one agreement stay', async () => {
  const { plan, grace, rosa, kelly, truus, pass } = await family()
  const devices = await Promise.all([grace, rosa, kelly].map((person) => opens(person, plan)))
  const [tablet, ofRosa, ofKelly] = devices.map(({ doc }) => doc) as [Y.Doc, Y.Doc, Y.Doc]
  const id = addAgreement(tablet, 'afspraken', 'Opa haalt Milan op.')
  const what = (doc: Y.Doc) => textOf(doc, AGREEMENTS, id, 'what')
  for (const doc of [ofRosa, ofKelly])
    await until('all have the agreement', () => what(doc)?.toString() === 'Opa haalt Milan op.', LONG_MS)

  for (const { provider } of devices) provider.disconnect()
  await until('all are offline', () => devices.every(({ provider }) => !provider.wsconnected), LONG_MS)
  const sentences = [
    ['De tablet schreef: wij eten samen.', tablet],
    ['Rosa schreef: ik beslis zelf.', ofRosa],
    ['Kelly schreef: ik rijd mee.', ofKelly],
  ] as const
  for (let part = 1; part <= 4; part += 1) {
    for (const [sentence, doc] of sentences) {
      writesInPlan(doc, 'vraag', `${sentence} ${part}`)
      addAgreement(doc, 'afspraken', `${sentence} Afspraak ${part}`)
    }
    pass(FORTY_MINUTES / 4)
  }
  what(tablet)?.insert(0, 'Op maandag: ')
  what(ofKelly)?.insert(what(ofKelly)?.length ?? 0, ' Kelly op vrijdag.')

  for (const { provider } of devices) provider.connect()
  const wanted = sentences.flatMap(([sentence]) => [1, 2, 3, 4].map((part) => `${sentence} ${part}`))
  const agreed = sentences.flatMap(([sentence]) => [1, 2, 3, 4].map((part) => `${sentence} Afspraak ${part}`))
  const holds = (doc: Y.Doc) => {
    const text = plainText(readText(doc, 'vraag'))
    const agreements = readAgreements(doc)
    return (
      wanted.every((each) => text.split(each).length === 2) &&
      agreements.length === 1 + agreed.length &&
      agreed.every((each) => agreements.some((one) => one.what === each)) &&
      what(doc)?.toString() === 'Op maandag: Opa haalt Milan op. Kelly op vrijdag.'
    )
  }
  for (const { doc } of devices) await until('everything is on each device', () => holds(doc), LONG_MS)
  const asRead = (doc: Y.Doc) => [plainText(readText(doc, 'vraag')), readAgreements(doc)]
  for (const { doc } of devices) expect(asRead(doc)).toEqual(asRead(tablet))

  // What the server has, without the three: a device that was never here, and the page from the disk.
  for (const { provider } of devices) provider.disconnect()
  const fresh = await opens(truus, plan)
  await until('everything is at the server', () => holds(fresh.doc), LONG_MS)
  await until(
    'everything is on disk',
    async () => {
      const page = words(await truus.get(pageOf(plan)))
      return [...wanted, ...agreed].every((each) => page.includes(each))
    },
    LONG_MS,
  )
})

test('S12-T5: own words of Rosa follow the rule of 16 and over: she decides alone who reads, also in the plan', async () => {
  const { plan, grace, rosa, milan, kelly, truus } = await family()
  const alone = 'Ik blijf liever bij Kelly.'
  const id = await writesOnSheet(rosa, plan, alone, 'Alleen mensen die ik kies', ['Nicht Kelly'])
  for (const other of [grace, milan, truus]) expect(await whereReads(other, plan, alone)).toEqual([])
  // No yes of her mother is asked: it stands in the plan for whom she chose.
  await press(rosa, `${pageOf(plan, 'mijn-blad')}?zet=${id}`, 'Zet het erbij')
  expect(words(await kelly.get(pageOf(plan)))).toContain(alone)
  for (const other of [grace, milan, truus]) expect(await whereReads(other, plan, alone)).toEqual([])
  for (const intent of ['audience', 'offer', 'withdraw', 'erase', 'change']) {
    const form = { intent, passage: id, words: 'x', audience: 'everyone', section: 'zorgen' }
    expect([intent, (await grace.post(pageOf(plan, 'mijn-blad'), form)).status]).toEqual([intent, 404])
  }
  const own = await opens(rosa, plan)
  writesInPlan(own.doc, 'vraag', 'Rosa schrijft mee in het plan.')
  await until(
    'her words are in the plan',
    async () => words(await grace.get(pageOf(plan))).includes('Rosa schrijft mee'),
    LONG_MS,
  )
  // From sixteen on somebody leads the steps too.
  expect((await rosa.post(pageOf(plan, 'stappen'), { intent: 'begin' })).status).toBe(302)
})

test('S12-T5: Milan’s part follows the rule of 0 to 11: his own words, the child’s version, and no more', async () => {
  const { plan, grace, rosa, milan, kelly, truus } = await family()
  const { doc } = await opens(grace, plan)
  writesInPlan(doc, 'zorgen', 'Grote-mensen-zorgen')
  addAgreement(doc, 'afspraken', 'Opa en Milan gaan op zondag vissen.')
  await until(
    'the agreement is on disk',
    async () => words(await kelly.get(pageOf(plan))).includes('zondag vissen'),
    LONG_MS,
  )
  const page = words(await milan.get(pageOf(plan)))
  expect(page).toContain('Opa en Milan gaan op zondag vissen.')
  expect(await whereReads(milan, plan, 'Grote-mensen-zorgen')).toEqual([])
  const { origin } = milan
  const room = openSocket(socketUrl(origin, plan.planId), { origin, cookie: milan.cookie })
  expect(await room.ended).toMatchObject({ code: CLOSE.NO_ACCESS })
  expect(room.received).toEqual([])
  for (const intent of ['begin', 'move'])
    expect((await milan.post(pageOf(plan, 'stappen'), { intent, to: 'share' })).status).toBe(403)

  // Words of others come to him only by name.
  await writesOnSheet(rosa, plan, 'Rosa aan de hele kring.', 'Onze kring')
  await writesOnSheet(rosa, plan, 'Rosa aan Milan.', 'Alleen mensen die ik kies', ['Milan'])
  expect(words(await kelly.get(pageOf(plan, 'mijn-blad')))).toContain('Rosa aan de hele kring.')
  expect(await whereReads(milan, plan, 'Rosa aan de hele kring.')).toEqual([])
  expect(words(await milan.get(pageOf(plan, 'mijn-blad')))).toContain('Rosa aan Milan.')

  // His own stay his own, to the letter, until he chooses who reads them.
  const said = 'ik wil  naar opa !'
  const path = pageOf(plan, 'kind?vraag=dreams')
  const kept = await formWithButton(milan, await milan.get(path), path, 'Klaar')
    .fill('Mijn woorden', said)
    .submit()
  const id = kept.location?.match(/lezen=([\w-]+)/)?.[1] ?? ''
  expect(id).not.toBe('')
  for (const other of [grace, rosa, kelly, truus]) {
    expect(await whereReads(other, plan, said)).toEqual([])
    const form = { intent: 'change', passage: id, words: 'Milan wil niet naar opa.' }
    expect((await other.post(pageOf(plan, 'mijn-blad'), form)).status).toBe(404)
  }
  expect((await milan.get(pageOf(plan, 'kind'))).text).toContain(said)
})
