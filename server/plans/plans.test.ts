import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Database, openDatabase } from '#db/connection.ts'
import { childAdults, participants, rooms } from '#db/schema.ts'
import { loadTemplates } from '../templates/load.ts'
import { createPlans } from './plans.ts'
import type { StartInput } from './types.ts'

const NOON = Date.UTC(2026, 10, 21, 11)
const START: StartInput = {
  me: 'parent',
  myName: 'Mirjam',
  children: [
    { name: 'Yara', unborn: false },
    { name: '', unborn: true },
  ],
  templateId: 'gewoon',
  language: 'nl',
}

describe('plans', () => {
  let folder: string
  let db: Database
  let doc: Y.Doc
  beforeEach(() => {
    doc = new Y.Doc()
    folder = mkdtempSync(join(tmpdir(), 'plans-'))
    db = openDatabase(join(folder, 'test.sqlite'))
  })
  afterEach(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })
  const create = () =>
    createPlans({
      db,
      clock: { now: () => NOON },
      templates: loadTemplates(join(import.meta.dirname, '../../plan-templates')),
      collaboration: () => ({
        read: async (_roomId, read) => read(doc),
        transact: async (_roomId, change) => change(doc),
      }),
    })
  const session = (planId: string, ...participantIds: string[]) => ({
    id: 's',
    device: 'own' as const,
    people: participantIds.map((participantId) => ({ participantId, planId, origin: 'start' as const })),
  })

  it('is about one or more children, born or unborn, and knows what the parent is to each', async () => {
    const { planId } = await create().start(START)
    expect((await create().header(planId))?.children).toMatchObject([
      { name: 'Yara', unborn: false },
      { name: '', unborn: true },
    ])
    const adults = await db.read.select().from(childAdults)
    expect(adults.map((row) => [row.raisesChild, row.authority])).toEqual([
      [true, 'unknown'],
      [true, 'unknown'],
    ])
  })

  it('a youth who starts is the child of the plan', async () => {
    const { planId, participantId } = await create().start({
      ...START,
      me: 'youth',
      myName: 'Jayden',
      children: [],
    })
    const [child] = (await create().header(planId))?.children ?? []
    expect(child?.name).toBe('Jayden')
    const [row] = await db.read.select().from(participants).where(eq(participants.id, participantId))
    expect(row?.childId).toBe(child?.id)
  })

  it('R-B1: a new plan has one room and a document without a word; its headings come from the form', async () => {
    const { planId } = await create().start(START)
    expect(await db.read.select().from(rooms).where(eq(rooms.planId, planId))).toHaveLength(1)
    const document = await create().document(planId)
    expect(Object.values(document.texts).flat()).toEqual([])
    expect(document.sections.every((section) => section.title === null && !section.hidden)).toBe(true)
  })

  it('R-E27: a browser is somebody only in plans that its session holds, and only while taking part', async () => {
    const plans = create()
    const mine = await plans.start(START)
    const other = await plans.start(START)
    expect(await plans.me(null, mine.planId, null)).toBeNull()
    expect(await plans.me(session(mine.planId, mine.participantId), other.planId, null)).toBeNull()
    // A session cannot name somebody it does not hold, nor carry a person into another plan.
    expect(
      await plans.me(session(mine.planId, mine.participantId), mine.planId, other.participantId),
    ).toBeNull()
    expect(await plans.me(session(other.planId, mine.participantId), other.planId, null)).toBeNull()
    expect(await plans.me(session(mine.planId, mine.participantId), mine.planId, null)).toMatchObject({
      name: 'Mirjam',
    })
    await db.write((tx) =>
      tx.update(participants).set({ status: 'removed' }).where(eq(participants.id, mine.participantId)),
    )
    expect(await plans.me(session(mine.planId, mine.participantId), mine.planId, null)).toBeNull()
  })

  it('a browser with two people of one plan is the latest chosen, or who the tab says', async () => {
    const plans = create()
    const { planId, participantId } = await plans.start(START)
    await db.write((tx) =>
      tx.insert(participants).values({
        id: 'oma',
        planId,
        role: 'network',
        name: 'Oma',
        color: 1,
        status: 'joined',
        createdAt: NOON,
      }),
    )
    const both = session(planId, 'oma', participantId)
    expect(await plans.me(both, planId, null)).toMatchObject({ name: 'Oma', shares: true })
    expect(await plans.me(both, planId, participantId)).toMatchObject({ name: 'Mirjam', shares: true })
  })
})
