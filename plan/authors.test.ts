import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { authorsOfField, shareOf } from './authors.ts'
import { paragraphsOf } from './quoted.ts'
import { appendParagraphs } from './rich-text.ts'
import { textRoot } from './shape.ts'

const FIELD = 'goed'
const PEOPLE = new Map([
  [1, 'petra'],
  [2, 'tineke'],
  [3, 'joke'],
])

/** Several screens of one plan; each change goes to all of them, as the server sends it. */
function screens(...clients: number[]) {
  const docs = clients.map((clientID) => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    return doc
  })
  const spread = () => {
    for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  }
  const at = (client: number) => docs[clients.indexOf(client)] as Y.Doc
  return {
    write(client: number, work: (text: Y.XmlText, doc: Y.Doc) => void, line = 0) {
      const doc = at(client)
      const text = paragraphsOf(doc.getXmlFragment(textRoot(FIELD)))[line]?.get(0) as Y.XmlText
      work(text, doc)
      spread()
    },
    begin(client: number, ...lines: string[]) {
      appendParagraphs(at(client).getXmlFragment(textRoot(FIELD)), lines)
      spread()
    },
    at,
    authors: (people = PEOPLE) => authorsOfField(at(clients[0] as number), FIELD, people),
  }
}

describe('who wrote which words', () => {
  test('two people in one paragraph: each word counts for who typed it', () => {
    const plan = screens(1, 2)
    plan.begin(1, 'Oma komt vaak.')
    plan.write(2, (text) => text.insert('Oma komt '.length, 'elke dinsdag heel '))
    expect(plan.authors()).toEqual([
      {
        text: 'Oma komt elke dinsdag heel vaak.',
        authors: [
          { person: 'petra', words: 3 },
          { person: 'tineke', words: 3 },
        ],
      },
    ])
  })

  test('at the same moment: both stay who they are', () => {
    const plan = screens(1, 2)
    plan.begin(1, 'Begin')
    const [one, two] = [plan.at(1), plan.at(2)].map(
      (doc) => paragraphsOf(doc.getXmlFragment(textRoot(FIELD)))[0]?.get(0) as Y.XmlText,
    )
    one?.insert(5, ' van Petra')
    two?.insert(5, ' met Tineke')
    plan.write(1, () => {})
    expect(plan.authors()[0]?.authors).toEqual([
      { person: 'petra', words: 3 },
      { person: 'tineke', words: 2 },
    ])
  })

  test('a word that two people typed counts for who typed most of it', () => {
    const plan = screens(1, 2)
    plan.begin(1, 'school')
    plan.write(2, (text) => text.insert(6, 's'))
    expect(plan.authors()[0]?.authors).toEqual([{ person: 'petra', words: 1 }])
  })

  test('deleted words count for nobody, and a paragraph without words is not there', () => {
    const plan = screens(1, 2)
    plan.begin(1, 'Petra schrijft dit.', 'Weg hiermee')
    plan.write(2, (text) => text.insert(0, 'Tineke ook. '))
    plan.write(1, (text) => text.delete(0, 'Tineke ook. '.length))
    plan.write(2, (text) => text.delete(0, text.length), 1)
    expect(plan.authors()).toEqual([
      { text: 'Petra schrijft dit.', authors: [{ person: 'petra', words: 3 }] },
    ])
  })

  test('pasted, moved or undone text counts as typed by who did that', () => {
    const plan = screens(1, 2)
    plan.begin(1, 'Sem slaapt goed.', '-')
    // Tineke cuts Petra's line and pastes it in the next.
    plan.write(2, (text) => text.delete(0, text.length))
    plan.write(2, (text) => text.insert(1, ' Sem slaapt goed.'), 1)
    expect(plan.authors()[0]?.authors).toEqual([
      { person: 'tineke', words: 3 },
      { person: 'petra', words: 1 },
    ])
    // Petra deletes her own line and takes that back.
    plan.write(
      1,
      (text, doc) => {
        const undo = new Y.UndoManager(doc.getXmlFragment(textRoot(FIELD)), {
          trackedOrigins: new Set(['me']),
        })
        doc.transact(() => text.delete(1, text.length - 1), 'me')
        undo.undo()
      },
      1,
    )
    expect(plan.authors()[0]?.authors).toEqual([{ person: 'petra', words: 4 }])
  })

  test('bold changes nothing about who wrote it; a clientID of nobody is nobody', () => {
    const plan = screens(1, 9)
    plan.begin(1, 'Heel goed')
    plan.write(9, (text) => text.format(0, 4, { bold: true }))
    plan.write(9, (text) => text.insert(text.length, ' echt'))
    expect(plan.authors()[0]).toEqual({
      text: 'Heel goed echt',
      authors: [
        { person: 'petra', words: 2 },
        { person: null, words: 1 },
      ],
    })
  })

  test('the share of some of them is a part of all words', () => {
    const plan = screens(1, 2, 3)
    plan.begin(1, 'een twee')
    plan.begin(3, 'drie vier vijf zes')
    const paragraphs = plan.authors()
    expect(shareOf(paragraphs, (person) => person !== 'joke')).toBeCloseTo(1 / 3)
    expect(shareOf([], () => true)).toBe(null)
  })
})
