import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadTemplates, SHIPPED_FORMS, TemplateError } from './load.ts'
import { SAMPLE_FORM } from './sample-form.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vormen-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(content: string | Uint8Array, name = 'buurt.yaml') {
  writeFileSync(join(folder, name), content)
}
/** What the start says about this file. */
function refusal(content: string | Uint8Array, name = 'buurt.yaml'): string {
  write(content, name)
  try {
    loadTemplates(folder)
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError)
    return (error as TemplateError).message
  }
  throw new Error('the file was accepted')
}
const lineWith = (text: string, content: string) =>
  content.split('\n').findIndex((line) => line.includes(text)) + 1
const added = (after: string, line: string) => SAMPLE_FORM.replace(after, `${after}\n${line}`)

test('a municipality adds a form by dropping in a file, in a folder of its own', () => {
  write(SAMPLE_FORM)
  const templates = loadTemplates([SHIPPED_FORMS, folder])
  expect(templates.list()).toHaveLength(10)
  expect(templates.list()[0]?.id).toBe('buurt')
  expect(templates.get('buurt')?.title).toEqual({ nl: 'Buurtplan', en: 'Neighbourhood plan' })
  expect(templates.get('gewoon')?.title.nl).toBe('Gewoon plan')
  expect(templates.get('toString')).toBeUndefined()
})

test('both endings of YAML count; hidden files, folders and other files do not', () => {
  write(SAMPLE_FORM, 'buurt.yml')
  write('rommel: [', '.buurt.yaml.swp')
  write('rommel: [', '._buurt.yaml')
  write('# Uitleg', 'README.md')
  mkdirSync(join(folder, 'oud'))
  expect(loadTemplates(folder).list()).toHaveLength(1)
})

test('Dutch alone is enough, all through the form', () => {
  write(SAMPLE_FORM.replace(/^ *en:.*\n/gm, ''))
  expect(loadTemplates(folder).get('buurt')?.title).toEqual({ nl: 'Buurtplan' })
})

test('forms are shared by all requests, so nobody can change them', () => {
  write(SAMPLE_FORM)
  const template = loadTemplates(folder).get('buurt')
  expect(() => template?.sections.pop()).toThrow(TypeError)
})

test('R-E22: markup in a form is only text, and a block of text loses its last line break', () => {
  const markup = '<script>alert(1)</script> **vet** {{y}}'
  write(
    added(
      '          en: What works?',
      `        help:\n          nl: |\n            ${markup}\n            Nog een regel.\n          en: |\n            <b>x</b>\n            y`,
    ),
  )
  const help = loadTemplates(folder).get('buurt')?.sections[0]?.fields[0]?.help
  expect(help).toEqual({ nl: `${markup}\nNog een regel.`, en: '<b>x</b>\ny' })
})

test('a UTF-8 file with a byte order mark is read', () => {
  write(`\uFEFF${SAMPLE_FORM}`)
  expect(loadTemplates(folder).list()).toHaveLength(1)
})

test('references that would grow into gigabytes are never followed', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [next, previous] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((pair) => [...pair]))
    bomb.push(`${next}: &${next} [${Array(9).fill(`*${previous}`).join(', ')}]`)
  expect(refusal(bomb.join('\n'))).toContain('een verwijzing (*) kan hier niet')
})

test('all problems of all files are told at once', () => {
  write(SAMPLE_FORM.replace('kind: text', 'kind: tekst').replace('look: good', 'look: rood'), 'een.yaml')
  const message = refusal('id: [', 'twee.yaml')
  const broken = SAMPLE_FORM.replace('kind: text', 'kind: tekst').replace('look: good', 'look: rood')
  expect(message).toContain(`een.yaml, regel ${lineWith('kind: tekst', broken)}: `)
  expect(message).toContain(`een.yaml, regel ${lineWith('look: rood', broken)}: `)
  expect(message).toContain('twee.yaml, regel 1: ')
})

test('a message stays readable however much is wrong', () => {
  const keys = Array.from({ length: 60 }, (_, index) => `x${index}: 1`).join('\n')
  expect(refusal(`${SAMPLE_FORM}${keys}\n`).split('\n').length).toBeLessThan(30)
})

test('two forms with one id or one title are refused, also across folders', () => {
  write(SAMPLE_FORM.replace('id: buurt', 'id: gewoon'))
  expect(() => loadTemplates([SHIPPED_FORMS, folder])).toThrow(
    /buurt\.yaml, regel 1: een andere vorm heet ook al "gewoon"/,
  )
  write(SAMPLE_FORM.replace('nl: Buurtplan', 'nl: Gewoon plan'))
  expect(() => loadTemplates([SHIPPED_FORMS, folder])).toThrow(
    /buurt\.yaml, regel 4: een andere vorm heeft dezelfde titel/,
  )
})

test('a folder that is not there, an empty folder and a file that cannot be read stop the start', () => {
  expect(() => loadTemplates(join(folder, 'weg'))).toThrow(/weg: deze map met vormen bestaat niet/)
  expect(() => loadTemplates(folder)).toThrow(/geen enkele vorm/)
  symlinkSync(join(folder, 'nergens'), join(folder, 'kapot.yaml'))
  expect(() => loadTemplates(folder)).toThrow(/kapot\.yaml, regel 1: het bestand is niet te lezen/)
})
