/**
 * AG8 for every letter there is, also one that is added later: the list is made from the subjects that the letters have,
 * and what a letter may be filled with is watched while it is written.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#plan/template.ts'
import { KINDS_OF_LETTER, type Letter, writeLetter } from './letters.ts'

const URL_IN_MAIL = 'https://plan.example/u/geheim'
const URL_TO_STOP = 'https://plan.example/stoppen/ook-geheim'
const FILLINGS = {
  url: URL_IN_MAIL,
  stop: URL_TO_STOP,
  code: '493817',
  expiresAt: Date.UTC(2026, 11, 21),
  until: Date.UTC(2026, 11, 22),
}
type Filling = keyof typeof FILLINGS

/** A letter that keeps which of its fillings were used. */
function watched(about: Letter['about']): { letter: Letter; used: Set<string> } {
  const used = new Set<string>()
  const letter = new Proxy({ about, ...FILLINGS } as Letter, {
    get(target, name) {
      if (name !== 'about') used.add(String(name))
      return Reflect.get(target, name) ?? `unknown filling ${String(name)}`
    },
  })
  return { letter, used }
}
const DATE = /\d{1,2} (december|December)/g
const fixed = (text: string) => text.replaceAll(URL_IN_MAIL, '').replaceAll(URL_TO_STOP, '').replace(DATE, '')
const TELLING = /\bplan|gezin|famil|kind|child|jeugd|youth|hulp|\bhelp|ruzie|zorg|school|wijkteam|gemeente/i

test('there are letters', () => expect(KINDS_OF_LETTER.length).toBeGreaterThan(3))

describe.each(KINDS_OF_LETTER)('AG8: %s', (about) => {
  test.each(LANGUAGES)('holds no name and nothing of a plan, in %s', (language) => {
    for (const neutral of [true, false]) {
      const { letter, used } = watched(about)
      const mail = writeLetter(letter, language, neutral)
      // An address, a code, a day: there is no place for a name or for words of somebody.
      expect([...used].filter((name) => !(name in FILLINGS))).toEqual([])
      expect(mail.subject).not.toMatch(/\d|undefined|unknown/)
      expect(mail.subject).not.toMatch(TELLING)
      expect(mail.text).not.toMatch(/undefined|unknown filling/)
      const product = neutral ? '' : 'Familiegroepsplan'
      const words = fixed(mail.text).replace(product, '')
      expect(words.match(TELLING)).toBeNull()
      if (!used.has('code' satisfies Filling)) expect(words.replace(/\b15\b/g, '')).not.toMatch(/\d/)
    }
  })
})

test('AG8: nothing writes a mail but the letters, and nothing sends one but the outbox', () => {
  const server = new URL('../', import.meta.url).pathname
  const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/test-/.test(path))
    .map((path) => ({ path, text: readFileSync(join(server, path), 'utf8') }))
  const having = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
  expect(having(/\bwriteLetter\(/).sort()).toEqual(['outbox/letters.ts', 'outbox/outbox.ts'])
  expect(having(/from 'nodemailer/)).toEqual(['outbox/post.ts'])
  expect(having(/insert\((outbox|messages)\)/)).toEqual(['outbox/outbox.ts'])
  // A text to a telephone: a fixed sentence around a code.
  for (const { path, text } of sources.filter((one) => /\.enqueueText\(/.test(one.text)))
    expect([path, text.match(/\benqueueText\([^)]*\btext: [^,}]*\$\{/)]).toEqual([path, null])
})
