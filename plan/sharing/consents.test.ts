import { describe, expect, it, test } from 'vitest'
import type { Person } from '../rights/people.ts'
import { bond, parent, person, TODAY, youth } from '../rights/people-for-tests.ts'
import { type Answers, outcomeOf, type PlanChild, whoToAsk } from './consents.ts'
import { extractOf } from './extract.ts'
import { RECORD } from './test-record.ts'

const child = (id: string, bornOn: string | null, unborn = false): PlanChild => ({ id, bornOn, unborn })
const AT_ONCE = { daysAgo: 0, reminders: 0 }
const AFTER_A_WEEK = { daysAgo: 7, reminders: 2 }
const agreements = extractOf(RECORD, ['a1'])

function outcome(
  children: PlanChild[],
  people: Person[],
  answers: Answers,
  { asked = AT_ONCE, extract = agreements } = {},
) {
  const toAsk = whoToAsk(extract, children, people, TODAY)
  return { ...outcomeOf(toAsk, people, answers, asked), asked: toAsk.people }
}

const NOOR = child('noor', '2019-04-01')
const petra = parent('petra', 'noor')
const mark = parent('mark', 'noor')

describe('who is asked, by age', () => {
  const young = youth('sem', '2013-02-01')
  const nearly = youth('jayden', '2009-08-01')
  test.each<[string, PlanChild[], Person[], string[]]>([
    ['0–11: each parent with authority', [NOOR], [petra, mark], ['petra', 'mark']],
    [
      '0–11: not the child itself',
      [child('noor', '2019-04-01')],
      [petra, youth('noor', '2019-04-01')],
      ['petra'],
    ],
    [
      '12–15: the youth and each parent',
      [child('sem', '2013-02-01')],
      [young, parent('ilse', 'sem'), parent('ruud', 'sem')],
      ['sem', 'ilse', 'ruud'],
    ],
    [
      'S03-T2: 16–17: the youth alone',
      [child('jayden', '2009-08-01')],
      [nearly, parent('cheryl', 'jayden')],
      ['jayden'],
    ],
    [
      'S12-T5: of two children each by the own age',
      [child('rosa', '2010-09-01'), child('milan', '2018-01-01')],
      [youth('rosa', '2010-09-01'), parent('grace', 'milan')],
      ['rosa', 'grace'],
    ],
    [
      'a parent without authority is not',
      [NOOR],
      [petra, person('mark', 'parent', { bonds: [bond('noor', 'no')] })],
      ['petra'],
    ],
    ['of an unborn child the parents', [child('noor', null, true)], [petra], ['petra']],
  ])('%s', (_, children, people, expected) => {
    expect(outcome(children, people, {}).asked.map(({ id }) => id)).toEqual(expected)
  })

  it('an author of own words that are in it is asked, a child under twelve is not', () => {
    const extract = extractOf(RECORD, ['w-mark', 'w-noor'])
    const step = person('mark', 'parent', { bonds: [bond('noor', 'no')] })
    const noor = youth('noor-zelf', '2019-04-01', { child: { id: 'noor', bornOn: '2019-04-01' } })
    const { asked } = outcome([NOOR], [petra, step, noor], {}, { extract })
    expect(asked).toEqual([
      { id: 'petra', because: 'authority' },
      { id: 'mark', because: 'own-words' },
    ])
  })
})

describe('what follows from the answers', () => {
  const two = [petra, mark]
  const sem = [youth('sem', '2013-02-01'), parent('ilse', 'sem'), parent('ruud', 'sem')]
  const SEM = child('sem', '2013-02-01')
  const JAYDEN = child('jayden', '2009-08-01')
  const rosa = [youth('rosa', '2010-09-01'), parent('grace', 'milan')]
  const BOTH = [child('rosa', '2010-09-01'), child('milan', '2018-01-01')]
  test.each<[string, PlanChild[], Person[], Answers, typeof AT_ONCE, string, string[]]>([
    ['both yes: it goes', [NOOR], two, { petra: 'yes', mark: 'yes' }, AT_ONCE, 'ready', []],
    [
      'one is silent: it waits',
      [NOOR],
      two,
      { petra: 'yes' },
      AT_ONCE,
      'waiting',
      ['one-parent-did-not-answer'],
    ],
    [
      'silent for a week, and asked twice: labelled',
      [NOOR],
      two,
      { petra: 'yes' },
      AFTER_A_WEEK,
      'labelled',
      ['one-parent-did-not-answer'],
    ],
    [
      'a week, and asked once: it waits',
      [NOOR],
      two,
      { petra: 'yes' },
      { daysAgo: 9, reminders: 1 },
      'waiting',
      ['one-parent-did-not-answer'],
    ],
    [
      'a parent’s nee: it goes without those words',
      [NOOR],
      two,
      { petra: 'yes', mark: 'no' },
      AT_ONCE,
      'labelled',
      ['not-decided-together'],
    ],
    [
      'nobody says yes: nothing goes',
      [NOOR],
      two,
      { petra: 'no', mark: 'no' },
      AFTER_A_WEEK,
      'refused',
      ['not-decided-together'],
    ],
    [
      'S04: a youth and one parent, the other silent for a week',
      [SEM],
      sem,
      { sem: 'yes', ilse: 'yes' },
      AFTER_A_WEEK,
      'labelled',
      ['one-parent-did-not-answer'],
    ],
    [
      'a silent youth is waited for, however long',
      [SEM],
      sem,
      { ilse: 'yes', ruud: 'yes' },
      AFTER_A_WEEK,
      'waiting',
      [],
    ],
    [
      'a youth’s nee stops the plan about that youth',
      [SEM],
      sem,
      { sem: 'no', ilse: 'yes', ruud: 'yes' },
      AT_ONCE,
      'refused',
      ['not-decided-together'],
    ],
    [
      'two parents cannot stop a youth',
      [SEM],
      sem,
      { sem: 'yes', ilse: 'no', ruud: 'no' },
      AT_ONCE,
      'labelled',
      ['not-decided-together'],
    ],
    [
      'S03-T2: a mother’s nee is not asked',
      [JAYDEN],
      [youth('jayden', '2009-08-01'), parent('cheryl', 'jayden')],
      { jayden: 'yes', cheryl: 'no' },
      AT_ONCE,
      'ready',
      [],
    ],
    ['S12-T5: both decide about their own', BOTH, rosa, { rosa: 'yes', grace: 'yes' }, AT_ONCE, 'ready', []],
    [
      'S12-T5: Rosa’s nee leaves the plan about Milan',
      BOTH,
      rosa,
      { rosa: 'no', grace: 'yes' },
      AT_ONCE,
      'labelled',
      ['not-decided-together'],
    ],
    [
      'a youth who must be asked takes no part',
      [child('sem', null)],
      [petra],
      { petra: 'yes' },
      AFTER_A_WEEK,
      'unclear',
      [],
    ],
  ])('%s', (_, children, people, answers, asked, state, labels) => {
    const found = outcome(children, people, answers, { asked })
    expect({ state: found.state, labels: state === 'unclear' ? [] : found.labels }).toEqual({ state, labels })
  })

  it('whoever says yes must be known to decide; whoever is asked need not', () => {
    const unknown = (id: string) => person(id, 'parent')
    expect(outcome([NOOR], [unknown('petra'), mark], { petra: 'yes' })).toMatchObject({
      state: 'unclear',
      unclear: [{ childId: 'noor', why: 'authority' }],
    })
    expect(outcome([NOOR], [petra, unknown('mark')], { petra: 'yes' }, { asked: AFTER_A_WEEK }).state).toBe(
      'labelled',
    )
  })

  it('the birthday of a child is asked first', () => {
    expect(outcome([child('noor', null)], two, { petra: 'yes' }).unclear).toEqual([
      { childId: 'noor', why: 'birthday' },
    ])
  })
})

describe('whose words stay out', () => {
  const people = [
    petra,
    mark,
    youth('noor-zelf', '2019-04-01', { child: { id: 'noor', bornOn: '2019-04-01' } }),
  ]
  const extract = extractOf(RECORD, ['a2', 'w-petra', 'w-mark', 'w-noor'])
  const out = (answers: Answers) => outcome([NOOR], people, answers, { extract }).out

  it('a parent’s nee: those of that parent, and of the child under twelve', () => {
    expect(out({ petra: 'yes', mark: 'no' })).toEqual({
      authors: new Set(['mark']),
      childWords: true,
      children: new Set(['noor-zelf']),
    })
  })
  it('silence: those of who was silent; the child’s go with the yes of the other', () => {
    expect(out({ petra: 'yes' })).toEqual({
      authors: new Set(['mark']),
      childWords: false,
      children: new Set(),
    })
  })
  it('a parent’s nee takes out nothing of a youth', () => {
    const older = [
      petra,
      mark,
      youth('noor-zelf', '2013-04-01', { child: { id: 'noor', bornOn: '2013-04-01' } }),
    ]
    const answers = { petra: 'yes', mark: 'no', 'noor-zelf': 'yes' } as const
    expect(outcome([child('noor', '2013-04-01')], older, answers, { extract }).out).toEqual({
      authors: new Set(['mark']),
      childWords: false,
      children: new Set(),
    })
  })
})
