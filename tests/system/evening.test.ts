/** Guiding an evening over HTTP: who moves what, the lobby at the door, and the clock of private time. */
import { describe, expect, test } from 'vitest'
import type { InvitableRole } from '#plan/roles.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { type Answer, Person } from '#tests/harness/person.ts'

const server = sharedServer()

const evening = ({ planId }: StartedPlan) => `/plan/${planId}/begeleiden`
const words = ({ text }: Answer) =>
  text
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

async function press(person: Person, plan: StartedPlan, button: string) {
  const page = await person.get(evening(plan))
  return person.follow(await formWithButton(person, page, evening(plan), button).submit())
}

async function table() {
  const { origin } = server()
  const plan = await startPlan(origin)
  const { person: joke } = await join(origin, await invite(plan, 'Joke', 'facilitator'))
  return { origin, plan, petra: plan.parent, joke }
}

/** What the code on the screen leads to; the page itself shows it as a picture only. */
async function lobbyPath(person: Person, plan: StartedPlan) {
  const data = await person.get(`${evening(plan)}.data`)
  const path = data.text.match(/\/lobby\/[\w-]+/)?.[0]
  if (!path) throw new Error('No lobby')
  return path
}

describe('the agenda', () => {
  test('who guides begins, goes on, pauses and changes the minutes; everyone sees where it is', async () => {
    const { plan, petra, joke } = await table()
    expect(words(await joke.get(evening(plan)))).toContain('De avond is nog niet begonnen.')
    const begun = words(await press(joke, plan, 'Begin de avond'))
    expect(begun).toContain('Nog 15 minuten')
    expect(begun).toContain('Dit is jullie avond en jullie plan.')
    expect(words(await press(joke, plan, 'Volgende stap'))).toContain('Wij gaan nu weg.')
    expect(words(await press(joke, plan, 'Pauze'))).toContain('De klok staat stil.')
    const page = await joke.get(evening(plan))
    const wrong = await formWithButton(joke, page, evening(plan), 'Bewaar de minuten')
      .fill('Minuten voor Welkom', 'veel')
      .submit()
    expect([wrong.status, words(wrong).includes('Vul een heel getal in')]).toEqual([400, true])
    await formWithButton(joke, page, evening(plan), 'Bewaar de minuten')
      .fill('Minuten voor Welkom', '5')
      .submit()
    expect(words(await petra.get(evening(plan)))).toContain('Welkom, 5 minuten')
  })

  test('a relative sees it and moves nothing; nobody goes to a line that is not there', async () => {
    const { origin, plan, joke } = await table()
    const { person: oma } = await join(origin, await invite(plan, 'oma Tineke'))
    expect((await oma.get(evening(plan))).text).not.toContain('Begin de avond')
    for (const intent of ['begin', 'pause', 'resume', 'turn', 'lobby-open', 'lobby-close'])
      expect([intent, (await oma.post(evening(plan), { intent })).status]).toEqual([intent, 403])
    expect((await oma.post(evening(plan), { goTo: '1' })).status).toBe(403)
    for (const goTo of ['99', '-1', '1.5', 'x'])
      expect([goTo, (await joke.post(evening(plan), { goTo })).status]).toEqual([goTo, 400])
    expect((await joke.post(evening(plan), { intent: 'erase' })).status).toBe(400)
  })

  test('it holds no words of the plan, only numbers', async () => {
    const { plan, joke } = await table()
    const page = words(await joke.get(evening(plan)))
    expect(page).toContain('2 mensen doen mee, 0 uitgenodigd')
    expect(page).toMatch(/\d+ van \d+ onderdelen begonnen/)
  })
})

test('turns: a hand from any phone goes first, and everyone sees it', async () => {
  const { origin, plan, petra, joke } = await table()
  const { person: oma } = await join(origin, await invite(plan, 'oma Tineke'))
  const { person: ali } = await join(origin, await invite(plan, 'Ali'))
  expect(words(await petra.get(evening(plan)))).toContain('Nu: Petra')
  expect(words(await press(ali, plan, 'Steek mijn hand op'))).toContain('Je hand is omhoog.')
  expect(words(await joke.get(evening(plan)))).toContain('hand omhoog')
  expect(words(await press(joke, plan, 'Volgende beurt'))).toContain('Nu: Ali')
  expect(words(await oma.get(evening(plan)))).toContain('Nu: Ali')
  expect(words(await press(joke, plan, 'Volgende beurt'))).toContain('Nu: oma Tineke')
})

describe('the lobby at the door', () => {
  test('its code is no invitation: it opens a page to wait on, which tells nothing of the plan', async () => {
    const { origin, plan, joke } = await table()
    await press(joke, plan, 'Zet de wachtkamer open')
    const path = await lobbyPath(joke, plan)
    const visitor = new Person(origin)
    const door = await visitor.follow(await visitor.get(path, { 'Sec-Fetch-Site': 'none' }))
    expect(door.path).toBe('/wachten')
    for (const name of ['Petra', 'Sem', plan.planId]) expect(door.text).not.toContain(name)
    expect((await visitor.get(`/plan/${plan.planId}`)).status).toBe(404)
  })

  test('a parent sees who waits and lets in; only that browser gets the invitation', async () => {
    const { origin, plan, petra, joke } = await table()
    await press(joke, plan, 'Zet de wachtkamer open')
    const path = await lobbyPath(joke, plan)
    const visitor = new Person(origin)
    const door = await visitor.follow(await visitor.get(path, { 'Sec-Fetch-Site': 'none' }))
    const empty = await formWithButton(visitor, door, door.path, 'Ik wil naar binnen').submit()
    expect(empty.status).toBe(400)
    const asked = await formWithButton(visitor, door, door.path, 'Ik wil naar binnen')
      .fill('Jouw naam', 'Buurman Ali')
      .submit()
    expect(words(await visitor.follow(asked))).toContain('Buurman Ali, wacht even')

    // The facilitator sees how many, and lets nobody in.
    const seen = await joke.get(evening(plan))
    expect([words(seen).includes('1 mens wacht'), seen.text.includes('Buurman Ali')]).toEqual([true, false])
    const page = await petra.get(evening(plan))
    const id = page.text.match(/name="visitor" value="([\w-]{22})"/)?.[1] ?? ''
    const forged = await joke.post(evening(plan), {
      intent: 'let-in',
      visitor: id,
      [`role-${id}`]: 'network',
    })
    expect(forged.status).toBe(403)

    await formWithButton(petra, page, evening(plan), 'Laat Buurman Ali binnen').submit()
    const welcome = await visitor.get('/wachten')
    expect(words(welcome)).toContain('Buurman Ali, je mag naar binnen')
    const joining = await visitor.follow(
      await formWithButton(visitor, welcome, '/wachten', 'Ga naar binnen').submit(),
    )
    expect(joining.path).toBe('/uitnodiging')
    const inside = await visitor.follow(
      await formWithButton(visitor, joining, joining.path, 'Doe mee').submit(),
    )
    expect([inside.status, inside.path.startsWith(`/plan/${plan.planId}`)]).toEqual([200, true])

    // Somebody else who scanned the same code is still outside.
    const other = new Person(origin)
    const elsewhere = await other.follow(await other.get(path, { 'Sec-Fetch-Site': 'none' }))
    expect(words(elsewhere)).toContain('Hoe heet je?')
    const log = await petra.get(`/plan/${plan.planId}/logboek`)
    expect(words(log)).toContain('Petra liet Buurman Ali binnen vanuit de wachtkamer')
  })

  test('closed, or invented: the same page for everybody; who waited is sent away', async () => {
    const { origin, plan, petra, joke } = await table()
    await press(joke, plan, 'Zet de wachtkamer open')
    const path = await lobbyPath(joke, plan)
    const waiting = new Person(origin)
    const door = await waiting.follow(await waiting.get(path, { 'Sec-Fetch-Site': 'none' }))
    await formWithButton(waiting, door, door.path, 'Ik wil naar binnen').fill('Jouw naam', 'Ali').submit()
    await press(petra, plan, 'Sluit de wachtkamer')
    for (const address of [path, '/lobby/AAAAAAAAAAAAAAAAAAAAAA']) {
      const late = new Person(origin)
      const gone = await late.follow(await late.get(address, { 'Sec-Fetch-Site': 'none' }))
      expect([gone.status, words(gone).includes('Deze wachtkamer is dicht')]).toEqual([404, true])
      expect((await late.post('/wachten', { name: 'Laat' })).location).toBe('/wachten')
    }
    expect((await waiting.get('/wachten')).status).toBe(404)
  })
})

test('each role × the evening: who sees it, who has the controls', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const expected: Record<InvitableRole, [status: number, guides: boolean]> = {
    parent: [200, true],
    youth: [200, false],
    network: [200, false],
    supporter: [200, false],
    interpreter: [200, false],
    facilitator: [200, true],
    informant: [404, false],
  }
  for (const [role, [status, guides]] of Object.entries(expected) as [InvitableRole, [number, boolean]][]) {
    const { person } = await join(origin, await invite(plan, `Naam ${role}`, role))
    const page = await person.get(evening(plan))
    expect([role, page.status, page.text.includes('Verander de minuten')]).toEqual([role, status, guides])
    const begun = await person.post(evening(plan), { intent: 'begin' })
    expect([role, begun.status]).toEqual([role, guides ? 302 : status === 404 ? 404 : 403])
  }
})

test('a visitor let in as a young person is asked which child, where the plan has several', async () => {
  const { origin } = server()
  const petra = new Person(origin)
  const start = await petra.get('/plan/nieuw')
  const two = await formWithButton(petra, start, '/plan/nieuw', 'Nog een kind')
    .choose('Ouder of opvoeder')
    .fill('Jouw voornaam', 'Petra')
    .fill('Voornaam van het kind', 'Sem')
    .submit()
  const form = formWithButton(petra, two, '/plan/nieuw', 'Begin met het plan')
  const second = form.entries.find(([name]) => name === 'child-1')
  expect(second).toBeDefined()
  const made = await petra.post('/plan/nieuw', {
    ...Object.fromEntries(form.entries),
    'child-1': 'Noor',
  })
  const planId = made.location?.match(/^\/plan\/([\w-]+)/)?.[1] ?? ''
  const plan = { parent: petra, planId, path: made.location ?? '' }
  await press(petra, plan, 'Zet de wachtkamer open')
  const visitor = new Person(origin)
  const lobby = await visitor.follow(await visitor.get(await lobbyPath(petra, plan)))
  await visitor.follow(
    await formWithButton(visitor, lobby, lobby.path, 'Ik wil naar binnen').fill('Jouw naam', 'Noor').submit(),
  )

  const page = await petra.get(evening(plan))
  const asked = await formWithButton(petra, page, evening(plan), 'Laat Noor binnen')
    .choose('Kind of jongere')
    .submit()
  expect([asked.status, words(asked).includes('Kies welk kind dit is.')]).toEqual([400, true])
  const id = page.text.match(/name="visitor" value="([\w-]+)"/)?.[1] ?? ''
  const forged = { intent: 'let-in', visitor: id, [`role-${id}`]: 'youth', [`child-${id}`]: 'A'.repeat(22) }
  expect((await petra.post(evening(plan), forged)).status).toBe(400)
  await formWithButton(petra, asked, evening(plan), 'Laat Noor binnen').choose('Noor').submit()
  expect(words(await petra.get(`/plan/${planId}/mensen`))).toContain('Noor')
})

test('a hand goes up from the page of the plan while an evening runs, and only then', async () => {
  const { origin, plan, joke } = await table()
  const { person: oma } = await join(origin, await invite(plan, 'oma Tineke'))
  const page = `/plan/${plan.planId}`
  expect((await oma.get(page)).text).not.toContain('Steek mijn hand op')
  await press(joke, plan, 'Begin de avond')
  const raised = await formWithButton(oma, await oma.get(page), page, 'Steek mijn hand op').submit()
  expect(raised.location).toBe(page)
  expect((await oma.get(page)).text).toContain('Je hand is omhoog.')
  expect(words(await joke.get(evening(plan)))).toContain('hand omhoog')
  // Who guides for their work puts up no hand.
  expect((await joke.get(page)).text).not.toContain('Steek mijn hand op')
  await press(joke, plan, 'Pauze')
  expect((await oma.get(page)).text).not.toContain('Je hand is omhoog.')
})
