/**
 * The whole table of rights (SCENARIOS 7.0, `plan/rights/`) at the running server: every seat × every step × every kind
 * of content × read, write, comment and export, as far as a page, a file, an act or a socket for it exists. What must
 * happen comes from the table; what did happen from the bytes of every answer and the rows of the database.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { amsterdamDate } from '#plan/rights/age.ts'
import { authorOf, type Item, type Kind, type PrivateRoom } from '#plan/rights/content.ts'
import { may } from '#plan/rights/may.ts'
import { DEFAULT_SETTINGS, type Settings, type Situation } from '#plan/rights/situation.ts'
import { PHASES, type Phase } from '#plan/rights/steps.ts'
import { LEVELS } from '#plan/rights/table.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import { attempts, undo } from './attempts.ts'
import { WITHOUT_ROWS, writeInside, writeRows, writeShared } from './contents.ts'
import { type Everyone, everyone, INVITED_BACK, LET_IN, NAMES, READING_ALL } from './people.ts'
import type { Content } from './rows.ts'
import { lookEverywhere, type Seen } from './surfaces.ts'

/** Hundreds of questions each, on a machine that may be busy. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const server = sharedServer()
let all: Everyone
let contents: Content[]
/** While private time runs. */
let room: PrivateRoom | null = null
const counted = { reading: 0, writing: 0 }

beforeAll(async () => {
  all = await everyone(server())
  contents = [...(await writeShared(all)), ...writeRows(all, null)]
}, 120_000)
afterAll(() => all?.db.close())

const OPEN = PHASES.filter((phase) => phase !== 'private')

function situationIn(phase: Phase, eachApartFirst: boolean): Situation {
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    eachApartFirst,
    letIntoPrivate: LET_IN.map(all.id),
    invitedBack: INVITED_BACK.map(all.id),
    childrenReadingAll: READING_ALL,
  }
  const isReview = phase === 'review'
  return {
    step: isReview ? 'follow' : phase,
    isReviewOpen: isReview,
    today: amsterdamDate(Date.now()),
    people: NAMES.map(all.viewer),
    settings,
  }
}

function setPlan({ step, isReviewOpen, settings }: Situation): void {
  all.db
    .prepare('update plans set step = ?, review_open = ?, each_apart_first = ? where id = ?')
    .run(step, Number(isReviewOpen), Number(settings.eachApartFirst), all.planId)
}

const isReadBy = (name: string, { item, within }: Content, situation: Situation) =>
  [item, ...(within ? [within] : [])].some((one) => may(all.viewer(name), 'read', one, situation).ok)

/** The address where somebody who may read this must find it; null where there is no page for this person now. */
function homeOf(name: string, { home, item, within }: Content, situation: Situation): string | null {
  const at = (page: string) => `/plan/${all.planId}${page}.data`
  if (home !== 'plan') return at(`/${home}`)
  const reads = (one: Item) => may(all.viewer(name), 'read', one, situation).ok
  const isPrivate = situation.step === 'private'
  const hasPlan = isPrivate ? room !== null && reads(room) : reads({ kind: 'shared-text' })
  if (hasPlan) return at('')
  // In private time it is the page of the child itself; who left quietly waits like everybody outside.
  if (item.kind === 'child-version') return isPrivate && all.viewer(name).role !== 'youth' ? null : at('')
  return item.kind === 'main-question' && !reads(within as Item) && !isPrivate ? at('/informatie') : null
}

function expectReading(name: string, seen: Seen, situation: Situation): void {
  const readable = new Map(contents.map((one) => [one.mark, isReadBy(name, one, situation)]))
  for (const [address, marks] of seen.marks) {
    const leaked = [...marks].filter((mark) => !readable.get(mark)).map(described)
    expect([name, address, leaked]).toEqual([name, address, []])
  }
  for (const [address, status] of seen.status)
    expect([name, address, status >= 500 || status === 429]).toEqual([name, address, false])
  const missing = contents.filter((one) => {
    const home = readable.get(one.mark) ? homeOf(name, one, situation) : null
    return home !== null && !seen.marks.get(home)?.has(one.mark)
  })
  expect([name, 'may read and does not find', missing.map((one) => described(one.mark))]).toEqual([
    name,
    'may read and does not find',
    [],
  ])
  counted.reading += contents.length

  const isThere = (page: string, action: 'read' | 'export', items: Item[]) => {
    const isMine = items.some((item) => may(all.viewer(name), action, item, situation).ok)
    const status = seen.status.get(`/plan/${all.planId}/${page}`)
    expect([name, page, status === 200]).toEqual([name, page, isMine])
  }
  const part = (one: 'clock' | 'progress'): Item => ({ kind: 'process', part: one })
  isThere('begeleiden.data', 'read', [
    part('progress'),
    ...(situation.step === 'private' ? [part('clock')] : []),
  ])
  for (const file of ['logboek.csv', 'logboek.json'])
    isThere(file, 'export', [{ kind: 'log-row', about: { kind: 'shared-text' } }])
}

const described = (mark: string) => JSON.stringify(contents.find((one) => one.mark === mark)?.item ?? mark)

/** Of everything that can be tried on one row: the first row of each of these, which stand for the others. */
const TARGETS: [Kind, author: string, audience?: string][] = [
  ['own-passage', 'parent', 'me'],
  ['own-passage', 'parent', 'everyone'],
  ['own-passage', 'youth-12', 'circle'],
  ['child-words', 'child', 'everyone'],
  ['informant-sheet', 'school'],
  ['locked-condition', 'school'],
  ['comment', 'parent'],
  ['comment', 'facilitator'],
]
const targets = () => [
  ...TARGETS.flatMap(([kind, author, to]) => {
    const found = contents.find(
      ({ item }) =>
        item.kind === kind &&
        authorOf(item) === all.id(author) &&
        (!('audience' in item) || item.audience.to === to),
    )
    return found ? [found] : []
  }),
  ...contents.filter(({ item }) => item.kind === 'comment' && item.about.kind === 'private-room').slice(0, 1),
]

async function expectWriting(
  name: string,
  situation: Situation,
  { on, never }: { on: readonly Content[]; never: boolean },
): Promise<void> {
  for (const { what, isAllowed, run, isKept } of attempts(all, name, situation, on, room)) {
    if (isAllowed === 'never' && !never) continue
    const status = await run()
    expect([name, what, status, isKept()]).toEqual([name, what, status, isAllowed === true])
    expect([name, what, status === null || (status < 500 && status !== 429)]).toEqual([name, what, true])
    counted.writing++
  }
}

const everybody = (work: (name: string) => Promise<void>) => Promise.all(NAMES.map(work))

test('every kind of the table has rows here, or is kept nowhere yet', () => {
  const kinds = new Set(Object.values(LEVELS).flatMap((rights) => Object.keys(rights)))
  const withRows = new Set<Kind>(contents.map(({ item }) => item.kind))
  expect([...kinds].filter((kind) => !withRows.has(kind as Kind)).sort()).toEqual(
    ['private-room', ...WITHOUT_ROWS].sort(),
  )
})

describe('everybody sees what the table says on every page, in every file and on every socket, and nothing else', () => {
  test.each(OPEN)('%s', async (phase) => {
    const situation = situationIn(phase, false)
    setPlan(situation)
    const everything = phase === 'inform'
    await everybody(async (name) =>
      expectReading(name, await lookEverywhere(all, name, everything), situation),
    )
  })
})

const APART = ['prepare', 'inform', 'agree'] as const
describe.each([
  ['everybody together', false, OPEN],
  ['each apart first', true, APART],
] as const)('nobody writes but what the table says: %s', (_, eachApartFirst, phases) => {
  test.each(phases)('%s', async (phase) => {
    const situation = situationIn(phase, eachApartFirst)
    setPlan(situation)
    try {
      // What differs when each writes apart first is what can be begun, not what can be done to a row.
      const tried = { on: eachApartFirst ? [] : targets(), never: phase === 'inform' }
      for (const name of NAMES) await expectWriting(name, situation, tried)
    } finally {
      undo(all)
    }
  })
})

describe('AG3: while the family is among themselves', () => {
  let situation: Situation

  beforeAll(async () => {
    setPlan(situationIn('agree', false))
    await all.browser('parent').post(`/plan/${all.planId}/stappen`, { intent: 'begin' })
    const { id } = all.db.prepare("select id from rooms where kind = 'private'").get() as { id: string }
    // Left quietly: outside, whatever the table says of the seat.
    const left = all.id('parent-without-authority')
    all.db.prepare('update room_readers set left_at = 1 where participant_id = ?').run(left)
    const inside = all.db.prepare('select participant_id as id from room_readers where left_at is null').all()
    room = { kind: 'private-room', members: (inside as { id: string }[]).map((reader) => reader.id) }
    contents.push(await writeInside(all, room), ...writeRows(all, { id, item: room }))
    situation = situationIn('private', false)
    expect(room.members.length).toBeGreaterThan(4)
  })

  test('what was written inside is read inside alone', async () => {
    await everybody(async (name) => expectReading(name, await lookEverywhere(all, name, true), situation))
  })

  test('nobody writes but what the table says', async () => {
    for (const name of NAMES) await expectWriting(name, situation, { on: targets(), never: true })
  })
})

test('enough was asked for this to mean something', () => {
  expect(counted.reading).toBeGreaterThan(10_000)
  expect(counted.writing).toBeGreaterThan(3_000)
})
