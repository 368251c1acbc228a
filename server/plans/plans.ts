/** Plans: starting one, what stands above it, and who a browser is in it. */
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { childAdults, children, participants, plans, rooms, sessionParticipants } from '#db/schema.ts'
import { type PlanDocument, readPlan } from '#plan/document.ts'
import { paletteHex } from '#plan/palette.ts'
import type { Role } from '#plan/roles.ts'
import { seedSections } from '#plan/section-commands.ts'
import { SCHEMA_VERSION } from '#plan/shape.ts'
import type { Language, Template } from '#plan/template.ts'
import { record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import { newId } from '../ids.ts'
import type { Me, PlanHeader, PlanSummary, Plans, StartInput } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  templates: { get(id: string): Template | undefined }
  collaboration: () => Pick<Collaboration, 'read' | 'transact'>
}

export function createPlans({
  db,
  clock,
  templates,
  collaboration,
}: Options): Omit<Plans, 'view' | 'mainQuestion'> {
  const templateOf = (id: string): Template => {
    const template = templates.get(id)
    if (!template) throw new Error(`The form ${id} of a stored plan is missing`)
    return template
  }

  async function header(planId: string): Promise<PlanHeader | null> {
    const [plan] = await db.read.select().from(plans).where(eq(plans.id, planId))
    if (!plan) return null
    const [room] = await db.read
      .select({ id: rooms.id })
      .from(rooms)
      .where(and(eq(rooms.planId, planId), eq(rooms.kind, 'plan')))
    if (!room) throw new Error('A plan without a room')
    return {
      id: planId,
      children: await childrenOf(db.read, [planId]).then((all) =>
        all.map(({ id, name, unborn }) => ({ id, name, unborn })),
      ),
      template: templateOf(plan.templateId),
      language: plan.language as Language,
      example: plan.example,
      roomId: room.id,
    }
  }

  return {
    header,
    async start(input) {
      const { planId, participantId, roomId } = await db.write((tx) => startPlan(tx, input, clock.now()))
      const sections = templateOf(input.templateId).sections.map((section) => section.id)
      await collaboration().transact(roomId, (doc) => seedSections(doc, sections))
      return { planId, participantId }
    },

    async document(planId): Promise<PlanDocument> {
      const plan = await header(planId)
      if (!plan) throw new Error('No such plan')
      return collaboration().read(plan.roomId, (doc) => readPlan(doc, plan.template))
    },

    async me(session, planId, as): Promise<Me | null> {
      const held = session?.people.filter((person) => person.planId === planId) ?? []
      const mine = as === null ? held[0] : held.find((person) => person.participantId === as)
      if (!mine) return null
      const [found] = await db.read
        .select({ row: participants, example: plans.example })
        .from(participants)
        .innerJoin(plans, eq(plans.id, participants.planId))
        .where(and(eq(participants.id, mine.participantId), eq(participants.planId, planId)))
      const row = found?.row
      if (row?.status !== 'joined') return null
      return {
        participantId: row.id,
        planId,
        role: row.role as Role,
        status: row.status,
        name: row.name,
        color: paletteHex(row.color),
        email: row.email,
        presenceHidden: row.presenceHidden,
        neutralMail: row.neutralMail,
        hasPersonalCode: row.personalCodeHash !== null,
        childId: row.childId,
        // The example's people are played by one newcomer, who may try everything.
        shares: held.length > 1 && !found?.example,
        origin: mine.origin,
      }
    },

    async ofSession(session): Promise<PlanSummary[]> {
      if (!session) return []
      const rows = await db.read
        .select({ participant: participants, plan: plans })
        .from(sessionParticipants)
        .innerJoin(participants, eq(participants.id, sessionParticipants.participantId))
        .innerJoin(plans, eq(plans.id, participants.planId))
        .where(and(eq(sessionParticipants.sessionId, session.id), eq(participants.status, 'joined')))
        .orderBy(desc(sessionParticipants.chosenAt))
      const all = await childrenOf(
        db.read,
        rows.map((row) => row.plan.id),
      )
      return rows.map(({ participant, plan }) => ({
        id: plan.id,
        children: all.filter((child) => child.planId === plan.id),
        participantId: participant.id,
        name: participant.name,
        role: participant.role as Role,
        example: plan.example,
      }))
    },
  }
}

async function childrenOf(read: Queries, planIds: string[]) {
  if (planIds.length === 0) return []
  return read.select().from(children).where(inArray(children.planId, planIds)).orderBy(asc(children.position))
}

/** Writes a plan, its room, its children and its first participant. Headings come from the form, so the
 * room's document begins without a word. */
export async function startPlan(
  tx: Queries,
  input: StartInput & { example?: boolean },
  now: number,
): Promise<{ planId: string; participantId: string; roomId: string }> {
  const planId = newId()
  const participantId = newId()
  const roomId = newId()
  const kids = input.me === 'youth' ? [{ name: input.myName, unborn: false }] : input.children
  const childRows = kids.map((child, position) => ({ id: newId(), planId, position, ...child }))

  await tx.insert(plans).values({
    id: planId,
    templateId: input.templateId,
    language: input.language,
    step: 'agree',
    schemaVersion: SCHEMA_VERSION,
    example: input.example ?? false,
    createdAt: now,
  })
  await tx.insert(rooms).values({
    id: roomId,
    planId,
    kind: 'plan',
    schemaVersion: SCHEMA_VERSION,
    status: 'open',
    createdAt: now,
  })
  if (childRows.length > 0) await tx.insert(children).values(childRows)
  await tx.insert(participants).values({
    id: participantId,
    planId,
    role: input.me,
    name: input.myName,
    childId: input.me === 'youth' ? (childRows[0]?.id ?? null) : null,
    color: 0,
    status: 'joined',
    joinedAt: now,
    createdAt: now,
  })
  if (input.me === 'parent' && childRows.length > 0) {
    // Who raises a child writes; who has authority consents, and that is asked only before sharing.
    await tx.insert(childAdults).values(
      childRows.map((child) => ({
        childId: child.id,
        participantId,
        raisesChild: true,
        authority: 'unknown',
      })),
    )
  }
  await record(tx, now, {
    planId,
    action: 'start',
    actorId: participantId,
    subjectId: participantId,
    audience: 'plan',
  })
  return { planId, participantId, roomId }
}
