/**
 * G13: what a page makes a telephone load does not grow unnoticed. The aims are 250 kB of scripts for a plan and 90 for
 * any other page, compressed with gzip. They are not reached: React with its router weighs 105 kB before a word of ours,
 * and the editor (ProseMirror, Tiptap, Yjs) as much again. So the limits here are today's figures, rounded up; they go
 * down when the pages do, and never up without a reason in docs/performance.md.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { pageWeights } from '../bench/page-weight.ts'

const CLIENT = new URL('../../build/client/', import.meta.url).pathname
const PLAN = 320
const OTHERS = 140
const kB = (bytes: number) => Math.round(bytes / 1024)

const pages = pageWeights(CLIENT)

it('reads a build that has pages', () => {
  expect(pages.length).toBeGreaterThan(40)
  expect(pages.every(({ opening }) => opening.gzip > 50 * 1024 && opening.brotli < opening.gzip)).toBe(true)
})

test('G13: a plan, with everything to write in it', () => {
  const plan = pages.find(({ id }) => id === 'routes/plan')
  expect(kB((plan?.opening.gzip ?? 0) + (plan?.later.gzip ?? 0))).toBeLessThanOrEqual(PLAN)
})

test('G13: any other page', () => {
  const heavy = pages.filter(({ id, opening }) => id !== 'routes/plan' && kB(opening.gzip) > OTHERS)
  expect(heavy.map(({ path, opening }) => `${path}: ${kB(opening.gzip)} kB`)).toEqual([])
})

test('only a plan carries the editor, and a page to read carries no Yjs', () => {
  const carries = (mark: string) =>
    pages
      .filter(({ opening }) => opening.names.some((name) => scriptOf(name).includes(mark)))
      .map(({ id }) => id)
  expect(carries('ProseMirror')).toEqual([])
  expect(carries('Yjs was already imported')).toEqual(['routes/plan'])
})

test('a page has its texts in one language', () => {
  const english = new Map(pageWeights(CLIENT, 'en').map((page) => [page.id, page.opening.names]))
  for (const { id, opening } of pages) {
    const texts = opening.names.filter((name) => name.startsWith('texts-'))
    expect(texts, id).not.toEqual([])
    expect(
      texts.filter((name) => !name.startsWith('texts-nl-')),
      id,
    ).toEqual([])
    expect(
      english.get(id)?.filter((name) => name.startsWith('texts-nl-')),
      id,
    ).toEqual([])
  }
})

test('every script worth it has smaller ones beside it', () => {
  const names = readdirSync(join(CLIENT, 'assets'))
  const bare = names.filter((name) => /\.m?js$/.test(name) && scriptOf(name).length > 1024)
  expect(bare.filter((name) => !names.includes(`${name}.br`) || !names.includes(`${name}.gz`))).toEqual([])
})

function scriptOf(name: string): string {
  return readFileSync(join(CLIENT, 'assets', name), 'utf8')
}
