import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { comments, participants, plans, roomReaders, rooms } from '#db/schema.ts'
import { anchorAt, paragraphsOf } from '#plan/quoted.ts'
import { appendParagraphs } from '#plan/rich-text.ts'
import { textRoot } from '#plan/shape.ts'
import type { Template } from '#plan/template.ts'
import { newId } from '../ids.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createDoors } from '../plans/doors.ts'
import type { Me, PlanHeader } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import { createComments } from './comments.ts'
import type { AddComment, Comments } from './types.ts'

const form = {
  sections: [{ id: 'goed', title: { nl: 'Goed' }, look: 'good', fields: [{ id: 'lukt', kind: 'text' }] }],
} as unknown as Template

let family: Family
let service: Comments
let doc: Y.Doc
let told: string[][]
let petra: Me
let mark: Me
let tineke: Me
let joke: Me
let school: Me

beforeEach(async () => {
  family = await createFamily()
  const { db, clock, planId } = family
  doc = new Y.Doc()
  appendParagraphs(doc.getXmlFragment(textRoot('lukt')), ['Sem gaat elke dag naar school.'])
  told = []
  const rights = createRights({ db, clock })
  service = createComments({
    db,
    clock,
    rights,
    doors: createDoors({ db, rights }),
    plans: { header: async () => ({ id: planId, template: form }) as PlanHeader },
    collaboration: () => ({ read: async (_roomId, read) => read(doc) }),
    changed(_planId, people) {
      told.push([...people].sort())
      family.clock.advance(1_000)
    },
  })
  await room('plan')
  const join = async (...args: Parameters<Family['person']>) => family.me(await family.person(...args))
  petra = await join('Petra', 'parent')
  mark = await join('Mark', 'parent')
  tineke = await join('Tineke', 'network')
  joke = await join('Joke', 'facilitator')
  school = await join('Juf Anouk', 'informant')
})
afterEach(() => family.close())

async function room(kind: 'plan' | 'private', members: Me[] = []): Promise<string> {
  const id = newId()
  const row = { id, planId: family.planId, kind, schemaVersion: 1, status: 'open', createdAt: 1 }
  await family.db.write(async (tx) => {
    await tx.insert(rooms).values(row)
    for (const { participantId } of members)
      await tx.insert(roomReaders).values({ roomId: id, participantId })
  })
  return id
}
const toStep = (step: string) =>
  family.db.write((tx) => tx.update(plans).set({ step }).where(eq(plans.id, family.planId)))

const SECTION: AddComment = { about: { kind: 'section', id: 'goed' }, anchor: null, words: 'Mooi!' }
const text = () => paragraphsOf(doc.getXmlFragment(textRoot('lukt')))[0]?.get(0) as Y.XmlText
function beside(quote: string, words = 'Klopt dit?'): AddComment {
  const offset = text().toString().indexOf(quote)
  const from = { paragraph: 0, offset }
  const anchor = anchorAt(doc, 'lukt', from, { paragraph: 0, offset: offset + quote.length })
  return { about: { kind: 'text', id: 'lukt' }, anchor, words }
}
const threads = async (me: Me) => (await service.list(me)).threads
const readBy = async (me: Me) =>
  (await threads(me)).flatMap((thread) => thread.comments.map(({ words }) => words))
const onlyThread = async (me: Me) => {
  const [thread] = await threads(me)
  if (!thread) throw new Error('There is no thread')
  return thread
}
const status = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : Promise.reject(error)),
  )

describe('R-B34: beside a piece of text', () => {
  test('the server reads the quoted words itself; they follow the text, and are gone with it', async () => {
    await service.add(tineke, beside('elke dag'))
    expect((await onlyThread(petra)).quote).toMatchObject({ words: 'elke dag', now: 'elke dag' })
    text().insert(0, 'Onze ')
    text().insert(text().toString().indexOf(' dag'), ' nieuwe')
    expect((await onlyThread(petra)).quote).toMatchObject({ words: 'elke dag', now: 'elke nieuwe dag' })
    text().delete(0, text().length)
    expect((await onlyThread(petra)).quote).toMatchObject({ words: 'elke dag', now: null })
    expect((await onlyThread(petra)).comments).toHaveLength(1)
  })

  test('what is not there gets no remark: another field, an unknown part, forged bytes', async () => {
    const forged = { start: Uint8Array.from([0, 9, 9, 0]), end: Uint8Array.from([255]) }
    const tries: AddComment[] = [
      { ...beside('elke dag'), about: { kind: 'text', id: 'bestaat-niet' } },
      { ...beside('elke dag'), anchor: forged },
      { ...beside('elke dag'), anchor: null },
      { ...SECTION, about: { kind: 'section', id: 'lukt' } },
      { ...SECTION, about: { kind: 'agreement', id: 'x' } },
    ]
    for (const input of tries) expect(await service.add(petra, input)).toEqual({ state: 'gone' })
    for (const words of ['', '   ', 'x'.repeat(2_001)])
      expect(await status(service.add(petra, { ...SECTION, words }))).toBe(400)
    expect(await threads(petra)).toEqual([])
  })
})

describe('who reads and writes', () => {
  test('who reads the plan reads it and is told; school is not', async () => {
    await service.add(tineke, SECTION)
    for (const me of [petra, mark, tineke, joke]) expect(await readBy(me)).toEqual(['Mooi!'])
    expect(await service.list(school)).toEqual({ threads: [], mayAdd: false })
    expect(told).toEqual([[petra, mark, tineke, joke].map((me) => me.participantId).sort()])
    expect(await status(service.add(school, SECTION))).toBe(403)
  })

  test('what is not mine to read is answered as what does not exist', async () => {
    await service.add(tineke, SECTION)
    const { id } = await onlyThread(petra)
    for (const [me, thread] of [
      [school, id],
      [petra, 'verzonnen'],
    ] as const) {
      expect(await status(service.answer(me, thread, 'Ja'))).toBe(404)
      expect(await status(service.resolve(me, thread, true))).toBe(404)
      expect(await status(service.erase(me, thread))).toBe(404)
    }
  })

  test('who came by a link that somebody else made reads no remarks', async () => {
    await service.add(tineke, SECTION)
    const returned = await family.me(petra.participantId, 'return')
    expect(await service.list(returned)).toEqual({ threads: [], mayAdd: false })
  })

  test('AG1: nobody takes away the words of another; an answer stays when the remark before it goes', async () => {
    await service.add(tineke, beside('elke dag', 'Klopt dit?'))
    const thread = await onlyThread(petra)
    const first = thread.comments[0]?.id ?? ''
    expect(thread.comments[0]?.mayDelete).toBe(false)
    for (const me of [petra, joke]) expect(await status(service.erase(me, first))).toBe(403)
    await service.answer(petra, thread.id, 'Ja hoor.')
    await service.erase(tineke, first)
    expect(await readBy(mark)).toEqual(['Ja hoor.'])
    expect((await onlyThread(mark)).quote?.words).toBe('elke dag')
    await service.answer(mark, thread.id, 'Fijn.')
    expect(await readBy(mark)).toEqual(['Ja hoor.', 'Fijn.'])
  })

  test('done: by its author, a parent or the facilitator; an answer opens it again', async () => {
    await service.add(mark, SECTION)
    const { id } = await onlyThread(petra)
    expect((await onlyThread(tineke)).mayResolve).toBe(false)
    expect(await status(service.resolve(tineke, id, true))).toBe(403)
    for (const me of [mark, petra, joke]) {
      await service.resolve(me, id, true)
      expect((await onlyThread(tineke)).isResolved).toBe(true)
      await service.resolve(me, id, false)
    }
    await service.resolve(petra, id, true)
    await service.answer(tineke, id, 'Nog iets.')
    expect((await onlyThread(petra)).isResolved).toBe(false)
    await service.add(tineke, { ...SECTION, words: 'Van Tineke' })
    expect((await onlyThread(tineke)).mayResolve).toBe(true)
  })

  test('the words of who is erased go, the answers of others stay', async () => {
    await service.add(tineke, SECTION)
    await service.answer(petra, (await onlyThread(petra)).id, 'Dank je.')
    await family.db.write((tx) => tx.delete(participants).where(eq(participants.id, tineke.participantId)))
    expect(await readBy(mark)).toEqual(['Dank je.'])
  })
})

describe('AG3: private time', () => {
  test('a remark of then is read and heard of by who is inside, and by nobody else, also afterwards', async () => {
    await service.add(tineke, { ...SECTION, words: 'Van eerder' })
    await toStep('private')
    const id = await room('private', [petra, mark])
    told = []
    expect(await service.add(petra, { ...SECTION, words: 'Onder ons' })).toMatchObject({ state: 'added' })
    expect(told).toEqual([[petra, mark].map((me) => me.participantId).sort()])
    expect(await readBy(mark)).toEqual(['Onder ons', 'Van eerder'])
    // Tineke is family, but not in this room.
    expect(await readBy(tineke)).toEqual(['Van eerder'])
    for (const me of [joke, school]) expect(await service.list(me)).toEqual({ threads: [], mayAdd: false })
    for (const me of [tineke, joke, school]) expect(await status(service.add(me, SECTION))).toBe(403)

    await toStep('agree')
    expect(await readBy(joke)).toEqual(['Van eerder'])
    expect(await readBy(mark)).toEqual(['Van eerder'])
    await family.db.write((tx) => tx.delete(rooms).where(eq(rooms.id, id)))
    const left = await family.db.read.select({ words: comments.words }).from(comments)
    expect(left).toEqual([{ words: 'Van eerder' }])
  })
})
