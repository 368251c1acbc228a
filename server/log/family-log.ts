/**
 * "Wie heeft ons plan bekeken?": the log as somebody of the family may read it. A row has the audience of what it is
 * about, and the rules of rights judge it like everything else. When a family member was here is private: of what they
 * did a row tells the day, of what a professional or a stranger did also the time.
 */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { auditLog, organisations, participants, roomReaders, rooms, staff as staffTable } from '#db/schema.ts'
import type { Item, PrivateRoom } from '#plan/rights/content.ts'
import { type Role, SUPPORT_ROLES } from '#plan/roles.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { hiddenSince } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import { isWatched, noteReading } from './reading.ts'
import { dayAndTime } from './times.ts'
import type { FamilyLog, LogPerson, LogRow } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
}

type AuditRow = typeof auditLog.$inferSelect

export function createFamilyLog({ db, clock, rights }: Options): FamilyLog {
  async function rows(me: Me): Promise<LogRow[]> {
    const asking = await rights.of(me)
    const open = asking.may('read', { kind: 'log-row', about: { kind: 'shared-text' } })
    if (!open.ok) throw open.why === 'not-proven' ? new Refused() : new Response(null, { status: 404 })
    const [found, people, members, staff] = await Promise.all([
      db.read.select().from(auditLog).where(eq(auditLog.planId, me.planId)).orderBy(asc(auditLog.at)),
      peopleOf(db.read, me.planId),
      privateRooms(db.read, me.planId),
      staffOf(db.read, me.planId),
    ])
    // Who is not inside while private time runs hears of nothing that happens meanwhile.
    const since = await hiddenSince(db.read, asking, me.planId)
    return found
      .filter(({ at, audience }) => since === null || at <= since || audience === me.participantId)
      .filter((row) => asking.may('read', { kind: 'log-row', about: aboutOf(row, asking, members) }).ok)
      .reverse()
      .map((row) => shown(row, people, staff))
  }

  return {
    rows,
    async exported(me) {
      const all = await rows(me)
      await db.write((tx) =>
        record(tx, clock.now(), {
          planId: me.planId,
          action: 'export-log',
          actorId: me.participantId,
          subjectId: null,
          audience: me.participantId,
        }),
      )
      return all
    },
    async noteReading(me) {
      const asking = await rights.of(me)
      const reads = (['shared-text', 'main-question'] as const).some(
        (kind) => asking.may('read', { kind }).ok,
      )
      if (reads && isWatched(asking.viewer, asking.situation.today))
        await noteReading(db, clock.now(), { planId: me.planId, participantId: me.participantId })
    },
  }
}

/** What a row is about, for the rules of rights. A row for one person is about something of that person alone. */
function aboutOf(row: AuditRow, { situation }: Asking, members: Map<string, string[]>): Item {
  if (row.roomId !== null) {
    const room: PrivateRoom = { kind: 'private-room', members: members.get(row.roomId) ?? [] }
    return row.audience === 'plan' ? room : ownThing(row.audience, room)
  }
  if (row.audience === 'plan') return { kind: 'shared-text' }
  return ownThing(situation.people.some(({ id }) => id === row.audience) ? row.audience : 'nobody')
}

const ownThing = (author: string, writtenIn?: PrivateRoom): Item => ({
  kind: 'own-passage',
  author,
  audience: { to: 'me' },
  audienceChosenAt: 0,
  grants: [],
  isReleased: false,
  ...(writtenIn ? { writtenIn } : {}),
})

/** Who is in which private room. */
async function privateRooms(read: Queries, planId: string): Promise<Map<string, string[]>> {
  const readers = await read
    .select({ roomId: roomReaders.roomId, participantId: roomReaders.participantId })
    .from(roomReaders)
    .innerJoin(rooms, eq(rooms.id, roomReaders.roomId))
    .where(and(eq(rooms.planId, planId), isNull(roomReaders.leftAt)))
  const members = new Map<string, string[]>()
  for (const { roomId, participantId } of readers)
    members.set(roomId, [...(members.get(roomId) ?? []), participantId])
  return members
}

async function peopleOf(read: Queries, planId: string): Promise<Map<string, LogPerson>> {
  const rows = await read
    .select({
      id: participants.id,
      name: participants.name,
      role: participants.role,
      employer: participants.employer,
      employerIsTeam: participants.employerIsTeam,
    })
    .from(participants)
    .where(eq(participants.planId, planId))
  return new Map(rows.map(({ id, role, ...row }) => [id, { ...row, role: role as Role }]))
}

/** AG6: who of an organisation read, with the name of it; only those who stand in this plan's log. */
async function staffOf(read: Queries, planId: string): Promise<Map<string, LogPerson>> {
  const rows = await read
    .selectDistinct({ id: staffTable.id, name: staffTable.name, employer: organisations.name })
    .from(auditLog)
    .innerJoin(staffTable, eq(staffTable.id, auditLog.staffId))
    .innerJoin(organisations, eq(organisations.id, staffTable.organisationId))
    .where(eq(auditLog.planId, planId))
  return new Map(rows.map(({ id, ...row }) => [id, { ...row, role: 'staff', employerIsTeam: true }]))
}

/** Names come from this plan alone: a stranger's name in another plan is no business of this family. */
function shown(row: AuditRow, people: Map<string, LogPerson>, staff: Map<string, LogPerson>): LogRow {
  const actor = people.get(row.actorId ?? '') ?? staff.get(row.staffId ?? '') ?? null
  const isProfessional =
    actor === null ||
    actor.role === 'staff' ||
    row.action === 'read' ||
    SUPPORT_ROLES.some((role) => role === actor.role)
  const forMeOnly = row.audience !== 'plan'
  const { day, time } = dayAndTime(row.at)
  const subject = row.subjectId === row.actorId ? null : (people.get(row.subjectId ?? '') ?? null)
  return {
    id: row.id,
    day,
    time: isProfessional || forMeOnly ? time : null,
    action: row.action as AuditAction,
    actor,
    subject,
    forMeOnly,
  }
}
