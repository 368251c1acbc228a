import { type Block, plainText } from '../document.ts'
import type { BookBlock, Words } from './book.ts'

/** A family's text, without the empty lines that typing leaves. */
export function textBlocks(blocks: readonly Block[]): BookBlock[] {
  return blocks.flatMap((block): BookBlock[] => {
    if (plainText([block]).trim() === '') return []
    return block.type === 'paragraph'
      ? [{ type: 'paragraph', spans: block.spans }]
      : [{ type: 'list', items: block.items.map(textBlocks).filter((item) => item.length > 0) }]
  })
}

export const wordsBlock = (text: string, language?: string): Words => ({
  spans: [{ text: text.trim() }],
  ...(language && { language }),
})
