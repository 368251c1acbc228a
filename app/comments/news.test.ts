import { expect, test } from 'vitest'
import type { CommentThread } from '#server/comments/types.ts'
import { CommentNews, NEWS_QUIET } from './news.ts'

const threadWith = (...comments: [id: string, name: string, isMine?: boolean][]) =>
  ({
    comments: comments.map(([id, name, isMine = false]) => ({ id, author: { name }, isMine })),
  }) as CommentThread

const news = () =>
  new CommentNews({ one: (name, section) => `${name} bij ${section}`, many: (count) => `${count} nieuwe` })
const section = () => 'Goed'

test('E8: what was there already and what I wrote myself is not told', () => {
  const told = news()
  told.see([threadWith(['1', 'Noor'])], section)
  told.see([threadWith(['1', 'Noor'], ['2', 'Petra', true])], section)
  expect(told.flush(0)).toBe(null)
})

test('E8: at most one sentence per half minute; what came meanwhile is one number', () => {
  const told = news()
  told.see([], section)
  told.see([threadWith(['1', 'Noor'])], section)
  expect(told.flush(1_000)).toBe('Noor bij Goed')
  told.see([threadWith(['1', 'Noor'], ['2', 'Karim'])], section)
  told.see([threadWith(['1', 'Noor'], ['2', 'Karim'], ['3', 'Noor'])], section)
  expect(told.flush(1_000 + NEWS_QUIET - 1)).toBe(null)
  expect(told.flush(1_000 + NEWS_QUIET)).toBe('2 nieuwe')
  expect(told.flush(1_000 + 2 * NEWS_QUIET)).toBe(null)
})
