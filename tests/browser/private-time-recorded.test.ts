import * as buffer from 'lib0/buffer'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { addAgreement, addPerson } from '#plan/commands.ts'
import { anchorAt } from '#plan/quoted.ts'
import { textRoot } from '#plan/shape.ts'
import { createMailServer } from '#server/outbox/test-mail-server.ts'
import { sharedBrowser, visitor } from '#tests/harness/browser.ts'
import { invite, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { filesOf } from '#tests/harness/files.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { type Answer, Person } from '#tests/harness/person.ts'
import { recordingProxy } from '#tests/harness/proxies.ts'
import { testServer } from '#tests/harness/server.ts'
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
  writesOnSheet,
} from '#tests/system/scenarios/living.ts'

const browsers = sharedBrowser()
const FIELD = 'vraag'
const BEFORE = 'VOORAFWOORD-ONDER-ONS-GETYPT'
const SHOWN = 'TOONWOORD-ONDER-ONS-GETYPT'

const STALE = 'UIT-EEN-OUD-TABBLAD'

/** Typed in private time, and neither shown nor kept by anybody: they leave the file as well. */
const DESTROYED = {
  text: 'HOUDWOORD-ONDER-ONS-GETYPT',
  typedAndDeleted: 'WISWOORD-ONDER-ONS-GETYPT',
  typedAndUndone: 'TERUGWOORD-ONDER-ONS-GETYPT',
  agreement: 'AFSPRAAKWOORD-ONDER-ONS-GETYPT',
  circle: 'KRINGNAAM-ONDER-ONS-GETYPT',
  comment: 'OPMERKWOORD-ONDER-ONS-GETYPT',
  commentOnText: 'KANTLIJNWOORD-ONDER-ONS-GETYPT',
  commentErased: 'UITGEVEEGD-ONDER-ONS-GETYPT',
  view: 'MENINGWOORD-ONDER-ONS-GETYPT',
  sheetErased: 'BLADWEG-ONDER-ONS-GETYPT',
  afterTheEnd: 'TELAATWOORD-ONDER-ONS-GETYPT',
}
/** Of one author, who goes on having it; no support role ever reads it. */
const HIDDEN = {
  alone: 'ALLEENWOORD-ONDER-ONS-GETYPT',
  circle: 'KRINGWOORD-ONDER-ONS-GETYPT',
  everyone: 'IEDEREENWOORD-ONDER-ONS-GETYPT',
  child: 'KINDWOORD-ONDER-ONS-GETYPT',
  /** Where the pen went, as it is kept. */
  drawing: '631,317,400,471,12,433',
  mailOfInvited: 'merktante-van-de-familie',
}
const secrets = Object.entries({ ...DESTROYED, ...HIDDEN })

/** Somebody whose bytes the proxy keeps, by the name of the browser. */
class Outsider extends Person {
  readonly name: string
  constructor(origin: string, name: string) {
    super(origin)
    this.name = name
  }
  override send(method: string, path: string, headers: Record<string, string>, body?: string) {
    return super.send(method, path, { 'User-Agent': `Outside ${this.name}`, ...headers }, body)
  }
}

/** Also as UTF-16, in an address and in base64, at each of the three places where a word can begin in it. */
const formsOf = (word: string): Buffer[] => [
  Buffer.from(word),
  Buffer.from(word, 'utf16le'),
  Buffer.from(encodeURIComponent(word)),
  ...['', '-', '--'].map((shift) =>
    Buffer.from(
      Buffer.from(shift + word)
        .toString('base64')
        .slice(4, -4),
    ),
  ),
]
const finds = (bytes: Buffer, word: string) => formsOf(word).some((form) => bytes.includes(form))

async function joinAs<P extends Person>(person: P, link: string): Promise<P> {
  const opened = await person.follow(await person.get(link, { 'Sec-Fetch-Site': 'none' }))
  await formWithButton(person, opened, opened.path, 'Doe mee').submit()
  return person
}

/** A facilitator whom the team employs. */
async function inviteOfTeam(plan: StartedPlan, name: string): Promise<string> {
  const path = pageOf(plan, 'mensen')
  const page = await plan.parent.follow(await plan.parent.post(path, { intent: 'open' }))
  const made = await formWithButton(plan.parent, page, page.path, 'Maak uitnodiging')
    .fill('Naam', name)
    .choose('Begeleider van het gesprek')
    .choose('Werkt bij het wijkteam van de gemeente')
    .submit()
  const shown = made.location === null ? made : await plan.parent.follow(made)
  const link = shown.text.match(/\/u\/[\w-]{43}/)?.[0]
  if (!link) throw new Error(`No link was made: ${words(shown)}`)
  return link
}

/** Without what changes by itself: nonces, names of requests, the clock, how long it runs. */
const steady = ({ path, text }: { path: string; text: string }) =>
  `${path} ${text
    .replace(/[\w+/]{22}==/g, '')
    .replace(/"(date|etag|set-cookie|content-length|x-request-id)","[^"]*"/g, '')
    .replace(/Net begonnen, om|Begonnen om|\d+ minuu?te?n? geleden\.?|\d\d:\d\d/g, '')
    .replace(/(spent|minutes)\W+\d+/g, '')
    .replace(/\b1[789]\d{11}\b/g, '')}`

/** The example is made anew for every visit. */
const ofPlans = ({ path }: { path: string }) => !path.startsWith('/voorbeeld')

/** Where two answers begin to differ, with what stands around it; null when they are the same. */
function difference(one: string, other: string): [string, string] | null {
  if (one === other) return null
  let at = 0
  while (one[at] === other[at]) at += 1
  return [one.slice(Math.max(0, at - 80), at + 80), other.slice(Math.max(0, at - 80), at + 80)]
}

async function setUp() {
  const heard = new Map<string, Buffer[]>()
  const record = (browser: string, bytes: Buffer) => {
    const name = browser.match(/Outside (\w+)/)?.[1]
    if (name) heard.set(name, [...(heard.get(name) ?? []), bytes])
  }
  const proxy = await recordingProxy(record)
  const mail = await createMailServer()
  onTestFinished(() => mail.close())
  const server = await testServer({
    env: {
      PUBLIC_URL: proxy.origin,
      SESSION_SECRET: 'a secret of the test, thirty-two characters',
      SMTP_URL: mail.url,
      MAIL_FROM: 'plan@example.nl',
      TRUSTED_PROXIES: '1',
      METRICS_TOKEN: 'a token of the test, thirty-two characters',
      LOG_LEVEL: 'debug',
    },
  })
  proxy.to(server.port)
  return { proxy, mail, server, heard }
}

/** Tries both rooms as this person, sending first what an old page would send. */
async function tries(person: Person, planId: string, heard: Map<string, Buffer[]>, stale: Uint8Array) {
  for (const room of ['plan', 'private'] as const) {
    const url = socketUrl(person.origin, planId, { ack: '1' }).replace('/plan?', `/${room}?`)
    const raw = openSocket(url, { origin: person.origin, cookie: person.cookie })
    raw.socket.on('open', () => raw.socket.send(stale))
    const ended = await raw.ended
    expect([CLOSE.PRIVATE_TIME, CLOSE.NO_ACCESS]).toContain('code' in ended ? ended.code : ended.refused)
    heard.get('Joke')?.push(...raw.received.map((bytes) => Buffer.from(bytes)))
    expect(raw.received).toEqual([])
  }
}

/** SyncStep1 for everything, then an update of somebody who did not hear that the plan closed. */
function staleFrame(): Uint8Array {
  const doc = new Y.Doc()
  writesInPlan(doc, FIELD, STALE)
  const update = Y.encodeStateAsUpdate(doc)
  expect(update.length).toBeLessThan(128)
  return new Uint8Array([0, 2, update.length, ...update])
}

test('AG3: in a whole private time no byte goes to who does not read along, but what the family released', {
  timeout: 300_000,
}, async () => {
  const { proxy, mail, server, heard } = await setUp()
  const { origin } = proxy
  const plan = await startPlan(origin, { me: 'Petra', child: 'Noor' })
  const petra = plan.parent
  const tineke = await comesIn(plan, 'Oma Tineke', 'network')
  const noor = await comesIn(plan, 'Noor', 'youth', { born: new Date().getFullYear() - 8 })
  const outside = (name: string, link: string) => joinAs(new Outsider(origin, name), link)
  const joke = await outside('Joke', await invite(plan, 'Joke', 'facilitator'))
  const others = [
    await outside('Hamza', await inviteOfTeam(plan, 'Hamza')),
    await outside('Juf', await invite(plan, 'Juf Anouk', 'informant')),
    await outside('Tolk', await invite(plan, 'Tolk Samira', 'interpreter')),
    await outside('Steun', await invite(plan, 'Steun Piet', 'supporter')),
  ]
  const all = [joke, ...others]

  const before = await opens(petra, plan)
  writesInPlan(before.doc, FIELD, BEFORE)
  await until('it is on disk', async () => words(await tineke.get(pageOf(plan))).includes(BEFORE), LONG_MS)
  before.provider.disconnect()
  // A tab of the facilitator, in a real browser, open from before.
  const tab = await visitor(browsers.browser, origin, { userAgent: 'Outside Joke' })
  await tab.context.addCookies(
    [...joke.cookies].map(([name, value]) => ({ name, value, url: origin, secure: true, httpOnly: true })),
  )
  await tab.page.goto(pageOf(plan))
  const field = (page: Page) => page.getByRole('textbox', { name: 'Wat willen jullie samen oplossen?' })
  await field(tab.page).filter({ hasText: BEFORE }).waitFor({ timeout: LONG_MS })
  const saw = (name: string, word: string) => finds(Buffer.concat(heard.get(name) ?? []), word)
  expect(saw('Joke', BEFORE)).toBe(true)
  const sockets = () =>
    (heard.get('Joke') ?? []).filter((bytes) => bytes.includes('101 Switching Protocols')).length
  expect(sockets()).toBeGreaterThan(0)
  // The frames themselves are in the record, and not packed.
  expect(Buffer.concat(heard.get('Joke') ?? []).includes('permessage-deflate')).toBe(false)

  await press(petra, pageOf(plan, 'stappen'), 'Begin familietijd')
  await tab.page.getByText(WAITING, { exact: true }).waitFor({ timeout: 5_000 })
  expect(await tab.page.getByText(BEFORE).count()).toBe(0)
  // Somebody asks the facilitator to come; that is the one thing that may be known.
  await tineke.post(pageOf(plan, 'stappen'), { intent: 'call' })
  await tab.page.getByText('De familie vraagt of je erbij komt.').waitFor({ timeout: LONG_MS })
  const quiet = async () =>
    Promise.all(all.map(async (one) => (await everythingFor(one, plan)).filter(ofPlans).map(steady)))
  const nothingYet = await quiet()
  const heardBefore = all.map(({ name }) => (heard.get(name) ?? []).length)

  // Text: kept, shown, typed and deleted, typed and undone.
  const { doc, provider } = await opens(petra, plan, 'private')
  const hers = await opens(tineke, plan, 'private')
  writesInPlan(doc, FIELD, SHOWN)
  writesInPlan(hers.doc, 'goed', DESTROYED.text)
  writesInPlan(doc, 'goed', DESTROYED.typedAndDeleted)
  const undo = new Y.UndoManager(hers.doc.getXmlFragment(textRoot('goed')))
  writesInPlan(hers.doc, 'goed', DESTROYED.typedAndUndone)
  addAgreement(doc, 'afspraken', DESTROYED.agreement)
  addPerson(doc, { name: DESTROYED.circle })
  const onDisk = (word: string) => async () => words(await petra.get(pageOf(plan))).includes(word)
  await until('all of it is on disk', onDisk(DESTROYED.agreement), LONG_MS)
  await until('also what is undone after', onDisk(DESTROYED.typedAndUndone), LONG_MS)
  await until('also what is deleted after', onDisk(DESTROYED.typedAndDeleted), LONG_MS)
  undo.undo()
  const goed = doc.getXmlFragment(textRoot('goed'))
  const at = goed.toArray().findIndex((each) => String(each).includes(DESTROYED.typedAndDeleted))
  goed.delete(at, 1)
  await until('they are gone again', async () => !(await onDisk(DESTROYED.typedAndDeleted)()), LONG_MS)
  await until('and what was undone', async () => !(await onDisk(DESTROYED.typedAndUndone)()), LONG_MS)

  // Comments: on a section, on words, and one that is erased.
  const comment = (person: Person, form: Record<string, string>) =>
    person.post(pageOf(plan, 'reacties'), { intent: 'add', ...form })
  const section = { aboutKind: 'section', aboutId: 'afspraken' }
  expect((await comment(tineke, { ...section, words: DESTROYED.comment })).status).toBe(200)
  const anchor = anchorAt(doc, FIELD, { paragraph: 1, offset: 0 }, { paragraph: 1, offset: 4 })
  if (!anchor) throw new Error('Nothing to quote')
  const quoted = {
    aboutKind: 'text',
    aboutId: FIELD,
    start: buffer.toBase64(anchor.start),
    end: buffer.toBase64(anchor.end),
    words: DESTROYED.commentOnText,
  }
  expect((await comment(petra, quoted)).status).toBe(200)
  await comment(petra, { ...section, words: DESTROYED.commentErased })
  const list = JSON.parse((await petra.get(pageOf(plan, 'reacties'))).text) as {
    threads: { comments: { id: string; words: string }[] }[]
  }
  const erased = list.threads
    .flatMap(({ comments }) => comments)
    .find((one) => one.words === DESTROYED.commentErased)
  await petra.post(pageOf(plan, 'reacties'), { intent: 'delete', commentId: erased?.id ?? '' })

  // The own sheet, a differing view beside it, a number, the child's place, an invitation.
  await writesOnSheet(petra, plan, HIDDEN.alone)
  await writesOnSheet(tineke, plan, HIDDEN.circle, 'Onze kring')
  const shared = await writesOnSheet(petra, plan, HIDDEN.everyone, 'Iedereen in dit plan')
  const sheet = pageOf(plan, 'mijn-blad')
  await press(tineke, `${sheet}?mening=${shared}`, 'Zet het ernaast', { 'Jouw mening': DESTROYED.view })
  const away = await writesOnSheet(tineke, plan, DESTROYED.sheetErased)
  await tineke.post(sheet, { intent: 'erase', passage: away })
  expect(words(await tineke.get(sheet))).not.toContain(DESTROYED.sheetErased)
  for (const field of [{ value: '3' }, { shown: 'true' }] as Record<string, string>[])
    expect((await tineke.post(pageOf(plan, 'cijfers'), { fieldId: 'cijfer', ...field })).status).toBe(200)
  const drawn = await noor.post(pageOf(plan, 'kind?vraag=drawing'), {
    intent: 'answer',
    question: 'drawing',
    words: HIDDEN.child,
    drawing: `0.1.${HIDDEN.drawing.replaceAll(',', '.')}`,
  })
  expect(drawn.location).toContain('lezen=')
  await formWithButton(noor, await noor.get(drawn.location ?? ''), drawn.location ?? '', 'Zo is het goed')
    .choose('Mijn familie en de mensen om ons heen')
    .submit()
  const people = pageOf(plan, 'mensen')
  const asked = await petra.follow(await petra.post(people, { intent: 'open' }))
  const letters = mail.received.length
  await formWithButton(petra, asked, asked.path, 'Maak uitnodiging')
    .fill('Naam', 'Tante Sara')
    .choose('Familie, vriend of buur')
    .fill('E-mailadres', `${HIDDEN.mailOfInvited}@example.nl`)
    .submit()
  await until('the mail has gone', () => mail.received.length > letters, LONG_MS)

  // Nothing came to any of them meanwhile that they did not ask for, but the page that looks whether it is over.
  for (const [index, { name }] of all.entries())
    for (const bytes of (heard.get(name) ?? []).slice(heardBefore[index])) {
      expect(bytes.subarray(0, 200).includes('101 Switching Protocols')).toBe(false)
      expect(name).toBe('Joke')
    }
  // Whatever they ask, it is what it was before anybody wrote: no word, no number, no name, no row.
  const stillNothing = await quiet()
  for (const [who, pages] of stillNothing.entries())
    for (const [index, page] of pages.entries())
      expect([all[who]?.name, difference(nothingYet[who]?.[index] ?? '', page)]).toEqual([
        all[who]?.name,
        null,
      ])
  const stale = staleFrame()
  for (const one of all) await tries(one, plan.planId, heard, stale)
  for (const one of all) {
    const form = { intent: 'show', show: `text:${FIELD}` }
    for (const page of ['', 'familietijd', 'stappen', 'reacties', 'mijn-blad'])
      expect((await one.post(pageOf(plan, page), form)).status).toBeGreaterThanOrEqual(400)
  }
  await tab.page.goto(pageOf(plan, 'mensen'))
  await tab.page.goto(pageOf(plan))
  await tab.page.getByText(WAITING, { exact: true }).waitFor({ timeout: LONG_MS })
  const metrics = await petra.get('/metrics', {
    Authorization: 'Bearer a token of the test, thirty-two characters',
  })
  expect(metrics.text).toContain('fgp_sockets')

  await press(petra, pageOf(plan), 'Familietijd is klaar')
  const late = await opens(tineke, plan, 'private')
  writesInPlan(late.doc, FIELD, DESTROYED.afterTheEnd)
  await until('it is refused', () => !late.provider.wsconnected, LONG_MS)
  for (const one of all) for (const page of ['', 'familietijd']) await one.get(pageOf(plan, page))
  for (const one of all) await tries(one, plan.planId, heard, stale)
  for (const { name } of all) expect([name, saw(name, SHOWN)]).toEqual([name, false])
  const check = (when: string) => {
    for (const [kind, word] of secrets) {
      for (const { name } of all)
        expect([when, name, kind, saw(name, word)]).toEqual([when, name, kind, false])
      expect([when, 'log', kind, finds(Buffer.from(server.output()), word)]).toEqual([
        when,
        'log',
        kind,
        false,
      ])
      expect([when, 'metrics', kind, metrics.text.includes(word)]).toEqual([when, 'metrics', kind, false])
      for (const { raw, to } of mail.received) {
        const theirs = word === HIDDEN.mailOfInvited && to.some((one) => one.startsWith(word))
        expect([when, 'mail', kind, !theirs && finds(Buffer.from(raw), word)]).toEqual([
          when,
          'mail',
          kind,
          false,
        ])
      }
    }
  }
  check('before the choice')

  provider.disconnect()
  hers.provider.disconnect()
  late.provider.disconnect()
  const answer: Answer = await petra.post(pageOf(plan, 'familietijd'), {
    intent: 'show',
    show: `text:${FIELD}`,
  })
  expect(words(await petra.follow(answer))).toContain(SHOWN)
  // The open tab comes to the plan by itself, and reads what was released.
  await field(tab.page).filter({ hasText: SHOWN }).waitFor({ timeout: LONG_MS })
  for (const one of all) await everythingFor(one, plan)
  expect(saw('Joke', SHOWN)).toBe(true)
  expect(saw('Hamza', SHOWN)).toBe(true)
  expect(saw('Juf', SHOWN)).toBe(false)
  check('after it')
  expect(saw('Joke', STALE)).toBe(false)

  // R-B32: what nobody keeps is in no file; what was released is.
  const files = filesOf(server.dataDir)
  const inFiles = (word: string) => files.some((file) => finds(file, word))
  for (const [kind, word] of Object.entries(DESTROYED)) expect([kind, inFiles(word)]).toEqual([kind, false])
  for (const word of [SHOWN, HIDDEN.alone, HIDDEN.circle, HIDDEN.child])
    expect([word, inFiles(word)]).toEqual([word, true])
})
