/** Private time without pages: what each durable moment leaves behind, also when the server dies right after it. */
import { readFileSync } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import {
  auditLog,
  participants,
  passageReaders,
  passages,
  plans,
  roomClients,
  rooms,
  scores,
} from '#db/schema.ts'
import { createSqliteUpdateLog } from '#db/update-log.ts'
import { addGoal } from '#plan/commands.ts'
import { plainText, readGoals, readText } from '#plan/document.ts'
import { textRoot } from '#plan/shape.ts'
import { collectingLog } from '#tests/collaboration/server.ts'
import { type Collaboration, createCollaboration } from '../collaboration/collaboration.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createDoors, type Doors, roomOf } from '../plans/doors.ts'
import type { Me, PlanHeader } from '../plans/types.ts'
import { createRights, type Rights } from '../rights/rights.ts'
import { loadTemplates } from '../templates/load.ts'
import { fork, freeze } from './begin.ts'
import type { PrivateTimeContext } from './context.ts'
import { putIntoPlan, stopWriting } from './end.ts'
import { createPrivateTime } from './private-time.ts'
import type { PrivateTime } from './types.ts'

const form = loadTemplates(new URL('../../plan-templates', import.meta.url).pathname).get('gewoon')

let family: Family
let collaboration: Collaboration
let rights: Rights
let doors: Doors
let context: PrivateTimeContext
let privateTime: PrivateTime
let [petra, tineke, joke]: Me[] = []
const open: Collaboration[] = []

/** As a server that starts on the same file. */
function start(): void {
  const { db, clock } = family
  rights = createRights({ db, clock })
  doors = createDoors({ db, rights })
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
  })
  open.push(collaboration)
  const header = async () => ({ roomId: 'plan-room', template: form }) as unknown as PlanHeader
  context = {
    db,
    clock,
    rights,
    doors,
    plans: { header },
    collaboration: () => collaboration,
    lastWords: async () => {},
    onCalled: async () => {},
  }
  privateTime = createPrivateTime(context)
}
/** Dies without a word, and starts again. */
async function crash(): Promise<void> {
  await collaboration.close()
  family.restart()
  start()
  await privateTime.recover()
}

const write = (words: string) => (doc: Y.Doc) => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(textRoot('vraag')).push([paragraph])
}
const wordsOf = (roomId: string) => collaboration.read(roomId, (doc) => plainText(readText(doc, 'vraag')))
const stepOf = async () => (await family.db.read.select().from(plans))[0]?.step
const privateRoom = async () => {
  const room = await roomOf(family.db.read, family.planId, 'private')
  if (!room) throw new Error('There is no private room')
  return room
}
const of = (me: Me | undefined) => me as Me

beforeEach(async () => {
  family = await createFamily()
  await family.db.write((tx) =>
    tx.insert(rooms).values({
      id: 'plan-room',
      planId: family.planId,
      kind: 'plan',
      schemaVersion: 1,
      status: 'open',
      createdAt: 0,
    }),
  )
  ;[petra, tineke, joke] = await Promise.all(
    [
      await family.person('Petra', 'parent'),
      await family.person('Oma Tineke', 'network'),
      await family.person('Joke', 'facilitator'),
    ].map((id) => family.me(id)),
  )
  start()
  await collaboration.transact('plan-room', write('Uit het plan'))
})
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
  family.close()
})

/** What holds at every moment of private time. */
async function expectClosedToOthers(): Promise<void> {
  expect(await stepOf()).toBe('private')
  expect(await doors.door(of(joke), 'plan')).toMatchObject({ open: false, why: 'private-time' })
  expect(await doors.door(of(joke), 'private')).toMatchObject({ open: false, why: 'private-time' })
}

describe('beginning', () => {
  it('the plan freezes, and the family has a room of its own with the words of the plan', async () => {
    await privateTime.begin(of(petra))
    await expectClosedToOthers()
    expect(await doors.door(of(petra), 'plan')).toMatchObject({ open: false, why: 'private-time' })
    const door = await doors.door(of(tineke), 'private')
    expect(door).toMatchObject({ open: true, access: 'write' })
    expect(await wordsOf((await privateRoom()).id)).toBe('Uit het plan')
  })

  it('AG3: killed between freezing and forking: closed meanwhile, and whole after the next start', async () => {
    const asking = await rights.of(of(petra))
    await freeze(context, { planId: family.planId, actorId: of(petra).participantId, asking })
    await expectClosedToOthers()
    expect(await doors.door(of(petra), 'private')).toMatchObject({ open: false, why: 'not-ready' })
    await crash()
    await expectClosedToOthers()
    expect(await doors.door(of(petra), 'private')).toMatchObject({ open: true, access: 'write' })
    expect(await wordsOf((await privateRoom()).id)).toBe('Uit het plan')
    // Doing it once more does nothing.
    await collaboration.transact((await privateRoom()).id, write('Daarna'))
    await fork(context, family.planId)
    expect(await wordsOf((await privateRoom()).id)).toBe('Uit het plan\nDaarna')
  })

  it('two who begin at once make one room', async () => {
    await Promise.all([privateTime.begin(of(petra)), privateTime.begin(of(petra))])
    expect(await family.db.read.select().from(rooms).where(eq(rooms.kind, 'private'))).toHaveLength(1)
  })

  it('a network member does not begin it, nor who came by a link of somebody else', async () => {
    await expect(privateTime.begin(of(tineke))).rejects.toMatchObject({ status: 403 })
    const byLink = await family.me(of(petra).participantId, 'return')
    await expect(privateTime.begin(byLink)).rejects.toMatchObject({ status: 403 })
    expect(await stepOf()).toBe('agree')
  })
})

describe('the end', () => {
  const chosen = [textRoot('vraag')]
  beforeEach(async () => {
    await privateTime.begin(of(petra))
    const room = await privateRoom()
    await collaboration.transact(room.id, write('ONDER-ONS'))
    await collaboration.transact(room.id, (doc) => void addGoal(doc, 'NIET-GEKOZEN'))
  })

  it('the room takes no more words, and what differs is shown to who is inside only', async () => {
    await privateTime.end(of(petra))
    await expectClosedToOthers()
    expect(await doors.door(of(tineke), 'private')).toMatchObject({ open: true, access: 'read' })
    const choice = await privateTime.choice(of(petra))
    expect(choice?.isChoosing).toBe(true)
    expect(choice?.differences.map(({ id }) => id.split('/')[0])).toEqual(['goals', textRoot('vraag')])
    expect((await privateTime.choice(of(tineke)))?.mayShow).toBe(false)
    expect(await privateTime.choice(of(joke))).toBeNull()
    for (const who of [tineke, joke]) {
      await expect(privateTime.show(of(who), chosen)).rejects.toMatchObject({ status: 403 })
      await expect(privateTime.end(of(who))).rejects.toMatchObject({ status: 403 })
    }
  })

  it('R-B32: what was chosen is in the plan, under the server’s own name; the rest is in no byte of the file', async () => {
    await privateTime.end(of(petra))
    const roomId = (await privateRoom()).id
    expect(await privateTime.show(of(petra), chosen)).toBe(true)
    expect(await stepOf()).toBe('agree')
    expect(await wordsOf('plan-room')).toBe('Uit het plan\nONDER-ONS')
    expect(await collaboration.read('plan-room', readGoals)).toEqual([])
    const claims = await family.db.read.select().from(roomClients)
    expect(new Set(claims.map(({ personId }) => personId))).toEqual(new Set(['server']))
    expect(claims.some((claim) => claim.roomId === roomId)).toBe(false)
    for (const file of [family.path, `${family.path}-wal`]) {
      expect(readFileSync(file).includes('NIET-GEKOZEN')).toBe(false)
    }
    expect(readFileSync(family.path).includes('ONDER-ONS')).toBe(true)
    expect(await doors.door(of(joke), 'plan')).toMatchObject({ open: true, access: 'write' })
    expect(await doors.door(of(petra), 'private')).toMatchObject({ open: false, why: 'not-this-step' })
    // The second one to confirm comes too late, and calmly.
    expect(await privateTime.show(of(petra), [])).toBe(false)
  })

  it('AG3: killed at each moment of the end: others read nothing that was not released, and no word is lost', async () => {
    const room = await privateRoom()
    // The family said that it is done; the pages had no time to send their last words.
    await family.db.write((tx) => tx.update(rooms).set({ endingSince: 1 }).where(eq(rooms.id, room.id)))
    await crash()
    await expectClosedToOthers()
    expect(await doors.door(of(petra), 'private')).toMatchObject({ open: true, access: 'read' })
    // While it is put into the plan, before and after that is on disk.
    for (const isReleased of [false, true]) {
      await stopWriting(context, room)
      await family.db.write((tx) =>
        tx.update(rooms).set({ status: 'releasing' }).where(eq(rooms.id, room.id)),
      )
      if (isReleased) await putIntoPlan(context, room, new Set(chosen))
      await crash()
      await expectClosedToOthers()
      expect(await wordsOf(room.id)).toBe('Uit het plan\nONDER-ONS')
      expect(await collaboration.read(room.id, readGoals)).toMatchObject([{ title: 'NIET-GEKOZEN' }])
      expect(await collaboration.read('plan-room', readGoals)).toEqual([])
    }
    expect((await privateTime.choice(of(petra)))?.differences.map(({ kind }) => kind)).toEqual(['goal'])
    await privateTime.show(of(petra), [])
    expect(await stepOf()).toBe('agree')
    expect(await wordsOf('plan-room')).toBe('Uit het plan\nONDER-ONS')
  })

  it('begun from an earlier step, the family may go back to it, and to no other step', async () => {
    const room = await privateRoom()
    await privateTime.end(of(petra))
    const begun = (step: string) =>
      family.db.write((tx) => tx.update(rooms).set({ begunFrom: step }).where(eq(rooms.id, room.id)))
    for (const later of ['agree', 'share', 'follow', 'private']) {
      await begun(later)
      expect((await privateTime.choice(of(petra)))?.backTo).toBeNull()
    }
    await begun('inform')
    expect((await privateTime.choice(of(petra)))?.backTo).toBe('inform')
    await privateTime.show(of(petra), [], 'inform')
    expect(await stepOf()).toBe('inform')
  })

  it('a forged step at the end leads to agreeing', async () => {
    await privateTime.end(of(petra))
    await privateTime.show(of(petra), [], 'follow')
    expect(await stepOf()).toBe('agree')
  })

  async function anotherParent(): Promise<Me> {
    const id = await family.person('Mark', 'parent')
    await privateTime.letIn(of(petra), id)
    return family.me(id)
  }

  it('two parents end at once: both come to the choice, and the log says it once', async () => {
    const mark = await anotherParent()
    const choices = await Promise.all(
      [of(petra), mark].map(async (me) => {
        await privateTime.end(me)
        return privateTime.choice(me)
      }),
    )
    expect(choices.map((choice) => choice?.isChoosing)).toEqual([true, true])
    const log = await family.db.read.select().from(auditLog)
    expect(log.filter(({ action }) => action === 'private-end')).toHaveLength(1)
  })

  it('who said it too does not stop a family that went on talking', async () => {
    const mark = await anotherParent()
    const waiting: (() => void)[] = []
    const lastWords = () => new Promise<void>((resolve) => waiting.push(resolve))
    const slow = createPrivateTime({ ...context, lastWords })
    const ends = [slow.end(of(petra)), slow.end(mark)]
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    waiting[0]?.()
    await ends[0]
    await slow.goOn(of(petra))
    waiting[1]?.()
    await ends[1]
    expect(await doors.door(of(tineke), 'private')).toMatchObject({ open: true, access: 'write' })
  })

  it('going on with talking after all: nothing was shown, and everybody writes again', async () => {
    await privateTime.end(of(petra))
    await privateTime.goOn(of(petra))
    await expectClosedToOthers()
    expect(await doors.door(of(tineke), 'private')).toMatchObject({ open: true, access: 'write' })
  })

  it('a release that fails leaves the choice to the family', async () => {
    await privateTime.end(of(petra))
    const broken = createPrivateTime({
      ...context,
      collaboration: () => ({
        ...collaboration,
        transact: () => Promise.reject(new Error('the disk is full')),
      }),
    })
    await expect(broken.show(of(petra), chosen)).rejects.toThrow('disk')
    await expectClosedToOthers()
    expect((await privateTime.choice(of(petra)))?.differences).toHaveLength(2)
  })

  it('AG1: what one person wrote alone meanwhile stays that person’s, and reaches nobody beyond the family', async () => {
    const room = await privateRoom()
    const child = await family.person('Noor', 'youth')
    const row = { planId: family.planId, roomId: room.id, createdAt: 1 }
    const passage = { ...row, kind: 'own-passage', language: 'nl', audienceChosenAt: 1, changedAt: 1 }
    const by = (id: string, authorId: string, audience: string) => ({
      ...passage,
      id,
      authorId,
      audience,
      words: id,
    })
    await family.db.write(async (tx) => {
      await tx
        .insert(passages)
        .values([
          by('everyone', of(tineke).participantId, 'everyone'),
          by('alone', of(tineke).participantId, 'me'),
          by('chosen', of(tineke).participantId, 'chosen'),
          by('outside', child, 'circle-and-facilitator'),
        ])
      await tx.insert(passageReaders).values(
        [of(petra), of(joke)].map(({ participantId }) => ({
          passageId: 'chosen',
          participantId,
          kind: 'chosen',
          at: 1,
        })),
      )
      await tx.insert(scores).values({
        ...row,
        id: 's',
        participantId: of(tineke).participantId,
        fieldId: 'cijfer',
        value: 3,
        shown: true,
      })
    })
    await privateTime.end(of(petra))
    await privateTime.show(of(petra), [])
    const kept = await family.db.read.select().from(passages)
    expect(kept.every(({ roomId }) => roomId === null)).toBe(true)
    expect(Object.fromEntries(kept.map(({ words, audience }) => [words, audience]))).toEqual({
      everyone: 'circle',
      alone: 'me',
      chosen: 'chosen',
      outside: 'circle-and-facilitator',
    })
    expect(await family.db.read.select().from(passageReaders)).toMatchObject([
      { participantId: of(petra).participantId },
    ])
    expect(await family.db.read.select().from(scores)).toMatchObject([{ shown: false, roomId: null }])
  })
})

describe('inside', () => {
  beforeEach(() => privateTime.begin(of(petra)))

  it('leaving tells nobody, and coming back is possible', async () => {
    const rowsBefore = await family.db.read.select().from(auditLog)
    await privateTime.leave(of(tineke))
    expect(await doors.door(of(tineke), 'private')).toMatchObject({ open: false, why: 'not-let-in' })
    await privateTime.comeBack(of(tineke))
    expect(await doors.door(of(tineke), 'private')).toMatchObject({ open: true })
    expect(await family.db.read.select().from(auditLog)).toEqual(rowsBefore)
  })

  it('the facilitator is asked to come, and who asked is kept nowhere', async () => {
    const rowsBefore = await family.db.read.select().from(auditLog)
    await privateTime.call(of(tineke), true)
    expect((await privateRoom()).callsSince).not.toBeNull()
    expect(await family.db.read.select().from(auditLog)).toEqual(rowsBefore)
    await expect(privateTime.call(of(joke), true)).rejects.toMatchObject({ status: 403 })
  })

  it('an interpreter and a supporter come in when the family says so, and go when it says so', async () => {
    const id = await family.person('Tolk', 'interpreter', { supports: of(petra).participantId })
    const interpreter = await family.me(id)
    expect(await doors.door(interpreter, 'private')).toMatchObject({ open: false, why: 'not-let-in' })
    await expect(privateTime.setBeside(of(joke), id, true)).rejects.toMatchObject({ status: 403 })
    await privateTime.setBeside(of(petra), id, true)
    expect(await doors.door(interpreter, 'private')).toMatchObject({ open: true, access: 'read' })
    await privateTime.setBeside(of(petra), id, false)
    expect(await doors.door(interpreter, 'private')).toMatchObject({ open: false, why: 'not-let-in' })
    await expect(privateTime.setBeside(of(petra), of(joke).participantId, true)).rejects.toMatchObject({
      status: 403,
    })
  })

  it('family that comes later is let in by somebody inside; a facilitator never', async () => {
    const id = await family.person('Tante Sara', 'network')
    const aunt = await family.me(id)
    expect(await doors.door(aunt, 'private')).toMatchObject({ open: false, why: 'not-let-in' })
    await privateTime.letIn(of(tineke), id)
    expect(await doors.door(aunt, 'private')).toMatchObject({ open: true })
    await expect(privateTime.letIn(of(tineke), of(joke).participantId)).rejects.toMatchObject({ status: 403 })
  })

  it('R-B20: who is removed, or came by a link of somebody else, is not inside', async () => {
    const byLink = await family.me(of(tineke).participantId, 'return')
    expect(await doors.door(byLink, 'private')).toMatchObject({ open: false, why: 'not-proven' })
    await family.db.write((tx) =>
      tx
        .update(participants)
        .set({ status: 'removed' })
        .where(and(eq(participants.id, of(tineke).participantId))),
    )
    expect(await doors.door(of(tineke), 'private')).toMatchObject({ open: false, why: 'not-here' })
  })
})
