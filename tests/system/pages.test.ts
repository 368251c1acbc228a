import { expect, test } from 'vitest'
import { startPlan } from '#tests/harness/family.ts'
import { documentOf } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'

const server = sharedServer()
const headingOf = (html: string) => documentOf(html).querySelector('h1')?.textContent?.trim() ?? ''

test.each(['/', '/hulp', '/plan/nieuw', '/voorbeeld', '/link', '/apparaten', '/postvak'])(
  '%s is open to everybody, in Dutch, with one heading and a title',
  async (path) => {
    const page = await new Person(server().origin).get(path)
    expect(page.status).toBe(200)
    const document = documentOf(page.text)
    expect(document.documentElement.getAttribute('lang')).toBe('nl')
    expect(document.querySelectorAll('h1')).toHaveLength(1)
    expect(document.querySelector('title')?.textContent).toBeTruthy()
  },
)

test('the first page offers the three roads, and says that it is a right and no duty', async () => {
  const { text } = await new Person(server().origin).get('/')
  for (const words of ['Maak een plan', 'Bekijk een voorbeeld', 'Ik heb een link', 'recht', 'Jeugdwet']) {
    expect(text).toContain(words)
  }
})

test('an address that does not exist answers 404 with a sentence that says what to do', async () => {
  const page = await new Person(server().origin).get('/bestaat-niet')
  expect(page.status).toBe(404)
  expect(headingOf(page.text)).toBe('Deze pagina is er niet')
  expect(page.text).toContain('Kijk of je de hele link hebt')
})

test('a plan that does not exist and somebody else’s plan answer alike: 404, word for word', async () => {
  const { origin } = server()
  const theirs = await startPlan(origin)
  const stranger = (await startPlan(origin, { me: 'Karim', child: 'Noor' })).parent
  const shown = (text: string) => documentOf(text).body.querySelector('main')?.innerHTML ?? text
  const existing = await stranger.get(`/plan/${theirs.planId}`)
  const invented = await stranger.get('/plan/AAAAAAAAAAAAAAAAAAAAAA')
  expect([existing.status, invented.status]).toEqual([404, 404])
  expect(headingOf(existing.text)).toBe(headingOf(invented.text))
  expect(shown(existing.text)).toBe(shown(invented.text))
  expect([...existing.headers.keys()]).toEqual([...invented.headers.keys()])
})

test('the first page shows "Mijn plannen" to somebody who has one, and to nobody else', async () => {
  const { origin } = server()
  const { parent, planId } = await startPlan(origin)
  const mine = await parent.get('/')
  expect(mine.text).toContain('Mijn plannen')
  expect(mine.text).toContain(planId)
  const nobody = await new Person(origin).get('/')
  expect(nobody.text).not.toContain('Mijn plannen</h2>')
  expect(nobody.text).not.toContain(planId)
})
