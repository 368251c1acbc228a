import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FORM_ORIGIN } from './room.ts'
import { createUndoManager } from './undo.ts'

/** Two people on one document, without a network between them. */
function pair() {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  mine.on('update', (update, origin) => origin !== 'remote' && Y.applyUpdate(theirs, update, 'remote'))
  theirs.on('update', (update, origin) => origin !== 'remote' && Y.applyUpdate(mine, update, 'remote'))
  return { mine, theirs, manager: createUndoManager(mine) }
}

const write = (doc: Y.Doc, work: () => void) => doc.transact(work, FORM_ORIGIN)

describe('R-B37: undo', () => {
  it('right after load does nothing', () => {
    const stored = new Y.Doc()
    stored.getText('text:goed').insert(0, 'Oma belt elke week.')
    const doc = new Y.Doc()
    const manager = createUndoManager(doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored), 'provider')
    expect(manager.undo()).toBeNull()
    expect(doc.getText('text:goed').toString()).toBe('Oma belt elke week.')
  })

  it("takes back one's own last change and leaves the other's", () => {
    const { mine, theirs, manager } = pair()
    write(mine, () => mine.getText('text:goed').insert(0, 'mijn '))
    write(theirs, () => theirs.getText('text:goed').insert(5, 'jouw '))
    manager.undo()
    expect(mine.getText('text:goed').toString()).toBe('jouw ')
    expect(theirs.getText('text:goed').toString()).toBe('jouw ')
    manager.redo()
    expect(theirs.getText('text:goed').toString()).toBe('mijn jouw ')
  })

  it('goes back through the fields in the order of writing', () => {
    const { mine, manager } = pair()
    write(mine, () => mine.getText('text:goed').insert(0, 'een'))
    manager.stopCapturing()
    write(mine, () => mine.getMap('agreements').set('a', 'twee'))
    manager.undo()
    expect(mine.getMap('agreements').size).toBe(0)
    expect(mine.getText('text:goed').toString()).toBe('een')
    manager.undo()
    expect(mine.getText('text:goed').toString()).toBe('')
  })

  it('keeps an agreement of mine in which somebody else wrote', () => {
    const { mine, theirs, manager } = pair()
    write(mine, () => {
      const item = new Y.Map<unknown>()
      item.set('what', new Y.Text())
      mine.getMap('agreements').set('a', item)
    })
    const agreement = () => theirs.getMap('agreements').get('a') as Y.Map<unknown>
    write(theirs, () => (agreement().get('what') as Y.Text).insert(0, 'Oma haalt Mila op'))
    manager.undo()
    expect((agreement().get('what') as Y.Text).toString()).toBe('Oma haalt Mila op')
  })

  it('keeps a paragraph of mine in which somebody else wrote', () => {
    const { mine, theirs, manager } = pair()
    write(mine, () => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('van mij')])
      mine.getXmlFragment('text:goed').insert(0, [paragraph])
    })
    const text = () => (theirs.getXmlFragment('text:goed').get(0) as Y.XmlElement).get(0) as Y.XmlText
    write(theirs, () => text().insert(7, ' en van mij'))
    manager.undo()
    expect(text().toString()).toBe(' en van mij')
  })
})
