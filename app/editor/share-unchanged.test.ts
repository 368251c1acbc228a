import { expect, test } from 'vitest'
import { shareUnchanged } from './share-unchanged.ts'

const plan = () => ({
  texts: { vraag: ['Sem'], zorgen: [] as string[] },
  agreements: [
    { id: 'a', who: ['oma'] },
    { id: 'b', who: [] as string[] },
  ],
  keeper: null as string | null,
})

test('what says the same is the same object; what changed is new, with its unchanged parts', () => {
  const before = plan()
  expect(shareUnchanged(before, plan())).toBe(before)
  const next = plan()
  next.texts.vraag = ['Sem slaapt']
  const shared = shareUnchanged(before, next)
  expect(shared).toEqual(next)
  expect(shared).not.toBe(before)
  expect(shared.texts).not.toBe(before.texts)
  expect(shared.texts.zorgen).toBe(before.texts.zorgen)
  expect(shared.agreements).toBe(before.agreements)
})

test('what was taken away, moved, added or became nothing is a change', () => {
  const before = plan()
  const fewer = { ...plan(), agreements: plan().agreements.slice(1) }
  expect(shareUnchanged(before, fewer)).toEqual(fewer)
  const moved = { ...plan(), agreements: plan().agreements.reverse() }
  expect(shareUnchanged(before, moved)).toEqual(moved)
  const more = { ...plan(), extra: 1 }
  expect(shareUnchanged(before, more)).toEqual(more)
  expect(shareUnchanged(more, before)).toEqual(before)
  expect(shareUnchanged(before, { ...plan(), keeper: 'Ali' }).keeper).toBe('Ali')
  const map = new Map([['a', 1]])
  expect(shareUnchanged({ map }, { map: new Map(map) }).map).not.toBe(map)
})
