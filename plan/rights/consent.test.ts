import { describe, expect, test } from 'vitest'
import { AGE_BANDS, type AgeBand } from './age.ts'
import { consentState, DEFAULT_CONSENT_RULES, mayRemoveFrom, maySend, neededConsent } from './consent.ts'
import type { Person } from './people.ts'
import { bond, parent, person, TODAY, youth } from './people-for-tests.ts'

const sem = youth('sem', '2013-02-03')
const ilse = parent('ilse', 'sem')
const ruud = parent('ruud', 'sem')
const stepParent = person('stief', 'parent', { bonds: [bond('sem', 'no')] })
const guardian = person('voogd', 'parent', {
  bonds: [bond('sem', 'yes', { isGuardian: true, raisesChild: false })],
})
const foster = person('pleeg', 'network', { bonds: [bond('sem', 'no', { isFosterParent: true })] })
const jim = person('fatima', 'network', {
  mentorship: { childId: 'sem', answers: { sem: 'yes' }, isEnded: false },
})
const support = person('steun', 'supporter', { supports: ['sem'] })
const professionals = [
  person('bram', 'facilitator'),
  person('school', 'informant'),
  person('nadia', 'team'),
  person('beheer', 'administrator'),
]
const people = [sem, ilse, ruud, stepParent, guardian, foster, jim, support, ...professionals]
const aboutSem = (band: AgeBand) => ({ what: 'about-child', child: { id: 'sem', band } }) as const

describe('who must say yes', () => {
  test.each([
    ['0-11', 'ilse ruud voogd'],
    ['12-15', 'sem ilse ruud voogd'],
    ['16-17', 'sem'], // S03-T2: the mother is not asked
    ['18+', 'sem'],
  ] as const)('%s: %s; never a step-parent, a relative or a professional', (band, who) => {
    expect(neededConsent(aboutSem(band), people).people.join(' ')).toBe(who)
  })

  test('S03-T2: from 16 the consent of the mother is not needed', () => {
    const jayden = youth('jayden', '2009-08-01')
    const needed = neededConsent({ what: 'about-child', child: { id: 'jayden', band: '16-17' } }, [
      jayden,
      parent('cheryl', 'jayden'),
    ])
    expect(consentState(needed, { jayden: 'yes' }, { daysAgo: 0, reminders: 0 }).state).toBe('complete')
  })

  test('an organisation can ask otherwise', () => {
    const rules = {
      ...DEFAULT_CONSENT_RULES,
      byBand: { ...DEFAULT_CONSENT_RULES.byBand, '12-15': { youth: true, parents: false } },
    }
    expect(neededConsent(aboutSem('12-15'), people, rules).people).toEqual(['sem'])
  })

  test('own words alone: the author, whoever else is there and whatever the rules', () => {
    for (const { id } of people)
      expect(neededConsent({ what: 'own-words', author: id }, people).people).toEqual([id])
  })

  test('a foster parent has a say on the own part', () => {
    expect(neededConsent({ what: 'foster-care', childId: 'sem' }, people).people).toEqual(['pleeg'])
    expect(neededConsent({ what: 'foster-care', childId: 'other' }, people).people).toEqual([])
    const gone = [{ ...foster, status: 'left' } as const]
    expect(neededConsent({ what: 'foster-care', childId: 'sem' }, gone).people).toEqual([])
  })

  test('who is not asked yet, is missing or left is not passed over', () => {
    const unknown = person('u', 'parent')
    expect(neededConsent(aboutSem('0-11'), [unknown])).toMatchObject({
      people: ['u'],
      unknownAuthority: ['u'],
    })
    expect(neededConsent(aboutSem('12-15'), [])).toMatchObject({
      isYouthMissing: true,
      isParentMissing: true,
    })
    expect(neededConsent(aboutSem('0-11'), [])).toMatchObject({
      isYouthMissing: false,
      isParentMissing: true,
    })
    for (const status of ['invited', 'left'] as const)
      expect(neededConsent(aboutSem('0-11'), [ilse, { ...ruud, status }]).people).toEqual(['ilse', 'ruud'])
    expect(neededConsent(aboutSem('0-11'), [ilse, { ...ruud, status: 'removed' }]).people).toEqual(['ilse'])
  })
})

describe('may it go', () => {
  const needed = neededConsent(aboutSem('12-15'), [sem, ilse, ruud])
  const state = (answers: Record<string, 'yes' | 'no'>, daysAgo = 7, reminders = 2) =>
    consentState(needed, answers, { daysAgo, reminders })

  test('S04: Ruud does not answer: after seven days and two reminders it may go, labelled with his name', () => {
    const answers = { sem: 'yes', ilse: 'yes' } as const
    expect(state(answers, 6, 2)).toEqual({ state: 'waiting', unanswered: ['ruud'] })
    expect(state(answers, 7, 1).state).toBe('waiting')
    expect(state(answers)).toEqual({ state: 'labelled', unanswered: ['ruud'] })
    expect(state({ ...answers, ruud: 'yes' }, 0, 0)).toEqual({ state: 'complete', unanswered: [] })
    expect(state({ ...answers, ruud: 'no' }).state).toBe('refused')
    expect(state({}).state).toBe('waiting')
  })

  test('never while it is unclear who must be asked', () => {
    const unclear = { ...needed, unknownAuthority: ['ruud'] }
    const yes = { sem: 'yes', ilse: 'yes', ruud: 'yes' } as const
    expect(consentState(unclear, yes, { daysAgo: 99, reminders: 9 }).state).toBe('waiting')
    for (const missing of [{ isYouthMissing: true }, { isParentMissing: true }])
      expect(consentState({ ...needed, ...missing }, yes, { daysAgo: 99, reminders: 9 }).state).toBe(
        'waiting',
      )
  })
})

describe('who sends', () => {
  test('the plan: who leads it; no professional, ever', () => {
    const senders = people.filter((someone) => maySend(someone, aboutSem('12-15'), TODAY))
    expect(senders.map(({ id }) => id)).toEqual(['sem', 'ilse', 'ruud', 'stief'])
  })
  test('own words alone: every author of the family, a child too, and only one’s own', () => {
    const child = youth('noor', '2019-02-03')
    const senders = [...people, child].filter((someone) =>
      maySend(someone, { what: 'own-words', author: someone.id }, TODAY),
    )
    expect(senders.map(({ id }) => id)).toEqual(['sem', 'ilse', 'ruud', 'stief', 'pleeg', 'fatima', 'noor'])
    for (const someone of people)
      expect(maySend(someone, { what: 'own-words', author: 'noor' }, TODAY)).toBe(false)
  })
})

describe('who removes whom', () => {
  const may = (viewer: Person, other: Person, invitedBy: string | null = null) =>
    mayRemoveFrom(viewer, other, { invitedBy, people, today: TODAY })

  test('nobody removes a parent, a child or a youth', () => {
    const child = youth('noor', '2019-02-03')
    for (const viewer of [...people, child])
      for (const other of [ilse, ruud, stepParent, guardian, sem, child])
        expect(may(viewer, other, viewer.id)).toBe(false)
  })
  test('whom a youth chose goes by that youth alone (S04-T5), also before the JIM is active', () => {
    for (const chosen of [jim, support])
      expect(people.filter((viewer) => may(viewer, chosen, viewer.id))).toEqual([sem])
  })
  test('a parent removes others; a youth whom the youth invited; nobody else anybody', () => {
    const opa = person('opa', 'network')
    for (const other of [opa, foster, ...professionals.slice(0, 2)]) {
      expect(people.filter((viewer) => may(viewer, other)).map(({ id }) => id)).toEqual([
        'ilse',
        'ruud',
        'stief',
      ])
      expect(may(sem, other, 'sem')).toBe(true)
    }
    expect(may({ ...ilse, status: 'left' }, opa)).toBe(false)
    expect(may(ilse, { ...opa, status: 'left' })).toBe(false)
  })
  test('the rules name every band', () =>
    expect(Object.keys(DEFAULT_CONSENT_RULES.byBand)).toEqual([...AGE_BANDS]))
})
