/** Between a selection in an editor and a place in the shared text: paragraphs of both are the same, in the same order. */
import type { Node } from '@tiptap/pm/model'
import * as buffer from 'lib0/buffer'
import type * as Y from 'yjs'
import { anchorAt, type Point } from '#plan/quoted.ts'

interface Block {
  start: number
  length: number
}

function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ start: position + 1, length: node.content.size })
    return !node.isTextblock
  })
  return blocks
}

/** Null when no words are selected. */
export function quoteOfSelection(
  doc: Y.Doc,
  fieldId: string,
  words: Node,
  selection: { from: number; to: number },
): { start: string; end: string; words: string } | null {
  const { from, to } = withoutSpaces(words, selection)
  const blocks = blocksOf(words)
  const first = blocks.findIndex(({ start, length }) => length > 0 && start + length > from)
  const last = blocks.findLastIndex(({ start, length }) => length > 0 && start < to)
  const [begin, end] = [blocks[first], blocks[last]]
  if (!begin || !end || first > last) return null
  const anchor = anchorAt(
    doc,
    fieldId,
    { paragraph: first, offset: Math.max(0, from - begin.start) },
    { paragraph: last, offset: Math.min(end.length, to - end.start) },
  )
  const quote = words.textBetween(from, to, '\n')
  if (!anchor || quote.trim() === '') return null
  return { start: buffer.toBase64(anchor.start), end: buffer.toBase64(anchor.end), words: quote }
}

/** A double click on a word takes the space after it along. */
function withoutSpaces(words: Node, { from, to }: { from: number; to: number }) {
  const text = words.textBetween(from, to, '\n')
  const count = (spaces: RegExp) => text.match(spaces)?.[0].length ?? 0
  return { from: from + count(/^[^\S\n]+/), to: to - count(/[^\S\n]+$/) }
}

/** The position of a place in an editor; null where the editor has not got that far. */
export function positionsOf(doc: Node): (point: Point) => number | null {
  const blocks = blocksOf(doc)
  return ({ paragraph, offset }) => {
    const block = blocks[paragraph]
    return block && offset <= block.length ? block.start + offset : null
  }
}
