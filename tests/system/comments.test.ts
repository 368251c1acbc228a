/** Remarks over HTTP: who reads, who answers, who calls it done, and that forged ids and strangers find nothing. */
import * as buffer from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import { beforeAll, describe, expect, test } from 'vitest'
import { MESSAGE_CHANGED, MESSAGE_SAVED } from '#plan/close-codes.ts'
import { anchorAt, paragraphsOf } from '#plan/quoted.ts'
import { appendParagraphs } from '#plan/rich-text.ts'
import type { InvitableRole } from '#plan/roles.ts'
import { textRoot } from '#plan/shape.ts'
import type { CommentsView } from '#server/comments/types.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Form, Person } from '#tests/harness/person.ts'
import { connectProvider } from '#tests/harness/socket.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()
/** The first text of the ordinary form. */
const field = 'vraag'
let plan: StartedPlan
let petra: Person
let mark: Person
let tineke: Person
let joke: Person
let school: Person

beforeAll(async () => {
  const { origin } = server()
  plan = await startPlan(origin)
  petra = plan.parent
  const joined = async (name: string, role: InvitableRole) =>
    (await join(origin, await invite(plan, name, role))).person
  mark = await joined('Mark', 'parent')
  tineke = await joined('Tineke', 'network')
  joke = await joined('Joke', 'facilitator')
  school = await joined('Juf Anouk', 'informant')
})

const path = () => `/plan/${plan.planId}/reacties`
const post = async (person: Person, form: Form) => (await person.post(path(), form)).status
const seen = async (person: Person): Promise<CommentsView> => JSON.parse((await person.get(path())).text)
const about = (words: string): Form => ({
  intent: 'add',
  aboutKind: 'section',
  aboutId: 'afspraken',
  words,
})
async function threadOf(person: Person, words: string) {
  const { threads } = await seen(person)
  const thread = threads.find(({ comments }) => comments.some((one) => one.words === words))
  if (!thread) throw new Error(`${words} is not there`)
  return thread
}
const commentOf = async (person: Person, words: string) =>
  (await threadOf(person, words)).comments.find((one) => one.words === words)?.id ?? ''

/** A word that stands in no page by itself. */
const secret = () => `Zeldzaamwoord${Math.random().toString(36).slice(2)}`

describe('R-B34: remarks beside the plan', () => {
  test('who reads the plan reads them, on its page too; a stranger and school find nothing', async () => {
    const words = secret()
    expect(await post(tineke, about(words))).toBe(200)
    for (const person of [petra, mark, tineke, joke]) {
      expect((await threadOf(person, words)).comments[0]?.author.name).toBe('Tineke')
      expect((await person.get(plan.path)).text).toContain(words)
    }
    const other = await startPlan(server().origin)
    const never = `/plan/${'A'.repeat(22)}/reacties`
    for (const [where, person] of [
      [path(), other.parent],
      [never, petra],
    ] as const) {
      expect((await person.get(where)).status).toBe(404)
      expect((await person.post(where, about('Van buiten'))).status).toBe(404)
    }
    expect(await seen(school)).toEqual({ threads: [], mayAdd: false })
    expect((await school.get(plan.path)).text).not.toContain(words)
    expect(await post(school, about('Van school'))).toBe(403)
  })

  test('a forged id, of another plan too, is answered as what does not exist', async () => {
    const words = secret()
    await post(tineke, about(words))
    const thread = await threadOf(tineke, words)
    const comment = await commentOf(tineke, words)
    const other = await startPlan(server().origin)
    const elsewhere = `/plan/${other.planId}/reacties`
    const acts = (threadId: string, commentId: string): Form[] => [
      { intent: 'answer', threadId, words: 'Antwoord van buiten' },
      { intent: 'resolve', threadId },
      { intent: 'reopen', threadId },
      { intent: 'delete', commentId },
    ]
    for (const form of acts(thread.id, comment)) {
      expect((await other.parent.post(elsewhere, form)).status).toBe(404)
      expect(await post(school, form)).toBe(404)
    }
    for (const form of acts('verzonnen', 'verzonnen')) expect(await post(petra, form)).toBe(404)
    expect(await threadOf(petra, words)).toMatchObject({ isResolved: false, comments: [{ words }] })
  })

  test('AG1: only the author takes words away; done is for the author, a parent or the facilitator', async () => {
    const words = secret()
    await post(mark, about(words))
    const { id } = await threadOf(mark, words)
    const commentId = await commentOf(mark, words)
    for (const person of [petra, tineke, joke]) {
      expect(await post(person, { intent: 'delete', commentId })).toBe(403)
    }
    expect(await post(tineke, { intent: 'resolve', threadId: id })).toBe(403)
    for (const person of [joke, petra, mark]) {
      expect(await post(person, { intent: 'resolve', threadId: id })).toBe(200)
      expect((await threadOf(tineke, words)).isResolved).toBe(true)
      expect(await post(person, { intent: 'reopen', threadId: id })).toBe(200)
    }
    expect(await post(tineke, { intent: 'answer', threadId: id, words: `${words} ja` })).toBe(200)
    expect(await post(mark, { intent: 'delete', commentId })).toBe(200)
    expect((await threadOf(petra, `${words} ja`)).comments).toHaveLength(1)
    expect((await petra.get(plan.path)).text).not.toContain(`${words}<`)
  })

  test('bad input makes no remark', async () => {
    const before = (await seen(petra)).threads.length
    const tries: [Form, number][] = [
      [{}, 400],
      [{ intent: 'erase-all' }, 400],
      [about(''), 400],
      [about('x'.repeat(2_001)), 400],
      [{ ...about('a'), aboutKind: 'passage' }, 400],
      [{ ...about('a'), aboutKind: 'text', aboutId: 'zorg' }, 400],
      [{ ...about('a'), aboutKind: 'text', start: '<script>', end: 'AA==' }, 400],
      [{ ...about('a'), aboutKind: 'text', aboutId: 'zorg', start: 'AA==', end: 'AA==' }, 409],
      [{ ...about('a'), aboutId: '__proto__' }, 409],
      [{ ...about('a'), aboutKind: 'agreement', aboutId: 'verzonnen' }, 409],
    ]
    for (const [form, status] of tries) expect([form, await post(petra, form)]).toEqual([form, status])
    expect((await seen(petra)).threads).toHaveLength(before)
  })

  test('the server itself reads what is quoted, follows it, and tells that it was deleted', async () => {
    const { doc, provider, synced } = connectProvider(petra, plan.planId)
    await synced
    const fragment = doc.getXmlFragment(textRoot(field))
    appendParagraphs(fragment, ['Sem gaat elke dag naar school.'])
    const anchor = anchorAt(doc, field, { paragraph: 0, offset: 9 }, { paragraph: 0, offset: 17 })
    if (!anchor) throw new Error('Nothing to quote')
    const form = {
      intent: 'add',
      aboutKind: 'text',
      aboutId: field,
      start: buffer.toBase64(anchor.start),
      end: buffer.toBase64(anchor.end),
      quote: 'Petra schreef iets lelijks',
      words: 'Elke dag?',
    }
    await until('the words are on the server', async () => (await post(tineke, form)) === 200)
    const quote = async () => (await threadOf(mark, 'Elke dag?')).quote
    expect(await quote()).toMatchObject({ words: 'elke dag', now: 'elke dag' })
    const text = paragraphsOf(fragment)[0]?.get(0) as { insert(at: number, words: string): void }
    text.insert(0, 'Onze ')
    await until('the quote moved along', async () => (await quote())?.now === 'elke dag')
    fragment.delete(0, fragment.length)
    await until('the text is gone', async () => (await quote())?.now === null)
    provider.disconnect()
  })
})

test('"Wie schreef dit?" names who typed, for who reads the plan; for nobody else', async () => {
  const where = `/plan/${plan.planId}/wie-schreef-dit`
  const words = secret()
  for (const [person, text] of [
    [tineke, words],
    [joke, 'Begeleider schrijft mee'],
  ] as const) {
    const { doc, synced } = connectProvider(person, plan.planId)
    await synced
    appendParagraphs(doc.getXmlFragment(textRoot(field)), [text])
    await until('the words are there', async () => (await petra.get(where)).text.includes(text))
  }
  const page = (await petra.get(where)).text
  expect(page).toContain('25 van elke 100 woorden')
  const line = page.slice(page.indexOf(words), page.indexOf('</ul>', page.indexOf(words)))
  expect(line).toContain('Tineke')
  expect(line).not.toContain('Joke')
  expect(page).toContain('Knippen, plakken en ongedaan maken tellen ook als typen.')
  expect((await school.get(where)).status).toBe(403)
  const other = await startPlan(server().origin)
  expect((await other.parent.get(where)).status).toBe(404)
})

test('AG3: a remark in private time reaches nobody outside it: no page, no data, no message of a socket', async () => {
  const words = secret()
  const theirs = connectProvider(joke, plan.planId, { ack: '1' })
  const heard: string[] = []
  theirs.provider.messageHandlers[MESSAGE_SAVED] = () => {}
  theirs.provider.messageHandlers[MESSAGE_CHANGED] = (_encoder, decoder) =>
    heard.push(decoding.readVarString(decoder))
  await theirs.synced
  const stappen = `/plan/${plan.planId}/stappen`
  const begun = await formWithButton(petra, await petra.get(stappen), stappen, 'Begin familietijd').submit()
  expect((await petra.follow(begun)).status).toBe(200)
  heard.length = 0
  expect(await post(petra, about(words))).toBe(200)
  expect((await threadOf(mark, words)).mayAnswer).toBe(true)
  expect((await mark.get(plan.path)).text).toContain(words)
  for (const person of [joke, school]) {
    expect(await seen(person)).toEqual({ threads: [], mayAdd: false })
    for (const page of [path(), plan.path, `${plan.path}.data`, `/plan/${plan.planId}/logboek`])
      expect((await person.get(page)).text).not.toContain(words)
    expect(await post(person, about('Mee'))).toBe(403)
    expect(
      await post(person, { intent: 'answer', threadId: (await threadOf(mark, words)).id, words: 'Mee' }),
    ).toBe(404)
  }
  expect(heard).not.toContain('comments')
})
