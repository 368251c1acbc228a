import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type PlanDocument, readPlan } from '#plan/document.ts'
import { orderedSections } from '#plan/form.ts'
import { canonicalText } from '#plan/record/canonical.ts'
import { itemsOf } from '#plan/record/items.ts'
import type { PlanRecord, RecordItem } from '#plan/record/record.ts'
import { appendParagraphs } from '#plan/rich-text.ts'
import { addSection, hideSection, seedSections } from '#plan/section-commands.ts'
import { textRoot } from '#plan/shape.ts'
import type { Template } from '#plan/template.ts'
import { HOSTILE } from '#tests/fixtures/hostile.ts'
import { emptyRecord, item, sampleRecord } from '#tests/fixtures/record.ts'
import { loadTemplates } from '../../templates/load.ts'
import { cleanText } from '../text.ts'
import { checkFile, LARGEST_FILE_BYTES } from './check-file.ts'
import { createImports } from './import.ts'
import { layIn } from './lay-in.ts'

const templates = loadTemplates(join(import.meta.dirname, '../../../plan-templates'))
const form = (id: string) => templates.get(id) as Template
const bytesOf = (value: unknown) => new TextEncoder().encode(canonicalText(value))

/** As the server makes it: the form's sections are seeded, then the record is laid in. */
function laidIn(record: PlanRecord, template: Template): { doc: Y.Doc; plan: PlanDocument } {
  const doc = new Y.Doc()
  seedSections(
    doc,
    template.sections.map(({ id }) => id),
  )
  layIn(doc, record, template, 'nl')
  return { doc, plan: readPlan(doc, template) }
}

const exported = (plan: PlanDocument, template: Template): PlanRecord => ({
  ...emptyRecord(),
  items: itemsOf({
    language: 'nl',
    template,
    document: plan,
    children: [{ id: 'noor', name: 'Noor', unborn: false }],
    participants: [],
    acceptances: [],
    scores: [],
    passages: [],
    conditions: [],
    views: [],
    links: new Map(),
    reviewOn: null,
  }),
})

/** The same words in the same places; new ids are named by what they stand for. */
function withoutIds({ items }: PlanRecord) {
  const names = new Map<string, string>()
  for (const { id, kind, content } of items)
    if (content)
      names.set(
        id,
        kind === 'person' ? content.name : kind === 'goal' || kind === 'section' ? content.title : kind,
      )
  const text = JSON.stringify(items.map(({ kind, content }: RecordItem) => ({ kind, content })))
  return JSON.parse(text, (key, value) => {
    // Several people of one agreement stand in the order of their ids.
    if (key === 'who' && Array.isArray(value)) return value.sort()
    return typeof value === 'string' ? (names.get(value) ?? value) : value
  })
}

describe('a file of an earlier plan', () => {
  it.each(['gewoon', 'eigen-kracht', 'veiligheid'])(
    'R-E22: what was exported comes back the same, form %s',
    (id) => {
      const template = form(id)
      // The fixture's sections are named for people to read; those of a form have its own ids.
      const first = laidIn(sampleRecord(), template)
      const own = addSection(first.doc, 'Onze huisdieren', orderedSections(template, first.plan.sections), 1)
      appendParagraphs(first.doc.getXmlFragment(textRoot(own)), ['De hond heet Bo.', 'Hij eet om zes uur.'])
      const before = exported(readPlan(first.doc, template), template)
      const checked = checkFile(bytesOf(before))
      if ('why' in checked) throw new Error(checked.why)
      const second = laidIn(checked.record, template)
      expect(withoutIds(exported(second.plan, template))).toEqual(withoutIds(before))
      // None of the old ids is used again.
      const old = new Set(first.plan.agreements.map((one) => one.id))
      expect(second.plan.agreements.some((one) => old.has(one.id))).toBe(false)
    },
  )

  it('keeps agreements with who does them, until when, who else and for which goal', () => {
    const { plan } = laidIn(sampleRecord(), form('gewoon'))
    const name = (id: string | null) => plan.people.find((one) => one.id === id)?.name
    const [first] = plan.agreements
    expect(plan.agreements).toHaveLength(5)
    expect(first).toMatchObject({ when: 'elke vrijdag om 15.00 uur', until: '2027-06-30' })
    expect(first?.who.map(name)).toEqual(['oma Tineke'])
    expect(name(first?.fallback ?? null)).toBe('Оксана')
    expect(plan.goals.find((goal) => goal.id === first?.goal)?.title).toBe('Rust op de dag van wisselen')
    expect(plan.people).toHaveLength(11)
    expect(plan.people.find((one) => one.name === 'opa Henk')).toMatchObject({
      ring: 2,
      contact: 'difficult',
    })
    expect(plan.texts.goed).toEqual([
      { type: 'paragraph', spans: [{ text: 'Noor ' }, { text: 'zwemt', bold: true }, { text: ' graag.' }] },
      expect.objectContaining({ type: 'list' }),
    ])
  })

  it('AG1, AG2: the words of one person, a child above all, are put nowhere', () => {
    const { doc } = laidIn(sampleRecord(), form('gewoon'))
    const state = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('utf8')
    expect(state).toContain('zwemt')
    for (const words of ['knuffels', 'nachtdienst', 'Veilig Thuis', 'Acht uur is ook goed', 'Я можу'])
      expect(state).not.toContain(words)
  })

  it('a form that this server does not have: every word still finds a place', () => {
    const { plan } = laidIn(sampleRecord(), {
      ...form('gewoon'),
      sections: form('gewoon').sections.slice(0, 2),
    })
    const text = JSON.stringify(plan)
    for (const words of ['buikpijn', 'zwemt', 'oma Tineke: 06', 'Elke twee weken belt', 'met taart'])
      expect(text).toContain(words)
    // Two lines of one list stay together, below the title that they had.
    const added = plan.sections.flatMap(({ title }) => (title === null ? [] : [title]))
    expect(new Set(added).size).toBe(added.length)
    expect(added).toContain('Wat staat vast?')
  })

  it('what the family hid in the old plan is not asked for in the new one', () => {
    const template = form('gewoon')
    const { doc } = laidIn(sampleRecord(), template)
    hideSection(doc, 'zorgen', true)
    const hidden = exported(readPlan(doc, template), template)
    expect(JSON.stringify(laidIn(hidden, template).plan)).not.toContain('buikpijn')
  })
})

describe('a file that cannot be used', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const why = (data: Uint8Array) => {
    const checked = checkFile(data)
    return 'why' in checked ? checked.why : 'fine'
  }
  const damaged = (change: (record: Record<string, unknown>) => unknown) => {
    const record = structuredClone(sampleRecord()) as unknown as Record<string, unknown>
    return bytesOf(change(record) ?? record)
  }

  it('R-E21: says what it is instead', () => {
    expect(why(bytes(''))).toBe('empty')
    expect(why(bytes('%PDF-1.7\n...'))).toBe('pdf')
    expect(why(bytes('{"a":1}'))).toBe('other')
    expect(why(bytes('not json'))).toBe('other')
    expect(why(new Uint8Array([0xff, 0xfe, 0x00]))).toBe('other')
    expect(why(bytes('{"schema":"familiegroepsplan-v2"}'))).toBe('newer')
    expect(why(bytesOf(sampleRecord()))).toBe('fine')
  })

  it('R-B25: is larger than any plan, in bytes, items or words', () => {
    expect(why(bytes(`{"schema":"familiegroepsplan-v1"${' '.repeat(LARGEST_FILE_BYTES)}}`))).toBe('too-large')
    const many = Array.from({ length: 2_001 }, (_, nth) => item('goal', `g${nth}`, { title: 'x' }))
    expect(why(bytesOf(sampleRecord({ items: [...sampleRecord().items, ...many] })))).toBe('damaged')
    const long = item('goal', 'lang', { title: 'x'.repeat(2_001) })
    expect(why(bytesOf(sampleRecord({ items: [...sampleRecord().items, long] })))).toBe('damaged')
    expect(
      why(bytes(`{"schema":"familiegroepsplan-v1","items":${'['.repeat(400_000)}${']'.repeat(400_000)}}`)),
    ).not.toBe('fine')
  })

  it.each<[string, (record: Record<string, unknown>) => unknown]>([
    ['a key that nobody knows', (record) => ({ ...record, extra: 1 })],
    ['no items', (record) => ({ ...record, items: undefined })],
    [
      'the same id twice',
      (record) => ({ ...record, items: [...sampleRecord().items, sampleRecord().items[0]] }),
    ],
    [
      'a kind that nobody knows',
      (record) => ({
        ...record,
        items: [item('goal', 'x', { title: '' }), { id: 'y', kind: 'room', author: null, content: {} }],
      }),
    ],
    [
      'a day that does not exist',
      (record) => ({
        ...record,
        items: [
          ...sampleRecord().items,
          item('moment', 'z', { section: 's', question: 'q', date: '2027-02-30', text: '' }),
        ],
      }),
    ],
    [
      'a ring that is not there',
      (record) => ({
        ...record,
        items: [
          ...sampleRecord().items,
          item('person', 'z', {
            name: 'n',
            kind: 'family',
            ring: 9 as 1,
            contact: 'normal',
            participant: null,
          }),
        ],
      }),
    ],
    ['no plan in it', (record) => ({ ...record, items: [] })],
  ])('R-E22: has %s', (_what, change) => {
    expect(why(damaged(change))).toBe('damaged')
  })

  it('R-E22: hostile words come in as words, without what no text may hold', () => {
    const items = Object.values(HOSTILE).map((text, nth) => item('goal', `h${nth}`, { title: text }))
    const checked = checkFile(bytesOf(sampleRecord({ items: [...sampleRecord().items, ...items] })))
    if ('why' in checked) throw new Error(checked.why)
    const { plan } = laidIn(checked.record, form('gewoon'))
    const titles = plan.goals.map((goal) => goal.title)
    for (const text of Object.values(HOSTILE)) expect(titles).toContain(cleanText(text).replaceAll('\n', ' '))
  })
})

describe('importing', () => {
  const started: unknown[] = []
  const changes: string[] = []
  const create = () =>
    createImports({
      templates,
      plans: {
        start: async (input) => {
          started.push(input)
          return { planId: 'new', participantId: 'me' }
        },
        header: async () => ({
          roomId: 'room',
          id: 'new',
          children: [],
          template: form('gewoon'),
          language: 'nl',
          example: false,
        }),
      },
      collaboration: () => ({
        transact: async (roomId, change) => {
          const doc = new Y.Doc()
          change(doc)
          changes.push(roomId)
        },
      }),
    })
  const start = (file: Uint8Array) => create().start({ me: 'parent', myName: 'Petra', language: 'nl', file })

  it('R-B18: makes a plan with one person in it, and changes it through the live document once', async () => {
    started.length = 0
    changes.length = 0
    expect(await start(bytesOf(sampleRecord()))).toEqual({
      ok: true,
      planId: 'new',
      participantId: 'me',
      brought: { texts: 8, agreements: 5, goals: 2, people: 11, left: 19 },
    })
    expect(started).toEqual([
      {
        me: 'parent',
        myName: 'Petra',
        children: [{ name: 'Noor', unborn: false }],
        templateId: 'gewoon',
        language: 'nl',
      },
    ])
    expect(changes).toEqual(['room'])
  })

  it('R-B25: a file that would not pass as an edit makes no plan at all', async () => {
    started.length = 0
    const words = Array.from({ length: 45 }, (_, nth) =>
      item('text', `t${nth}`, {
        section: 's',
        question: 'q',
        blocks: [{ type: 'paragraph', spans: [{ text: 'x'.repeat(19_000) }] }],
      }),
    )
    const file = bytesOf(sampleRecord({ items: [...emptyRecord().items, ...words] }))
    expect(file.length).toBeLessThan(LARGEST_FILE_BYTES)
    expect(await start(file)).toEqual({ ok: false, why: 'too-large' })
    expect(started).toEqual([])
  })
})
