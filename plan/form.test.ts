import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Agreement, PlanDocument, SectionChange } from './document.ts'
import { readPlan } from './document.ts'
import { agreementsBySection, orderedSections, progress } from './form.ts'
import { keysToPlace } from './item-order.ts'
import { textRoot } from './shape.ts'
import type { FieldKind, Template, TemplateSection } from './template.ts'

const section = (id: string, kinds: FieldKind[], more: Partial<TemplateSection> = {}): TemplateSection => ({
  id,
  canonical: 'good',
  look: 'good',
  title: { nl: `Titel ${id}` },
  importance: 'optional',
  fields: kinds.map((kind, index) => ({
    id: index === 0 ? id : `${id}-${index}`,
    kind,
    question: { nl: `Vraag ${id} ${index}` },
  })),
  ...more,
})

const form: Template = {
  id: 'proef',
  version: 1,
  position: 1,
  title: { nl: 'Proef' },
  audience: { nl: 'Voor de proef.' },
  source: 'proef',
  sections: [
    section('goed', ['text']),
    section('zelf', ['agreements', 'text']),
    section('buren', ['agreements']),
    section('lijst', ['lines', 'moments', 'person', 'goals', 'circle', 'scale'], { later: true }),
    section('akkoord', ['acceptance'], { later: true }),
  ],
}

const change = (id: string, more: Partial<SectionChange> = {}): SectionChange => ({
  id,
  order: null,
  hidden: false,
  asked: false,
  title: null,
  ...more,
})
const idsOf = (changes: SectionChange[]) => orderedSections(form, changes).map(({ id }) => id)
const OWN = ['goed', 'zelf', 'buren', 'lijst', 'akkoord']

const paragraph = (words: string): PlanDocument['texts'][string] => [
  { type: 'paragraph', spans: [{ text: words }] },
]
const emptyPlan = (): PlanDocument => readPlan(new Y.Doc(), form)
const agreement = (more: Partial<Agreement>): Agreement => ({
  id: 'a',
  section: 'zelf',
  what: '',
  when: '',
  who: [],
  until: null,
  fallback: null,
  goal: null,
  ...more,
})

test('an untouched form has its own order, nothing hidden and nothing added', () => {
  const sections = orderedSections(form, [])
  expect(sections.map(({ id }) => id)).toEqual(OWN)
  expect(sections.map(({ later }) => later)).toEqual([false, false, false, true, true])
  expect(sections.some(({ hidden, added }) => hidden || added)).toBe(false)
})

test('a section keeps its place when only hidden, and can be shown again', () => {
  const hidden = orderedSections(form, [change('zelf', { hidden: true })])
  expect(hidden.map(({ id }) => id)).toEqual(OWN)
  expect(hidden.filter((one) => one.hidden).map(({ id }) => id)).toEqual(['zelf'])
  expect(orderedSections(form, [change('zelf')]).some((one) => one.hidden)).toBe(false)
})

test('moving a section writes one key, and the others stay', () => {
  const sections = orderedSections(form, [])
  const others = sections.filter(({ id }) => id !== 'buren').map(({ id, order }) => [id, order] as const)
  const keys = keysToPlace('buren', 0, others)
  expect([...keys.keys()]).toEqual(['buren'])
  expect(idsOf([change('buren', { order: keys.get('buren') ?? null })])).toEqual([
    'buren',
    'goed',
    'zelf',
    'lijst',
    'akkoord',
  ])
})

test('the family’s own section is a text under its own id, at the end unless it was placed', () => {
  const added = orderedSections(form, [change('x1', { title: 'Ons huisdier' })]).at(-1)
  expect(added).toMatchObject({
    id: 'x1',
    added: true,
    canonical: null,
    later: false,
    title: { nl: 'Ons huisdier' },
  })
  expect(added?.fields).toEqual([{ id: 'x1', kind: 'text', question: { nl: 'Ons huisdier' } }])
  expect(idsOf([change('x1', { title: 'Ons huisdier', order: 'a0V' })])[1]).toBe('x1')
})

test('R-B27: equal keys are ordered by id, so that every screen shows the same order', () => {
  const twice = [change('x2', { title: 'B', order: 'a0V' }), change('x1', { title: 'A', order: 'a0V' })]
  expect(idsOf(twice)).toEqual(idsOf([...twice].reverse()))
  expect(idsOf(twice).slice(1, 3)).toEqual(['x1', 'x2'])
})

test('a change never replaces a section of the form or shows one field twice', () => {
  const hostile = [
    change('goed', { title: 'Iets anders' }),
    change('zelf-1', { title: 'Dezelfde tekst nog eens' }),
    change('weg', { order: 'a0' }),
  ]
  const sections = orderedSections(form, hostile)
  expect(sections.map(({ id }) => id)).toEqual(OWN)
  expect(sections[0]).toMatchObject({ added: false, title: { nl: 'Titel goed' } })
})

test('an order that is no key, written by a broken client, loses no section', () => {
  expect(idsOf([change('buren', { order: 'geen sleutel' }), change('goed', { order: '' })]).sort()).toEqual(
    [...OWN].sort(),
  )
})

test('every agreement is in a list: without a known section it stands in the first', () => {
  const lists = agreementsBySection(form, [
    agreement({ id: 'a', section: 'buren' }),
    agreement({ id: 'b', section: null }),
    agreement({ id: 'c', section: 'weg' }),
    agreement({ id: 'd', section: 'goed' }),
  ])
  expect([...lists.keys()]).toEqual(['zelf', 'buren'])
  expect(lists.get('zelf')?.map(({ id }) => id)).toEqual(['b', 'c', 'd'])
  expect(lists.get('buren')?.map(({ id }) => id)).toEqual(['a'])
})

test('an empty plan has begun nothing, and counts only what a family sees', () => {
  const { sections, begun, total } = progress(form, emptyPlan())
  expect(Object.values(sections).every(({ state, count }) => state === 'empty' && count === 0)).toBe(true)
  expect([begun, total]).toEqual([0, 3])
})

test('spaces, empty paragraphs and rows that were only opened are not a beginning', () => {
  const plan = emptyPlan()
  plan.texts.goed = paragraph('  \n ')
  plan.agreements = [agreement({})]
  plan.lines.lijst = [{ id: 'l', text: ' ' }]
  plan.goals = [{ id: 'g', title: '' }]
  expect(progress(form, plan).begun).toBe(0)
})

test('each kind of field counts what it holds', () => {
  const plan = emptyPlan()
  plan.texts.goed = paragraph('Wij eten samen.')
  plan.texts['zelf-1'] = paragraph('Eerst rust.')
  plan.agreements = [agreement({ what: 'koken' }), agreement({ id: 'b', section: 'buren', who: ['loes'] })]
  plan.lines.lijst = [{ id: 'l', text: 'Om de beurt koken' }]
  plan.moments['lijst-1'] = [{ id: 'm', date: '2026-12-04', text: '' }]
  plan.keepers['lijst-2'] = [{ id: 'k', who: null, howOften: 'elke week' }]
  plan.goals = [{ id: 'g', title: 'Naar school' }]
  plan.people = [{ id: 'p', name: 'Oma', kind: 'family', ring: 1, contact: 'normal' }]
  const { sections, begun, total } = progress(form, plan, { 'lijst-5': 3 })
  expect(sections).toEqual({
    goed: { state: 'begun', count: 1 },
    zelf: { state: 'begun', count: 2 },
    buren: { state: 'begun', count: 1 },
    lijst: { state: 'begun', count: 8 },
    akkoord: { state: 'empty', count: 0 },
  })
  expect([begun, total]).toEqual([4, 4])
})

test('a hidden section does not count; a section of the family does', () => {
  const doc = new Y.Doc()
  const words = new Y.XmlText('Onze hond helpt ook.')
  const node = new Y.XmlElement('paragraph')
  node.insert(0, [words])
  doc.getXmlFragment(textRoot('x1')).insert(0, [node])
  const added = new Y.Map<unknown>()
  doc.getMap('sections').set('x1', added)
  added.set('added', true)
  added.set('title', new Y.Text('Ons huisdier'))
  const hidden = new Y.Map<unknown>()
  doc.getMap('sections').set('goed', hidden)
  hidden.set('hidden', true)
  const { sections, begun, total } = progress(form, readPlan(doc, form))
  expect(sections.x1).toEqual({ state: 'begun', count: 1 })
  expect([begun, total]).toEqual([1, 3])
})
