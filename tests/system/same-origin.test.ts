import { expect, test } from 'vitest'
import { startPlan } from '#tests/harness/family.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { Person } from '#tests/harness/person.ts'

const server = sharedServer()

const FORGED: [string, Record<string, string>][] = [
  ['another origin', { Origin: 'https://elders.example', 'Sec-Fetch-Site': 'cross-site' }],
  [
    'another origin that says it is ours',
    { Origin: 'https://elders.example', 'Sec-Fetch-Site': 'same-origin' },
  ],
  ['no origin, from another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['no origin, from a page beside us', { 'Sec-Fetch-Site': 'same-site' }],
  ['nothing at all', {}],
  ['the origin null', { Origin: 'null' }],
]

test.each(FORGED)(
  'R-E19: a post with %s is refused on every route, before anything is done',
  async (_, headers) => {
    const { parent, planId } = await startPlan(server().origin)
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    for (const path of [
      '/plan/nieuw',
      '/taal',
      '/uitnodiging',
      '/inloggen',
      '/apparaten',
      `/plan/${planId}/mensen`,
      `/plan/${planId}/ik`,
    ]) {
      const answer = await parent.send('POST', path, { ...type, ...headers }, 'myName=Indringer')
      expect([path, answer.status]).toEqual([path, 403])
      expect(answer.text).toMatch(/^Deze vraag kwam niet van onze eigen pagina\. .*probeer/)
    }
  },
)

test('R-E19: no GET changes anything: a plan page read with a form’s fields in its address stays as it was', async () => {
  const { parent, planId } = await startPlan(server().origin)
  const path = `/plan/${planId}/mensen`
  const plain = (text: string) => text.replaceAll(/nonce="[^"]*"|'nonce-[^']*'|\?intent=[^"'\\]*/g, '')
  const before = plain((await parent.get(path)).text)
  await parent.get(`${path}?intent=invite&name=Indringer&role=parent`)
  const after = plain((await parent.get(path)).text)
  expect(after).not.toContain('Indringer')
  expect(after.length).toBe(before.length)
})

test('a form that is far too large is refused without being read: 413 and a sentence', async () => {
  const answer = await new Person(server().origin).post('/plan/nieuw', { myName: 'a'.repeat(200_000) })
  expect(answer.status).toBe(413)
  expect(answer.text).toMatch(/te veel in één keer/)
})
