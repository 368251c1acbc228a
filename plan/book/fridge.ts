/** "Op de koelkast": just who does what and when. No answers, no views: it hangs where visitors come. */
import type { BookBlock, Chapter } from './book.ts'
import type { Reading } from './chapters.ts'

export function fridgeChapters({ agreements, tongue: { words } }: Reading): Chapter[] {
  const blocks = agreements.all
    .filter(({ agreement }) => agreement.open === null)
    .map(
      ({ agreement }): BookBlock => ({
        type: 'agreement',
        agreement: { ...agreement, answers: [], views: [] },
      }),
    )
  return [{ id: 'agreements', look: 'agreements', title: words.agreements, blocks }]
}
