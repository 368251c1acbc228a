import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { goalOf, goalText, writeGoal, writeParagraph } from '#tests/collaboration/client.ts'
import { withServer } from '#tests/collaboration/family.ts'
import { until } from '#tests/collaboration/until.ts'

const { start, connect } = withServer()

it('two people see each other write, and what they wrote is saved', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('bram sees it', () => goalOf(bram.doc, 'g1') === 'Samen eten')
  goalText(bram.doc, 'g1').insert(10, ' op zondag')
  writeParagraph(bram.doc, 'question', 'Wat is er aan de hand?')
  await until('anna sees it', () => goalOf(anna.doc, 'g1') === 'Samen eten op zondag')
  await until('both are saved', () => anna.isSaved && bram.isSaved)
  expect(await server.collaboration.read('room', (doc) => goalOf(doc, 'g1'))).toBe('Samen eten op zondag')
  expect(server.log.lines).toEqual([])
})

it('R-B11: a deletion is acknowledged too', async () => {
  await start()
  const anna = await connect('anna').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('it is saved', () => anna.isSaved)
  const before = anna.saved
  goalText(anna.doc, 'g1').delete(0, 5)
  expect(anna.isSaved).toBe(false)
  await until('the deletion is saved', () => anna.isSaved)
  expect(anna.saved).toBe(before + 1)
})

it('only clients that ask for it hear what the standard protocol does not know', async () => {
  const server = await start()
  const stock = await connect('anna', { ack: false }).ready()
  const ours = await connect('bram').ready()
  writeGoal(stock.doc, 'g1', 'Samen eten')
  await until('it arrived', () => goalOf(ours.doc, 'g1') === 'Samen eten')
  server.collaboration.changed('plan', 'people')
  server.collaboration.changed('plan', 'scores', ['person-anna'])
  server.collaboration.changed('other', 'people')
  server.collaboration.changed('plan', 'comments', ['person-bram'])
  await until('the page heard of it', () => ours.changed.length === 2)
  expect(ours.changed).toEqual(['people', 'comments'])
  expect(stock.changed).toEqual([])
  expect(stock.saved).toBe(0)
})

it('what is one person’s is told to no browser that has not shown to be that person', async () => {
  const server = await start()
  server.people.set('link', { participantId: 'person-bram', isProven: false })
  const [proven, byLink] = [await connect('bram').ready(), await connect('link').ready()]
  server.collaboration.changed('plan', 'passages', ['person-bram'])
  server.collaboration.changed('plan', 'people')
  await until('both heard of the plan', () => proven.changed.includes('people') && byLink.changed.length > 0)
  expect(proven.changed).toEqual(['passages', 'people'])
  expect(byLink.changed).toEqual(['people'])
})

it('R-B13: what was written on both sides of a broken line is all there afterwards', async () => {
  const server = await start()
  const anna = await connect('anna').ready()
  const bram = await connect('bram').ready()
  writeGoal(anna.doc, 'g1', 'Samen eten')
  await until('bram sees it', () => goalOf(bram.doc, 'g1') === 'Samen eten')
  anna.cut()
  goalText(anna.doc, 'g1').insert(0, 'Elke dag ')
  goalText(bram.doc, 'g1').delete(0, 6)
  writeGoal(anna.doc, 'g2', 'Op tijd naar bed')
  const again = await connect('anna', { doc: anna.doc }).ready()
  await until('both have both', () => goalOf(bram.doc, 'g2') !== undefined && again.isSaved)
  expect(goalOf(bram.doc, 'g1')).toBe('Elke dag eten')
  expect(goalOf(again.doc, 'g1')).toBe('Elke dag eten')
  expect(await server.collaboration.read('room', (doc) => doc.getMap('goals').size)).toBe(2)
})

it('what is typed between the greeting and its answer waits for what came before it', async () => {
  const server = await start()
  const doc = new Y.Doc()
  writeGoal(doc, 'g1', 'Samen')
  const anna = connect('anna', { doc, silent: true })
  await until('the server said what it has', () => anna.step1 !== undefined)
  anna.sendSync(0, Y.encodeStateVector(doc))
  const before = Y.encodeStateVector(doc)
  goalText(doc, 'g1').insert(5, ' eten')
  const typed = Y.encodeStateAsUpdate(doc, before)
  // As the stock provider does: the keystroke goes out at once, the answer to the greeting with everything comes later.
  anna.sendSync(2, typed)
  anna.sendSync(1, Y.encodeStateAsUpdate(doc))
  await until('both are saved', () => anna.saved === 2)
  expect(await server.collaboration.read('room', (saved) => goalOf(saved, 'g1'))).toBe('Samen eten')
})

it('what comes again, grown together with what is new, is taken once', async () => {
  const server = await start()
  const doc = new Y.Doc()
  doc.clientID = 77
  writeGoal(doc, 'g1', 'Samen')
  const bram = await connect('bram').ready()
  const anna = connect('anna', { silent: true })
  await until('the server said what it has', () => anna.step1 !== undefined)
  anna.sendSync(1, Y.encodeStateAsUpdate(doc))
  goalText(doc, 'g1').insert(5, ' eten')
  anna.sendSync(2, Y.encodeStateAsUpdate(doc))
  await until('it is saved', () => anna.saved === 2)
  expect(goalOf(bram.doc, 'g1')).toBe('Samen eten')
  expect(await server.collaboration.read('room', (saved) => goalOf(saved, 'g1'))).toBe('Samen eten')
})

it('who has not been sent the document yet gets no updates that build on it', async () => {
  await start()
  const anna = await connect('anna').ready()
  const bram = connect('bram', { silent: true })
  await until('greeted', () => bram.step1 !== undefined)
  writeGoal(anna.doc, 'g1', 'Samen')
  await until('saved', () => anna.isSaved)
  goalText(anna.doc, 'g1').insert(5, ' eten')
  await until('saved', () => anna.isSaved)
  bram.sendSync(0, Y.encodeStateVector(new Y.Doc()))
  await until('bram has it', () => goalOf(bram.doc, 'g1') === 'Samen eten')
  expect(bram.syncKinds).toEqual([0, 1])
})
