/** What every shipped form promises: the same meanings, both languages, and the short road of the ordinary form. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIELD_ID } from '#plan/shape.ts'
import {
  CANONICAL_SECTIONS,
  FIELD_KINDS,
  isPlaceholder,
  type Localized,
  SECTION_LOOKS,
  type Template,
} from '#plan/template.ts'
import { loadTemplates, SHIPPED_FORMS } from '#server/templates/load.ts'
import schema from './plan-template-v1.schema.json' with { type: 'json' }

const forms = loadTemplates(SHIPPED_FORMS).list()
const gewoon = forms[0] as Template
const fieldsOf = (form: Template) => form.sections.flatMap((section) => section.fields)
const titles = (sections: Template['sections']) => sections.map(({ id, title }) => [id, title.nl])

test('nine forms ship, the ordinary one chosen beforehand, each file named by its form', () => {
  expect(forms.map(({ id }) => id)).toEqual([
    'gewoon',
    'drie-kolommen',
    'zelf-doen',
    'een-gezin-een-plan',
    'eigen-kracht',
    'veiligheid',
    'toekomst',
    'jim',
    'geboorte',
  ])
  const files = readdirSync(SHIPPED_FORMS).filter((name) => name.endsWith('.yaml'))
  expect(files.sort()).toEqual(forms.map(({ id }) => `${id}.yaml`).sort())
  expect(gewoon.title.nl).toBe('Gewoon plan')
})

test('the ordinary form is open at exactly the short road', () => {
  expect(titles(gewoon.sections.filter((section) => !section.later))).toEqual([
    ['vraag', 'Onze vraag'],
    ['goed', 'Wat gaat er goed?'],
    ['zorgen', 'Waar maken we ons zorgen over?'],
    ['kind', 'Wat zegt het kind?'],
    ['wens', 'Hoe willen we dat het wordt?'],
    ['afspraken', 'Wie doet wat en wanneer?'],
    ['anders', 'Wat als het anders loopt?'],
  ])
})

test('the rest of the ordinary form waits under "Meer", after the short road', () => {
  expect(gewoon.sections.slice(7).every((section) => section.later)).toBe(true)
  expect(titles(gewoon.sections.slice(7))).toEqual([
    ['doelen', 'Wat willen we bereiken?'],
    ['kring', 'Wie staan er om ons heen?'],
    ['cijfer', 'Welk cijfer geven we?'],
    ['hulp', 'Welke hulp vragen wij?'],
    ['bewaker', 'Wie let op het plan?'],
    ['terugkijken', 'Wanneer kijken we terug?'],
    ['kijk', 'Ziet iemand het anders?'],
    ['akkoord', 'Is iedereen akkoord?'],
    ['delen', 'Met wie delen we wat?'],
  ])
})

test('the safety form asks to make it with a professional; no other form gives advice', () => {
  expect(forms.filter((form) => form.advice).map((form) => [form.id, form.advice?.nl])).toEqual([
    ['veiligheid', 'Maak dit samen met een hulpverlener'],
  ])
})

test('together the forms use every canonical section and every kind of field', () => {
  const used = forms.flatMap((form) => form.sections)
  expect(new Set(used.map(({ canonical }) => canonical))).toEqual(new Set(CANONICAL_SECTIONS))
  expect(new Set(used.flatMap(({ fields }) => fields.map(({ kind }) => kind)))).toEqual(new Set(FIELD_KINDS))
})

/** What whoever receives a plan may count on, whatever the form. */
const ALWAYS = ['who', 'question', 'good', 'worries', 'wish', 'help', 'otherwise', 'keeper', 'review']

test.each(forms.map((form) => [form.id, form] as const))('%s exports like the others', (_, form) => {
  const meanings = form.sections.map(({ canonical }) => canonical)
  expect(meanings).toEqual(expect.arrayContaining(ALWAYS))
  expect(meanings.slice(-3)).toEqual(['view', 'acceptance', 'sharing'])
  const agreed = form.sections.filter(({ fields }) => fields.some(({ kind }) => kind === 'agreements'))
  expect(agreed.length).toBeGreaterThan(0)
  expect(agreed.some(({ importance, later }) => importance === 'required' && !later)).toBe(true)
  for (const { canonical } of agreed) expect(['self', 'network', 'safety']).toContain(canonical)
})

test.each(forms.map((form) => [form.id, form] as const))('%s helps with every question', (_, form) => {
  for (const field of fieldsOf(form)) {
    expect(field.help, field.id).toBeDefined()
    if (!isPlaceholder(field)) expect(field.example, field.id).toBeDefined()
    if (field.kind === 'text') expect(field.starters?.length, field.id).toBeGreaterThanOrEqual(2)
    expect(field.id).toMatch(FIELD_ID)
  }
})

test.each(forms.map((form) => [form.id, form] as const))(
  '%s is in Dutch and English everywhere',
  (_, form) => {
    const texts: Localized[] = []
    JSON.stringify(form, (_key, value) => {
      if (typeof value === 'object' && value !== null && 'nl' in value) texts.push(value)
      return value
    })
    expect(texts.length).toBeGreaterThan(60)
    for (const text of texts) {
      expect(Object.keys(text)).toEqual(['nl', 'en'])
      if (!['School', 'JIM'].includes(text.nl)) expect(text.en).not.toBe(text.nl)
    }
  },
)

test('the published schema knows the same words as the code', () => {
  const { section, field, id } = schema.$defs
  expect(section.properties.canonical.enum).toEqual([...CANONICAL_SECTIONS])
  expect(section.properties.look.enum).toEqual([...SECTION_LOOKS])
  expect(field.properties.kind.enum).toEqual([...FIELD_KINDS])
  expect(id.pattern).toBe(FIELD_ID.source)
})

test('the example in the explanation is a form that loads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vorm-'))
  const readme = readFileSync(join(SHIPPED_FORMS, 'README.md'), 'utf8')
  writeFileSync(join(folder, 'straat.yaml'), readme.split('```yaml\n')[1]?.split('```')[0] ?? '')
  const form = loadTemplates([SHIPPED_FORMS, folder]).get('straat')
  rmSync(folder, { recursive: true })
  expect(form?.sections.map(({ id }) => id)).toEqual(['goed', 'afspraken', 'terugkijken'])
  for (const { id, title } of forms) expect(readme).toContain(`| \`${id}.yaml\` | ${title.nl.split(' (')[0]}`)
})
