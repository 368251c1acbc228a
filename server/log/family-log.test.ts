import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, plans, roomReaders, rooms } from '#db/schema.ts'
import { record, recordRefusal } from '../audit/audit.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Me } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import { createFamilyLog } from './family-log.ts'
import type { FamilyLog } from './types.ts'

const HOUR = 3_600_000

let family: Family
let log: FamilyLog
let petra: Me
let mark: Me
let joke: Me

const actions = async (me: Me) => (await log.rows(me)).map(({ action }) => action)
const write = (entry: Partial<Parameters<typeof record>[2]>) =>
  family.db.write((tx) =>
    record(tx, family.clock.now(), {
      planId: family.planId,
      action: 'invite',
      actorId: petra.participantId,
      subjectId: null,
      audience: 'plan',
      ...entry,
    }),
  )

beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  log = createFamilyLog({ db, clock, rights: createRights({ db, clock }) })
  petra = await family.me(await family.person('Petra', 'parent'))
  mark = await family.me(await family.person('Mark', 'parent'))
  joke = await family.me(await family.person('Joke', 'facilitator', { employer: 'Buurthuis' }))
})
afterEach(() => family.close())

describe('AG6: each reading by a professional stands in the log that the family reads', () => {
  test('who, where that person works, and when; once an hour, however many pages and sockets', async () => {
    await Promise.all([log.noteReading(joke), log.noteReading(joke), log.noteReading(joke)])
    family.clock.advance(HOUR - 1)
    await log.noteReading(joke)
    expect(await log.rows(petra)).toMatchObject([
      {
        action: 'read',
        day: '2026-11-21',
        time: '13:00',
        actor: { name: 'Joke', role: 'facilitator', employer: 'Buurthuis' },
        subject: null,
        forMeOnly: false,
      },
    ])
    family.clock.advance(1)
    await log.noteReading(joke)
    expect(await actions(petra)).toEqual(['read', 'read'])
  })

  test('when somebody of the family was here is private: their reading leaves nothing', async () => {
    for (const role of ['parent', 'youth', 'network', 'supporter', 'interpreter'] as const)
      await log.noteReading(await family.me(await family.person(role, role)))
    expect(await family.db.read.select().from(auditLog)).toEqual([])
  })

  test('in private time a professional reads nothing, and so nothing is noted', async () => {
    await family.db.write((tx) => tx.update(plans).set({ step: 'private' }))
    await log.noteReading(joke)
    expect(await family.db.read.select().from(auditLog)).toEqual([])
  })

  test('no professional, supporter or child reads the log, nor who came by a link of somebody else', async () => {
    for (const role of ['facilitator', 'informant', 'supporter', 'interpreter'] as const)
      await expect(log.rows(await family.me(await family.person(role, role)))).rejects.toMatchObject({
        status: 404,
      })
    await expect(log.rows(await family.me(petra.participantId, 'return'))).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('R-E24: a row has the audience of what it is about', () => {
  test('a row for one person is read by that person alone', async () => {
    await write({ action: 'sign-in', audience: petra.participantId })
    expect(await log.rows(petra)).toMatchObject([{ action: 'sign-in', forMeOnly: true, time: '13:00' }])
    expect(await log.rows(mark)).toEqual([])
  })

  test('a row of private time is read in the room alone, and goes with it', async () => {
    await family.db.write(async (tx) => {
      await tx.update(plans).set({ step: 'private' })
      const { planId } = family
      await tx.insert(rooms).values({
        id: 'room',
        planId,
        kind: 'private',
        schemaVersion: 1,
        status: 'open',
        createdAt: family.clock.now(),
      })
      await tx.insert(roomReaders).values({ roomId: 'room', participantId: petra.participantId })
    })
    await write({ roomId: 'room' })
    expect(await actions(petra)).toEqual(['invite'])
    expect(await actions(mark)).toEqual([])
    await family.db.write((tx) => tx.update(plans).set({ step: 'agree' }))
    expect(await actions(petra)).toEqual([])
    await family.db.write((tx) => tx.delete(rooms).where(eq(rooms.id, 'room')))
    expect(await family.db.read.select().from(auditLog)).toEqual([])
  })

  test('of what family did the log tells the day, and not the hour', async () => {
    await write({ actorId: mark.participantId })
    await write({ actorId: joke.participantId, action: 'step' as 'read' })
    expect((await log.rows(petra)).map(({ actor, time }) => [actor?.name, time])).toEqual(
      expect.arrayContaining([
        ['Mark', null],
        ['Joke', '13:00'],
      ]),
    )
  })

  test('a refusal: of a professional and a stranger for all to see, of family for that person alone', async () => {
    const { db, clock, planId } = family
    const elsewhere = await createFamily()
    const stranger = await elsewhere.person('Iemand Anders', 'parent')
    for (const participantId of [joke.participantId, mark.participantId, stranger, null])
      await recordRefusal(db, clock, { planId, participantId })
    elsewhere.close()
    expect((await log.rows(petra)).map(({ actor }) => actor?.name ?? null).sort()).toEqual([
      'Joke',
      null,
      null,
    ])
    expect((await log.rows(mark)).filter(({ forMeOnly }) => forMeOnly)).toMatchObject([
      { actor: { name: 'Mark' } },
    ])
  })

  test('R-E27: rows of another plan are not among them', async () => {
    await write({ planId: null })
    expect(await log.rows(petra)).toEqual([])
  })

  test('taking the log along is itself a row, for that person alone', async () => {
    await log.exported(petra)
    expect(await actions(petra)).toEqual(['export-log'])
    expect(await actions(mark)).toEqual([])
  })
})
