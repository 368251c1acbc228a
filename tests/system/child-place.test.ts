/** The child's own place over HTTP, without scripts: kept word for word, for the child alone until the child chooses. */
import { beforeAll, describe, expect, test } from 'vitest'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Answer, Person } from '#tests/harness/person.ts'

const server = sharedServer()
let plan: StartedPlan
let noor: Person
let tineke: Person
let joke: Person

beforeAll(async () => {
  const { origin } = server()
  plan = await startPlan(origin, { me: 'Petra', child: 'Noor' })
  const joined = async (name: string, role: Parameters<typeof invite>[2]) =>
    (await join(origin, await invite(plan, name, role))).person
  noor = await joined('Noor', 'youth')
  tineke = await joined('Oma Tineke', 'network')
  joke = await joined('Joke', 'facilitator')
})

const place = (question = '') => `/plan/${plan.planId}/kind${question}`
const sheet = () => `/plan/${plan.planId}/mijn-blad`
const words = (answer: Answer) => documentOf(answer.text).body.textContent ?? ''
const said = 'Ik wil niet dat jullie praten bij de deur.\nEcht   niet!'

/** Answers a question, and chooses who may read it. Resolves with the id. */
async function answer(question: string, text: string, audience?: string): Promise<string> {
  const path = place(`?vraag=${question}`)
  const kept = await formWithButton(noor, await noor.get(path), path, 'Klaar')
    .fill('Mijn woorden', text)
    .submit()
  const next = kept.location ?? ''
  const id = next.match(/lezen=([\w-]+)/)?.[1]
  if (!id) throw new Error(`Not kept: ${kept.status}`)
  if (audience) {
    let chosen = await formWithButton(noor, await noor.get(next), next, 'Zo is het goed')
      .choose(audience)
      .submit()
    if (chosen.location === null) chosen = await formWithButton(noor, chosen, next, 'Zo is het goed').submit()
    if (chosen.location === null) throw new Error(words(chosen))
  }
  return id
}

describe('AG2: a child’s words', () => {
  test('AG2: stay as the child wrote them, and nobody else changes or takes them away', async () => {
    const id = await answer('worries', said, 'Mijn familie en de mensen om ons heen')
    for (const adult of [plan.parent, tineke, joke]) {
      for (const intent of ['change', 'erase', 'audience', 'offer', 'withdraw', 'confirm'])
        expect(
          (
            await adult.post(sheet(), {
              intent,
              passage: id,
              words: 'Noor vindt het goed',
              audience: 'me',
              section: 'kind',
            })
          ).status,
        ).toBe(404)
      expect((await adult.get(place())).status).toBe(404)
      expect((await adult.post(place(), { intent: 'answer', question: 'worries', words: 'x' })).status).toBe(
        404,
      )
    }
    const shown = documentOf((await tineke.get(sheet())).text).querySelector('.passage__words')
    expect(shown?.textContent).toBe(said)
    expect((await joke.get(sheet())).text).not.toContain('bij de deur')
  })

  test('are the child’s alone until the child chooses; taken back they are gone', async () => {
    const id = await answer('dreams', 'een boomhut')
    expect((await plan.parent.get(sheet())).text).not.toContain('boomhut')
    const path = place(`?terug=${id}`)
    await formWithButton(noor, await noor.get(path), path, 'Ja, neem terug').submit()
    expect((await noor.get(place())).text).not.toContain('boomhut')
  })

  test('stand in the plan when the child puts them there', async () => {
    const id = await answer('good', 'Ik slaap bij oma.', 'Mijn familie en de mensen om ons heen')
    expect((await noor.post(place(), { intent: 'offer', passage: id })).status).toBe(302)
    expect((await plan.parent.get(plan.path)).text).toContain('Ik slaap bij oma.')
    expect((await joke.get(`/plan/${plan.planId}`)).text).not.toContain('Ik slaap bij oma.')
  })
})

test('skipping takes one tap; a reason is nobody’s business but the child’s', async () => {
  const page = documentOf((await noor.get(place('?vraag=worries'))).text)
  const skip = [...page.querySelectorAll('a')].find((one) => one.textContent === 'Sla over')
  const next = skip?.getAttribute('href') ?? ''
  const skipped = await noor.get(next)
  expect(words(skipped)).toContain('Je sloeg de vraag over.')
  await formWithButton(noor, skipped, next, 'Bewaar dit voor mij')
    .fill('Waarom sloeg je over?', 'geheime reden')
    .submit()
  for (const adult of [plan.parent, tineke, joke])
    for (const path of [sheet(), `/plan/${plan.planId}`, `/plan/${plan.planId}/logboek`])
      expect((await adult.get(path)).text).not.toContain('geheime reden')
})

test('every screen has the number to call, and says before writing that nobody reads along', async () => {
  for (const question of ['', '?vraag=worries', '?vraag=drawing', '?naast=ja']) {
    const page = words(await noor.get(place(question)))
    expect(page).toContain('Kindertelefoon: 0800 0432 (gratis)')
    // Of somebody whose age nobody filled in the stricter is shown: from twelve also 113.
    expect(page).toContain('Bel 113')
  }
  expect(words(await noor.get(place('?vraag=worries')))).toContain('Nu kijkt niemand mee.')
})

describe('bad input', () => {
  test('a drawing that is none, or too much of one, is refused and nothing of it is kept', async () => {
    const stroke = `0.1${'.1'.repeat(9_000)}`
    for (const drawing of ['<svg>', '9.9.1.1', '0.0.1', stroke]) {
      const wrong = await noor.post(place('?vraag=drawing'), {
        intent: 'answer',
        question: 'drawing',
        words: 'kijk',
        drawing,
      })
      expect(wrong.status).toBe(400)
    }
    expect(
      (await noor.post(place(), { intent: 'answer', question: 'drawing', words: '', drawing: '' })).status,
    ).toBe(400)
    expect((await noor.post(place(), { intent: 'answer', question: 'huis', words: 'x' })).status).toBe(400)
    expect((await noor.get(place())).text).not.toContain('kijk')
  })

  test('a person who is no facilitator cannot be told alone, and a forged text is not there', async () => {
    const forged = 'A'.repeat(22)
    expect((await noor.get(place(`?alleen=${forged}`))).status).toBe(404)
    expect((await noor.get(place(`?lezen=${forged}`))).status).toBe(404)
    expect((await noor.post(place(), { intent: 'to-facilitator', person: forged, words: 'x' })).status).toBe(
      404,
    )
    expect((await noor.post(place(), { intent: 'erase', passage: forged })).status).toBe(404)
  })
})
