/** The rules that always hold and the scenarios of SCENARIOS, as far as rights alone prove them. */
import { describe, expect, test } from 'vitest'
import { ACTIONS, type Item } from './content.ts'
import { may, readersOf } from './may.ts'
import { authorityOver, knowsAtWork, mentorStatus, type Person, SEATS, seatOf } from './people.ts'
import {
  bond,
  JOINED,
  LATER,
  noon,
  parent,
  passage,
  person,
  situation,
  TODAY,
  youth,
} from './people-for-tests.ts'
import { PHASES, type Phase } from './steps.ts'

const shared: Item = { kind: 'shared-text' }
const room: Item = { kind: 'private-room', members: 'all' }
const clock: Item = { kind: 'process', part: 'clock' }
const ids = (people: readonly Person[]) => people.map(({ id }) => id)

/** Everyone there is, and every setting that lets more in. */
const EVERYONE = [
  parent('petra', 'noor'),
  parent('mark', 'noor'),
  youth('noor', '2019-02-03'),
  youth('sem', '2013-02-03'),
  youth('rosa', '2011-02-03'),
  person('tineke', 'network'),
  person('steun', 'supporter', { supports: ['petra'] }),
  person('tolk', 'interpreter', { supports: ['mark'] }),
  person('joke', 'facilitator'),
  person('school', 'informant'),
  person('sanne', 'team'),
  person('beheer', 'administrator'),
  person('voogd', 'parent', { bonds: [bond('noor', 'yes', { isGuardian: true, raisesChild: false })] }),
]
const SETTINGS = [true, false].flatMap((eachApartFirst) =>
  [true, false].map((facilitatorWritesAlong) => ({
    eachApartFirst,
    facilitatorWritesAlong,
    letIntoPrivate: ids(EVERYONE),
    invitedBack: ids(EVERYONE),
    childrenReadingAll: ['noor'],
  })),
)
const SITUATIONS = PHASES.flatMap((phase) => SETTINGS.map((settings) => situation(phase, EVERYONE, settings)))

describe('always', () => {
  test('everyone of the test has a seat, and every seat has somebody', () => {
    expect(new Set(EVERYONE.map((someone) => seatOf(someone, TODAY)))).toEqual(new Set(SEATS))
  })

  test('AG1: nobody changes, accepts or withdraws the words of another, whatever the step and the settings', () => {
    const author = 'petra'
    const items: Item[] = [
      passage(author, { to: 'everyone' }, { isReleased: true }),
      passage(author, { to: 'chosen', people: ids(EVERYONE) }),
      { kind: 'informant-sheet', author },
      { kind: 'locked-condition', author },
      { kind: 'extract', author, recipients: ids(EVERYONE) },
      { kind: 'response', author, version: { kind: 'version', sentTo: ids(EVERYONE) } },
      { kind: 'comment', author, about: shared },
      { kind: 'score', author, isShown: true },
      { kind: 'acceptance', author, isOwnTask: true },
      { kind: 'check-in', author, isOwnTask: true },
    ]
    for (const at of SITUATIONS)
      for (const viewer of EVERYONE.filter(({ id }) => id !== author))
        for (const item of items)
          for (const action of ['write', 'accept'] as const)
            expect(may(viewer, action, item, at).ok, `${viewer.id} ${action} ${item.kind}`).toBe(false)
  })

  test('AG2: the words of a child are changed by that child alone', () => {
    const words = passage(
      'noor',
      { to: 'chosen', people: ids(EVERYONE) },
      { kind: 'child-words', isReleased: true },
    )
    for (const at of SITUATIONS) {
      const writers = EVERYONE.filter((viewer) => may(viewer, 'write', words, at).ok)
      expect(ids(writers)).toEqual(['noor'])
    }
  })

  test('AG3: nothing of the private room for support roles, in any step, with any setting', () => {
    const items: Item[] = [
      room,
      { kind: 'private-room', members: ids(EVERYONE) },
      { kind: 'comment', author: 'petra', about: room },
      { kind: 'log-row', about: room },
      passage('petra', { to: 'everyone' }, { writtenIn: room as Extract<Item, { kind: 'private-room' }> }),
      { kind: 'score', author: 'petra', isShown: true, writtenIn: { kind: 'private-room', members: 'all' } },
    ]
    const support = EVERYONE.filter(({ id }) => ['joke', 'school', 'sanne', 'beheer', 'voogd'].includes(id))
    for (const at of SITUATIONS)
      for (const viewer of support)
        for (const item of items)
          for (const action of ACTIONS) expect(may(viewer, action, item, at).ok).toBe(false)
  })

  test('AG3: a supporter or interpreter comes in only when the family says so, and never writes there', () => {
    const names = ['steun', 'tolk']
    for (const viewer of EVERYONE.filter(({ id }) => names.includes(id))) {
      const asked = situation('private', EVERYONE, { letIntoPrivate: [viewer.id] })
      expect(may(viewer, 'read', room, asked).ok).toBe(true)
      expect(may(viewer, 'write', room, asked).ok).toBe(false)
      const notAsked = situation('private', EVERYONE, {
        letIntoPrivate: names.filter((id) => id !== viewer.id),
      })
      expect(may(viewer, 'read', room, notAsked)).toEqual({ ok: false, why: 'not-let-in', isHidden: false })
    }
  })

  test('AG3: the room is open in private time alone, to its members alone, and frozen while the family chooses', () => {
    const [petra, mark] = EVERYONE as [(typeof EVERYONE)[0], (typeof EVERYONE)[0]]
    for (const at of SITUATIONS) expect(may(petra, 'read', room, at).ok).toBe(at.step === 'private')
    const at = situation('private', EVERYONE)
    const forMark: Item = { kind: 'private-room', members: ['mark'] }
    expect([may(petra, 'read', forMark, at).ok, may(mark, 'write', forMark, at).ok]).toEqual([false, true])
    const ending: Item = { kind: 'private-room', members: 'all', isEnding: true }
    expect([may(petra, 'read', ending, at).ok, may(petra, 'write', ending, at).ok]).toEqual([true, false])
    for (const viewer of EVERYONE) expect(may(viewer, 'write', shared, at).ok).toBe(false)
  })

  test('AG5: what is not shared is in no export, and the private room never is', () => {
    const items: Item[] = [
      passage('petra', { to: 'me' }),
      passage('petra', { to: 'everyone' }),
      passage('noor', { to: 'everyone' }, { kind: 'child-words' }),
      { kind: 'score', author: 'petra', isShown: false },
      { kind: 'comment', author: 'petra', about: shared },
      room,
    ]
    for (const at of SITUATIONS)
      for (const viewer of EVERYONE)
        for (const item of items) expect(may(viewer, 'export', item, at).ok).toBe(false)
  })

  test('AG5: what is exported is read', () => {
    const released = passage('petra', { to: 'chosen', people: ['mark'] }, { isReleased: true })
    const items: Item[] = [released, shared, { kind: 'child-version' }, { kind: 'version', sentTo: [] }]
    for (const at of SITUATIONS)
      for (const viewer of EVERYONE)
        for (const item of items)
          if (may(viewer, 'export', item, at).ok) expect(may(viewer, 'read', item, at).ok).toBe(true)
    const at = situation('agree', EVERYONE)
    expect(ids(EVERYONE.filter((viewer) => may(viewer, 'export', released, at).ok))).toEqual([
      'petra',
      'mark',
    ])
  })
})

describe('S01: two houses', () => {
  const [petra, mark, joke] = [parent('petra', 'noor'), parent('mark', 'noor'), person('joke', 'facilitator')]
  const people = [petra, mark, joke, youth('noor', '2019-02-03'), person('tineke', 'network')]

  test('S01-T1: Mark never sees "Mark drinkt"', () => {
    const drinks = passage('petra', { to: 'me' })
    const traces: Item[] = [
      drinks,
      { kind: 'log-row', about: drinks },
      { kind: 'comment', author: 'petra', about: drinks },
    ]
    for (const phase of PHASES)
      for (const item of traces)
        for (const action of ACTIONS) {
          const decision = may(mark, action, item, situation(phase, people))
          // The same answer whatever is tried: the reason of a refused action would tell that the passage exists.
          expect(decision).toEqual(may(mark, 'read', item, situation(phase, people)))
          expect(decision).toMatchObject({ ok: false, isHidden: true })
        }
    expect(may(petra, 'write', drinks, situation('follow', people)).ok).toBe(true)
  })

  test('S01-T2: Mark cannot change the text of Petra, and can put a differing view beside it', () => {
    const fridays = passage('petra', { to: 'circle' })
    const at = situation('inform', people, { eachApartFirst: true })
    expect(may(mark, 'write', fridays, at)).toEqual({ ok: false, why: 'not-your-words', isHidden: false })
    expect(may(mark, 'comment', fridays, at).ok).toBe(true)
    const view: Item = { kind: 'comment', author: 'mark', about: fridays }
    expect([may(mark, 'write', view, at).ok, may(petra, 'write', view, at).ok]).toEqual([true, false])
  })

  test('S01-T3: in private time Joke has the clock and nothing else', () => {
    const at = situation('private', people, { letIntoPrivate: ['joke'] })
    const items: Item[] = [
      shared,
      room,
      { kind: 'child-version' },
      { kind: 'main-question' },
      { kind: 'version', sentTo: ['joke'] },
      { kind: 'comment', author: 'joke', about: shared },
      { kind: 'informant-sheet', author: 'school' },
      passage('petra', { to: 'chosen', people: ['joke'] }),
      passage('petra', { to: 'everyone' }, { isReleased: true }),
    ]
    for (const item of items)
      for (const action of ACTIONS) {
        const decision = may(joke, action, item, at)
        expect(decision.ok ? item.kind : decision.why).toBe('private-time')
      }
    expect(may(joke, 'read', clock, at).ok).toBe(true)
  })
})

describe('S03: almost eighteen', () => {
  const jayden = youth('jayden', '2009-08-01')
  const cheryl = parent('cheryl', 'jayden')
  const [rob, els] = [person('rob', 'network'), person('els', 'facilitator')]
  const people = [jayden, cheryl, rob, els]
  const on = (day: string, phase: Phase = 'agree') => situation(phase, people, {}, day)

  test('S03-T1: before 18 Cheryl does not see the passage about sleeping, in no way', () => {
    const sleep = passage('jayden', { to: 'chosen', people: ['els', 'rob'] }, { isReleased: true })
    const traces: Item[] = [
      sleep,
      { kind: 'comment', author: 'rob', about: sleep },
      { kind: 'log-row', about: sleep },
    ]
    for (const phase of PHASES)
      for (const item of traces)
        for (const action of ACTIONS)
          expect(may(cheryl, action, item, on('2027-05-01', phase))).toMatchObject({
            ok: false,
            isHidden: true,
          })
    expect(ids(readersOf(sleep, on('2027-05-01'), 'jayden'))).toEqual(['rob', 'els'])
  })

  test('S03-T3: on the birthday Cheryl stops reading own passages by itself, and keeps the plan', () => {
    const living = passage('jayden', { to: 'circle' })
    const released = passage('jayden', { to: 'everyone' }, { isReleased: true })
    for (const item of [living, released]) {
      expect(may(cheryl, 'read', item, on('2027-07-31')).ok).toBe(true)
      expect(may(cheryl, 'read', item, on('2027-08-01'))).toEqual({
        ok: false,
        why: 'author-is-adult',
        isHidden: true,
      })
      expect(may(rob, 'read', item, on('2027-08-01')).ok).toBe(true)
    }
    expect(may(cheryl, 'write', shared, on('2027-08-01')).ok).toBe(true)
    const early = { ...living, grants: [{ to: 'cheryl', at: noon('2027-07-31') }] }
    expect(may(cheryl, 'read', early, on('2027-08-01')).ok).toBe(false)
    const yes = { ...living, grants: [{ to: 'cheryl', at: Date.parse('2027-07-31T22:00:00Z') }] }
    expect(may(cheryl, 'read', yes, on('2027-08-01')).ok).toBe(true)
    const chosenAgain = { ...living, audienceChosenAt: noon('2027-08-02') }
    expect(may(cheryl, 'read', chosenAgain, on('2027-08-03')).ok).toBe(true)
  })
})

describe('S04: the neighbour as JIM', () => {
  const sem = youth('sem', '2013-02-03')
  const [ilse, ruud] = [parent('ilse', 'sem'), parent('ruud', 'sem')]
  const mentor = (answers: Record<string, 'yes' | 'no'>, isEnded = false) =>
    person('fatima', 'network', { mentorship: { childId: 'sem', answers, isEnded } })
  const all = { sem: 'yes', fatima: 'yes', ilse: 'yes', ruud: 'yes' } as const
  const circle = [sem, ilse, ruud, person('opa', 'network'), person('bram', 'facilitator')]

  test('S04-T1: active only after the yes of the youth, of the JIM and of the parents with authority', () => {
    const status = (answers: Record<string, 'yes' | 'no'>, people: readonly Person[] = circle) =>
      mentorStatus(mentor(answers), [...people, mentor(answers)], TODAY)
    expect(status(all)).toBe('active')
    for (const id of Object.keys(all)) {
      const { [id as keyof typeof all]: _, ...others } = all
      expect(status(others)).toBe('asked')
      expect(status({ ...all, [id]: 'no' })).toBe('asked')
    }
    const { ruud: _, ...withoutRuud } = all
    const ruudIs = (hasAuthority: 'yes' | 'no' | 'unknown', more: Partial<Person> = {}) =>
      circle.map((someone) =>
        someone.id === 'ruud' ? { ...someone, bonds: [bond('sem', hasAuthority)], ...more } : someone,
      )
    expect(status(withoutRuud, ruudIs('no'))).toBe('active')
    expect(status(withoutRuud, ruudIs('unknown'))).toBe('asked')
    expect(status(withoutRuud, ruudIs('yes', { status: 'invited' }))).toBe('asked')
    expect(status(withoutRuud, ruudIs('yes', { status: 'left' }))).toBe('asked')
    expect(mentorStatus(mentor(all), [ilse, ruud], TODAY)).toBe('asked')
    const adult = circle.map((someone) => (someone === sem ? youth('sem', '2009-01-01') : someone))
    expect(status({ sem: 'yes', fatima: 'yes' }, adult)).toBe('active')
    expect(mentorStatus(person('opa', 'network'), circle, TODAY)).toBeNull()
  })

  test('S04-T2: the sentence for Fatima is for nobody else', () => {
    const people = [...circle, mentor(all)]
    const sentence = passage('sem', { to: 'chosen', people: ['fatima'] })
    for (const phase of PHASES)
      expect(ids(readersOf(sentence, situation(phase, people), 'sem'))).toEqual(['fatima'])
  })

  test('S04-T5: when Sem takes the choice back, Fatima has no access at once', () => {
    const before = mentor(all)
    const after = mentor(all, true)
    const sentence = passage('sem', { to: 'chosen', people: ['fatima'] })
    expect(mentorStatus(after, [...circle, after], TODAY)).toBe('ended')
    for (const phase of PHASES)
      for (const item of [shared, room, sentence, clock]) {
        const at = situation(phase, [...circle, after])
        for (const action of ACTIONS)
          expect(may(after, action, item, at)).toMatchObject({ ok: false, why: 'not-here' })
      }
    expect(may(before, 'read', sentence, situation('agree', [...circle, before])).ok).toBe(true)
  })
})

describe('own words', () => {
  const [author, early, late] = [
    parent('petra', 'noor'),
    person('early', 'network'),
    person('late', 'network', { joinedAt: LATER + 1 }),
  ]
  const at = situation('agree', [author, early, late])

  test('who joins later reads nothing earlier until the author says yes', () => {
    for (const to of ['circle', 'circle-and-facilitator', 'everyone'] as const) {
      const words = passage('petra', { to }, { isReleased: true })
      expect(ids(readersOf(words, at, 'petra'))).toEqual(['early'])
      expect(may(late, 'read', words, at)).toEqual({ ok: false, why: 'joined-later', isHidden: true })
      const yes = { ...words, grants: [{ to: 'late', at: LATER + 2 }] }
      expect(ids(readersOf(yes, at, 'petra'))).toEqual(['early', 'late'])
      const chosenAgain = { ...words, audienceChosenAt: LATER + 2 }
      expect(ids(readersOf(chosenAgain, at, 'petra'))).toEqual(['early', 'late'])
    }
    expect(ids(readersOf(passage('petra', { to: 'chosen', people: ['late'] }), at, 'petra'))).toEqual([
      'late',
    ])
  })

  test('a yes never widens "alleen ik", and taking the audience back takes all of it back', () => {
    const words = passage('petra', { to: 'me' }, { grants: [{ to: 'early', at: LATER }] })
    expect(readersOf(words, at, 'petra')).toEqual([])
  })

  test('the names before saving: exactly who reads, per choice', () => {
    const agree = situation('agree', EVERYONE)
    const names = (to: 'circle' | 'circle-and-facilitator' | 'everyone') =>
      ids(readersOf(passage('petra', { to }), agree, 'petra')).join(' ')
    expect(names('circle')).toBe('mark sem rosa tineke')
    expect(names('circle-and-facilitator')).toBe('mark sem rosa tineke joke')
    expect(names('everyone')).toBe('mark sem rosa tineke steun tolk joke voogd')
  })

  test('a stranger or a support role in a forged list reads nothing', () => {
    const forged = passage('petra', { to: 'chosen', people: ['vreemde', 'school', 'sanne', 'beheer'] })
    for (const phase of PHASES) {
      expect(readersOf(forged, situation(phase, EVERYONE), 'petra')).toEqual([])
      const stranger = person('vreemde', 'network', { status: 'removed' })
      expect(may(stranger, 'read', forged, situation(phase, EVERYONE)).ok).toBe(false)
    }
    const ofNobody = passage('nobody', { to: 'everyone' })
    expect(may(early, 'read', ofNobody, at).ok).toBe(false)
  })

  test('who came by a link that somebody else made reads the shared plan and nothing of one person', () => {
    const returned = { ...author, isProven: false }
    expect(may(returned, 'read', shared, at).ok && may(returned, 'write', shared, at).ok).toBe(true)
    const own: Item[] = [
      passage('petra', { to: 'me' }),
      passage('early', { to: 'everyone' }),
      { kind: 'acceptance', author: 'petra', isOwnTask: true },
      { kind: 'score', author: 'petra', isShown: false },
    ]
    for (const item of own) expect(may(returned, 'read', item, at)).toMatchObject({ why: 'not-proven' })
    const inPrivate = situation('private', [author])
    expect(may(returned, 'read', room, inPrivate)).toMatchObject({ why: 'not-proven' })
    expect(may({ ...early, isProven: false }, 'export', { kind: 'log-row', about: shared }, at).ok).toBe(
      false,
    )
  })
})

describe('beside somebody', () => {
  test('reads no more than the supported person may', () => {
    const noor = youth('noor', '2019-02-03')
    const oma = person('oma', 'supporter', { supports: ['noor'] })
    const at = situation('agree', [noor, oma], { letIntoPrivate: ['oma'] })
    expect(may(oma, 'read', shared, at)).toEqual({ ok: false, why: 'nobody-supported', isHidden: false })
    expect(may(oma, 'read', { kind: 'child-version' }, at).ok).toBe(true)
    expect(
      may(oma, 'read', shared, { ...at, settings: { ...at.settings, childrenReadingAll: ['noor'] } }).ok,
    ).toBe(true)
    const words = passage('noor', { to: 'chosen', people: ['oma'] }, { kind: 'child-words' })
    expect(may(oma, 'read', words, at).ok).toBe(true)
    expect(may(oma, 'read', passage('noor', { to: 'me' }), at).ok).toBe(false)
    expect(may(oma, 'read', room, situation('private', [noor, oma], { letIntoPrivate: ['oma'] })).ok).toBe(
      false,
    )
  })

  test('supports nobody any more when that person left, and no chain of supporters', () => {
    const petra = parent('petra', 'noor', { status: 'left' })
    const oma = person('oma', 'supporter', { supports: ['petra'] })
    const tolk = person('tolk', 'interpreter', { supports: ['oma', 'tolk'] })
    const at = situation('agree', [petra, oma, tolk])
    expect([may(oma, 'read', shared, at).ok, may(tolk, 'read', shared, at).ok]).toEqual([false, false])
  })
})

describe('the child of under 12', () => {
  const noor = youth('noor', '2019-02-03')
  const at = (full: string[]) => situation('agree', [noor], { childrenReadingAll: full })
  test('reads the full text when the parents agreed, and never writes it', () => {
    expect(may(noor, 'read', shared, at([]))).toEqual({ ok: false, why: 'child-version', isHidden: false })
    expect(may(noor, 'read', shared, at(['other'])).ok).toBe(false)
    expect(may(noor, 'read', shared, at(['noor'])).ok).toBe(true)
    for (const action of ['write', 'comment', 'accept', 'export'] as const)
      expect(may(noor, action, shared, at(['noor'])).ok).toBe(false)
  })
  test('becomes 12 by itself', () => {
    const people = [noor]
    expect(may(noor, 'write', shared, situation('agree', people, {}, '2031-02-02')).ok).toBe(false)
    expect(may(noor, 'write', shared, situation('agree', people, {}, '2031-02-03')).ok).toBe(true)
  })
})

describe('who somebody is', () => {
  test('authority drives consent, raising drives authorship', () => {
    const stepParent = person('s', 'parent', { bonds: [bond('kind', 'no')] })
    expect([seatOf(stepParent, TODAY), authorityOver(stepParent, 'kind')]).toEqual(['network', 'no'])
    const relative = person('r', 'parent', { bonds: [bond('kind', 'yes', { isGuardian: true })] })
    expect([seatOf(relative, TODAY), authorityOver(relative, 'kind')]).toEqual(['parent', 'yes'])
    expect(authorityOver(parent('p', 'kind'), 'sister')).toBe('unknown')
    expect(authorityOver(person('n', 'network'), 'kind')).toBe('no')
    expect(authorityOver(person('f', 'facilitator', { bonds: [bond('kind', 'yes')] }), 'kind')).toBe('no')
  })
  test('a facilitator employed by the team knows it at work', () => {
    const of = (isTeam: boolean) => person('h', 'facilitator', { employer: { name: 'Hulp', isTeam } })
    expect([knowsAtWork(of(true)), knowsAtWork(of(false)), knowsAtWork(person('j', 'facilitator'))]).toEqual([
      true,
      false,
      false,
    ])
  })
  test('the people of these tests joined before the words were written', () =>
    expect(JOINED).toBeLessThan(LATER))
})
