import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAgreement, addPerson, assign, deleteItem, setValue, textOf } from './commands.ts'
import { readAgreements } from './document.ts'
import { AGREEMENTS, PEOPLE } from './shape.ts'
import { sparesOthersWork } from './undo-filter.ts'

const sync = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))

function screens() {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  const undo = new Y.UndoManager([mine.getMap(AGREEMENTS), mine.getMap(PEOPLE)], {
    trackedOrigins: new Set(['form']),
    captureTimeout: 0,
    deleteFilter: sparesOthersWork(mine),
  })
  return { mine, theirs, undo, form: (work: () => void) => mine.transact(work, 'form') }
}

describe('R-B37: undo never reverts another person’s change', () => {
  test('an agreement in which somebody else wrote survives the undo of its making, whole', () => {
    const { mine, theirs, undo, form } = screens()
    let id = ''
    form(() => {
      id = addAgreement(mine, 'zelf')
    })
    sync(mine, theirs)
    textOf(theirs, AGREEMENTS, id, 'what')?.insert(0, 'Opa haalt Noor')
    sync(theirs, mine)
    undo.undo()
    expect(readAgreements(mine)).toMatchObject([{ id, section: 'zelf', what: 'Opa haalt Noor' }])
    expect(mine.getMap<Y.Map<unknown>>(AGREEMENTS).get(id)?.get('order')).toBeTypeOf('string')
  })

  test('an agreement that only I wrote in goes, and comes back by redo', () => {
    const { mine, undo, form } = screens()
    form(() => void addAgreement(mine, 'zelf', 'Oma kookt'))
    undo.undo()
    expect(readAgreements(mine)).toEqual([])
    undo.redo()
    expect(readAgreements(mine)).toMatchObject([{ what: 'Oma kookt' }])
  })

  test('an own choice in an agreement that others wrote in is taken back', () => {
    const { mine, theirs, undo, form } = screens()
    const id = addAgreement(theirs, 'zelf', 'Oma kookt')
    const oma = addPerson(theirs, { name: 'Fatma' })
    sync(theirs, mine)
    form(() => setValue(mine, AGREEMENTS, id, 'until', '2026-05-01'))
    form(() => assign(mine, id, oma))
    undo.undo()
    expect(readAgreements(mine)[0]).toMatchObject({ who: [], until: '2026-05-01' })
    undo.undo()
    expect(readAgreements(mine)[0]).toMatchObject({ who: [], until: null })
  })

  test('a deleted agreement comes back with everybody’s words', () => {
    const { mine, theirs, undo, form } = screens()
    const id = addAgreement(theirs, 'zelf', 'Oma kookt')
    sync(theirs, mine)
    form(() => void deleteItem(mine, AGREEMENTS, id))
    undo.undo()
    expect(readAgreements(mine)).toMatchObject([{ id, section: 'zelf', what: 'Oma kookt' }])
  })
})
