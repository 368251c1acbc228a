import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { draftBook, hostileBook, sampleBook } from '#tests/fixtures/book.ts'
import { HOSTILE } from '#tests/fixtures/hostile.ts'
import { bigBook, emptyBook, wordsIn } from '#tests/fixtures/opened.ts'
import { cleanText } from '../text.ts'
import { toHtml } from './html.ts'

const page = async (book = sampleBook()) => new TextDecoder().decode(await toHtml(book))
const all = (html: string, tag: string) => html.match(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs')) ?? []
const words = (html: string, tag: string) => all(html, tag).map(wordsIn)
/** Every tag that a browser would make of it, with its attributes. */
const tags = (html: string) => [
  ...html
    .replace(/<style>.*?<\/style>/s, '')
    .matchAll(/<([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi),
]

describe('a plan as a page of its own', () => {
  it('R-B40: has a title, a language, headings in order, and a way to each chapter', async () => {
    const html = await page()
    expect(html).toMatch(/^<!doctype html>\n<html lang="nl">/)
    expect(words(html, 'title')).toEqual(['Het plan van Noor'])
    expect(words(html, 'h1')).toEqual(['Het plan van Noor'])
    const chapters = ['In het kort', ...sampleBook().chapters.map((one) => one.title)]
    expect(words(html, 'h2').slice(1, -2)).toEqual(chapters)
    for (const link of all(html, 'a').slice(0, chapters.length)) {
      const id = link.match(/href="#([^"]+)"/)?.[1]
      expect(wordsIn(html.match(new RegExp(`<h2 id="${id}".*?</h2>`))?.[0] ?? '')).toBe(wordsIn(link))
    }
  })

  it('R-B40: tables have heads, lists are lists, pictures have their text, other languages are named', async () => {
    const html = await page()
    for (const table of all(html, 'table')) expect(all(table, 'thead')[0]).toContain('scope="col"')
    expect(html.match(/<li><p>/g)).toHaveLength(3)
    expect([...html.matchAll(/role="img" aria-label="([^"]+)"/g)].map((one) => one[1])).toEqual([
      'Tekening van Noor: een huis met een zon.',
      expect.stringContaining('De kring van Noor'),
      sampleBook().check?.url,
    ])
    expect(html).toMatch(/<p dir="rtl" lang="ar">نور/)
    expect(html).toMatch(/<p lang="uk">Я/)
  })

  it('R-E22: whatever people wrote is text: no tag, attribute or address of theirs', async () => {
    const html = await page(hostileBook())
    const names = new Set(tags(html).map(([, name]) => name?.toLowerCase()))
    for (const none of ['script', 'img', 'iframe', 'object', 'link', 'form', 'b'])
      expect(names).not.toContain(none)
    for (const [, , attributes = ''] of tags(html))
      expect(attributes.replace(/"[^"]*"/g, '')).not.toMatch(/\son\w+=/i)
    const titles = words(html, 'h3')
    for (const text of Object.values(HOSTILE)) expect(titles).toContain(cleanText(text))
  })

  it('fetches nothing, runs nothing, and its policy fits its one style sheet', async () => {
    const html = await page()
    const style = html.match(/<style>(.*?)<\/style>/s)?.[1] ?? ''
    const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)?.[1] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(html).not.toMatch(/<script|\ssrc=|<link|@import|url\((?!data:)/)
    for (const [, , attributes = ''] of tags(html)) expect(attributes).not.toMatch(/\sstyle=/)
  })

  it('carries the fonts of the scripts that are in it, and no others', async () => {
    const dutch = await page(emptyBook())
    const many = await page()
    const faces = (html: string) => html.match(/@font-face/g)?.length
    expect(faces(dutch)).toBe(2)
    expect(faces(many)).toBe(5)
    expect(dutch.length).toBeLessThan(130_000)
  })

  it('an empty plan, a draft, and one with 130 agreements and 54 people', async () => {
    expect(words(await page(emptyBook()), 'main')).toEqual([
      'Het plan van NoorVersie 2, vastgelegd op 3 maart 2027',
    ])
    expect(words(await page(draftBook()), 'main')[0]).toMatch(/^Concept/)
    expect((await page(bigBook())).match(/<tr role="row">/g)).toHaveLength(1 + 54 + 1 + 130 + 6 + 3)
  })
})
