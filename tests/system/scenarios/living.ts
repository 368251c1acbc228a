/** What the families of SCENARIOS do in a plan, over HTTP and WebSocket, by the pages as they come from the server. */
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { expect } from 'vitest'
import * as Y from 'yjs'
import routes from '#app/routes.ts'
import { textRoot } from '#plan/shape.ts'
import { invite, type StartedPlan } from '#tests/harness/family.ts'
import { documentOf, formWithButton } from '#tests/harness/forms.ts'
import { type Answer, Person } from '#tests/harness/person.ts'
import { connectProvider } from '#tests/harness/socket.ts'

export const WAITING = 'De familie praat nu onder elkaar.'
/** On a busy machine. */
export const LONG_MS = 30_000

type Role = Parameters<typeof invite>[2]

export const pageOf = ({ planId }: { planId: string }, page = '') => `/plan/${planId}${page && `/${page}`}`
/** What stands on the screen, without the data for its scripts. */
export const words = (answer: Answer) => {
  const { body } = documentOf(answer.text)
  for (const script of body.querySelectorAll('script')) script.remove()
  return body.textContent.replace(/\s+/g, ' ').trim()
}

/** Somebody invited by the parent, in the plan; a young one is one of the children, and says the year of birth. */
export async function comesIn(
  plan: StartedPlan,
  name: string,
  role: Role,
  { born, child }: { born?: number; child?: string } = {},
): Promise<Person> {
  const person = new Person(plan.parent.origin)
  const link = child === undefined ? await invite(plan, name, role) : await inviteChild(plan, child)
  const opened = await person.follow(await person.get(link, { 'Sec-Fetch-Site': 'none' }))
  const form = formWithButton(person, opened, opened.path, 'Doe mee')
  if (born !== undefined) form.fill('In welk jaar ben je geboren?', String(born))
  expect((await form.submit()).location).toMatch(/^\/plan\//)
  return person
}

/** Of a plan about several children; without scripts which one is asked after the role is chosen. */
async function inviteChild(plan: StartedPlan, child: string): Promise<string> {
  const path = pageOf(plan, 'mensen')
  const { parent } = plan
  const start = await parent.follow(await parent.post(path, { intent: 'open' }))
  let made = await formWithButton(parent, start, start.path || path, 'Maak uitnodiging')
    .fill('Naam', child)
    .choose('Kind of jongere')
    .submit()
  if (words(made).includes('Welk kind is dit?'))
    made = await formWithButton(parent, made, path, 'Maak uitnodiging').choose(child).submit()
  const shown = made.location === null ? made : await parent.follow(made)
  const link = shown.text.match(/\/u\/[\w-]{43}/)?.[0]
  if (!link) throw new Error(`No link was made: ${words(shown)}`)
  return link
}

/** Presses a button of a page, with what is filled in and chosen, and follows where it leads. */
export async function press(
  person: Person,
  path: string,
  button: string,
  fill: Record<string, string> = {},
  choose: string[] = [],
) {
  const form = formWithButton(person, await person.get(path), path, button)
  for (const [label, value] of Object.entries(fill)) form.fill(label, value)
  for (const label of choose) form.choose(label)
  return person.follow(await form.submit())
}

/** Writes on the own sheet; names are shown once more before they are saved. Resolves with the id of the text. */
export async function writesOnSheet(
  person: Person,
  plan: { planId: string },
  text: string,
  audience = 'Alleen ik',
  people: string[] = [],
): Promise<string> {
  const sheet = pageOf(plan, 'mijn-blad')
  const path = `${sheet}?nieuw=ja`
  const form = formWithButton(person, await person.get(path), path, 'Bewaar').fill('Mijn woorden', text)
  for (const label of [audience, ...people]) form.choose(label)
  const answer = await form.submit()
  if (answer.location === null) await formWithButton(person, answer, path, 'Ja, bewaar').submit()
  const page = await person.get(sheet)
  expect(words(page)).toContain(text)
  return [...page.text.matchAll(/wis=([\w-]{22})/g)].at(-1)?.[1] ?? ''
}

/** Everything that this person can ask for in this plan: pages, their data, downloads, with their headers. */
export async function everythingFor(person: Person, plan: { planId: string }, query = '') {
  const found: { path: string; text: string }[] = []
  for (const { path: route = '' } of routes as RouteConfigEntry[]) {
    if (route === '*') continue
    const path = `/${route}`.replace(':planId', plan.planId).replace(/:\w+/, 'A'.repeat(43))
    for (const variant of [path, `${path === '/' ? '/_root' : path}.data`, `${path}${query}`]) {
      const { text, headers } = await person.get(variant)
      found.push({ path: variant, text: `${text}${JSON.stringify([...headers])}` })
    }
  }
  return found
}

/** The addresses where this person finds the words. */
export const whereReads = async (person: Person, plan: { planId: string }, secret: string) =>
  (await everythingFor(person, plan)).filter(({ text }) => text.includes(secret)).map(({ path }) => path)

/** A stock client that has the room. */
export async function opens(person: Person, plan: { planId: string }, room: 'plan' | 'private' = 'plan') {
  const client = connectProvider(person, plan.planId, {}, room)
  await client.synced
  return client
}

export function writesInPlan(doc: Y.Doc, field: string, sentence: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    doc.getXmlFragment(textRoot(field)).push([paragraph])
    paragraph.insert(0, [new Y.XmlText(sentence)])
  })
}
