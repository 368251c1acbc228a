/**
 * The table of rights (SCENARIOS 7.0) at the running server, for the plan itself and the private room: every role in every
 * step, by the page and by the socket, reading and writing. The letters here are a transcription of their own.
 */
import { join as joinPath } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLOSE } from '#plan/close-codes.ts'
import { addAgreement } from '#plan/commands.ts'
import { Client, writeGoal, writeParagraph } from '#tests/collaboration/client.ts'
import { invite, join, type StartedPlan, startPlan } from '#tests/harness/family.ts'
import { formWithButton } from '#tests/harness/forms.ts'
import { sharedServer } from '#tests/harness/per-file.ts'
import type { Person } from '#tests/harness/person.ts'
import { until } from '#tests/harness/until.ts'

const server = sharedServer()
const WORDS = 'Woorden-van-het-plan'
const SECRET = 'Woorden-onder-elkaar'
const READS = ['Je leest mee', 'In deze stap lees je het plan']
const WAITING = 'De familie praat nu onder elkaar.'

/** B writes, L reads, – nothing. F1 F2 F4 F5 F6 F7; private time has a test of its own. */
const PHASES = ['prepare', 'inform', 'agree', 'share', 'follow', 'review'] as const
const TOGETHER: Record<string, string> = {
  parent: 'BBBLLB',
  guardian: 'LLLLLL',
  network: 'BBBLLB',
  child: '––––––',
  'youth-12': 'BBBLLB',
  'youth-16': 'BBBLLB',
  supporter: '–LL–––',
  facilitator: 'BBBL–L',
  informant: '––––––',
}
const APART: Record<string, string> = {
  ...TOGETHER,
  parent: 'LLLLLB',
  network: 'LLLLLB',
  'youth-12': 'LLLLLB',
  'youth-16': 'LLLLLB',
  facilitator: 'LLLL–L',
}
const READS_ALONG: Record<string, string> = { ...TOGETHER, facilitator: 'LLLL–L' }
/** Of the private room. */
const PRIVATE: Record<string, string> = {
  parent: 'B',
  guardian: '–',
  network: 'B',
  child: '–',
  'youth-12': 'B',
  'youth-16': 'B',
  supporter: '–',
  facilitator: '–',
  informant: '–',
}
const ROLES = Object.keys(TOGETHER)

let plan: StartedPlan
let db: Sqlite.Database
const people = new Map<string, Person>()

beforeAll(async () => {
  const { origin, dataDir } = server()
  plan = await startPlan(origin, { me: 'Petra', child: 'Noor' })
  people.set('parent', plan.parent)
  for (const role of ROLES.filter((each) => each !== 'parent'))
    people.set(role, (await join(origin, await invite(plan, role))).person)
  db = new Sqlite(joinPath(dataDir, 'familiegroepsplan.sqlite'))
  db.pragma('busy_timeout = 5000')
  // What people are to the children; the pages that ask it are proved elsewhere.
  const idOf = (name: string) =>
    (db.prepare('select id from participants where name = ?').get(name) as { id: string }).id
  const become = (name: string, set: string, ...values: unknown[]) =>
    db.prepare(`update participants set ${set} where id = ?`).run(...values, idOf(name))
  const year = new Date().getFullYear()
  for (const [name, age] of [
    ['child', 8],
    ['youth-12', 14],
    ['youth-16', 17],
  ] as const) {
    db.prepare(
      'insert into children (id, plan_id, name, unborn, born_on, position) values (?, ?, ?, 0, ?, 1)',
    ).run(`kid-${name}`, plan.planId, name, String(year - age))
    become(name, "role = 'youth', child_id = ?", `kid-${name}`)
  }
  become('guardian', "role = 'parent'")
  db.prepare(
    "insert into child_adults (child_id, participant_id, is_guardian, raises_child, authority) select id, ?, 1, 0, 'yes' from children limit 1",
  ).run(idOf('guardian'))
  become('supporter', "role = 'supporter', supports = ?", idOf('Petra'))
  become('facilitator', "role = 'facilitator'")
  become('informant', "role = 'informant'")

  const first = open('parent', 'plan')
  await first.ready()
  writeParagraph(first.doc, 'vraag', WORDS)
  await until('the plan has words', () => first.isSaved)
  first.cut()
}, 120_000)
afterAll(() => db?.close())

const personOf = (role: string) => people.get(role) as Person
const open = (role: string, kind: 'plan' | 'private') => {
  const { origin, cookie } = personOf(role)
  return new Client(origin.replace(/^http/, 'ws'), '', { plan: plan.planId, kind, origin, cookie })
}
const pageOf = (role: string) => personOf(role).get(`/plan/${plan.planId}`)

let written = 0
/** What the socket lets this person do, and with which code it refuses. */
async function bySocket(role: string, kind: 'plan' | 'private') {
  const client = open(role, kind)
  try {
    await until('it is let in or refused', () => client.synced || client.closed)
    if (client.closed) return { letter: '–', code: client.code, saw: client.doc.store.clients.size > 0 }
    writeGoal(client.doc, `goal-${written++}`, role)
    await until('its words are kept or refused', () => client.isSaved || client.closed)
    return { letter: client.closed ? 'L' : 'B', code: client.code, saw: true }
  } finally {
    client.cut()
  }
}

async function byPage(role: string, words: string): Promise<string> {
  const page = await pageOf(role)
  expect(page.status).toBe(200)
  if (!page.text.includes(words)) return '–'
  return READS.some((sentence) => page.text.includes(sentence)) ? 'L' : 'B'
}

const setPlan = (phase: (typeof PHASES)[number], eachApart: boolean, readsOnly: boolean) =>
  db
    .prepare(
      'update plans set step = ?, review_open = ?, each_apart_first = ?, facilitator_reads_only = ? where id = ?',
    )
    .run(
      phase === 'review' ? 'follow' : phase,
      Number(phase === 'review'),
      Number(eachApart),
      Number(readsOnly),
      plan.planId,
    )

describe.each([
  ['everybody together', TOGETHER, false, false],
  ['each apart first', APART, true, false],
  ['the facilitator reads along', READS_ALONG, false, true],
] as const)('%s', (_, table, eachApart, readsOnly) => {
  test.each(PHASES)('%s', async (phase) => {
    setPlan(phase, eachApart, readsOnly)
    for (const role of ROLES) {
      const wanted = table[role]?.[PHASES.indexOf(phase)]
      const socket = await bySocket(role, 'plan')
      expect([role, 'socket', socket.letter]).toEqual([role, 'socket', wanted])
      if (wanted !== 'B') expect([role, socket.code]).toEqual([role, CLOSE.NO_ACCESS])
      if (wanted === '–') expect([role, socket.saw]).toEqual([role, false])
      expect([role, 'page', await byPage(role, WORDS)]).toEqual([role, 'page', wanted])
      // There is no private room, for anybody.
      const room = await bySocket(role, 'private')
      expect([role, room.letter, room.saw]).toEqual([role, '–', false])
      expect([CLOSE.NO_ACCESS, CLOSE.PRIVATE_TIME]).toContain(room.code)
    }
  })
})

test('a child under twelve reads what was agreed, in a version of its own', async () => {
  setPlan('agree', false, false)
  const client = await open('parent', 'plan').ready()
  addAgreement(client.doc, 'afspraken', 'Samen-naar-school-fietsen')
  await until('it is on disk', () => client.isSaved)
  client.cut()
  const page = await pageOf('child')
  expect(page.text).toContain('Samen-naar-school-fietsen')
  expect(page.text).not.toContain(WORDS)
})

test('AG3: in private time the plan is closed to everybody, and the room open to the family alone', async () => {
  setPlan('agree', false, false)
  const steps = `/plan/${plan.planId}/stappen`
  await formWithButton(plan.parent, await plan.parent.get(steps), steps, 'Begin familietijd').submit()
  const inside = await open('parent', 'private').ready()
  writeParagraph(inside.doc, 'vraag', SECRET)
  await until('it is on disk', () => inside.isSaved)
  for (const role of ROLES) {
    const closed = await bySocket(role, 'plan')
    expect([role, closed.letter, closed.saw]).toEqual([role, '–', false])
    expect([CLOSE.NO_ACCESS, CLOSE.PRIVATE_TIME]).toContain(closed.code)
    const room = await bySocket(role, 'private')
    expect([role, 'socket', room.letter]).toEqual([role, 'socket', PRIVATE[role]])
    if (room.letter === '–') expect([role, room.saw]).toEqual([role, false])
    expect([role, 'page', await byPage(role, SECRET)]).toEqual([role, 'page', PRIVATE[role]])
    if (PRIVATE[role] === '–' && role !== 'child') expect((await pageOf(role)).text).toContain(WAITING)
  }
  inside.cut()
})
