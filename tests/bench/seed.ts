/**
 * Fills an empty data folder with plans whose eight participants are signed in already: for load tools. Written past the
 * pages, by the same pieces that the pages use.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { type Database, openDatabase } from '#db/connection.ts'
import { participants, roomClients, roomUpdates, sessionParticipants, sessions } from '#db/schema.ts'
import { seedSections } from '#plan/section-commands.ts'
import { SCHEMA_VERSION } from '#plan/shape.ts'
import type { Template } from '#plan/template.ts'
import { SERVER } from '#server/collaboration/client-ids.ts'
import { hashToken, newId, newToken } from '#server/ids.ts'
import { startPlan } from '#server/plans/plans.ts'
import { loadTemplates } from '#server/templates/load.ts'

const ROOT = new URL('../../', import.meta.url).pathname
const FORM = 'gewoon'
const TOGETHER = 200
const DAY = 24 * 3_600_000
const NAMES = ['Petra', 'Tineke', 'Samira', 'Bram', 'Loes', 'Karim', 'Wim', 'Aylin']

export interface SeededPlan {
  planId: string
  roomId: string
  /** The page, and where a y-websocket client connects. */
  page: string
  socket: string
  cookies: string[]
}

export interface SeedOptions {
  plans: number
  people?: number
  /** What stands in each plan, besides its sections. */
  write?: (doc: Y.Doc, template: Template) => void
}

export async function seed(dataDir: string, options: SeedOptions): Promise<SeededPlan[]> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const db = openDatabase(join(dataDir, 'familiegroepsplan.sqlite'))
  try {
    return await seedInto(db, options)
  } finally {
    db.close()
  }
}

async function seedInto(
  db: Database,
  { plans, people = NAMES.length, write }: SeedOptions,
): Promise<SeededPlan[]> {
  const template = loadTemplates([join(ROOT, 'plan-templates')]).get(FORM)
  if (!template) throw new Error(`There is no form ${FORM}`)
  const doc = new Y.Doc()
  seedSections(
    doc,
    template.sections.map(({ id }) => id),
  )
  write?.(doc, template)
  const content = { bytes: Y.encodeStateAsUpdate(doc), clientId: doc.clientID }
  doc.destroy()
  const seeded: SeededPlan[] = []
  while (seeded.length < plans) {
    const more = Math.min(TOGETHER, plans - seeded.length)
    await db.write(async (tx) => {
      for (let plan = 0; plan < more; plan++) seeded.push(await onePlan(tx, people, content))
    })
  }
  return seeded
}

type Transaction = Parameters<Parameters<Database['write']>[0]>[0]

async function onePlan(
  tx: Transaction,
  people: number,
  content: { bytes: Uint8Array; clientId: number },
): Promise<SeededPlan> {
  const now = Date.now()
  const { planId, participantId, roomId } = await startPlan(
    tx,
    {
      templateId: FORM,
      language: 'nl',
      me: 'parent',
      myName: NAMES[0] as string,
      children: [{ name: 'Sem', unborn: false }],
    },
    now,
  )
  const others = NAMES.slice(1, people).map((name, index) => ({
    id: newId(),
    planId,
    role: 'network',
    name,
    color: index + 1,
    status: 'joined',
    joinedAt: now,
    createdAt: now,
  }))
  if (others.length > 0) await tx.insert(participants).values(others)
  await tx.insert(roomUpdates).values({ roomId, seq: 1, data: Buffer.from(content.bytes) })
  await tx.insert(roomClients).values({ roomId, clientId: content.clientId, personId: SERVER, seenAt: now })

  const browsers = [participantId, ...others.map(({ id }) => id)].map((id) => ({
    participantId: id,
    sessionId: newId(),
    token: newToken(),
  }))
  await tx.insert(sessions).values(
    browsers.map(({ sessionId, token }) => ({
      id: sessionId,
      tokenHash: hashToken(token),
      device: 'own',
      label: 'Chrome op Android',
      createdAt: now,
      usedAt: now,
      expiresAt: now + 90 * DAY,
    })),
  )
  await tx.insert(sessionParticipants).values(
    browsers.map((browser) => ({
      sessionId: browser.sessionId,
      participantId: browser.participantId,
      origin: 'start',
      chosenAt: now,
    })),
  )
  return {
    planId,
    roomId,
    page: `/plan/${planId}`,
    socket: `/collab/${planId}/plan?v=${SCHEMA_VERSION}`,
    cookies: browsers.map(({ token }) => `fgp=${token}`),
  }
}
