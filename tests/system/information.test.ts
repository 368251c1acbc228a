/** The sheet of school or other help over HTTP: facts for the family, and nothing of the family for the informant. */

import { join as joinPath } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import Sqlite from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { Client, writeParagraph } from '#tests/collaboration/client.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Answer, Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()
let plan: StartedPlan
let school: Person

/** The step, as the page of steps leaves it: what this file is about begins there. */
function step(to: string): void {
  const file = new Sqlite(joinPath(server().dataDir, 'familiegroepsplan.sqlite'))
  file.prepare('update plans set step = ? where id = ?').run(to, plan.planId)
  file.close()
}

beforeAll(async () => {
  const { origin } = server()
  plan = await startPlan(origin, { me: 'Petra', child: 'Noor' })
  school = (await join(origin, await invite(plan, 'Juf Els', 'informant'))).person
  step('inform')
})

const page = () => `/plan/${plan.planId}/informatie`
const words = (answer: Answer) => documentOf(answer.text).body.textContent ?? ''

test('a locked condition stands in the plan with its origin and day, and the family cannot drop it', async () => {
  const form = formWithButton(school, await school.get(page()), page(), 'Bewaar')
    .fill('Wat weet je?', 'Vader komt alleen met opa erbij.')
    .choose('Dit is een voorwaarde die vaststaat')
    .fill('Van wie is de voorwaarde?', 'Veilig Thuis')
    .fill('Sinds welke dag?', '2026-11-01')
  expect((await form.submit()).location).not.toBeNull()
  const shown = words(await plan.parent.get(plan.path))
  expect(shown).toContain('Voorwaarde die vaststaat')
  expect(shown).toContain('Van Veilig Thuis, sinds 1 november 2026. Dit zijn geen woorden van de familie.')
  const id = (await school.get(page())).text.match(/name="fact" value="([\w-]{22})"/)?.[1] ?? ''
  expect(id).not.toBe('')
  for (const intent of ['change', 'erase'])
    expect((await plan.parent.post(page(), { intent, fact: id, words: 'Vader komt altijd.' })).status).toBe(
      404,
    )
  expect((await plan.parent.post(page(), { intent: 'leave-out', fact: id })).status).toBe(403)
  expect(words(await plan.parent.get(plan.path))).toContain('Vader komt alleen met opa erbij.')
})

test('words of illness or offence get a hint, and are kept all the same', async () => {
  const form = formWithButton(school, await school.get(page()), page(), 'Bewaar')
  await form.fill('Wat weet je?', 'Moeder is depressief.').submit()
  expect(words(await school.get(page()))).toContain('Is dit nodig voor het plan?')
  expect(words(await plan.parent.get(page()))).toContain('Moeder is depressief.')
})

test('AG5: an informant reads no word of the family, on any page, also after the step is over', async () => {
  const path = `/plan/${plan.planId}/mijn-blad`
  const { parent } = plan
  // Nobody else of the family is here, so there is no name to say yes to.
  await parent.post(path, { intent: 'new', words: 'alleen-voor-familie', audience: 'everyone' })
  const isSaved = (await parent.get(path)).text.includes('alleen-voor-familie')
  expect(isSaved).toBe(true)
  for (const at of ['inform', 'agree']) {
    step(at)
    for (const { path: route = '' } of routes as RouteConfigEntry[]) {
      const address = `/${route}`.replace(':planId', plan.planId).replace(/:\w+/, 'A'.repeat(43))
      for (const variant of [address, `${address === '/' ? '/_root' : address}.data`])
        expect([at, variant, (await school.get(variant)).text.includes('alleen-voor-familie')]).toEqual([
          at,
          variant,
          false,
        ])
    }
  }
  expect(words(await school.get(page()))).not.toContain('Moeder is depressief.')
  expect((await school.post(page(), { intent: 'write', words: 'te laat' })).status).toBe(403)
})

test('while informing, school reads the question that the plan is about, and the family reads that it did', async () => {
  const { origin, cookie } = plan.parent
  const url = origin.replace(/^http/, 'ws')
  const client = await new Client(url, '', { plan: plan.planId, origin, cookie }).ready()
  writeParagraph(client.doc, 'vraag', 'Hoe komt Noor op tijd?')
  writeParagraph(client.doc, 'goed', 'Noor zwemt graag.')
  await until('it is on disk', () => client.isSaved)
  client.cut()
  for (const [at, isRead] of [
    ['prepare', false],
    ['inform', true],
    ['agree', false],
  ] as const) {
    step(at)
    const shown = words(await school.get(page()))
    expect([at, shown.includes('Hoe komt Noor op tijd?')]).toEqual([at, isRead])
    expect([at, shown.includes('Noor zwemt graag.')]).toEqual([at, false])
  }
  const log = words(await plan.parent.get(`/plan/${plan.planId}/logboek`))
  expect(log).toMatch(/Juf Els[^.]*(las|bekeek|keek)/)
})

test('bad input: empty, a condition without origin or day, a day that is none', async () => {
  step('inform')
  const wrong: Record<string, string>[] = [
    { words: ' ' },
    { words: 'x', condition: 'on', source: '', on: '2026-11-01' },
    { words: 'x', condition: 'on', source: 'GI', on: '' },
    { words: 'x', condition: 'on', source: 'GI', on: '2026-02-31' },
    { words: 'x', condition: 'on', source: 'GI', on: '2026' },
    { words: 'x'.repeat(4_001) },
  ]
  for (const form of wrong)
    expect([form, (await school.post(page(), { intent: 'write', ...form })).status]).toEqual([form, 400])
})
