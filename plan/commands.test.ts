import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addAgreement,
  addGoal,
  addKeeper,
  addLine,
  addMoment,
  addPerson,
  assign,
  deleteItem,
  itemOf,
  moveItem,
  restoreItem,
  setValue,
  textOf,
  unassign,
} from './commands.ts'
import { readAgreements, readGoals, readKeepers, readLines, readMoments, readPeople } from './document.ts'
import { AGREEMENTS, GOALS, itemsRoot, PEOPLE } from './shape.ts'

const sync = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
const whats = (doc: Y.Doc) => readAgreements(doc).map((agreement) => agreement.what)

describe('agreements', () => {
  test('a new one is read back whole and stands at the end', () => {
    const doc = new Y.Doc()
    addAgreement(doc, 'zelf', 'Oma kookt')
    const id = addAgreement(doc, 'zelf', 'Sem gaat naar voetbal')
    expect(whats(doc)).toEqual(['Oma kookt', 'Sem gaat naar voetbal'])
    expect(id).toMatch(/^[a-z0-9]{16}$/)
    expect(readAgreements(doc)[1]).toEqual({
      id,
      section: 'zelf',
      what: 'Sem gaat naar voetbal',
      when: '',
      who: [],
      until: null,
      fallback: null,
      goal: null,
    })
  })

  test('several people can do one agreement', () => {
    const doc = new Y.Doc()
    const id = addAgreement(doc, 'zelf')
    const oma = addPerson(doc, { name: 'Fatma' })
    const buur = addPerson(doc, { name: 'Ria', kind: 'friend' })
    assign(doc, id, oma)
    assign(doc, id, buur)
    expect(readAgreements(doc)[0]?.who).toEqual([oma, buur].sort())
    unassign(doc, id, oma)
    expect(readAgreements(doc)[0]?.who).toEqual([buur])
  })

  test('a person taken out of the circle stays named in the agreement, as an unknown id', () => {
    const doc = new Y.Doc()
    const id = addAgreement(doc, 'zelf')
    const oma = addPerson(doc, { name: 'Fatma' })
    assign(doc, id, oma)
    deleteItem(doc, PEOPLE, oma)
    expect(readAgreements(doc)[0]?.who).toEqual([oma])
    expect(readPeople(doc)).toEqual([])
  })

  test('moving changes the order among the given siblings only', () => {
    const doc = new Y.Doc()
    const [a, , c] = ['a', 'other list', 'c'].map((what) => addAgreement(doc, 'zelf', what)) as [
      string,
      string,
      string,
    ]
    moveItem(doc, AGREEMENTS, c, 0, [a, c])
    expect(whats(doc).filter((what) => what !== 'other list')).toEqual(['c', 'a'])
    moveItem(doc, AGREEMENTS, 'gone', 0)
    expect(readAgreements(doc)).toHaveLength(3)
  })

  test('two added at the end by two people at once both stay, and a third fits between them', () => {
    const here = new Y.Doc()
    const there = new Y.Doc()
    addAgreement(here, 'zelf', 'x', { id: 'a' })
    addAgreement(there, 'zelf', 'y', { id: 'b' })
    sync(here, there)
    sync(there, here)
    expect(whats(here)).toEqual(whats(there))
    addAgreement(here, 'zelf', 'between', { index: 1 })
    sync(here, there)
    expect(whats(there)).toEqual(['x', 'between', 'y'])
  })

  test('R-B29: what was deleted can be put back, with fields that this version does not know', () => {
    const doc = new Y.Doc()
    const id = addAgreement(doc, 'zelf', 'Oma kookt')
    itemOf(doc, AGREEMENTS, id)?.set('reminder', 'from a newer version')
    const before = doc.getMap(AGREEMENTS).toJSON()
    const copy = deleteItem(doc, AGREEMENTS, id)
    expect(readAgreements(doc)).toEqual([])
    expect(copy && restoreItem(doc, AGREEMENTS, id, copy)).toBe(true)
    expect(doc.getMap(AGREEMENTS).toJSON()).toEqual(before)
  })

  test('what is gone already is no error', () => {
    const doc = new Y.Doc()
    expect(deleteItem(doc, AGREEMENTS, 'gone')).toBeNull()
    setValue(doc, AGREEMENTS, 'gone', 'until', '2026-01-01')
    assign(doc, 'gone', 'nobody')
    unassign(doc, 'gone', 'nobody')
    expect(doc.getMap(AGREEMENTS).size).toBe(0)
  })
})

describe('values', () => {
  test('R-B27: a plain value never replaces words', () => {
    const doc = new Y.Doc()
    const id = addAgreement(doc, 'zelf', 'Oma kookt')
    setValue(doc, AGREEMENTS, id, 'what', 'overwritten')
    setValue(doc, AGREEMENTS, id, 'until', '2026-05-01')
    expect(readAgreements(doc)[0]).toMatchObject({ what: 'Oma kookt', until: '2026-05-01' })
    setValue(doc, AGREEMENTS, id, 'until', null)
    expect(readAgreements(doc)[0]?.until).toBeNull()
  })

  test('setting what is already there sends nothing', () => {
    const doc = new Y.Doc()
    const id = addPerson(doc, { name: 'Ria', ring: 2 })
    let updates = 0
    doc.on('update', () => {
      updates += 1
    })
    setValue(doc, PEOPLE, id, 'ring', 2)
    expect(updates).toBe(0)
  })

  test('R-B9: a field that an older client does not know survives that client', () => {
    const newer = new Y.Doc()
    const id = addAgreement(newer, 'zelf', 'Oma kookt')
    itemOf(newer, AGREEMENTS, id)?.set('mood', 'from a newer version')
    itemOf(newer, AGREEMENTS, id)?.set('notes', new Y.Text('also newer'))

    const older = new Y.Doc()
    sync(newer, older)
    textOf(older, AGREEMENTS, id, 'what')?.insert(0, 'Elke dag: ')
    setValue(older, AGREEMENTS, id, 'until', '2026-05-01')
    addAgreement(older, 'zelf', 'nog een', { index: 0 })
    moveItem(older, AGREEMENTS, id, 0)
    sync(older, newer)

    const item = itemOf(newer, AGREEMENTS, id)?.toJSON()
    expect(item).toMatchObject({
      mood: 'from a newer version',
      notes: 'also newer',
      what: 'Elke dag: Oma kookt',
    })
  })
})

test('the other lists are read back as they were made', () => {
  const doc = new Y.Doc()
  addGoal(doc, 'Rust in huis')
  addPerson(doc, { name: 'Petra', kind: 'help' })
  addLine(doc, 'goed', 'tweede')
  addLine(doc, 'goed', 'eerste', { index: 0 })
  addMoment(doc, 'terugkijken', '2026-04-14')
  addKeeper(doc, 'bewaker', 'someone')
  expect(readGoals(doc)).toMatchObject([{ title: 'Rust in huis' }])
  expect(readPeople(doc)).toMatchObject([{ name: 'Petra', kind: 'help', ring: 3, contact: 'normal' }])
  expect(readLines(doc, 'goed').map((line) => line.text)).toEqual(['eerste', 'tweede'])
  expect(readMoments(doc, 'terugkijken')).toMatchObject([{ date: '2026-04-14', text: '' }])
  expect(readKeepers(doc, 'bewaker')).toMatchObject([{ who: 'someone', howOften: '' }])
  deleteItem(doc, GOALS, readGoals(doc)[0]?.id ?? '')
  expect(readGoals(doc)).toEqual([])
  expect(doc.getMap(itemsRoot('goed')).size).toBe(2)
})
