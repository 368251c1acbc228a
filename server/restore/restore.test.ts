/** Moments kept by themselves, and putting one back, without pages and sockets. */
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { auditLog, plans, restorePoints, rooms } from '#db/schema.ts'
import { createSqliteUpdateLog } from '#db/update-log.ts'
import { addAgreement, addGoal, addPerson } from '#plan/commands.ts'
import { plainText, readPlan, readText } from '#plan/document.ts'
import { putBack } from '#plan/put-back.ts'
import { textRoot } from '#plan/shape.ts'
import { collectingLog } from '#tests/collaboration/server.ts'
import { type Collaboration, createCollaboration } from '../collaboration/collaboration.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createDoors } from '../plans/doors.ts'
import type { Me, PlanHeader } from '../plans/types.ts'
import { createPrivateTime } from '../private-time/private-time.ts'
import { createRights } from '../rights/rights.ts'
import { loadTemplates } from '../templates/load.ts'
import { createPoints, type Points } from './points.ts'
import { createRestore } from './restore.ts'
import type { Restore } from './types.ts'

const form = loadTemplates(new URL('../../plan-templates', import.meta.url).pathname).get('gewoon')
const MINUTE = 60_000

let family: Family
let collaboration: Collaboration
let points: Points
let restore: Restore
let doors: ReturnType<typeof createDoors>
let rights: ReturnType<typeof createRights>
let petra: Me

beforeEach(async () => {
  family = await createFamily()
  const { db, clock, planId } = family
  await db.write((tx) =>
    tx
      .insert(rooms)
      .values({ id: 'plan-room', planId, kind: 'plan', schemaVersion: 1, status: 'open', createdAt: 0 }),
  )
  points = createPoints({
    db,
    clock,
    collaboration: () => collaboration,
    onError: (error) => {
      throw error
    },
  })
  collaboration = createCollaboration({
    updateLog: createSqliteUpdateLog(db, clock.now),
    clock,
    admit: async () => {
      throw new Error('nobody connects here')
    },
    origins: () => [],
    clientAddress: () => '',
    limits: { lingerTime: 0 },
    log: collectingLog(),
    onCommitted: points.committed,
  })
  rights = createRights({ db, clock })
  doors = createDoors({ db, rights })
  restore = createRestore({
    ...{ db, clock, rights, doors, points },
    plans: header,
    collaboration: () => collaboration,
  })
  petra = await family.me(await family.person('Petra', 'parent'))
})
afterEach(async () => {
  await collaboration.close()
  family.close()
})

const header = { header: async () => ({ roomId: 'plan-room', template: form }) as unknown as PlanHeader }
const write =
  (...lines: string[]) =>
  (doc: Y.Doc) => {
    const fragment = doc.getXmlFragment(textRoot('vraag'))
    fragment.delete(0, fragment.length)
    for (const line of lines) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(line)])
      fragment.push([paragraph])
    }
  }
const type = (...lines: string[]) => collaboration.transact('plan-room', write(...lines))
const wordsOf = (roomId = 'plan-room') =>
  collaboration.read(roomId, (doc) => plainText(readText(doc, 'vraag')))
const kept = () => family.db.read.select().from(restorePoints).orderBy(restorePoints.at)
const later = async (ms: number) => {
  family.clock.advance(ms)
  await points.look()
}

describe('while writing', () => {
  it('a moment is kept once it is quiet, and at most every ten minutes', async () => {
    await later(60 * MINUTE)
    expect(await kept()).toEqual([])
    await type('een')
    await later(0.5 * MINUTE)
    expect(await kept()).toHaveLength(0)
    await later(0.5 * MINUTE)
    expect(await kept()).toHaveLength(1)
    // Within ten minutes of that one nothing is kept, however quiet it is.
    await type('een', 'twee')
    await later(9 * MINUTE)
    expect(await kept()).toHaveLength(1)
    await later(MINUTE)
    expect(await kept()).toHaveLength(2)
    await later(60 * MINUTE)
    expect(await kept()).toHaveLength(2)
  })

  it('who never stops typing gets one every ten minutes', async () => {
    for (let minute = 0; minute < 31; minute += 0.5) {
      await type(`minuut ${minute}`)
      await later(0.5 * MINUTE)
    }
    expect((await kept()).map(({ at }) => (at - petraCame) / MINUTE)).toEqual([10, 20, 30])
  })

  it('a clock that is set back keeps no moment waiting', async () => {
    await type('een')
    await later(MINUTE)
    await type('twee')
    await later(-24 * 60 * MINUTE)
    expect(await kept()).toHaveLength(2)
    await type('drie')
    await later(10 * MINUTE)
    expect(await kept()).toHaveLength(3)
  })

  it('what reads the same is kept once, and a stop keeps what was not', async () => {
    await points.take('plan-room', 'step')
    await points.take('plan-room', 'step')
    expect(await kept()).toHaveLength(1)
    await type('net voor het stoppen')
    await points.stop()
    expect(await kept()).toHaveLength(2)
  })

  it('no deleted word is in a moment', async () => {
    await type('GEHEIM-GEWIST')
    await type('wat blijft')
    await later(MINUTE)
    const [point] = await kept()
    expect(point?.state.includes('wat blijft')).toBe(true)
    expect(point?.state.includes('GEHEIM-GEWIST')).toBe(false)
  })
})

const petraCame = Date.UTC(2026, 10, 21, 12)

describe('putting back', () => {
  it('R-B33: the plan reads as it read then, one row says so, and the moment before it undoes it', async () => {
    await type('eerst')
    await later(MINUTE)
    await type('daarna')
    family.clock.advance(1_000)
    const [then] = await kept()
    expect((await restore.page(petra))?.points).toMatchObject([{ since: [{ kind: 'text', count: 1 }] }])
    expect(await restore.putBack(petra, then?.id ?? '')).toBe(true)
    expect(await wordsOf()).toBe('eerst')
    const log = await family.db.read.select().from(auditLog).where(eq(auditLog.action, 'restore'))
    expect(log).toMatchObject([{ actorId: petra.participantId, audience: 'plan', roomId: null }])

    const [before] = (await restore.page(petra))?.points ?? []
    expect(before).toMatchObject({ reason: 'before-restore' })
    await restore.putBack(petra, before?.id ?? '')
    expect(await wordsOf()).toBe('daarna')
    // It reads like that already: nothing happens, and nothing is noted.
    expect(await restore.putBack(petra, before?.id ?? '')).toBe(false)
    expect(await family.db.read.select().from(auditLog).where(eq(auditLog.action, 'restore'))).toHaveLength(2)
  })

  it('R-B33: agreements, people, goals and their order come back as they were', () => {
    const doc = new Y.Doc()
    const sem = addPerson(doc, { name: 'Sem', kind: 'family', ring: 1 })
    addGoal(doc, 'Rustig slapen')
    addAgreement(doc, 'afspraken', 'Bellen')
    const then = new Y.Doc()
    Y.applyUpdate(then, Y.encodeStateAsUpdate(doc))
    doc.getMap('people').delete(sem)
    addPerson(doc, { name: 'Linda', kind: 'friend', ring: 2 })
    addGoal(doc, 'Meer buiten')
    write('nieuw')(doc)
    expect(putBack(doc, then)).toBeGreaterThan(0)
    expect(form && readPlan(doc, form)).toEqual(form && readPlan(then, form))
  })

  it('who came later sees no moment of before, and a reader sees none', async () => {
    await type('toen Mark er nog niet was')
    await later(MINUTE)
    family.clock.advance(MINUTE)
    const mark = await family.me(
      await family.person('Mark', 'parent', { joinedAt: family.clock.now(), createdAt: family.clock.now() }),
    )
    const [point] = await kept()
    expect((await restore.page(petra))?.points).toHaveLength(1)
    expect((await restore.page(mark))?.points).toEqual([])
    await expect(restore.look(mark, point?.id ?? '')).rejects.toMatchObject({ status: 404 })
    await expect(restore.putBack(mark, point?.id ?? '')).rejects.toMatchObject({ status: 404 })
    const school = await family.me(await family.person('School', 'informant'))
    expect(await restore.page(school)).toBeNull()
    await expect(restore.putBack(school, point?.id ?? '')).rejects.toMatchObject({ status: 403 })
  })

  it('nobody puts back in a plan that may not be written now', async () => {
    await type('eerst')
    await later(MINUTE)
    await type('daarna')
    const [point] = await kept()
    await family.db.write((tx) => tx.update(plans).set({ step: 'share' }))
    expect(await restore.page(petra)).toBeNull()
    await expect(restore.putBack(petra, point?.id ?? '')).rejects.toMatchObject({ status: 403 })
    expect(await wordsOf()).toBe('daarna')
  })
})

describe('in private time', () => {
  it('R-B32, AG3: its moments are of who is inside alone, and no byte of them is left afterwards', async () => {
    const { db, clock } = family
    await type('van iedereen')
    await later(MINUTE)
    const joke = await family.me(await family.person('Joke', 'facilitator'))
    const privateTime = createPrivateTime({
      ...{ db, clock, rights, doors },
      plans: header,
      collaboration: () => collaboration,
      lastWords: async () => {},
    })
    await privateTime.begin(petra)
    const [room] = await db.read.select().from(rooms).where(eq(rooms.kind, 'private'))
    const roomId = room?.id ?? ''
    await collaboration.transact(roomId, write('MERKTEKEN-ONDER-ONS'))
    await later(11 * MINUTE)
    await collaboration.transact(roomId, write('iets anders'))
    const page = await restore.page(petra)
    expect(page).toMatchObject({ isPrivateTime: true, points: [{ since: [{ kind: 'text' }] }] })
    expect(await restore.page(joke)).toBeNull()
    await expect(restore.look(joke, page?.points[0]?.id ?? '')).rejects.toMatchObject({ status: 403 })
    expect(await restore.putBack(petra, page?.points[0]?.id ?? '')).toBe(true)
    expect(await wordsOf(roomId)).toBe('MERKTEKEN-ONDER-ONS')
    // The check itself can fail: it is in the files now.
    const files = () =>
      ['', '-wal'].some((end) => readFileSync(`${family.path}${end}`).includes('MERKTEKEN-ONDER-ONS'))
    expect(files()).toBe(true)
    await privateTime.end(petra)
    await privateTime.show(petra, [])
    await later(11 * MINUTE)
    expect(files()).toBe(false)
    expect((await kept()).map(({ roomId }) => roomId)).toEqual(['plan-room'])
    expect(await db.read.select().from(auditLog).where(eq(auditLog.action, 'restore'))).toEqual([])
  })
})
