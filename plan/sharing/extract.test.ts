import { describe, expect, it, test } from 'vitest'
import { bookOf } from '../book/build.ts'
import { contentsOf, type PlanRecord, type RecordItem } from '../record/record.ts'
import { CIRCLE, choicesOf } from './choices.ts'
import { extractOf, NOTHING_OUT } from './extract.ts'
import { withLabels } from './labelled-book.ts'
import { RECORD, words } from './test-record.ts'

const ticked = choicesOf(RECORD, null)
  .filter(({ chosen }) => chosen)
  .map(({ id }) => id)
const everything = choicesOf(RECORD, null).map(({ id }) => id)
const take = (chosen: string[], out = NOTHING_OUT) => extractOf(RECORD, chosen, out)
const without = (authors: string[], more = {}) => ({ ...NOTHING_OUT, authors: new Set(authors), ...more })

/** Every id that an item of the record points to. */
function pointsTo({ content }: RecordItem): string[] {
  if (!content) return []
  const all = content as Record<string, unknown>
  return ['section', 'goal', 'fallback', 'about', 'agreement', 'participant', 'who']
    .flatMap((key) => all[key] ?? [])
    .filter((id): id is string => typeof id === 'string')
}
function dangling({ items }: PlanRecord): string[] {
  const ids = new Set(items.map(({ id }) => id))
  const authors = items.flatMap(({ author }) => author ?? [])
  return [...items.flatMap(pointsTo), ...authors].filter((id) => !ids.has(id))
}

describe('what is ticked beforehand', () => {
  it('is the agreements and the help that is asked for', () => {
    expect(ticked).toEqual(['a1', 'a2', 'hulp'])
  })
  test.each([
    ['own words', 'w-petra', 'own-words'],
    ['the words of a child', 'w-noor', 'child-words'],
    ['what was written down of a child', 'kind', 'child-words'],
    ['a number', 'cijfer', 'scores'],
    ['the circle', CIRCLE, 'circle'],
    ['the rest of the plan', 'goed', 'section'],
    ['a locked condition', 'voorwaarde', 'section'],
  ])('is not %s', (_, id, group) => {
    expect(choicesOf(RECORD, null).find((choice) => choice.id === id)).toMatchObject({ group, chosen: false })
  })
})

describe('AG5: what was not chosen is in no byte of the extract', () => {
  it('agreements and help bring nothing else along', () => {
    const text = words(take(ticked))
    expect(text).toContain('haalt Noor op')
    expect(text).toContain('HULP-GEVRAAGD')
    for (const secret of [
      ...['NOOR-ZWEMT', 'PETRA-EIGEN', 'MARK-EIGEN', 'NOOR-EIGEN', 'OPGESCHREVEN-VAN-NOOR', 'SCHOOL-TEKST'],
      ...[
        'Buurman Ali',
        'difficult',
        'RUST',
        'Hoe gaat het?',
        'Onze kring',
        'MARK-BIJ-PETRA',
        'Bezoek alleen',
      ],
    ])
      expect(text).not.toContain(secret)
  })

  it('S03-T5: a school gets the part about school alone', () => {
    const extract = take(['school'])
    expect(extract.items.map(({ id }) => id)).toEqual(['plan', 'school', 'school-tekst'])
  })

  it('S02-T3: only the three parts that were ticked', () => {
    const { items } = take(['goed', 'hulp', 'a1'])
    expect(items.filter(({ kind }) => kind === 'section').map(({ id }) => id)).toEqual([
      'goed',
      'afspraken',
      'hulp',
    ])
    expect(words({ ...RECORD, items })).not.toMatch(/SCHOOL-TEKST|EIGEN|belt op zondag/)
  })

  it('a name comes with its agreement, and nothing of how near or how difficult', () => {
    const [person] = contentsOf(take(['a1']), 'person')
    expect(contentsOf(take(['a1']), 'person')).toHaveLength(1)
    expect(person?.content).toMatchObject({
      name: 'Oma Tineke',
      ring: 2,
      contact: 'normal',
      participant: null,
    })
  })

  it('the circle goes whole, or not', () => {
    const people = contentsOf(take([CIRCLE]), 'person')
    expect(people.map(({ content }) => content.contact)).toEqual(['difficult', 'difficult', 'difficult'])
  })

  it('who is not named is not in it', () => {
    expect(contentsOf(take(['hulp']), 'participant')).toEqual([])
    expect(contentsOf(take(['a1']), 'participant').map(({ content }) => content.name)).toEqual([
      'Petra',
      'Mark',
    ])
  })
})

test('no choice leaves an id that points at nothing', () => {
  for (const id of everything) expect(dangling(take([id]))).toEqual([])
  expect(dangling(take(ticked))).toEqual([])
  expect(dangling(take(everything))).toEqual([])
  for (const author of ['petra', 'mark', 'noor-zelf'])
    expect(dangling(take(everything, without([author])))).toEqual([])
})

test('nothing tells how much was left out: the same extract from a longer plan', () => {
  const longer = {
    ...RECORD,
    items: RECORD.items.filter(({ id }) => id !== 'school' && id !== 'school-tekst'),
  }
  expect(extractOf(longer, ticked)).toEqual(take(ticked))
})

test('what was erased from the version leaves no empty place', () => {
  const items = RECORD.items.map((item) => (item.id === 'a1' ? { ...item, content: null } : item))
  const extract = extractOf({ ...RECORD, items } as PlanRecord, everything)
  expect(extract.items.some(({ content }) => content === null)).toBe(false)
})

describe('S01-T4: an open agreement', () => {
  const extract = take(ticked)
  it('goes with both views, as large', () => {
    expect(contentsOf(extract, 'view').map(({ content }) => content.words)).toEqual([
      'PETRA-MENING',
      'MARK-MENING',
    ])
    const book = bookOf({ record: extract, kind: 'plan', language: 'nl', text: '', sealed: null })
    const shown = book.chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'agreement' ? [block.agreement] : [])),
    )
    expect(shown.find(({ what }) => what === 'belt op zondag')).toMatchObject({
      open: 'Hierover zijn we het nog niet eens.',
      views: [
        { words: 'PETRA-MENING', by: 'Petra' },
        { words: 'MARK-MENING', by: 'Mark' },
      ],
    })
  })
})

describe('what a "nee" takes out', () => {
  it('that person’s own words everywhere, and nobody else’s', () => {
    const text = words(take(everything, without(['mark'])))
    expect(text).not.toMatch(/MARK-EIGEN|MARK-MENING|MARK-BIJ-PETRA|MARK-WAAROM/)
    for (const kept of ['PETRA-EIGEN', 'PETRA-MENING', 'NOOR-EIGEN', 'NOOR-ZWEMT', 'belt op zondag'])
      expect(text).toContain(kept)
  })

  it('an answer stays: an agreement never looks like one that everybody agreed to', () => {
    const answers = contentsOf(take(ticked, without(['mark'])), 'acceptance')
    expect(answers.find(({ id }) => id === 'x4')?.content).toMatchObject({ answer: 'no', because: null })
  })

  it('of a child under twelve: its words and what was written down of it', () => {
    const out = without([], { childWords: true, children: new Set(['noor-zelf']) })
    const text = words(take(everything, out))
    expect(text).not.toMatch(/NOOR-EIGEN|OPGESCHREVEN-VAN-NOOR/)
    expect(text).toContain('PETRA-EIGEN')
  })

  it('a changed item is no longer sealed', () => {
    const items = take(ticked, without(['mark'])).items
    expect(items.find(({ id }) => id === 'x4')).not.toHaveProperty('salt')
    expect(items.find(({ id }) => id === 'a2')).toHaveProperty('salt')
  })
})

test('S04-T3: a label stands on the first page of the book', () => {
  const book = bookOf({ record: take(ticked), kind: 'plan', language: 'nl', text: '', sealed: null })
  const [first] = withLabels(book, ['one-parent-did-not-answer']).chapters
  expect(JSON.stringify(first)).toContain('Eén ouder met gezag heeft niet geantwoord')
  expect(withLabels(book, [])).toBe(book)
})
