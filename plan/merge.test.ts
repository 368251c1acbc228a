import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addAgreement, addGoal, addPerson } from './commands.ts'
import { plainText, readAgreements, readGoals, readPeople, readText } from './document.ts'
import { changesBetween, release } from './merge.ts'
import { mergeText } from './merge-text.ts'
import { textRoot } from './shape.ts'

/** A document with these lines; `*word*` is bold. */
function write(doc: Y.Doc, field: string, lines: readonly string[]): void {
  const fragment = doc.getXmlFragment(textRoot(field))
  doc.transact(() => {
    fragment.delete(0, fragment.length)
    for (const line of lines) {
      const paragraph = new Y.XmlElement('paragraph')
      fragment.push([paragraph])
      const text = new Y.XmlText()
      paragraph.push([text])
      for (const [index, part] of line.split('*').entries()) {
        text.insert(text.length, part, index % 2 ? { bold: true } : {})
      }
    }
  })
}
const forkOf = (doc: Y.Doc): Y.Doc => {
  const fork = new Y.Doc()
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(doc))
  return fork
}
const all = (plan: Y.Doc, room: Y.Doc) => new Set(changesBetween(plan, room).map(({ id }) => id))
const wordsOf = (doc: Y.Doc, field = 'vraag') => plainText(readText(doc, field))

describe('texts', () => {
  it.each([
    [['een'], ['een', 'twee']],
    [['een', 'twee'], ['twee']],
    [
      ['een', 'twee', 'drie'],
      ['een', 'twee en een half', 'drie'],
    ],
    [[], ['nieuw']],
    [['weg'], []],
    [
      ['a', 'b', 'c', 'd'],
      ['b', 'x', 'd', 'e'],
    ],
    [['gewoon *vet* gewoon'], ['gewoon *vetter* *gewoon*']],
    [['smile 😀 hier'], ['smile 😃 hier']],
  ])('reads as the room reads: %j → %j', (before, after) => {
    const plan = new Y.Doc()
    write(plan, 'vraag', before)
    const room = forkOf(plan)
    write(room, 'vraag', after)
    release(plan, room, all(plan, room))
    expect(readText(plan, 'vraag')).toEqual(readText(room, 'vraag'))
    expect(changesBetween(plan, room)).toEqual([])
  })

  it('random texts become equal (seeds 1–60)', () => {
    for (let seed = 1; seed <= 60; seed++) {
      let state = seed
      const next = (most: number) => {
        state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
        return state % most
      }
      const text = () =>
        Array.from(
          { length: next(7) },
          () => ['een *twee* drie', 'vier', '*x*', 'een drie', ''][next(5)] ?? '',
        )
      const [plan, room] = [new Y.Doc(), new Y.Doc()]
      write(plan, 'vraag', text())
      write(room, 'vraag', text())
      mergeText(plan.getXmlFragment('text:vraag'), room.getXmlFragment('text:vraag'))
      expect([seed, readText(plan, 'vraag')]).toEqual([seed, readText(room, 'vraag')])
    }
  })

  it('a changed word changes that word alone', () => {
    const plan = new Y.Doc()
    write(plan, 'vraag', ['Sem gaat met plezier naar school', 'en blijft'])
    const room = forkOf(plan)
    write(room, 'vraag', ['Sem gaat weer met plezier naar school', 'en blijft'])
    let bytes = 0
    plan.on('update', (update: Uint8Array) => {
      bytes = update.length
    })
    release(plan, room, all(plan, room))
    expect(bytes).toBeLessThan(60)
  })

  it('AG3: deleted text, writers and what was not chosen stay behind', () => {
    const plan = new Y.Doc({ gc: false })
    write(plan, 'vraag', ['Hoe nu verder?'])
    const room = forkOf(plan)
    write(room, 'vraag', ['Hoe nu verder? GEHEIM-WEG'])
    write(room, 'vraag', ['Hoe nu verder met Sem?'])
    write(room, 'goed', ['GEHEIM-NIET-GEKOZEN'])
    release(plan, room, new Set([textRoot('vraag')]))
    expect(wordsOf(plan)).toBe('Hoe nu verder met Sem?')
    const bytes = Buffer.from(Y.encodeStateAsUpdate(plan)).toString('latin1')
    expect(bytes).not.toContain('GEHEIM')
    const clients = [...Y.decodeStateVector(Y.encodeStateVector(plan)).keys()]
    expect(clients).not.toContain(room.clientID)
  })

  it('an empty line that an editor left behind is no change', () => {
    const [plan, room] = [new Y.Doc(), new Y.Doc()]
    write(room, 'vraag', [''])
    expect(changesBetween(plan, room)).toEqual([])
  })
})

describe('lists', () => {
  it('new, changed and deleted items; an agreement brings the name of whom it names, and no more', () => {
    const plan = new Y.Doc()
    const kept = addGoal(plan, 'Rust in huis')
    const gone = addGoal(plan, 'Weg')
    const room = forkOf(plan)
    const sara = addPerson(room, { name: 'Tante Sara', contact: 'difficult', ring: 3 })
    const secret = addPerson(room, { name: 'Geheim' })
    const agreement = addAgreement(room, 'afspraken', 'Ophalen op woensdag')
    const who = (room.getMap('agreements').get(agreement) as Y.Map<Y.Map<true>>).get('who')
    who?.set(sara, true)
    ;((room.getMap('goals').get(kept) as Y.Map<unknown>).get('title') as Y.Text).insert(0, 'Meer ')
    room.getMap('goals').delete(gone)
    const ids = all(plan, room)
    expect(ids).toContain(`people/${secret}`)
    for (const id of [...ids]) if (id.startsWith('people/')) ids.delete(id)
    release(plan, room, ids)
    expect(readAgreements(plan)).toEqual(readAgreements(room))
    expect(readGoals(plan)).toEqual(readGoals(room))
    expect(readPeople(plan)).toMatchObject([{ id: sara, name: 'Tante Sara', contact: 'normal', ring: 2 }])
  })

  it('what was not chosen stays as the plan had it, and leaves no gap in the order', () => {
    const plan = new Y.Doc()
    addGoal(plan, 'Eerste')
    const room = forkOf(plan)
    for (const title of ['A', 'B', 'C', 'Getoond']) addGoal(room, title)
    const shown = readGoals(room).at(-1)?.id
    release(plan, room, new Set([`goals/${shown}`]))
    expect(readGoals(plan).map(({ title }) => title)).toEqual(['Eerste', 'Getoond'])
    const direct = forkOf(new Y.Doc())
    addGoal(direct, 'Eerste')
    addGoal(direct, 'Getoond')
    const keysOf = (doc: Y.Doc) =>
      [...doc.getMap('goals').values()].map((item) => (item as Y.Map<string>).get('order')).sort()
    expect(keysOf(plan)).toEqual(keysOf(direct))
  })

  it('another order is a choice of its own', () => {
    const plan = new Y.Doc()
    for (const title of ['A', 'B', 'C']) addGoal(plan, title)
    const room = forkOf(plan)
    const [, , last] = readGoals(room)
    ;(room.getMap('goals').get(last?.id ?? '') as Y.Map<unknown>).set('order', 'Zz')
    expect(changesBetween(plan, room).map(({ id }) => id)).toEqual(['goals#order'])
    release(plan, room, new Set())
    expect(readGoals(plan).map(({ title }) => title)).toEqual(['A', 'B', 'C'])
    release(plan, room, new Set(['goals#order']))
    expect(readGoals(plan).map(({ title }) => title)).toEqual(['C', 'A', 'B'])
  })

  it('the text of a section that the family added brings that section', () => {
    const plan = new Y.Doc()
    const room = forkOf(plan)
    const section = new Y.Map<unknown>()
    room.getMap('sections').set('vakantie', section)
    section.set('added', true)
    section.set('title', new Y.Text('Vakantie'))
    write(room, 'vakantie', ['Naar zee'])
    release(plan, room, new Set(['text:vakantie']))
    expect(
      ((plan.getMap('sections').get('vakantie') as Y.Map<unknown>).get('title') as Y.Text).toString(),
    ).toBe('Vakantie')
  })

  it('an id that names nothing changes nothing', () => {
    const [plan, room] = [new Y.Doc(), new Y.Doc()]
    addGoal(room, 'x')
    release(plan, room, new Set(['goals/nee', '__proto__', 'text:', 'niets#order']))
    expect(readGoals(plan)).toEqual([])
  })
})
