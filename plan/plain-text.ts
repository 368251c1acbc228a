import type { Block } from './document.ts'

/**
 * Plain words of a rich text, a line per paragraph: for reading aloud, progress and search. By itself, so that a page
 * to read needs no Yjs.
 */
export const plainText = (blocks: Block[]): string =>
  blocks
    .map((block) =>
      block.type === 'paragraph'
        ? block.spans.map((span) => span.text).join('')
        : block.items.map(plainText).join('\n'),
    )
    .join('\n')
