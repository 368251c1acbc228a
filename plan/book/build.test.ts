import { expect, test } from 'vitest'
import { emptyRecord, item, sampleRecord } from '#tests/fixtures/record.ts'
import type { PlanRecord } from '../record/record.ts'
import type { Book, BookBlock, BookKind } from './book.ts'
import { bookOf } from './build.ts'

const build = (record: PlanRecord, kind: BookKind = 'plan', language: 'nl' | 'en' = 'nl'): Book =>
  bookOf({ record, kind, language, text: '{}', sealed: null })

const chapter = (book: Book, id: string) => {
  const found = book.chapters.find((one) => one.id === id)
  if (!found) throw new Error(`No chapter ${id}`)
  return found
}
const ofType = <T extends BookBlock['type']>(blocks: readonly BookBlock[], type: T) =>
  blocks.filter((block): block is Extract<BookBlock, { type: T }> => block.type === type)
const agreements = (book: Book) =>
  book.chapters.flatMap(({ blocks }) => ofType(blocks, 'agreement')).map(({ agreement }) => agreement)

/** The sample with other items in place of some; `null` leaves one out. */
const changed = (change: (one: PlanRecord['items'][number]) => PlanRecord['items'][number] | null) => {
  const record = sampleRecord()
  return { ...record, items: record.items.flatMap((one) => change(one) ?? []) }
}

test('chapters stand in the family’s order; what is empty is left out', () => {
  const { chapters } = build(sampleRecord())
  const ids = chapters.map(({ id }) => id)
  expect(ids).toEqual([
    's-vraag',
    's-goed',
    's-zorgen',
    's-kind',
    's-doelen',
    's-afspraken',
    's-veilig',
    's-kring',
    's-cijfer',
    's-bewaker',
    's-terugkijken',
    'signing',
  ])
  expect(build(emptyRecord()).chapters).toEqual([])
})

test('agreements stand per goal and are numbered as they are read', () => {
  const book = build(sampleRecord())
  const { blocks } = chapter(book, 's-afspraken')
  expect(blocks.map((block) => (block.type === 'heading' ? block.text : block.type))).toEqual([
    'Doel 1. Rust op de dag van wisselen',
    'agreement',
    'agreement',
    'agreement',
    'Doel 2. Noor heeft haar spullen waar ze is',
    'agreement',
    'Andere afspraken',
    'agreement',
  ])
  expect(agreements(book).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
})

test('an agreement says who, when, until when, and who else; and what everyone answered, how', () => {
  const [first, second] = agreements(build(sampleRecord()))
  expect(first).toMatchObject({
    who: 'oma Tineke',
    until: '30 juni 2027',
    fallback: 'Оксана',
    open: null,
    answers: [
      { name: 'oma Tineke', answer: 'ja', because: null },
      { name: 'Petra', answer: 'ja', because: null },
      { name: 'Mark', answer: 'ja, maar', because: 'Niet in de week dat ik nachtdienst heb.' },
      // Who steps in has a task too, and takes no part in the plan.
      { name: 'Оксана', answer: 'heeft nog niet geantwoord', because: null },
    ],
  })
  expect(second?.answers[1]?.answer).toBe('ja (gezegd aan tafel, opgeschreven door Petra)')
})

test('no answer is no yes: parents and whose task it is stand there as not having answered, once it is settled', () => {
  const silent = (record: PlanRecord) =>
    agreements(build(record))
      .at(-1)
      ?.answers.map(({ name, answer }) => `${name}: ${answer}`)
  expect(silent(sampleRecord())).toEqual([
    'Petra: heeft nog niet geantwoord',
    'Mark: heeft nog niet geantwoord',
    'Samira: heeft nog niet geantwoord',
  ])
  expect(silent(sampleRecord({ version: null }))).toEqual([])
  const erased = changed((one) => (one.id === 'y-1' ? ({ ...one, content: null } as typeof one) : one))
  expect(silent(erased)).toEqual([])
})

test('what is not agreed is open, with every view beside it', () => {
  const open = agreements(build(sampleRecord())).filter((one) => one.open !== null)
  expect(open).toMatchObject([
    {
      open: 'Hierover zijn we het nog niet eens.',
      views: [
        { by: 'Petra', words: 'Noor is moe op school. Een vaste tijd helpt haar.' },
        { by: 'Mark', words: 'Ik wil de tijd samen met Noor kiezen. Acht uur is ook goed.' },
      ],
    },
  ])
})

test('a different view stands right after what it is about', () => {
  const { blocks } = chapter(build(sampleRecord()), 's-zorgen')
  expect(blocks.at(-1)).toMatchObject({ type: 'quote', by: 'Mark', note: 'Een andere mening' })
})

test('words of one person keep their language, their translation and who wrote them down', () => {
  const quotes = ofType(chapter(build(sampleRecord()), 's-kind').blocks, 'quote')
  expect(quotes.map(({ words }) => words.language)).toEqual([undefined, 'ar', 'uk', 'ti'])
  expect(quotes[2]).toMatchObject({ by: 'Оксана', note: 'Opgeschreven door Inge' })
  expect(quotes[1]?.translation).toContain('Noor kookt graag')
})

test('a child’s drawing is a picture with words; so are the face and the stickers', () => {
  const pictures = ofType(chapter(build(sampleRecord()), 's-kind').blocks, 'picture')
  expect(pictures.map(({ alt }) => alt)).toEqual([
    'Gekozen door Noor. Gezicht: best goed. Stickers: huis, hond en hart.',
    'Tekening van Noor.',
  ])
  expect(pictures[1]?.svg).toContain('stroke="#6d4c41"')
})

test('what was erased says so, in its place', () => {
  expect(chapter(build(sampleRecord()), 's-kind').blocks.at(-1)).toEqual({
    type: 'notice',
    title: 'Van Mark',
    text: 'tekst gewist',
  })
})

test('what is fixed stands with safety, or in a chapter of its own', () => {
  const fixed = {
    type: 'notice',
    title: 'Dit staat vast',
    text: 'Noor is niet alleen thuis na acht uur in de avond. Van: Veilig Thuis, sinds 12 januari 2027.',
  }
  expect(chapter(build(sampleRecord()), 's-veilig').blocks[0]).toEqual(fixed)
  const without = changed((one) => (['s-veilig', 'l-1', 'l-2'].includes(one.id) ? null : one))
  expect(chapter(build(without), 'fixed').blocks).toEqual([fixed])
})

test('numbers stand per person with their days, and are never made into one', () => {
  const [scale] = ofType(chapter(build(sampleRecord()), 's-cijfer').blocks, 'scale')
  expect(scale?.people.map(({ name, values }) => [name, ...values.map(({ value }) => value)])).toEqual([
    ['Petra', 3, 5, 6],
    ['Mark', 7, 7],
    ['Noor', 6, 4],
  ])
  expect(JSON.stringify(build(sampleRecord()))).not.toMatch(/gemiddeld|5[.,]67/)
})

test('the circle is a picture, the same in words, and a table of the same people', () => {
  const { blocks } = chapter(build(sampleRecord()), 's-kring')
  const [picture] = ofType(blocks, 'picture')
  const [table] = ofType(blocks, 'table')
  expect(picture?.alt).toContain('Heel dichtbij: Petra (gezin, sterk contact)')
  expect(picture?.alt).toContain('opa Henk (familie, lastig contact)')
  expect(table?.rows).toHaveLength(11)
  expect(picture?.svg).toContain('>oma Tineke<')
})

test('who is only named by an agreement is drawn nowhere', () => {
  const record = changed((one) => (one.id === 's-kring' ? null : one))
  const people = record.items.filter(({ kind }) => kind === 'person')
  const rest = record.items.filter(({ kind }) => kind !== 'person')
  const book = build({ ...record, items: [...rest.slice(0, 8), ...people, ...rest.slice(8)] })
  expect(book.chapters.some(({ blocks }) => blocks.some(({ type }) => type === 'table'))).toBe(false)
  expect(agreements(book)[0]?.who).toBe('oma Tineke')
})

test('a card to sign for everyone of the family, with what that person said', () => {
  const [cards] = ofType(chapter(build(sampleRecord()), 'signing').blocks, 'signatures')
  expect(cards?.cards).toEqual(
    expect.arrayContaining([
      { name: 'Petra', role: 'ouder of opvoeder', line: 'Ja: afspraak 1, 2 en 3' },
      {
        name: 'Mark',
        role: 'ouder of opvoeder',
        line: 'Ja: afspraak 2 en 4. Ja, maar: afspraak 1. Nee: afspraak 3',
      },
      { name: 'Noor', role: 'kind of jongere', line: '' },
    ]),
  )
  expect(cards?.cards.map(({ name }) => name)).not.toContain('Inge')
})

test('in short: the question first, who made it, how many agreements, when to look back', () => {
  expect(build(sampleRecord()).facts).toEqual([
    { label: 'Onze vraag', value: 'Hoe zorgen we dat Noor zich in allebei de huizen thuis voelt?' },
    { label: 'Voor', value: 'Noor' },
    { label: 'Gemaakt door', value: 'Petra, Mark, Noor, oma Tineke, Samira en Оксана' },
    { label: 'Met hulp van', value: 'Inge (Buurtkracht)' },
    { label: 'Afspraken', value: '5, waarvan 1 nog niet eens' },
    { label: 'Samen terugkijken', value: '4 april 2027 en 5 september 2027' },
    { label: 'Vorm', value: 'Gewoon plan' },
  ])
})

test('several children, one of them not born yet; or nobody named', () => {
  const children = (names: [string, boolean][]) =>
    build(
      changed((one) =>
        one.kind === 'plan'
          ? item('plan', 'plan', {
              language: 'nl',
              form: { id: 'gewoon', version: 1, title: 'Gewoon plan' },
              children: names.map(([name, unborn], at) => ({ id: `c${at}`, name, unborn })),
            })
          : one,
      ),
    ).title
  expect(
    children([
      ['Noor', false],
      ['', true],
    ]),
  ).toBe('Het plan van Noor en de baby')
  expect(children([['', false]])).toBe('Ons plan')
})

test('a draft says so and has no code; a version has its code, its square and its list', () => {
  const draft = build(sampleRecord({ version: null }))
  expect(draft).toMatchObject({ watermark: 'Concept', check: null, versions: [] })
  expect(draft.subtitle).toBe('Concept van 3 maart 2027, nog niet vastgelegd')
  const check = { sha256: 'ab'.repeat(32), code: 'abcdefghjkmnpqrstvwx', url: 'https://plan.test/controle/x' }
  const book = bookOf({
    record: sampleRecord(),
    kind: 'plan',
    language: 'nl',
    text: '{}',
    sealed: { check, versions: [{ number: 2, at: '2027-03-03T18:40:00Z', code: check.code }] },
  })
  expect(book).toMatchObject({
    watermark: null,
    subtitle: 'Versie 2, vastgelegd op 3 maart 2027',
    check: { shortCode: 'abcde-fghjk-mnpqr-stvwx', fullCode: check.sha256, url: check.url },
    versions: [{ number: 2, date: '3 maart 2027', code: 'abcde-fghjk-mnpqr-stvwx' }],
    attachment: { name: 'plan.json', text: '{}' },
  })
  expect(book.check?.qrSvg).toMatch(/^<svg .*<\/svg>$/)
})

test('on the fridge: who does what and when, of what is agreed; no answers, no data', () => {
  const book = build(sampleRecord(), 'fridge')
  expect(agreements(book).map(({ number, answers }) => [number, answers.length])).toEqual([
    [1, 0],
    [2, 0],
    [4, 0],
    [5, 0],
  ])
  expect(book.attachment).toBeNull()
  expect(JSON.stringify(book)).not.toMatch(/nachtdienst|buikpijn/)
})

test('for a child: the own words and drawing, wishes, agreements and people; no worries, numbers, answers or quarrels', () => {
  const book = build(sampleRecord(), 'child')
  expect(book.chapters.map(({ title }) => title)).toEqual([
    'Wat jij vertelde',
    'Wat willen we?',
    'Wat gaan we doen?',
    'Wie zijn er voor jou?',
    'Wanneer kijken we terug?',
  ])
  expect(JSON.stringify(book)).not.toMatch(/nachtdienst|buikpijn|ruzie|lastig|half acht/)
})

test('in English it speaks English', () => {
  const text = JSON.stringify(build(sampleRecord(), 'plan', 'en'))
  expect(text).toContain('A different view')
  expect(text).not.toMatch(/Een andere mening|heeft nog niet geantwoord|Heel dichtbij/)
})
