/** Makes one text equal another with few changes, so that who reads or writes beside it keeps their place. */
import * as Y from 'yjs'

type Node = Y.XmlElement | Y.XmlText
type Parent = Y.XmlFragment | Y.XmlElement

/** A rich text: paragraphs that are alike stay, a changed paragraph changes by its words. */
export function mergeText(target: Parent, source: Parent): void {
  const [now, wanted] = [nodesOf(target), nodesOf(source)]
  const pairs = alignedOf(now.map(formOf), wanted.map(formOf))
  // From the end, so that earlier places stay what they are.
  for (const { from, to, wantedFrom, wantedTo } of pairs.toReversed()) {
    const changed = Math.min(to - from, wantedTo - wantedFrom)
    const surplus = to - from - changed
    if (surplus > 0) target.delete(from + changed, surplus)
    const more = wanted.slice(wantedFrom + changed, wantedTo)
    if (more.length > 0) target.insert(from + changed, more.map(copyOf))
    for (let at = changed - 1; at >= 0; at -= 1) {
      mergeNode(target, from + at, now[from + at] as Node, wanted[wantedFrom + at] as Node)
    }
  }
}

function mergeNode(parent: Parent, at: number, now: Node, wanted: Node): void {
  if (now instanceof Y.XmlText && wanted instanceof Y.XmlText) {
    mergeWords(now, wanted)
  } else if (isElement(now) && isElement(wanted) && now.nodeName === wanted.nodeName) {
    mergeText(now, wanted)
  } else {
    parent.delete(at, 1)
    parent.insert(at, [copyOf(wanted)])
  }
}

/** Words with their marks: one stretch is replaced, the same before and after it stays. */
export function mergeWords(target: Y.Text, source: Y.Text): void {
  const [now, wanted] = [unitsOf(target), unitsOf(source)]
  let start = 0
  while (start < now.length && start < wanted.length && alike(now[start], wanted[start])) start += 1
  let tail = 0
  const most = Math.min(now.length, wanted.length) - start
  while (tail < most && alike(now[now.length - 1 - tail], wanted[wanted.length - 1 - tail])) tail += 1
  const before = lengthOf(now.slice(0, start))
  const removed = lengthOf(now.slice(start, now.length - tail))
  if (removed > 0) target.delete(before, removed)
  let at = before
  for (const { text, marks } of runsOf(wanted.slice(start, wanted.length - tail))) {
    // Marks are said in full: words beside it would otherwise lend theirs.
    target.insert(at, text, marks)
    at += text.length
  }
}

interface Unit {
  /** A whole character, so that none of two code units is cut in half. */
  text: string
  marks: Record<string, unknown>
}
const alike = (a: Unit | undefined, b: Unit | undefined) =>
  a !== undefined && b !== undefined && a.text === b.text && sameMarks(a.marks, b.marks)
const sameMarks = (a: Unit['marks'], b: Unit['marks']) => markedOf(a) === markedOf(b)
const markedOf = (marks: Unit['marks']) => JSON.stringify(Object.entries(marks).sort())
const lengthOf = (units: readonly Unit[]) => units.reduce((sum, { text }) => sum + text.length, 0)

const unitsOf = (words: Y.Text): Unit[] =>
  (words.toDelta() as { insert: unknown; attributes?: Unit['marks'] }[]).flatMap(({ insert, attributes }) =>
    typeof insert === 'string' ? [...insert].map((text) => ({ text, marks: attributes ?? {} })) : [],
  )

function runsOf(units: readonly Unit[]): Unit[] {
  const runs: Unit[] = []
  for (const unit of units) {
    const last = runs.at(-1)
    if (last && sameMarks(last.marks, unit.marks)) last.text += unit.text
    else runs.push({ ...unit })
  }
  return runs
}

const isElement = (node: Node): node is Y.XmlElement => node instanceof Y.XmlElement
const nodesOf = (parent: Parent): Node[] =>
  parent.toArray().filter((node): node is Node => !(node instanceof Y.XmlHook))

/** What a node says, as one string to compare. */
function formOf(node: Node): string {
  if (node instanceof Y.XmlText)
    return JSON.stringify(unitsOf(node).map(({ text, marks }) => [text, markedOf(marks)]))
  return `<${node.nodeName}>${nodesOf(node).map(formOf).join('')}</${node.nodeName}>`
}

/** A new node with what the other says, and nothing of how it came to say it. */
function copyOf(node: Node): Node {
  if (node instanceof Y.XmlText) {
    const copy = new Y.XmlText()
    copy.applyDelta(runsOf(unitsOf(node)).map(({ text, marks }) => ({ insert: text, attributes: marks })))
    return copy
  }
  const copy = new Y.XmlElement(node.nodeName)
  copy.insert(0, nodesOf(node).map(copyOf))
  return copy
}

interface Stretch {
  from: number
  to: number
  wantedFrom: number
  wantedTo: number
}

/** Above this the table would take long: then everything between the equal ends counts as changed. */
const MOST_CELLS = 1_000_000

/** The stretches in which two lists differ; between them they are the same (longest common subsequence). */
function alignedOf(now: readonly string[], wanted: readonly string[]): Stretch[] {
  let start = 0
  while (start < now.length && start < wanted.length && now[start] === wanted[start]) start += 1
  let tail = 0
  const most = Math.min(now.length, wanted.length) - start
  while (tail < most && now[now.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail += 1
  const a = now.slice(start, now.length - tail)
  const b = wanted.slice(start, wanted.length - tail)
  if (a.length === 0 && b.length === 0) return []
  if (a.length * b.length > MOST_CELLS || a.length === 0 || b.length === 0) {
    return [{ from: start, to: start + a.length, wantedFrom: start, wantedTo: start + b.length }]
  }
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  const cell = (row: number, column: number) => common[row * width + column] as number
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        a[row] === b[column]
          ? cell(row + 1, column + 1) + 1
          : Math.max(cell(row + 1, column), cell(row, column + 1))
    }
  }
  const stretches: Stretch[] = []
  let [row, column, from, wantedFrom] = [0, 0, 0, 0]
  const close = () => {
    if (row > from || column > wantedFrom) {
      stretches.push({
        from: start + from,
        to: start + row,
        wantedFrom: start + wantedFrom,
        wantedTo: start + column,
      })
    }
  }
  while (row < a.length && column < b.length) {
    if (a[row] === b[column]) {
      close()
      row += 1
      column += 1
      from = row
      wantedFrom = column
    } else if (cell(row + 1, column) >= cell(row, column + 1)) row += 1
    else column += 1
  }
  row = a.length
  column = b.length
  close()
  return stretches
}
