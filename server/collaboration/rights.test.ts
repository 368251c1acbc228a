import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#plan/close-codes.ts'
import { goalOf, goalText, writeGoal, writeParagraph } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { until } from '#tests/collaboration/until.ts'

const { start, connect } = withServer()

const updateWith = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

it('R-B20: after a removal nothing that the connection sends is accepted, and it closes with its code', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('saved', () => anna.isSaved && goalOf(bram.doc, 'g1') === 'Samen eten')
  // The answer takes a while: what comes in meanwhile waits for it.
  server.people.refuse('bram', CLOSE.NO_ACCESS)
  server.people.before = () => new Promise((resolve) => setTimeout(resolve, 30))
  const judged = server.collaboration.reconsider({ planId: 'plan' })
  goalText(bram.doc, 'g1').insert(0, 'Nooit ')
  await judged
  bram.sendSync(
    2,
    updateWith((doc) => writeGoal(doc, 'g2', 'x')),
  )
  expect(await bram.closing()).toBe(4403)
  // The other person goes on as if nothing happened.
  goalText(anna.doc, 'g1').insert(10, '!')
  await until('saved', () => anna.isSaved)
  expect(goalOf(anna.doc, 'g1')).toBe('Samen eten!')
  expect(
    await server.collaboration.read('room', (doc) => [goalOf(doc, 'g1'), doc.getMap('goals').size]),
  ).toEqual(['Samen eten!', 1])
})

it('R-B20: from write to read: still sees everything, and an update closes it', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  server.people.set('bram', { access: 'read' })
  await server.collaboration.reconsider({ planId: 'plan' })
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('bram sees it', () => goalOf(bram.doc, 'g1') === 'Samen eten')
  expect(bram.closed).toBe(false)
  goalText(bram.doc, 'g1').insert(0, 'Nooit ')
  expect(await bram.closing()).toBe(4403)
  expect(await server.collaboration.read('room', (doc) => goalOf(doc, 'g1'))).toBe('Samen eten')
  expect(server.metrics.count('refused read-only')).toBe(1)
})

it('R-E4: rights are asked once, and again only after an event', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  for (let round = 0; round < 50; round++) writeGoal(anna.doc, `g${round}`, 'x')
  await until('saved', () => anna.isSaved)
  expect(server.people.admissions).toBe(1)
  await server.collaboration.reconsider({ planId: 'other' })
  expect(server.people.admissions).toBe(1)
  await server.collaboration.reconsider({ planId: 'plan' })
  expect(server.people.admissions).toBe(2)
})

it.each([
  ['the session ended', CLOSE.NOT_SIGNED_IN, { sessionId: 'bram' }],
  ['the account is blocked', CLOSE.NO_ACCESS, { sessionId: 'bram' }],
  ['private time begins', CLOSE.PRIVATE_TIME, { planId: 'plan' }],
  ['the plan is settled', CLOSE.SETTLED, { planId: 'plan' }],
] as const)('R-B22: %s: the socket closes with its code within 5 s', async (_, code, what) => {
  const server = await start()
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  server.people.refuse('bram', code)
  await server.collaboration.reconsider(what)
  expect(await bram.closing()).toBe(code)
  await anna.ready()
  expect(anna.closed).toBe(false)
})

it('R-B22: an event during the admission itself is not missed', async () => {
  const server = await start()
  let asked = 0
  let answer = () => {}
  server.people.before = () => {
    asked++
    return asked === 1
      ? new Promise((resolve) => {
          answer = resolve
        })
      : Promise.resolve()
  }
  // The first answer is given before the removal and arrives after it.
  const bram = connect('bram')
  await until('it is asked', () => asked === 1)
  server.people.refuse('bram', CLOSE.NO_ACCESS)
  await server.collaboration.reconsider({ sessionId: 'bram' })
  answer()
  expect(await bram.closing()).toBe(4403)
  expect(bram.step1).toBeUndefined()
  expect(asked).toBe(2)
})

it('an error while rights are asked is never a yes', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  server.people.before = () => Promise.reject(new Error('the database is away'))
  await server.collaboration.reconsider({ planId: 'plan' })
  expect(await anna.closing()).toBe(4500)
  const bram = connect('bram')
  expect(await bram.closing()).toBe(4500)
})

it('R-B21: a reader’s update: nothing applied, nothing shown, counted, closed', async () => {
  const server = await start()
  server.people.set('bram', { access: 'read' })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(bram.doc, 'g1', 'Ingeslopen')
  expect(await bram.closing()).toBe(4403)
  expect(server.metrics.count('refused read-only')).toBe(1)
  writeGoal(anna.doc, 'g2', 'Van anna')
  await until('saved', () => anna.isSaved)
  expect(goalOf(anna.doc, 'g1')).toBeUndefined()
  expect(await server.collaboration.read('room', (doc) => [...doc.getMap('goals').keys()])).toEqual(['g2'])
  // The other way in, the answer to the server's greeting, is closed just so.
  const again = connect('bram', { doc: bram.doc })
  expect(await again.closing()).toBe(4403)
})

it('R-B21: a reader who repeats what is here is left alone, with what a document deletes by itself', async () => {
  const server = await start()
  server.people.set('reader', { access: 'read' })
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('bram has it', () => goalOf(bram.doc, 'g1') !== undefined)
  // Both set one value at once; one of the two is deleted by every document, without anybody saying so.
  const goalsOf = (doc: Y.Doc) => doc.getMap('goals').get('g1') as Y.Map<unknown>
  anna.ws.pause()
  bram.ws.pause()
  goalsOf(anna.doc).set('order', 'a1')
  goalsOf(bram.doc).set('order', 'a2')
  // And one deletes the goal in which the other still writes.
  goalText(anna.doc, 'g1').insert(0, 'Echt ')
  bram.doc.getMap('goals').delete('g1')
  anna.ws.resume()
  bram.ws.resume()
  await until('saved', () => anna.isSaved && bram.isSaved)
  const reader = await connect('reader').ready()
  reader.cut()
  const again = await connect('reader', { doc: reader.doc }).ready()
  await until('its answer was taken', () => again.saved === again.sent && again.sent > 0)
  again.sendSync(1, Y.encodeStateAsUpdate(again.doc))
  await until('and taken again', () => again.saved === again.sent)
  expect(again.closed).toBe(false)
  expect(server.metrics.counts).not.toHaveProperty('refused read-only')
})

it('R-B21: a reader’s document that clears away empty marks is left alone; a reader who deletes words is not', async () => {
  const server = await start()
  server.people.set('reader', { access: 'read' })
  const anna = await connect('anna').ready()
  const text = writeParagraph(anna.doc, 'question', 'Wat is er?')
  text.format(0, 3, { bold: true })
  await until('saved', () => anna.isSaved)
  const rows = await server.collaboration.read('room', Y.encodeStateAsUpdate)
  const reader = await connect('reader').ready()
  const marks: Uint8Array[] = []
  reader.doc.on('update', (update: Uint8Array) => marks.push(update))
  reader.doc.transact(() => {
    const found = (reader.doc.getXmlFragment('text:question').get(0) as Y.XmlElement).get(0) as Y.XmlText
    for (let item = found._start; item; item = item.right) {
      if (item.content instanceof Y.ContentFormat) item.delete(reader.doc._transaction as Y.Transaction)
    }
  })
  expect(marks.length).toBe(1)
  await until('it was taken', () => reader.isSaved)
  expect(reader.closed).toBe(false)
  expect(await server.collaboration.read('room', Y.encodeStateAsUpdate)).toEqual(rows)
  const words = (reader.doc.getXmlFragment('text:question').get(0) as Y.XmlElement).get(0) as Y.XmlText
  words.delete(0, 1)
  expect(await reader.closing()).toBe(4403)
  expect(await server.collaboration.read('room', Y.encodeStateAsUpdate)).toEqual(rows)
})
