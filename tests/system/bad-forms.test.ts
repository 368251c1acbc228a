import { expect, test } from 'vitest'
import { startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { type Form, Person } from '#tests/harness/person.ts'

const server = sharedServer()

const begin = async (fill: (form: ReturnType<typeof formWithButton>) => unknown) => {
  const person = new Person(server().origin)
  const page = await person.get('/plan/nieuw')
  const form = formWithButton(person, page, '/plan/nieuw', 'Begin met het plan')
  fill(form)
  return form.submit()
}
const fieldNamed = (html: string, label: string) => {
  const document = documentOf(html)
  const found = [...document.querySelectorAll('label')].find((each) =>
    each.textContent?.trim().startsWith(label),
  )
  return document.getElementById(found?.getAttribute('for') ?? '') as unknown as {
    value: string
    getAttribute(name: string): string | null
  } | null
}

test('a plan without names: 400 or 422, a sentence at each field, and what was filled in is still there', async () => {
  const answer = await begin((form) => form.choose('Ouder of opvoeder').fill('Voornaam van het kind', 'Sem'))
  expect([400, 422]).toContain(answer.status)
  expect(answer.text).toContain('Vul je voornaam in')
  expect(fieldNamed(answer.text, 'Jouw voornaam')?.getAttribute('aria-invalid')).toBe('true')
  expect(fieldNamed(answer.text, 'Voornaam van het kind')?.value).toBe('Sem')
})

test('a name that is far too long: a sentence that says how long it may be', async () => {
  const answer = await begin((form) =>
    form
      .choose('Ouder of opvoeder')
      .fill('Jouw voornaam', 'P'.repeat(5_000))
      .fill('Voornaam van het kind', 'Sem'),
  )
  expect([400, 422]).toContain(answer.status)
  expect(answer.text).toMatch(/te lang.*\d+ letters/)
})

test('a form that does not exist, and fields that nobody made: a sentence, never a stack', async () => {
  const person = new Person(server().origin)
  const forms: Form[] = [
    {},
    { me: 'koning' },
    { me: 'parent', template: '../../etc/passwd' },
    { child: ['a', 'b', 'c'] },
  ]
  for (const form of forms) {
    const answer = await person.post('/plan/nieuw', form)
    expect([400, 422]).toContain(answer.status)
    expect(answer.text).not.toMatch(/TypeError|node_modules|\.ts:\d/)
  }
})

test('an invitation without a name or role: 400 or 422 and a sentence', async () => {
  const plan = await startPlan(server().origin)
  const path = `/plan/${plan.planId}/mensen`
  let page = await plan.parent.get(path)
  if (!page.text.includes('Maak uitnodiging')) {
    page = await plan.parent.follow(
      await formWithButton(plan.parent, page, path, 'Iemand uitnodigen').submit(),
    )
  }
  const answer = await formWithButton(plan.parent, page, path, 'Maak uitnodiging').submit()
  expect([400, 422]).toContain(answer.status)
  expect(answer.text).toMatch(/naam/i)
})

test('an action that no page has: a sentence and 400, nothing done', async () => {
  const plan = await startPlan(server().origin)
  const answer = await plan.parent.post(`/plan/${plan.planId}/mensen`, { intent: 'alles-wissen' })
  expect([400, 404, 405, 422]).toContain(answer.status)
  expect((await plan.parent.get(`/plan/${plan.planId}`)).status).toBe(200)
})

test('a body of another kind than a form’s: a 4xx and a sentence, not a failure of ours', async () => {
  const { origin } = server()
  const plan = await startPlan(origin)
  for (const type of ['application/json', 'text/plain', 'multipart/form-data']) {
    for (const path of ['/plan/nieuw', '/link', `/plan/${plan.planId}/mensen`]) {
      const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type }
      const answer = await plan.parent.send('POST', path, headers, '{"me":"parent"}')
      expect([type, path, Math.floor(answer.status / 100)]).toEqual([type, path, 4])
    }
  }
})

test('methods that nobody uses are refused, and the process lives on', async () => {
  const person = new Person(server().origin)
  for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
    const answer = await person.send(method, '/plan/nieuw', { Origin: server().origin }, '')
    expect([method, answer.status >= 400 && answer.status < 500]).toEqual([method, true])
  }
  expect((await person.get('/health')).status).toBe(200)
})
