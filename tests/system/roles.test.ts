/** Roles over HTTP and WebSocket: inviting everybody, the JIM, what an adult is to a child. */
import { expect, onTestFinished, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { Client, goalOf, goalText, writeGoal } from '#tests/collaboration/client.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Person } from '#tests/harness/person.ts'
import { openSocket, socketUrl } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()

const peoplePath = ({ planId }: StartedPlan) => `/plan/${planId}/mensen`
const words = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** Presses a button on somebody's people page. */
async function press(
  person: Person,
  plan: StartedPlan,
  button: string,
  fill: Record<string, string> = {},
  choose: string[] = [],
) {
  const page = await person.get(peoplePath(plan))
  let form = formWithButton(person, page, peoplePath(plan), button)
  for (const [label, value] of Object.entries(fill)) form = form.fill(label, value)
  for (const label of choose) form = form.choose(label)
  return person.follow(await form.submit())
}

/** S04: Sem (14), Ilse and Ruud with authority, neighbour Fatima. */
async function sem() {
  const { origin } = server()
  const plan = await startPlan(origin, { me: 'Ilse', child: 'Sem' })
  const youth = (await join(origin, await invite(plan, 'Sem', 'youth'))).person
  const ruud = (await join(origin, await invite(plan, 'Ruud', 'parent'))).person
  const fatima = (await join(origin, await invite(plan, 'Fatima', 'network'))).person
  return { origin, plan, ilse: plan.parent, youth, ruud, fatima }
}

test('S04-T1: Fatima becomes JIM after the yes of Sem, Fatima, Ilse and Ruud, with his remark', async () => {
  const { plan, ilse, youth, ruud, fatima } = await sem()
  const asked = await press(youth, plan, 'Vraag als JIM', {}, ['Fatima'])
  expect(words(asked.text)).toContain('Fatima is gevraagd als JIM.')
  await press(fatima, plan, 'Ja')
  await press(ilse, plan, 'Ja')
  expect(words((await youth.get(peoplePath(plan))).text)).not.toContain('Fatima is JIM.')
  await press(ruud, plan, 'Ja', { 'Wil je er iets bij zeggen?': 'Vooruit dan maar.' })
  for (const person of [youth, ilse, ruud, fatima]) {
    const page = words((await person.get(peoplePath(plan))).text)
    expect(page).toContain('Fatima is JIM.')
    expect(page).toContain('Vooruit dan maar.')
  }
})

test('S04-T5: Sem takes the choice back, and Fatima’s page and socket close at once', async () => {
  const { origin, plan, ilse, youth, ruud, fatima } = await sem()
  await press(youth, plan, 'Vraag als JIM', {}, ['Fatima'])
  for (const person of [fatima, ilse, ruud]) await press(person, plan, 'Ja')
  const live = openSocket(socketUrl(origin, plan.planId), { origin, cookie: fatima.cookie })
  expect(await live.opened).toBe(true)
  const began = performance.now()
  await press(youth, plan, 'Ja, neem mijn keuze terug')
  expect(await live.ended).toMatchObject({ code: CLOSE.NO_ACCESS })
  expect(performance.now() - began).toBeLessThan(5_000)
  expect((await fatima.get(`/plan/${plan.planId}`)).status).toBe(404)
  expect((await fatima.get(peoplePath(plan))).status).toBe(404)
  // A parent may still invite her as a neighbour.
  const back = await join(origin, await invite(plan, 'Fatima', 'network'))
  expect((await back.person.get(`/plan/${plan.planId}`)).status).toBe(200)
})

test('R-B20: who loses the role while typing keeps what was saved, and nothing typed after it comes in', async () => {
  const { origin, plan, ilse, youth, ruud, fatima } = await sem()
  await press(youth, plan, 'Vraag als JIM', {}, ['Fatima'])
  for (const person of [fatima, ilse, ruud]) await press(person, plan, 'Ja')
  const as = (person: Person) =>
    new Client(origin.replace(/^http/, 'ws'), '', { plan: plan.planId, cookie: person.cookie, origin })
  const [hers, reader] = await Promise.all([as(fatima).ready(), as(ilse).ready()])
  onTestFinished(() => {
    hers.cut()
    reader.cut()
  })
  const title = () => goalText(hers.doc, 'doel')
  writeGoal(hers.doc, 'doel', '.')
  await until('it is saved', () => hers.isSaved)
  const before = hers.saved
  // She types on, letter by letter, also after the line is gone, as a page does.
  const typing = setInterval(() => title().insert(title().length, 'x'), 5)
  onTestFinished(() => clearInterval(typing))
  await until('she is typing', () => title().length > 20)
  await press(youth, plan, 'Ja, neem mijn keuze terug')
  expect(await hers.closing()).toBe(CLOSE.NO_ACCESS)
  const atClose = title().length
  await until('she typed on', () => title().length > atClose + 5)
  clearInterval(typing)

  const again = as(fatima)
  expect(await again.closing()).toBe(CLOSE.NO_ACCESS)
  const fresh = await as(ilse).ready()
  onTestFinished(() => fresh.cut())
  const kept = goalOf(fresh.doc, 'doel') ?? ''
  // Each letter was a frame of its own: what she was told is saved, is there.
  expect(kept.length).toBeGreaterThanOrEqual(1 + hers.saved - before)
  expect(kept.length).toBeLessThanOrEqual(atClose)
  await until('who reads along has the same', () => goalOf(reader.doc, 'doel') === kept)
})

test('S04: a parent cannot remove the JIM of a youth, and a facilitator does not know that there is one', async () => {
  const { origin, plan, ilse, youth } = await sem()
  const { person: bram } = await join(origin, await invite(plan, 'Bram', 'facilitator'))
  await press(youth, plan, 'Vraag als JIM', {}, ['Fatima'])
  const page = await ilse.get(peoplePath(plan))
  const id = page.text.match(/name="mentor" value="([\w-]{22})"/)?.[1] ?? ''
  expect(id).not.toBe('')
  expect((await ilse.post(peoplePath(plan), { intent: 'remove', person: id })).status).toBe(403)
  expect((await ilse.post(peoplePath(plan), { intent: 'mentor-take-back', mentor: id })).status).toBe(403)
  for (const intent of ['mentor-yes', 'mentor-take-back', 'mentor-ask', 'bonds'])
    expect([intent, (await bram.post(peoplePath(plan), { intent, mentor: id })).status]).toEqual([
      intent,
      403,
    ])
  expect((await bram.get(peoplePath(plan))).text).not.toContain('JIM')
})

test('a facilitator of the team: the employer and the sentence stand beside the name', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const opened = await plan.parent.post(peoplePath(plan), { intent: 'open' })
  const page = await plan.parent.follow(opened)
  await formWithButton(plan.parent, page, page.path, 'Maak uitnodiging')
    .fill('Naam', 'Hamza')
    .choose('Begeleider van het gesprek')
    .choose('Werkt bij het wijkteam van de gemeente')
    .submit()
  const list = words((await plan.parent.get(peoplePath(plan))).text)
  expect(list).toContain('werkt bij het wijkteam')
  expect(list).toContain('Wat Hamza leest, weet Hamza ook in het werk.')
})

test('a guardian of an institution reads, and brings nobody in who would write', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const start = await plan.parent.follow(await plan.parent.post(peoplePath(plan), { intent: 'open' }))
  const made = await formWithButton(plan.parent, start, start.path, 'Maak uitnodiging')
    .fill('Naam', 'Voogd Vera')
    .choose('Ouder of opvoeder')
    .choose('Ja, van een organisatie')
    .submit()
  const link = made.text.match(/\/u\/[\w-]{43}/)?.[0] ?? ''
  const { person: vera } = await join(origin, link)
  expect((await vera.get(peoplePath(plan))).text).not.toContain('Iemand uitnodigen')
  expect(
    (await vera.post(peoplePath(plan), { intent: 'invite', name: 'Ik zelf', role: 'parent' })).status,
  ).toBe(403)
  expect((await vera.post(peoplePath(plan), { intent: 'bonds' })).status).toBe(403)
})
