import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadTemplates } from './load.ts'
import { SAMPLE_FORM } from './sample-form.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vormen-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the start says about this file, one problem a line. */
function refusals(content: string | Uint8Array): string[] {
  writeFileSync(join(folder, 'buurt.yaml'), content)
  try {
    loadTemplates(folder)
  } catch (error) {
    return (error as Error).message.split('\n').slice(1)
  }
  return []
}

function expectRefusal(content: string | Uint8Array, line: number, reason: string) {
  const told = refusals(content)
  expect(
    told.filter((one) => one.includes(`buurt.yaml, regel ${line}: `) && one.includes(reason)),
  ).not.toEqual([])
}
const lineOf = (text: string, content: string) => {
  expect(content).toContain(text)
  return content.slice(0, content.indexOf(text)).split('\n').length
}
const without = (line: string) => SAMPLE_FORM.replace(`${line}\n`, '')
const added = (after: string, line: string) => SAMPLE_FORM.replace(after, `${after}\n${line}`)

test.each([
  [
    'missing Dutch',
    without('      nl: Wie doet wat?'),
    'title:\n      en: Who',
    'bij "title" ontbreekt de Nederlandse tekst',
  ],
  [
    'empty Dutch',
    SAMPLE_FORM.replace('nl: Buurtplan', 'nl:'),
    'nl:\n  en: Neigh',
    'bij "nl" hoort tekst te staan',
  ],
  [
    'blank Dutch',
    SAMPLE_FORM.replace('nl: Buurtplan', 'nl: "  "'),
    'nl: "  "',
    'bij "nl": hier hoort één regel tekst',
  ],
  ['a missing key', without('source: proef'), 'id: buurt', 'ontbreekt "source"'],
  [
    'an unknown kind',
    SAMPLE_FORM.replace('kind: text', 'kind: tekst'),
    'kind: tekst',
    '"tekst" bestaat niet. Kies uit: text, lines',
  ],
  ['an unknown look', SAMPLE_FORM.replace('look: good', 'look: rood'), 'look: rood', '"rood" bestaat niet'],
  [
    'an unknown key',
    added('source: proef', 'kleur: rood'),
    'kleur: rood',
    '"kleur" hoort hier niet. Bekend zijn: id,',
  ],
  [
    'a third language',
    SAMPLE_FORM.replace('en: Who does', 'fr: Qui fait'),
    'fr: Qui',
    '"fr" hoort hier niet. Bekend zijn: nl, en',
  ],
  [
    'a bad id',
    SAMPLE_FORM.replace('- id: goed\n        kind', '- id: Goed gedaan\n        kind'),
    'Goed gedaan',
    'kleine letters, cijfers en streepjes',
  ],
  [
    'a number for text',
    SAMPLE_FORM.replace('nl: Buurtplan', 'nl: 112'),
    'nl: 112',
    'Zet een getal of datum tussen aanhalingstekens',
  ],
  [
    'a text too long',
    SAMPLE_FORM.replace('nl: Buurtplan', `nl: ${'x'.repeat(61)}`),
    'nl: xxx',
    'de tekst is te lang (hoogstens 60 tekens)',
  ],
  [
    'a starter without …',
    SAMPLE_FORM.replace('Het lukt om …', 'Het lukt om'),
    'Het lukt om',
    'zet … waar het gezin verder schrijft',
  ],
  [
    'starters at agreements',
    `${SAMPLE_FORM}        starters:\n          - nl: Ik …\n            en: I …\n          - nl: Wij …\n            en: We …\n`,
    '        starters:\n          - nl: Ik',
    'dit hoort alleen bij een vraag van de soort text of lines',
  ],
  [
    'a list that is none',
    SAMPLE_FORM.replace(/fields:\n {6}- id: afspraken[\s\S]*$/, 'fields: geen\n'),
    'fields: geen',
    'bij "fields" hoort een lijst te staan',
  ],
])('the schema refuses %s, with the file, the line and the reason', (_, content, at, reason) => {
  expectRefusal(content, lineOf(at, content), reason)
})

test.each([
  [
    'a double field id',
    SAMPLE_FORM.replace('id: afspraken', 'id: goed'),
    'id: goed\n        kind: agreements',
    'de vraag "goed" staat er twee keer',
  ],
  [
    'a double section id',
    SAMPLE_FORM.replace('id: zelf', 'id: goed'),
    'id: goed\n    canonical: self',
    'het onderdeel "goed" staat er twee keer',
  ],
  [
    'a double title',
    SAMPLE_FORM.replace('Wie doet wat?', 'Wat gaat er goed'),
    'title:\n      nl: Wat gaat er goed\n',
    'een ander onderdeel heeft dezelfde titel',
  ],
  [
    'a double question',
    SAMPLE_FORM.replace('Wat spreken jullie af?', 'wat lukt er al'),
    'question:\n          nl: wat',
    'een andere vraag heeft dezelfde woorden',
  ],
  [
    'a question like its title',
    SAMPLE_FORM.replace('Wat lukt er al?', 'Wat gaat er goed?'),
    'question:\n          nl: Wat gaat',
    'dezelfde woorden als de titel erboven',
  ],
  [
    'no text at all',
    SAMPLE_FORM.replace('kind: text', 'kind: lines'),
    'sections:',
    'minstens één vraag van de soort text',
  ],
  [
    'half a translation',
    without('      en: Who does what?'),
    'title:\n      nl: Wie doet',
    'hier ontbreekt de Engelse tekst',
  ],
  [
    'other paragraphs',
    SAMPLE_FORM.replace(
      'en: What works?',
      'en: What works?\n        help:\n          nl: "Een.\\n\\nTwee."\n          en: One.',
    ),
    'help:',
    'niet evenveel alinea’s',
  ],
])('the loader refuses %s, with the file, the line and the reason', (_, content, at, reason) => {
  expectRefusal(content, lineOf(at, content), reason)
})

test.each(['goals', 'circle', 'acceptance'])('the kind %s fits once in a form', (kind) => {
  const field = (id: string) =>
    `      - id: ${id}\n        kind: ${kind}\n        question:\n          nl: Vraag ${id}\n          en: Question ${id}\n`
  expect(refusals(`${SAMPLE_FORM}${field('een')}${field('twee')}`).join()).toContain(
    `de soort "${kind}" past één keer in een vorm`,
  )
})

test('two lists of agreements need a section each', () => {
  const second = `      - id: meer\n        kind: agreements\n        question:\n          nl: Wat nog meer?\n          en: What else?\n`
  expect(refusals(SAMPLE_FORM + second).join()).toContain('in één onderdeel past één lijst met afspraken')
})

test.each([
  ['a tab', SAMPLE_FORM.replace('  nl: Buurtplan', '\tnl: Buurtplan'), 5, 'met een tab. Gebruik spaties'],
  ['an indent', SAMPLE_FORM.replace('  en: Neigh', '    en: Neigh'), 5, 'springt niet goed in'],
  [
    'a colon in a text',
    SAMPLE_FORM.replace('nl: Buurtplan', 'nl: Let op: dit'),
    5,
    'Zet zo’n tekst tussen aanhalingstekens',
  ],
  [
    'no space after a colon',
    SAMPLE_FORM.replace('source: proef', 'source:proef'),
    10,
    'dubbele punt met een spatie',
  ],
  ['a double key', added('source: proef', 'source: nog een'), 11, 'deze naam staat er twee keer'],
  [
    'two documents',
    `${SAMPLE_FORM}---\n${SAMPLE_FORM}`,
    SAMPLE_FORM.split('\n').length,
    'in één bestand past één vorm',
  ],
  [
    'a reference',
    SAMPLE_FORM.replace('source: proef', 'source: *iets'),
    10,
    'een verwijzing (*) kan hier niet',
  ],
  ['a tag', SAMPLE_FORM.replace('source: proef', 'source: !!binary aGVs'), 10, 'uitroepteken'],
  [
    'an invisible character',
    SAMPLE_FORM.replace('source: proef', 'source: "a\\u202Eb"'),
    10,
    'onzichtbaar teken',
  ],
  ['an empty file', '', 1, 'het bestand is leeg'],
  ['only a remark', '# later\n', 1, 'het bestand is leeg'],
  ['a list', '- a\n', 1, 'in de vorm hoort een groepje regels'],
  ['a huge file', `# ${'x'.repeat(200_001)}`, 1, 'het bestand is te groot (hoogstens 200 kB)'],
  ['Latin-1', Buffer.from('title: één', 'latin1'), 1, 'geen UTF-8-tekst'],
  ['UTF-16', Buffer.from('\uFEFFid: x', 'utf16le'), 1, 'geen UTF-8-tekst'],
  [
    'a picture',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    1,
    'geen UTF-8-tekst',
  ],
])('a file with %s stops the start with its name, the line and the reason', (_, content, line, reason) => {
  expectRefusal(content, line, reason)
})
