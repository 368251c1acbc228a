/** One random thing that somebody does in a plan, as the page does it: the words of a field, a list, a choice. */
import * as Y from 'yjs'
import {
  addAgreement,
  addGoal,
  addLine,
  addPerson,
  assign,
  deleteItem,
  moveItem,
  setValue,
  textOf,
  unassign,
} from '#plan/commands.ts'
import { AGREEMENTS, GOALS, itemsRoot, PEOPLE, textRoot } from '#plan/shape.ts'
import { below, pick, type Random } from './random.ts'

const FIELDS = ['question', 'good', 'worries']
const WORDS = ['oma ', 'belt ', 'elke week', 'samen', ' eten', 'é', '👨‍👩‍👧', 'مرحبا', '\n']

export function writeSomething(doc: Y.Doc, random: Random): void {
  const act = pick(random, [rich, rich, rich, item, item, change, change, remove, words, words])
  doc.transact(() => act(doc, random))
}

function rich(doc: Y.Doc, random: Random): void {
  const fragment = doc.getXmlFragment(textRoot(pick(random, FIELDS)))
  const at = below(random, fragment.length + 1)
  const paragraph = fragment.get(at) as Y.XmlElement | undefined
  const text = paragraph?.get(0)
  if (!(text instanceof Y.XmlText) || random() < 0.2) {
    const fresh = new Y.XmlElement(random() < 0.8 ? 'paragraph' : 'bulletList')
    fragment.insert(at, [fresh])
    fresh.insert(0, [new Y.XmlText(pick(random, WORDS))])
    return
  }
  if (random() < 0.1) {
    fragment.delete(at, 1)
    return
  }
  edit(text, random)
  const [from, to] = [place(text, random), place(text, random)]
  if (random() < 0.3 && from < to) text.format(from, to - from, { bold: random() < 0.7 ? {} : null })
}

function edit(text: Y.Text | Y.XmlText, random: Random): void {
  const at = place(text, random)
  const end = place(text, random)
  if (random() < 0.7) text.insert(at, pick(random, WORDS))
  else if (at < end) text.delete(at, end - at)
}

/** Somewhere between two characters: documents disagree for ever about half an emoji, and no keyboard makes one. */
function place(text: Y.Text | Y.XmlText, random: Random): number {
  const plain = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
  const at = below(random, plain.length + 1)
  return isLowHalf(plain.charCodeAt(at)) ? at - 1 : at
}

const isLowHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

function item(doc: Y.Doc, random: Random): void {
  const index = below(random, 4)
  const text = pick(random, WORDS)
  const id = `item-${below(random, 1_000_000_000)}`
  pick(random, [
    () => addAgreement(doc, 'agreements', text, { index, id }),
    () => addGoal(doc, text, { index, id }),
    () => addPerson(doc, { name: text }, { index, id }),
    () => addLine(doc, 'wishes', text, { index, id }),
  ])()
}

const ROOTS = [AGREEMENTS, GOALS, PEOPLE, itemsRoot('wishes')]
const idsIn = (doc: Y.Doc, root: string) => [...doc.getMap(root).keys()].sort()

function change(doc: Y.Doc, random: Random): void {
  const id = pick(random, idsIn(doc, AGREEMENTS))
  if (id === undefined) return
  const person = pick(random, idsIn(doc, PEOPLE)) ?? 'someone'
  pick(random, [
    () => assign(doc, id, person),
    () => unassign(doc, id, person),
    () => setValue(doc, AGREEMENTS, id, 'until', random() < 0.8 ? '2027-01-01' : null),
    () => moveItem(doc, AGREEMENTS, id, below(random, 5)),
  ])()
}

function remove(doc: Y.Doc, random: Random): void {
  const root = pick(random, ROOTS)
  const id = pick(random, idsIn(doc, root))
  if (id !== undefined && random() < 0.4) deleteItem(doc, root, id)
}

function words(doc: Y.Doc, random: Random): void {
  const id = pick(random, idsIn(doc, GOALS))
  const text = id === undefined ? null : textOf(doc, GOALS, id, 'title')
  if (text) edit(text, random)
}
