/** Every role × the pages about people, the log and the evening, in the open and while the family is among themselves. */
import { expect, test } from 'vitest'
import { ROLES, type Role } from '#plan/roles.ts'
import { invite, join, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Person } from '#tests/harness/person.ts'

const server = sharedServer()

type Row = Record<'mensen' | 'ik' | 'logboek' | 'logboek.csv' | 'logboek.json' | 'begeleiden', number>
const row = (mensen: number, log: number, begeleiden: number): Row => ({
  mensen,
  ik: 200,
  logboek: log,
  'logboek.csv': log,
  'logboek.json': log,
  begeleiden,
})

const OPEN: Record<Role, Row> = {
  parent: row(200, 200, 200),
  youth: row(200, 200, 200),
  network: row(200, 200, 200),
  supporter: row(200, 404, 200),
  interpreter: row(200, 404, 200),
  facilitator: row(200, 404, 200),
  // Has an own sheet, and nothing else of the plan.
  informant: row(403, 404, 404),
}
/** A clock is there for an informant too; what changed is nothing more than that. */
const PRIVATE: Record<Role, Row> = { ...OPEN, informant: row(403, 404, 200) }

const CLOCK = 'De familie praat nu onder elkaar.'

async function everyRole() {
  const { origin } = server()
  const plan = await startPlan(origin)
  const people = new Map<Role, Person>()
  for (const role of ROLES) {
    const { person } = await join(origin, await invite(plan, `Naam ${role}`, role))
    people.set(role, person)
  }
  return { plan, people }
}

async function expectTable(people: Map<Role, Person>, planId: string, table: Record<Role, Row>) {
  for (const [role, person] of people) {
    for (const [page, status] of Object.entries(table[role])) {
      const answer = await person.get(`/plan/${planId}/${page}`)
      expect([role, page, answer.status]).toEqual([role, page, status])
    }
  }
}

test('each role × each page', async () => {
  const { plan, people } = await everyRole()
  await expectTable(people, plan.planId, OPEN)
})

test('AG3: in private time the evening is a clock and nothing else, for everybody, and nobody moves it', async () => {
  const { plan, people } = await everyRole()
  const evening = `/plan/${plan.planId}/begeleiden`
  const facilitator = people.get('facilitator') as Person
  await facilitator.post(evening, { intent: 'lobby-open' })
  await facilitator.post(evening, { intent: 'begin' })
  const steps = `/plan/${plan.planId}/stappen`
  await formWithButton(plan.parent, await plan.parent.get(steps), steps, 'Begin familietijd').submit()

  await expectTable(people, plan.planId, PRIVATE)
  for (const [role, person] of people) {
    for (const variant of [evening, `${evening}?beeld=groot`]) {
      const { text } = await person.get(variant)
      for (const trace of ['/lobby/', 'Welkom', 'Naam network', 'onderdelen begonnen'])
        expect([role, variant, trace, text.includes(trace)]).toEqual([role, variant, trace, false])
    }
    expect([role, (await person.get(evening)).text.includes(CLOCK)]).toEqual([role, true])
    for (const intent of ['begin', 'pause', 'turn', 'raise', 'lobby-open', 'lobby-close'])
      expect([role, intent, (await person.post(evening, { intent })).status]).toEqual([role, intent, 403])
  }
  const data = (await facilitator.get(`${evening}.data`)).text
  expect(data).not.toContain('/lobby/')
  expect(data).not.toContain('Naam network')
})
