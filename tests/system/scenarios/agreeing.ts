/** Agreeing, over HTTP and by the pages as they come from the server: what is on the screen goes along with an answer. */
import type { HTMLElement } from 'happy-dom'
import { expect } from 'vitest'
import { addAgreement, addPerson, assign, textOf } from '#plan/commands.ts'
import { readPeople } from '#plan/document.ts'
import { AGREEMENTS } from '#plan/shape.ts'
import { documentOf } from '#tests/harness/forms.ts'
import type { Answer, Form, Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'
import { LONG_MS, opens, pageOf, words } from './living.ts'

type Plan = { planId: string }

export interface WrittenAgreement {
  what: string
  who?: string[]
  when?: string
}

/** Writes agreements in the plan, puts who is named in the circle, and waits until all of it is on disk. */
export async function writesAgreements(
  person: Person,
  plan: Plan,
  all: WrittenAgreement[],
): Promise<string[]> {
  const { doc, provider } = await opens(person, plan)
  const ids = all.map(({ what, who = [], when = '' }) => {
    const id = addAgreement(doc, 'afspraken', what)
    textOf(doc, AGREEMENTS, id, 'when')?.insert(0, when)
    for (const name of who) {
      const known = readPeople(doc).find((one) => one.name === name)?.id
      assign(doc, id, known ?? addPerson(doc, { name, kind: 'family' }))
    }
    return id
  })
  await onDisk(
    person,
    plan,
    all.flatMap(({ what, who = [] }) => [what, ...who]),
  )
  provider.destroy()
  return ids
}

/** Types at the end of an agreement, or in the place of what stands there. */
export async function changesAgreement(person: Person, plan: Plan, id: string, what: string): Promise<void> {
  const { doc, provider } = await opens(person, plan)
  const text = textOf(doc, AGREEMENTS, id, 'what')
  text?.delete(0, text.length)
  text?.insert(0, what)
  await onDisk(person, plan, [what])
  provider.destroy()
}

const onDisk = (person: Person, plan: Plan, wanted: string[]) =>
  until(
    'it is on disk',
    async () => {
      const page = words(await person.get(pageOf(plan)))
      return wanted.every((each) => page.includes(each))
    },
    LONG_MS,
  )

export const agreeing = (plan: Plan) => pageOf(plan, 'akkoord')

/** The group with this name on a page. */
export function groupOf(page: Answer, name: string): HTMLElement {
  const document = documentOf(page.text)
  const found = [...document.querySelectorAll('[role=group]')].find((group) => {
    const by = group.getAttribute('aria-labelledby')
    const label = by === null ? group.getAttribute('aria-label') : document.getElementById(by)?.textContent
    return label?.trim() === name
  })
  if (!found) throw new Error(`No group "${name}" (${page.status}): ${words(page).slice(0, 600)}`)
  return found as HTMLElement
}

export const said = (page: Answer, name: string): string =>
  (groupOf(page, name).textContent ?? '').replace(/\s+/g, ' ').trim()

/** Which of the three buttons is pressed, by its name. */
export const pressed = (page: Answer, name: string): string[] =>
  [...groupOf(page, name).querySelectorAll('button[aria-pressed=true]')].map((button) =>
    (button.textContent ?? '').trim(),
  )

/** What the form of a group would send, without an answer. */
export function shown(page: Answer, name: string): Form {
  const hidden = [...groupOf(page, name).querySelectorAll('form input[type=hidden]')]
  const form = Object.fromEntries(
    hidden.map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']),
  )
  if (form.intent !== 'answer') throw new Error(`Nothing to answer at "${name}": ${said(page, name)}`)
  return form
}

const ANSWERS = { Ja: 'yes', 'Ja, maar': 'but', Nee: 'no' } as const

/** Reads the page and presses one of the buttons of this group; a reason is written where one is given. */
export async function answers(
  person: Person,
  path: string,
  name: string,
  button: keyof typeof ANSWERS,
  because?: string,
): Promise<Answer> {
  const form = shown(await person.get(path), name)
  const reason: Form = because === undefined ? {} : { 'because-here': because }
  return person.post(path, { ...form, ...reason, answer: ANSWERS[button] })
}

export async function says(
  person: Person,
  plan: Plan,
  name: string,
  ...how: [keyof typeof ANSWERS, string?]
) {
  const answer = await answers(person, agreeing(plan), name, ...how)
  expect([name, answer.status, answer.status === 200 ? '' : words(answer)]).toEqual([name, 200, ''])
}
