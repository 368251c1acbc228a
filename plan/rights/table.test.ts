/**
 * SCENARIOS 7.0, every role × phase × kind of content × action. The table below is copied from there cell by cell, and what a
 * sign means stands here a second time, apart from the code's own tables. Where the sources disagree: README.md.
 */
import { describe, expect, test } from 'vitest'
import type { Viewer } from './conditions.ts'
import { ACTIONS, type Item } from './content.ts'
import { may } from './may.ts'
import { bond, parent, passage, person, situation, youth } from './people-for-tests.ts'
import type { Settings } from './situation.ts'
import { PHASES, type Phase } from './steps.ts'

const TABLE = `
| ouder met gezag | E | L | B | A | L (+ antwoord team) | L, eigen taken afvinken | B |
| kind 0-11 | E (kinddeel) | K | K, eigen kinddeel | K | K | K | K, gezichtjes |
| jongere 12-15 | E | L | B | A + ja/nee bij eigen passages | L | L | B |
| jongere 16-17 | E | L | B | A, beslist alleen over eigen passages | L | L | B |
| ouder zonder gezag / netwerk / JIM | E | L | B | A op eigen taak | L | eigen taken | B |
| tolk | wat de spreker laat lezen | L | L (als familie dat wil) | L | – | – | op verzoek |
| facilitator | T + wat gedeeld is | L | **T** | L | L | T | L |
| informant (school, verloskundige) | E (eigen informatieblad) | eigen blad + hoofdvraag | – | – | alleen afgesproken uittreksel | – | op uitnodiging |
| wijkteam | T (aanbod gedaan ja/nee) | eigen blad | – | – | V + antwoord per afspraak | V | V van nieuwe versie |
| functioneel beheerder | – | – | – | – | – | – | – |
`
/** The intro: with "ieder eerst apart" off, the default, F1, F2 and F4 are B for these; else the table holds. */
const B_BY_DEFAULT = /^(ouder|jongere)/

const speaker = parent('speaker', 'kind')
const VIEWERS: Record<string, Viewer[]> = {
  'ouder met gezag': [
    parent('me', 'kind'),
    person('me', 'parent'),
    person('me', 'parent', { bonds: [bond('kind', 'unknown')] }),
  ],
  'kind 0-11': [youth('me', '2019-02-03')],
  'jongere 12-15': [youth('me', '2013-02-03'), youth('me', null)],
  'jongere 16-17': [youth('me', '2010-02-03'), youth('me', '2000-01-01')],
  'ouder zonder gezag / netwerk / JIM': [
    person('me', 'parent', { bonds: [bond('kind', 'no', { raisesChild: false })] }),
    person('me', 'parent', { bonds: [bond('kind', 'no')] }),
    person('me', 'network'),
    person('me', 'network', { mentorship: { childId: 'kind', answers: {}, isEnded: false } }),
    person('me', 'network', { bonds: [bond('kind', 'no', { isFosterParent: true })] }),
  ],
  tolk: [
    person('me', 'interpreter', { supports: ['speaker'] }),
    person('me', 'supporter', { supports: ['speaker'] }),
  ],
  facilitator: [
    person('me', 'facilitator'),
    person('me', 'facilitator', { employer: { name: 'wijkteam', isTeam: true } }),
  ],
  'informant (school, verloskundige)': [person('me', 'informant')],
  wijkteam: [person('me', 'team')],
  'functioneel beheerder': [person('me', 'administrator')],
}

const room: Item = { kind: 'private-room', members: 'all' }
const shared: Item = { kind: 'shared-text' }
const secret = passage('speaker', { to: 'me' })
const sent = { kind: 'version', sentTo: ['me'] } as const
/** One of each kind, and of each kind that depends on somebody one for each way it can be. */
const ITEMS = {
  shared,
  'child-version': { kind: 'child-version' },
  question: { kind: 'main-question' },
  room,
  'room-without-me': { kind: 'private-room', members: ['speaker'] },
  'room-ending': { kind: 'private-room', members: 'all', isEnding: true },
  'my-secret': passage('me', { to: 'me' }),
  'my-released': passage('me', { to: 'everyone' }, { isReleased: true }),
  'my-child-words': passage('me', { to: 'me' }, { kind: 'child-words' }),
  secret,
  'to-me': passage('speaker', { to: 'chosen', people: ['me'] }),
  'to-other': passage('speaker', { to: 'chosen', people: ['other'] }),
  'to-circle': passage('speaker', { to: 'circle' }),
  'to-guided': passage('speaker', { to: 'circle-and-facilitator' }),
  'to-all': passage('speaker', { to: 'everyone' }, { kind: 'child-words' }),
  released: passage('speaker', { to: 'everyone' }, { isReleased: true }),
  'in-private': passage(
    'speaker',
    { to: 'everyone' },
    { writtenIn: { kind: 'private-room', members: 'all' } },
  ),
  'my-sheet': { kind: 'informant-sheet', author: 'me' },
  sheet: { kind: 'informant-sheet', author: 'school' },
  'my-condition': { kind: 'locked-condition', author: 'me' },
  condition: { kind: 'locked-condition', author: 'school' },
  'my-extract': { kind: 'extract', author: 'me', recipients: [] },
  'extract-to-me': { kind: 'extract', author: 'speaker', recipients: ['me'] },
  extract: { kind: 'extract', author: 'speaker', recipients: ['school'] },
  sent,
  unsent: { kind: 'version', sentTo: [] },
  'my-answer': { kind: 'response', author: 'me', version: sent },
  answer: { kind: 'response', author: 'team', version: sent },
  'my-comment': { kind: 'comment', author: 'me', about: shared },
  comment: { kind: 'comment', author: 'speaker', about: shared },
  'secret-comment': { kind: 'comment', author: 'speaker', about: secret },
  'room-comment': { kind: 'comment', author: 'speaker', about: room },
  'my-remark': { kind: 'comment', author: 'me', about: sent },
  'their-remark': { kind: 'comment', author: 'speaker', about: sent },
  'their-reply': {
    kind: 'comment',
    author: 'speaker',
    about: { kind: 'comment', author: 'me', about: sent },
  },
  'my-score': { kind: 'score', author: 'me', isShown: false },
  'shown-score': { kind: 'score', author: 'speaker', isShown: true },
  'hidden-score': { kind: 'score', author: 'speaker', isShown: false },
  'my-task-yes': { kind: 'acceptance', author: 'me', isOwnTask: true },
  'my-yes': { kind: 'acceptance', author: 'me', isOwnTask: false },
  yes: { kind: 'acceptance', author: 'speaker', isOwnTask: true },
  'my-task': { kind: 'check-in', author: 'me', isOwnTask: true },
  'not-my-task': { kind: 'check-in', author: 'me', isOwnTask: false },
  task: { kind: 'check-in', author: 'speaker', isOwnTask: true },
  log: { kind: 'log-row', about: shared },
  'secret-log': { kind: 'log-row', about: secret },
  'room-log': { kind: 'log-row', about: room },
  clock: { kind: 'process', part: 'clock' },
  progress: { kind: 'process', part: 'progress' },
  offer: { kind: 'process', part: 'offer' },
} as const satisfies Record<string, Item>

/** Letters: read, write, comment, accept, export. What is not named is refused; a later line replaces an earlier one. */
const PROCESS = 'clock:r progress:r offer:r'
const PLAN = `shared:rcx child-version:rx question:rx sheet:r condition:rx sent:rcx unsent:rcx shown-score:rx my-task-yes:rx my-yes:rx
  yes:rx my-task:r not-my-task:r task:r my-sheet:r my-condition:rx comment:rc their-remark:rc their-reply:rc ${PROCESS}`
const WORDS = 'my-secret:rwc my-released:rwcx my-child-words:rwc'
const TO_CIRCLE = 'to-me:rc to-circle:rc to-guided:rc to-all:rc released:rcx'
const FAMILY_L = `${PLAN} ${WORDS} ${TO_CIRCLE} my-comment:rwc my-remark:rwc my-score:r my-extract:rwx extract-to-me:rx log:rx`
const COMMENTS_CLOSED = 'shared:rx comment:r my-comment:r'
const E = `${FAMILY_L} ${COMMENTS_CLOSED} sheet: condition: my-score:rw`
const B = `${FAMILY_L} shared:rwcx my-score:rw`
const B_IN_PRIVATE = `${FAMILY_L} ${COMMENTS_CLOSED} my-score:rw room:rwc room-ending:r in-private:rc room-comment:rc room-log:rx`
const A_OWN_TASK = `${FAMILY_L} my-task-yes:rax`
const A = `${A_OWN_TASK} my-yes:rax`
const OWN_YES_NO = 'my-secret:rwca my-released:rwcax my-child-words:rwca'
const TASKS = `${FAMILY_L} my-task:rw`
const K = `child-version:rx to-me:r my-secret:rw my-released:rwx my-child-words:rw ${PROCESS}`
const FACES = `${K} my-score:rw`
const L_BESIDE = `shared:r child-version:r question:r to-me:r to-all:r released:r comment:r sheet:r condition:r ${PROCESS}
  my-released:r my-comment:r my-sheet:r my-condition:r`
/** Own words of somebody who wrote them in an earlier role: still read, never written. */
const EARLIER = 'my-secret:rc my-released:rcx my-child-words:rc my-score:r'
const L_GUIDE = `${PLAN} ${EARLIER} to-me:rc to-guided:rc to-all:rc released:rcx my-comment:rwc my-remark:rwc`
const OWN_SHEET = 'my-sheet:rw my-condition:rw'
/** The team hears of the answers to its own remarks, not of what the family says among themselves. */
const V = 'sent:rcx extract-to-me:rx my-remark:rwc their-reply:rc'

/** The cells of one row mean this; 'row|cell' goes before 'cell'. */
const MEANING: Record<string, string> = {
  '–': '',
  E,
  L: FAMILY_L,
  B,
  A,
  'A op eigen taak': A_OWN_TASK,
  'A + ja/nee bij eigen passages': `${A} ${OWN_YES_NO}`,
  'A, beslist alleen over eigen passages': `${A} ${OWN_YES_NO}`,
  'L (+ antwoord team)': FAMILY_L,
  'L, eigen taken afvinken': TASKS,
  'eigen taken': TASKS,
  'E (kinddeel)': FACES,
  K,
  'K, eigen kinddeel': FACES,
  'K, gezichtjes': FACES,
  'wat de spreker laat lezen': `to-me:r to-all:r released:r ${PROCESS}`,
  'tolk|L': L_BESIDE,
  'L (als familie dat wil)': `${L_BESIDE} room:r room-ending:r in-private:r room-comment:r`,
  'op verzoek': L_BESIDE,
  'facilitator|L': L_GUIDE,
  'T + wat gedeeld is': `${L_GUIDE} sheet: condition:`,
  T: PROCESS,
  'E (eigen informatieblad)': OWN_SHEET,
  'eigen blad': OWN_SHEET,
  'eigen blad + hoofdvraag': `${OWN_SHEET} question:r`,
  'alleen afgesproken uittreksel': 'extract-to-me:rx',
  'op uitnodiging': `${OWN_SHEET} extract-to-me:rx`,
  'T (aanbod gedaan ja/nee)': 'offer:r',
  'V + antwoord per afspraak': `${V} my-answer:rw`,
  V,
  'V van nieuwe versie': V,
}

/** README.md: cells where another source is followed. */
function decided(role: string, phase: Phase, cell: string): string {
  if (/^(ouder met|jongere)/.test(role))
    return `answer:rx my-answer:rx${cell === 'L' && phase === 'follow' ? ' my-task:rw' : ''}`
  if (/^(informant|wijkteam)/.test(role) && phase === 'private') return 'clock:r'
  return role === 'wijkteam' && /^V/.test(cell) ? 'my-answer:rw' : ''
}

const rights = (text: string) =>
  new Map(
    text
      .split(/\s+/)
      .filter(Boolean)
      .map((pair) => pair.split(':') as [string, string]),
  )

const LETTERS = { read: 'r', write: 'w', comment: 'c', accept: 'a', export: 'x' }

function expectRights(viewer: Viewer, phase: Phase, expected: string, settings: Partial<Settings>) {
  const at = situation(phase, [speaker, viewer], { letIntoPrivate: ['me'], invitedBack: ['me'], ...settings })
  const wanted = rights(expected)
  for (const name of wanted.keys()) expect(Object.keys(ITEMS), name).toContain(name)
  const found = Object.entries(ITEMS).map(([name, item]) => {
    const letters = ACTIONS.filter((action) => may(viewer, action, item, at).ok).map(
      (action) => LETTERS[action],
    )
    return `${name}:${letters.join('')}`
  })
  expect(found).toEqual(Object.keys(ITEMS).map((name) => `${name}:${wanted.get(name) ?? ''}`))
}

const ROWS = TABLE.trim()
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('**', '')),
  )
  .map(([role = '', ...cells]) => ({ role, cells }))

const meaning = (role: string, phase: Phase, cell: string): string => {
  const inPrivate = cell === 'B' && phase === 'private' ? B_IN_PRIVATE : undefined
  const found = inPrivate ?? MEANING[`${role}|${cell}`] ?? MEANING[cell]
  if (found === undefined) throw new Error(`no meaning for "${cell}" of ${role}`)
  return `${found} ${decided(role, phase, cell)}`
}

const CASES = ROWS.flatMap(({ role, cells }) =>
  PHASES.map((phase, index) => ({ role, phase, cell: cells[index] ?? '' })),
)

test('the transcription is whole: ten roles, seven phases, somebody in every role', () => {
  expect(CASES).toHaveLength(70)
  expect(CASES.every(({ cell }) => cell !== '')).toBe(true)
  expect(ROWS.map(({ role }) => role)).toEqual(Object.keys(VIEWERS))
})

describe('"ieder eerst apart" on: the table of SCENARIOS 7.0', () => {
  test.each(CASES)('$role, $phase: $cell', ({ role, phase, cell }) => {
    for (const viewer of VIEWERS[role] ?? [])
      for (const facilitatorWritesAlong of [true, false])
        expectRights(viewer, phase, meaning(role, phase, cell), {
          eachApartFirst: true,
          facilitatorWritesAlong,
        })
  })
})

/** The default: B, and in F4 the answers of the table stay ("een gewijzigde afspraak vraagt opnieuw akkoord"). */
function byDefault(role: string, phase: Phase, cell: string, writesAlong: boolean): string {
  const asInTable = meaning(role, phase, cell)
  const sheets = phase === 'prepare' ? 'sheet: condition:' : ''
  if (phase !== 'prepare' && phase !== 'inform' && phase !== 'agree') return asInTable
  if (B_BY_DEFAULT.test(role)) {
    const answers = phase === 'agree' ? `${asInTable} shared:rwcx my-score:rw` : B
    return `${answers} ${decided(role, phase, cell)} ${sheets}`
  }
  return role === 'facilitator' && writesAlong ? `${asInTable} shared:rwcx` : asInTable
}

describe('"ieder eerst apart" off, the default', () => {
  test.each(CASES)('$role, $phase', ({ role, phase, cell }) => {
    for (const viewer of VIEWERS[role] ?? [])
      for (const facilitatorWritesAlong of [true, false])
        expectRights(viewer, phase, byDefault(role, phase, cell, facilitatorWritesAlong), {
          facilitatorWritesAlong,
        })
  })
})

describe('when the family does not ask them in', () => {
  test('supporters and interpreters have nothing of private time, not even the plan, but the clock', () => {
    for (const viewer of VIEWERS.tolk ?? []) expectRights(viewer, 'private', PROCESS, { letIntoPrivate: [] })
  })
  test('supporters, interpreters and informants have nothing of a review', () => {
    const role = 'informant (school, verloskundige)'
    for (const viewer of [...(VIEWERS.tolk ?? []), ...(VIEWERS[role] ?? [])])
      expectRights(viewer, 'review', '', { invitedBack: [] })
  })
})

test('who was invited, left, was removed or ended as JIM has nothing, in any phase', () => {
  const gone = Object.values(VIEWERS)
    .flat()
    .flatMap((viewer) => [
      ...(['invited', 'left', 'removed'] as const).map((status) => ({ ...viewer, status })),
      { ...viewer, mentorship: { childId: 'kind', answers: {}, isEnded: true } },
    ])
  for (const viewer of gone) for (const phase of PHASES) expectRights(viewer, phase, '', {})
})

test('a legal guardian who does not raise the child reads and answers, and never writes', () => {
  const guardian = person('me', 'parent', {
    bonds: [bond('kind', 'yes', { isGuardian: true, raisesChild: false })],
  })
  const read = `${PLAN} to-me:r to-all:r released:rx my-secret:r my-released:rx my-child-words:r my-comment:r my-remark:r my-score:r
    my-extract:rx extract-to-me:rx log:rx answer:rx my-answer:rx shared:rx sent:rx unsent:rx comment:r their-remark:r their-reply:r`
  for (const phase of PHASES) {
    const expected = phase === 'agree' ? `${read} my-task-yes:rax my-yes:rax` : read
    const sheets = phase === 'prepare' ? 'sheet: condition:' : ''
    expectRights(guardian, phase, phase === 'private' ? PROCESS : `${expected} ${sheets}`, {})
  }
})
