/**
 * Words of one author over HTTP, by the forms of the pages and without scripts: what is not somebody's to read is in no
 * byte that the server sends to them, and nobody changes the words of another.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { beforeAll, describe, expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { type Answer, Person } from '#tests/harness/person.ts'
import { connectProvider } from '#tests/harness/socket.ts'

const server = sharedServer()
let plan: StartedPlan
let petra: Person
let mark: Person
let tineke: Person
let joke: Person

beforeAll(async () => {
  const { origin } = server()
  plan = await startPlan(origin, { me: 'Petra', child: 'Noor' })
  petra = plan.parent
  const joined = async (name: string, role: Parameters<typeof invite>[2]) =>
    (await join(origin, await invite(plan, name, role))).person
  mark = await joined('Mark', 'parent')
  tineke = await joined('Oma Tineke', 'network')
  joke = await joined('Joke', 'facilitator')
})

const sheet = () => `/plan/${plan.planId}/mijn-blad`
const words = (answer: Answer) => documentOf(answer.text).body.textContent ?? ''

/** Writes on the own sheet as a browser without scripts does. Resolves with the id of the text. */
async function write(person: Person, text: string, audience = 'Alleen ik', people: string[] = []) {
  const path = `${sheet()}?nieuw=ja`
  const form = formWithButton(person, await person.get(path), path, 'Bewaar').fill('Mijn woorden', text)
  form.choose(audience)
  for (const name of people) form.choose(name)
  let answer = await form.submit()
  if (answer.location === null) answer = await formWithButton(person, answer, path, 'Ja, bewaar').submit()
  const id = answer.location?.split('#tekst-')[1] ?? (await lastOf(person))
  if (!id) throw new Error(`Not saved: ${answer.status} ${words(answer).slice(0, 600)}`)
  return id
}
/** A redirect of the harness carries no anchor: the newest text of the page is the one. */
const lastOf = async (person: Person) =>
  [...(await person.get(sheet())).text.matchAll(/wis=([\w-]{22})/g)].at(-1)?.[1]

const paths = (entries: readonly RouteConfigEntry[]): string[] => entries.map(({ path = '' }) => `/${path}`)
/** Everything this person can ask for in this plan: pages, their data, downloads. */
async function everything(person: Person): Promise<{ path: string; text: string }[]> {
  const asked = paths(routes as RouteConfigEntry[])
    .filter((path) => path !== '/*')
    .map((path) => path.replace(':planId', plan.planId).replace(/:\w+/, 'A'.repeat(43)))
  const found = []
  for (const path of asked)
    for (const variant of [
      path,
      `${path === '/' ? '/_root' : path}.data`,
      `${path}?nieuw=ja`,
      `${path}?q=Mark+drinkt`,
    ]) {
      const { text, headers } = await person.get(variant)
      found.push({ path: variant, text: `${text}${JSON.stringify([...headers])}` })
    }
  return found
}

describe('who reads', () => {
  test('S01-T1: Mark never sees "Mark drinkt.": not a byte of any page he can open, and not of the room', async () => {
    const id = await write(petra, 'Mark drinkt.')
    expect((await petra.get(sheet())).text).toContain('Mark drinkt.')
    for (const other of [mark, tineke, joke]) {
      const told = (await everything(other)).filter(
        ({ path, text }) => (text.includes('drinkt') && !path.includes('q=')) || text.includes(id),
      )
      expect(told.map(({ path }) => path)).toEqual([])
    }
    const reader = connectProvider(mark, plan.planId)
    await reader.synced
    expect(JSON.stringify(reader.doc.toJSON())).not.toContain('drinkt')
    expect(server().output()).not.toContain('drinkt')
  })

  test('what I may not read leaves no trace: the page is the same as before it was written', async () => {
    const still = (answer: Answer) => answer.text.replaceAll(/nonce="[^"]*"|[\w+/]{22}==/g, '')
    const before = still(await mark.get(sheet()))
    const id = await write(petra, 'nog een geheim')
    expect(still(await mark.get(sheet()))).toBe(before)
    for (const question of ['wijzig', 'lezers', 'wis', 'zet', 'voorstel', 'mening']) {
      const hidden = await mark.get(`${sheet()}?${question}=${id}`)
      const missing = await mark.get(`${sheet()}?${question}=${'A'.repeat(22)}`)
      expect([question, hidden.status, missing.status]).toEqual([question, 404, 404])
      expect(still(hidden).replaceAll(id, '')).toBe(still(missing).replaceAll('A'.repeat(22), ''))
    }
  })

  test('each choice lists the names before anything is saved; without scripts they are asked once more', async () => {
    const path = `${sheet()}?nieuw=ja`
    const page = await petra.get(path)
    const labels = [...documentOf(page.text).querySelectorAll('[role=radiogroup] label')].map(
      (one) => one.textContent,
    )
    expect(labels).toEqual([
      'Alleen ik',
      'Alleen mensen die ik kies',
      'Onze kring',
      'Onze kring en de begeleider',
      'Iedereen in dit plan',
    ])
    expect(
      documentOf(page.text).querySelector('[role=radiogroup] input[checked]')?.getAttribute('value'),
    ).toBe('me')
    expect(words(page)).toContain('Dit lezen: Mark en Oma Tineke.')
    expect(words(page)).toContain('Dit lezen: Joke, Mark en Oma Tineke.')

    const form = formWithButton(petra, page, path, 'Bewaar').fill('Mijn woorden', 'voor de kring')
    const asked = await form.choose('Onze kring').submit()
    expect(asked.location).toBeNull()
    expect(words(asked)).toContain('Klopt dit?')
    expect((await mark.get(sheet())).text).not.toContain('voor de kring')
    const saved = await formWithButton(petra, asked, path, 'Ja, bewaar').submit()
    expect(saved.location).not.toBeNull()
    expect((await mark.get(sheet())).text).toContain('voor de kring')
    expect((await joke.get(sheet())).text).not.toContain('voor de kring')
  })

  test('S04-T2: a sentence for one person is read by that person alone', async () => {
    await write(petra, 'Zij schreeuwt niet.', 'Alleen mensen die ik kies', ['Oma Tineke'])
    expect((await tineke.get(sheet())).text).toContain('Zij schreeuwt niet.')
    for (const other of [mark, joke])
      for (const { path, text } of await everything(other))
        expect([path, text.includes('schreeuwt')]).toEqual([path, false])
  })

  test('S03-T1: words for the facilitator and one other are nowhere for a parent', async () => {
    await write(petra, 'ik slaap slecht', 'Alleen mensen die ik kies', ['Joke', 'Oma Tineke'])
    expect((await joke.get(sheet())).text).toContain('ik slaap slecht')
    for (const { path, text } of await everything(mark))
      expect([path, text.includes('slaap slecht')]).toEqual([path, false])
  })

  test('who joins later reads nothing earlier until the author says yes', async () => {
    await write(petra, 'van voor Ali', 'Iedereen in dit plan')
    const { person: ali } = await join(server().origin, await invite(plan, 'Ali', 'network'))
    expect((await ali.get(sheet())).text).not.toContain('van voor Ali')
    const page = await petra.get(sheet())
    expect(words(page)).toContain('Deze mensen kwamen later')
    const document = documentOf(page.text)
    const card = [...document.querySelectorAll('article')].find((one) =>
      one.textContent?.includes('van voor Ali'),
    )
    const form = card?.querySelector('input[name=person]')?.closest('form')
    const field = (name: string) => form?.querySelector(`input[name=${name}]`)?.getAttribute('value') ?? ''
    await petra.post(sheet(), { intent: 'grant', passage: field('passage'), person: field('person') })
    const read = await ali.get(sheet())
    expect(read.text).toContain('van voor Ali')
    expect(read.text).not.toContain('voor de kring')
  })
})

describe('AG1: nobody changes the words of another', () => {
  test('S01-T2: no form of Mark changes Petra’s text; a differing view stands beside it', async () => {
    const text = 'Op 3 vrijdagen kwam Mark een half uur later.'
    const id = await write(petra, text, 'Iedereen in dit plan')
    for (const intent of ['change', 'audience', 'offer', 'withdraw', 'erase', 'confirm', 'grant']) {
      const answer = await mark.post(sheet(), {
        intent,
        passage: id,
        words: 'Mark is er altijd',
        audience: 'me',
        section: 'zorgen',
        person: 'x',
      })
      expect([intent, answer.status]).toEqual([intent, 404])
    }
    const path = `${sheet()}?mening=${id}`
    const answer = await formWithButton(mark, await mark.get(path), path, 'Zet het ernaast')
      .fill('Jouw mening', 'Twee keer stond ik in de file. Ik heb gebeld.')
      .submit()
    expect(answer.location).not.toBeNull()
    for (const reader of [petra, tineke, joke]) {
      const page = words(await reader.get(sheet()))
      expect(page).toContain(text)
      expect(page).toContain('Een andere mening van Mark')
      expect(page).toContain('Twee keer stond ik in de file.')
    }
  })

  test('forged ids are answered like what does not exist', async () => {
    const id = await write(petra, 'geheim van Petra')
    for (const passage of [id, 'A'.repeat(22), '', '../..', '%00'])
      for (const intent of [
        'change',
        'audience',
        'offer',
        'withdraw',
        'erase',
        'confirm',
        'beside',
        'grant',
        'erase-beside',
      ]) {
        const answer = await mark.post(sheet(), {
          intent,
          passage,
          beside: passage,
          kind: 'proposal',
          words: 'x',
          audience: 'me',
          section: 'zorgen',
          person: '',
        })
        expect([intent, passage, answer.status]).toEqual([intent, passage, 404])
      }
    expect((await petra.get(sheet())).text).toContain('geheim van Petra')
  })
})

describe('in the plan', () => {
  const offer = async (id: string) => {
    const path = `${sheet()}?zet=${id}`
    await formWithButton(petra, await petra.get(path), path, 'Zet het erbij').submit()
  }

  test('AG5: what is offered stands in the plan for its audience, word for word; withdrawn it is gone', async () => {
    const id = await write(petra, 'Ik wil rust bij het wisselen.', 'Onze kring')
    const inPlan = async (person: Person) =>
      [plan.path, `/plan/${plan.planId}.data`].map(async (path) =>
        (await person.get(path)).text.includes('rust bij het wisselen'),
      )
    expect(await Promise.all(await inPlan(mark))).toEqual([false, false])
    await offer(id)
    expect(await Promise.all(await inPlan(mark))).toEqual([true, true])
    expect(await Promise.all(await inPlan(joke))).toEqual([false, false])
    await petra.post(sheet(), { intent: 'withdraw', passage: id })
    expect(await Promise.all(await inPlan(mark))).toEqual([false, false])
  })
})

test('R-B32: an erased text is in no byte of the database, its log, or what the server wrote', async () => {
  const marker = `merkteken-${Math.random().toString(36).slice(2)}`
  const id = await write(petra, marker, 'Iedereen in dit plan')
  const files = () =>
    ['familiegroepsplan.sqlite', 'familiegroepsplan.sqlite-wal']
      .map((name) => joinPath(server().dataDir, name))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path).includes(marker))
  expect(files()).toContain(true)
  const path = `${sheet()}?wis=${id}`
  const asked = await petra.get(path)
  expect(words(asked)).toContain('Wil je deze tekst wissen?')
  expect((await petra.get(sheet())).text).toContain(marker)
  await formWithButton(petra, asked, path, 'Ja, wis de tekst').submit()
  expect(files()).not.toContain(true)
  expect(server().output()).not.toContain(marker)
  expect((await mark.get(sheet())).text).not.toContain(marker)
})

describe('bad input', () => {
  test('a text that is too long comes back whole, and is not saved', async () => {
    const long = 'woord '.repeat(700)
    const answer = await petra.post(`${sheet()}?nieuw=ja`, { intent: 'new', words: long, audience: 'me' })
    expect(answer.status).toBe(400)
    expect(words(answer)).toContain('Dit is te lang.')
    expect(documentOf(answer.text).querySelector('textarea')?.value.trim()).toBe(long.trim())
  })

  test('an empty text, no audience or nobody chosen is asked again', async () => {
    for (const form of [
      { words: ' ', audience: 'me' },
      { words: 'x', audience: 'wie-dan-ook' },
      { words: 'x', audience: 'chosen' },
    ])
      expect((await petra.post(`${sheet()}?nieuw=ja`, { intent: 'new', ...form })).status).toBe(400)
  })

  test('a stranger in an audience list is answered like somebody who does not exist', async () => {
    const other = await startPlan(server().origin, { me: 'Karim', child: 'Lina' })
    const people = (await other.parent.get(`/plan/${other.planId}/mensen`)).text
    const strangers = [...new Set([...people.matchAll(/[\w-]{22}/g)].map(([id]) => id))]
    expect(strangers.length).toBeGreaterThan(0)
    for (const id of [...strangers.slice(0, 3), 'A'.repeat(22)]) {
      const answer = await petra.post(sheet(), {
        intent: 'new',
        words: 'voor een vreemde',
        audience: 'chosen',
        people: id,
        seen: id,
      })
      expect(answer.status).toBe(404)
    }
    expect((await petra.get(sheet())).text).not.toContain('voor een vreemde')
  })

  test('R-E27: somebody of another plan reads and writes nothing here', async () => {
    const stranger = (await startPlan(server().origin, { me: 'Karim', child: 'Lina' })).parent
    const id = await write(petra, 'van Petra alleen')
    for (const person of [stranger, new Person(server().origin)]) {
      expect((await person.get(sheet())).status).toBe(404)
      for (const intent of [
        'new',
        'change',
        'audience',
        'offer',
        'withdraw',
        'erase',
        'confirm',
        'beside',
        'grant',
        'write-down',
      ])
        expect(
          (await person.post(sheet(), { intent, passage: id, words: 'indringer', audience: 'me' })).status,
        ).toBe(404)
    }
    expect((await petra.get(sheet())).text).toContain('van Petra alleen')
  })
})

test('dictation: read aloud first, unconfirmed until the speaker says yes', async () => {
  const option = [
    ...documentOf((await joke.get(sheet())).text).querySelectorAll('select[name=voor] option'),
  ].find((one) => one.textContent === 'Oma Tineke')
  const path = `${sheet()}?voor=${option?.getAttribute('value')}`
  const form = formWithButton(joke, await joke.get(path), path, 'Verder').fill(
    'Wat Oma Tineke zegt',
    'Ik kan op woensdag ophalen.',
  )
  const read = await form.choose('Alleen mensen die ik kies').choose('Petra').submit()
  expect(words(read)).toContain('Lees dit voor aan Oma Tineke')
  expect(words(read)).toContain('Dit lezen: Oma Tineke en Petra.')
  expect((await petra.get(sheet())).text).not.toContain('op woensdag ophalen')
  await formWithButton(joke, read, path, 'Oma Tineke kijkt later zelf').submit()
  expect(words(await petra.get(sheet()))).toContain(
    'Opgeschreven door Joke voor Oma Tineke, nog niet bevestigd',
  )
  expect((await joke.get(sheet())).text).not.toContain('op woensdag ophalen')
  await formWithButton(tineke, await tineke.get(sheet()), sheet(), 'Ja, dit zijn mijn woorden').submit()
  expect(words(await petra.get(sheet()))).toContain('Opgeschreven door Joke, bevestigd door Oma Tineke')
})
