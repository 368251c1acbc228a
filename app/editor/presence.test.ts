import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type PresenceState, sectionOfCursor, whoIsHere } from './presence.ts'

const me = { participantId: 'p1', name: 'Petra', role: 'parent', color: '#005f6d' } as const
const tineke = { id: 'p2', name: 'Tineke', color: '#8b73b7' }
const at = (section: string) => ({ section })
const sectionOf = (cursor: unknown) => (cursor as { section: string }).section
const here = (...states: [number, PresenceState][]) => whoIsHere(new Map(states), 1, me, sectionOf)

describe('R-B35: who is here', () => {
  it('two tabs of one person are one person, written where the caret is', () => {
    expect(here([1, {}], [2, { user: tineke }], [3, { user: tineke, cursor: at('goed') }])).toEqual([
      { participantId: 'p1', name: 'Petra', color: '#005f6d', isMe: true, section: null },
      { participantId: 'p2', name: 'Tineke', color: '#8b73b7', isMe: false, section: 'goed' },
    ])
  })

  it('my own second tab is me', () => {
    expect(here([2, { user: { id: 'p1', name: 'Petra', color: '#005f6d' } }])).toHaveLength(1)
  })

  it('says no place when there is no caret, and skips who the server did not name', () => {
    expect(here([2, { user: tineke, cursor: null }], [3, { cursor: at('goed') }]).slice(1)).toMatchObject([
      { name: 'Tineke', section: null },
    ])
  })
})

describe('the place of a caret', () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('text:goed')
  const text = new Y.XmlText('Oma belt')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  fragment.insert(0, [paragraph])
  const places = new Map([['text:goed', 'goed']])
  const cursor = (position: Y.RelativePosition) => ({
    anchor: Y.relativePositionToJSON(position),
    head: null,
  })

  it('is the section of the field, deep in its text or in an empty field', () => {
    expect(sectionOfCursor(doc, cursor(Y.createRelativePositionFromTypeIndex(text, 2)), places)).toBe('goed')
    expect(sectionOfCursor(doc, cursor(Y.createRelativePositionFromTypeIndex(fragment, 1)), places)).toBe(
      'goed',
    )
  })

  it('is the section that an agreement names', () => {
    const what = new Y.Text('Oma haalt Mila op')
    const agreement = new Y.Map<unknown>()
    agreement.set('section', 'later')
    agreement.set('what', what)
    doc.getMap('agreements').set('a', agreement)
    const lists = new Map([...places, ['agreements', 'eerst'], ['items:later', 'later']])
    expect(sectionOfCursor(doc, cursor(Y.createRelativePositionFromTypeIndex(what, 0)), lists)).toBe('later')
    agreement.delete('section')
    expect(sectionOfCursor(doc, cursor(Y.createRelativePositionFromTypeIndex(what, 0)), lists)).toBe('eerst')
  })

  it.each([null, 'x', {}, { anchor: { item: { client: 'x' } } }, { anchor: 7 }])(
    'is nowhere for %j',
    (broken) => {
      expect(sectionOfCursor(doc, broken, places)).toBeNull()
    },
  )
})
