/** Links that do not work any more, or never did: a sentence that says what to do, and the right status code. */
import { expect, test } from 'vitest'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'
import { testServer } from '#tests/harness/server.ts'

const server = sharedServer()
const words = (html: string) =>
  (documentOf(html).querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')

const open = async (link: string) => {
  const person = new Person(server().origin)
  const answer = await person.follow(await person.get(link, { 'Sec-Fetch-Site': 'none' }))
  return { ...answer, person, words: words(answer.text) }
}
const gone = (answer: { status: number; words: string }) => {
  expect(answer.status).toBe(410)
  expect(answer.words).toMatch(/nieuwe link/)
}

test('an invitation that was used: 410, and how to get a new one', async () => {
  const plan = await startPlan(server().origin)
  const link = await invite(plan, 'Oma Tineke')
  await join(server().origin, link)
  gone(await open(link))
})

test('an invitation that was withdrawn: 410', async () => {
  const plan = await startPlan(server().origin)
  const link = await invite(plan, 'Oma Tineke')
  const path = `/plan/${plan.planId}/mensen`
  const people = await plan.parent.get(path)
  const button = [...documentOf(people.text).querySelectorAll('button')]
    .map((each) => each.getAttribute('aria-label') ?? each.textContent?.trim() ?? '')
    .find((name) => /trek uitnodiging in/i.test(name))
  if (!button) throw new Error('No button to withdraw the invitation')
  const asked = await formWithButton(plan.parent, people, path, button).submit()
  expect(asked.status).toBeLessThan(400)
  gone(await open(link))
})

test('an invented link: 404 or 410, with the same words as any link that does not work', async () => {
  for (const token of ['A'.repeat(43), 'x', '..%2f..%2fetc', 'é', '%00']) {
    const answer = await open(`/u/${token}`)
    expect([404, 410, 400]).toContain(answer.status)
    expect(answer.words).toMatch(/link/)
    expect(answer.words).not.toMatch(/Error|undefined|null/)
  }
})

test('an invented sign-in link: a sentence that says what to do', async () => {
  const answer = await open(`/in/${'A'.repeat(43)}`)
  expect([404, 410]).toContain(answer.status)
  expect(answer.words).toMatch(/link/)
})

test('R-E16: the token leaves the address at once, and only by a redirect that is not kept', async () => {
  const plan = await startPlan(server().origin)
  const link = await invite(plan, 'Oma Tineke')
  const token = link.split('/').pop() ?? ''
  const person = new Person(server().origin)
  const first = await person.get(link, { 'Sec-Fetch-Site': 'none' })
  expect([302, 303]).toContain(first.status)
  expect(first.location).toBe('/uitnodiging')
  expect(first.headers.get('cache-control')).toContain('no-store')
  expect(first.headers.get('referrer-policy')).toBe('no-referrer')
  const page = await person.get('/uitnodiging')
  expect(page.text).not.toContain(token)
})

test('R-E15: opening an invitation spends nothing, however often a mail scanner does it', async () => {
  const plan = await startPlan(server().origin)
  const link = await invite(plan, 'Oma Tineke')
  for (let times = 0; times < 3; times += 1) await open(link)
  const { path } = await join(server().origin, link)
  expect(path).toContain(`/plan/${plan.planId}`)
})

test('R-E16: no log line of the server holds a token, at the most talkative level', async () => {
  const talkative = await testServer({ env: { LOG_LEVEL: 'debug' } })
  const plan = await startPlan(talkative.origin)
  const link = await invite(plan, 'Oma Tineke')
  const { person } = await join(talkative.origin, link)
  const invented = 'B'.repeat(43)
  await person.get(`/u/${invented}`)
  await person.get(`/in/${invented}`)
  await person.get(`/u/${invented}/%E0%A4%A`)
  expect(await talkative.stop()).toBe(0)
  const secrets = [
    link.split('/').pop() ?? '',
    invented,
    ...plan.parent.cookies.values(),
    ...person.cookies.values(),
  ]
  const log = talkative.output()
  for (const secret of secrets.filter((one) => one.length > 20)) expect(log).not.toContain(secret)
})

test('somebody who is already in the plan is asked first, and stays who they are', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  const link = await invite(plan, 'Oma Tineke')
  const before = plan.parent.cookie
  const opened = await plan.parent.follow(await plan.parent.get(link, { 'Sec-Fetch-Site': 'none' }))
  expect(opened.status).toBe(200)
  expect(words(opened.text)).toMatch(/Je bent nu Petra/)
  expect(plan.parent.cookie).toContain(before)
})
