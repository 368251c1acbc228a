/** The steps of a plan over HTTP: what the page says, who moves, and what the switches do to an open connection. */
import { expect, test } from 'vitest'
import { Client, writeGoal } from '#tests/collaboration/client.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()

async function family() {
  const { origin } = server()
  const plan = await startPlan(origin)
  const { person: grandmother } = await join(origin, await invite(plan, 'Oma Tineke'))
  const { person: facilitator } = await join(origin, await invite(plan, 'Joke', 'facilitator'))
  return { plan, mother: plan.parent, grandmother, facilitator, path: `/plan/${plan.planId}/stappen` }
}
const now = async (person: Person, path: string) =>
  documentOf((await person.get(path)).text)
    .querySelector('[aria-current=step] summary')
    ?.textContent.replace(/\s+/g, ' ')
const press = async (person: Person, path: string, button: string) =>
  (await formWithButton(person, await person.get(path), path, button).submit()).status

test('a plan of the family alone stands at "Afspreken", and nothing asks for a step', async () => {
  const { parent, planId } = await startPlan(server().origin)
  const page = await parent.get(`/plan/${planId}/stappen`)
  expect(page.text).toContain('Jullie maken het plan zelf.')
  expect(page.text).toContain('Begin familietijd')
  const names = [...documentOf(page.text).querySelectorAll('.step-list summary')].map(
    (each) => each.textContent,
  )
  expect(names.map((name) => name.replace(/^\d/, '').replace('Nu bij deze stap', '').trim())).toEqual([
    'Afspreken',
    'Delen',
    'Volgen en terugkijken',
  ])
})

test('a parent and the facilitator move the plan on and back; a neighbour does not', async () => {
  const { mother, grandmother, facilitator, path } = await family()
  expect(await press(facilitator, path, 'Terug naar: Voorbereiden')).toBe(302)
  expect(await now(mother, path)).toContain('Voorbereiden')
  expect(await press(mother, path, 'Verder naar: Afspreken')).toBe(302)
  expect(await now(facilitator, path)).toContain('Afspreken')
  expect((await grandmother.post(path, { intent: 'move', to: 'share' })).status).toBe(403)
  expect((await mother.post(path, { intent: 'move', to: 'nergens' })).status).toBe(400)
  expect((await mother.post(path, { intent: 'iets' })).status).toBe(400)
  expect(await now(grandmother, path)).toContain('Afspreken')
})

test('private time ends by what the family shows, never by a step; and only the family begins it again', async () => {
  const { mother, grandmother, facilitator, path, plan } = await family()
  for (const person of [grandmother, facilitator])
    expect((await person.post(path, { intent: 'begin' })).status).toBe(403)
  expect(await press(mother, path, 'Begin familietijd')).toBe(302)
  for (const person of [mother, grandmother, facilitator])
    expect((await person.post(path, { intent: 'move', to: 'agree' })).status).toBe(403)
  for (const intent of ['end', 'show', 'go-on']) {
    const release = `/plan/${plan.planId}/familietijd`
    for (const person of [grandmother, facilitator])
      expect((await person.post(release, { intent })).status).toBe(403)
  }
  expect(await now(facilitator, path)).toContain('Familietijd')
})

test('R-B20: "Begeleider schrijft mee" goes off: the connection that is open reads, and writes no more', async () => {
  const { mother, facilitator, path, plan } = await family()
  const { origin, cookie } = facilitator
  const client = await new Client(origin.replace('http', 'ws'), '', {
    plan: plan.planId,
    origin,
    cookie,
  }).ready()
  writeGoal(client.doc, 'eerst', 'Dit mag')
  await until('it is kept', () => client.isSaved)
  expect((await facilitator.post(path, { intent: 'settings' })).status).toBe(403)
  const form = formWithButton(mother, await mother.get(path), path, 'Bewaar')
  expect(form.entries).toContainEqual(['facilitatorWritesAlong', 'on'])
  expect((await mother.post(path, { intent: 'settings' })).status).toBe(200)
  writeGoal(client.doc, 'daarna', 'Dit mag niet meer')
  expect(await client.closing()).toBe(4403)
  expect((await facilitator.get(`/plan/${plan.planId}`)).text).toContain('In deze stap lees je het plan')
  const log = await mother.get(`/plan/${plan.planId}/logboek`)
  expect(log.text).toContain('Begeleider schrijft mee')
})
