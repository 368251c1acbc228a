import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { plainText, readText } from '#plan/document.ts'
import { textRoot } from '#plan/shape.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { filesOf } from '#tests/harness/files.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { type Answer, Person } from '#tests/harness/person.ts'
import { connectProvider, openSocket, socketUrl } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()

/** SyncStep1 with an empty state vector. */
const ASK_FOR_ALL = new Uint8Array([0, 0, 1, 0])
const WAITING = 'De familie praat nu onder elkaar.'
const FIELD = 'vraag'

/** Somebody whose every received byte is kept: answers with their headers, and raw frames of sockets. */
class Recorded extends Person {
  readonly bytes: Buffer[] = []
  override async send(...args: Parameters<Person['send']>): Promise<Answer> {
    const answer = await super.send(...args)
    this.bytes.push(Buffer.from(`${answer.status} ${JSON.stringify([...answer.headers])}\n${answer.text}`))
    return answer
  }
  saw(words: string): boolean {
    return this.bytes.some((part) => finds(part, words))
  }
}

/** Also as UTF-16 and in a form's or an address's clothes. */
const finds = (bytes: Buffer, words: string): boolean =>
  [
    Buffer.from(words),
    Buffer.from(words, 'utf16le'),
    Buffer.from(encodeURIComponent(words)),
    Buffer.from(Buffer.from(words).toString('base64').slice(2, -4)),
  ].some((form) => bytes.includes(form))

const write = (doc: Y.Doc, words: string, field = FIELD) => {
  const text = new Y.XmlText(words)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  doc.getXmlFragment(textRoot(field)).push([paragraph])
  return text
}
const wordsOf = (doc: Y.Doc, field = FIELD) => plainText(readText(doc, field))

/** A stock client inside the private room. */
const inside = (person: Person, planId: string) => connectProvider(person, planId, {}, 'private')

interface Families {
  plan: StartedPlan
  grandmother: Person
  facilitator: Recorded
}

async function family(): Promise<Families> {
  const { origin } = server()
  const plan = await startPlan(origin, { me: 'Petra', child: 'Noor' })
  const { person: grandmother } = await join(origin, await invite(plan, 'Oma Tineke'))
  const facilitator = await joinAs(new Recorded(origin), await invite(plan, 'Joke', 'facilitator'))
  return { plan, grandmother, facilitator }
}
async function joinAs<P extends Person>(person: P, link: string): Promise<P> {
  const opened = await person.follow(await person.get(link, { 'Sec-Fetch-Site': 'none' }))
  await formWithButton(person, opened, opened.path, 'Doe mee').submit()
  return person
}

/** Presses a button of a page and follows where it leads. */
async function press(person: Person, path: string, button: string): Promise<Answer & { path: string }> {
  const page = await person.get(path)
  return person.follow(await formWithButton(person, page, path, button).submit())
}
const pageOf = ({ plan }: Families, page = '') => `/plan/${plan.planId}${page && `/${page}`}`
const begin = (all: Families) => press(all.plan.parent, pageOf(all, 'stappen'), 'Begin familietijd')
const end = (all: Families) => press(all.plan.parent, pageOf(all), 'Familietijd is klaar')

/** Listens to everything that a socket of this person gets. */
function listen(
  person: Recorded,
  planId: string,
  kind: 'plan' | 'private',
  params: Record<string, string> = {},
) {
  const url = socketUrl(person.origin, planId, { ack: '1', ...params }).replace('/plan?', `/${kind}?`)
  const raw = openSocket(url, { cookie: person.cookie, origin: person.origin })
  raw.socket.on('message', (data: Buffer) => person.bytes.push(Buffer.from(data)))
  return raw
}

test('AG3: nothing that is typed in private time reaches the facilitator, the log or the file, but what was released', async () => {
  const all = await family()
  const { plan, grandmother, facilitator } = all
  const before = connectProvider(plan.parent, plan.planId)
  await before.synced
  write(before.doc, 'Hoe gaat Noor weer graag naar school?')

  // A tab of the facilitator is open, and reads along.
  const old = listen(facilitator, plan.planId, 'plan')
  expect(await old.opened).toBe(true)
  old.socket.send(ASK_FOR_ALL)
  const stock = connectProvider(facilitator, plan.planId)
  await stock.synced
  await until('the facilitator reads along', () => wordsOf(stock.doc).includes('Noor'))
  stock.provider.disconnect()
  await until('the words are on disk', async () =>
    (await plan.parent.get(pageOf(all))).text.includes('graag naar school'),
  )

  const begun = performance.now()
  await begin(all)
  // R-B22: the socket that was open closes within five seconds, with its own code.
  expect(await old.ended).toMatchObject({ code: CLOSE.PRIVATE_TIME })
  expect(performance.now() - begun).toBeLessThan(5_000)
  for (const kind of ['plan', 'private'] as const) {
    expect(await listen(facilitator, plan.planId, kind).ended).toMatchObject({ code: CLOSE.PRIVATE_TIME })
  }
  expect(await listen(facilitator, plan.planId, 'private', { as: 'A'.repeat(22) }).ended).toMatchObject({
    code: expect.toSatisfy((code: number) => code === CLOSE.NO_ACCESS || code === CLOSE.PRIVATE_TIME),
  })

  const petra = inside(plan.parent, plan.planId)
  const tineke = inside(grandmother, plan.planId)
  await Promise.all([petra.synced, tineke.synced])
  expect(wordsOf(petra.doc)).toContain('graag naar school')
  write(petra.doc, 'MERKTEKEN-GETOOND')
  write(tineke.doc, 'MERKTEKEN-NIET-GEKOZEN', 'goed')
  const gone = write(tineke.doc, 'MERKTEKEN-GEWIST')
  await until('they read each other', () => wordsOf(petra.doc).includes('MERKTEKEN-GEWIST'))
  gone.delete(0, gone.length)
  await until('it is gone again', () => !wordsOf(petra.doc).includes('MERKTEKEN-GEWIST'))

  await invite(plan, 'MERKTEKEN-TANTE')
  // S01-T3: whatever the facilitator asks, there is only the clock.
  for (const path of [
    '',
    'stappen',
    'familietijd',
    'mensen',
    'ik',
    'mijn-blad',
    'logboek',
    'begeleiden',
    'cijfers',
  ]) {
    await facilitator.follow(await facilitator.get(pageOf(all, path)))
    await facilitator.get(`${pageOf(all, path)}.data`)
    await facilitator.post(pageOf(all, path), { intent: 'show', show: `text:${FIELD}` })
  }
  const shown = await facilitator.get(pageOf(all))
  expect(documentOf(shown.text).body.textContent).toContain(WAITING)
  expect(shown.text).not.toContain('graag naar school')
  await facilitator.get('/metrics')

  await end(all)
  // Whoever comes back late may read what is chosen from, and writes no more.
  const late = inside(grandmother, plan.planId)
  await late.synced
  write(late.doc, 'MERKTEKEN-TE-LAAT')
  await until('it is refused', () => !late.provider.wsconnected)
  for (const path of ['', 'familietijd']) await facilitator.follow(await facilitator.get(pageOf(all, path)))
  expect(facilitator.saw('MERKTEKEN')).toBe(false)
  expect(facilitator.saw('graag naar school')).toBe(true)

  const release = await plan.parent.get(pageOf(all, 'familietijd'))
  expect(release.text).toContain('MERKTEKEN-NIET-GEKOZEN')
  expect(release.text).not.toContain('MERKTEKEN-TE-LAAT')
  const answer = await plan.parent.post(pageOf(all, 'familietijd'), { intent: 'show', show: `text:${FIELD}` })
  expect((await plan.parent.follow(answer)).text).toContain('MERKTEKEN-GETOOND')

  // The plan is open again for the facilitator, with what was released and nothing beside it.
  const after = connectProvider(facilitator, plan.planId)
  await after.synced
  expect(wordsOf(after.doc)).toContain('MERKTEKEN-GETOOND')
  const again = listen(facilitator, plan.planId, 'plan')
  expect(await again.opened).toBe(true)
  again.socket.send(ASK_FOR_ALL)
  await until('the whole plan comes', () => facilitator.saw('MERKTEKEN-GETOOND'))
  for (const path of ['', 'stappen', 'mensen', 'logboek']) await facilitator.get(pageOf(all, path))
  expect((await facilitator.get(pageOf(all))).text).toContain('MERKTEKEN-GETOOND')
  expect(await listen(facilitator, plan.planId, 'private').ended).toMatchObject({ code: CLOSE.NO_ACCESS })

  const secrets = ['MERKTEKEN-NIET-GEKOZEN', 'MERKTEKEN-GEWIST', 'MERKTEKEN-TE-LAAT']
  for (const secret of secrets) {
    expect([secret, facilitator.saw(secret)]).toEqual([secret, false])
    expect([secret, server().output().includes(secret)]).toEqual([secret, false])
    // R-B32: the database and its log hold it no more. Mails wait in the database.
    expect([secret, filesOf(server().dataDir).some((file) => finds(file, secret))]).toEqual([secret, false])
    const state = Buffer.from(Y.encodeStateAsUpdate(after.doc))
    expect([secret, finds(state, secret)]).toEqual([secret, false])
  }
  // The check itself can fail: what was released is in the file.
  expect(filesOf(server().dataDir).some((file) => finds(file, 'MERKTEKEN-GETOOND'))).toBe(true)
})

test('two parents end at once and choose at once: one is heard, the other comes to the same plan', async () => {
  const all = await family()
  const { plan } = all
  const mark = await joinAs(new Person(server().origin), await invite(plan, 'Mark', 'parent'))
  await begin(all)
  const room = inside(mark, plan.planId)
  await room.synced
  write(room.doc, 'Zondag om zes uur bellen')
  await until('it is on disk', async () => (await mark.get(pageOf(all))).text.includes('Zondag om zes'))
  const pages = await Promise.all([plan.parent.get(pageOf(all)), mark.get(pageOf(all))])
  const ended = await Promise.all([
    formWithButton(plan.parent, pages[0], '', 'Familietijd is klaar').submit(),
    formWithButton(mark, pages[1], '', 'Familietijd is klaar').submit(),
  ])
  expect(ended.map(({ location }) => location)).toEqual([
    pageOf(all, 'familietijd'),
    pageOf(all, 'familietijd'),
  ])
  const releases = await Promise.all([plan.parent, mark].map((each) => each.get(pageOf(all, 'familietijd'))))
  const [mine, his] = releases.map((page, index) =>
    formWithButton(
      index === 0 ? plan.parent : mark,
      page,
      pageOf(all, 'familietijd'),
      'Laat dit aan iedereen zien',
    ),
  )
  const shown = await Promise.all([mine?.submit(), his?.submit()])
  expect(shown.map((answer) => answer?.location)).toEqual([pageOf(all), pageOf(all)])
  for (const each of [plan.parent, mark])
    expect((await each.get(pageOf(all))).text).toContain('Zondag om zes')
  const after = connectProvider(all.facilitator, plan.planId)
  await after.synced
  expect(wordsOf(after.doc).match(/Zondag/g)).toHaveLength(1)
})

test('R-B20, R-B22: who is removed during private time is out of it within seconds', async () => {
  const all = await family()
  const { plan, grandmother } = all
  await begin(all)
  const room = inside(grandmother, plan.planId)
  await room.synced
  const closed = new Promise<number>((resolve) =>
    room.provider.on('connection-close', (event) => resolve(event?.code ?? 0)),
  )
  const people = await plan.parent.get(pageOf(all, 'mensen'))
  const button = [...documentOf(people.text).querySelectorAll('button[name=verwijder]')].find((each) =>
    each.textContent.includes('Tineke'),
  )
  const id = button?.getAttribute('value') ?? ''
  await plan.parent.post(pageOf(all, 'mensen'), { intent: 'remove', person: id })
  const removed = await Promise.race([closed, until('removed', () => false, 5_000).catch(() => -1)])
  expect([CLOSE.NO_ACCESS, CLOSE.PRIVATE_TIME]).toContain(removed)
})

test('killed while private time runs: the family goes on where it was, and the facilitator still sees a clock', async () => {
  const all = await family()
  const { plan, grandmother, facilitator } = all
  await begin(all)
  const room = inside(grandmother, plan.planId)
  await room.synced
  write(room.doc, 'Woorden van oma')
  await until('it is on disk', async () =>
    (await grandmother.get(pageOf(all))).text.includes('Woorden van oma'),
  )
  room.provider.disconnect()
  await server().kill()
  await server().start()
  expect((await grandmother.get(pageOf(all))).text).toContain('Woorden van oma')
  expect((await facilitator.get(pageOf(all))).text).toContain(WAITING)
  expect(await listen(facilitator, plan.planId, 'private').ended).toMatchObject({ code: CLOSE.PRIVATE_TIME })
  expect(facilitator.saw('Woorden van oma')).toBe(false)
})

test('leaving is quiet, coming back is one button; the facilitator who is asked hears that, and not by whom', async () => {
  const all = await family()
  const { plan, grandmother, facilitator } = all
  await begin(all)
  await grandmother.post(pageOf(all, 'stappen'), { intent: 'call' })
  const called = await facilitator.get(pageOf(all))
  expect(called.text).toContain('De familie vraagt of je erbij komt.')
  expect(called.text).not.toContain('Tineke')
  await grandmother.post(pageOf(all, 'stappen'), { intent: 'leave' })
  expect((await grandmother.get(pageOf(all))).text).toContain('Je bent nu niet in de familietijd.')
  const back = await press(grandmother, pageOf(all), 'Doe weer mee')
  expect(back.text).toContain('Niemand van de gemeente of de begeleiding leest mee in dit programma.')
  expect(plan.planId).not.toBe('')
})
