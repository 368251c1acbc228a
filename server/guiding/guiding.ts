/**
 * Guiding an evening: who leads it moves the agenda, its clock and the turns; everyone may put up a hand. While the
 * family is among themselves there is a clock and nothing to do, for everybody.
 */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { lobbyVisitors, participants, rooms } from '#db/schema.ts'
import { progress } from '#plan/form.ts'
import { paletteHex } from '#plan/palette.ts'
import { isLeading, seatOf } from '#plan/rights/people.ts'
import { phaseIn } from '#plan/rights/situation.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { People } from '../people/types.ts'
import type { Me, Plans } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import { secretOf } from '../sign-in/secret-of.ts'
import { hashCode, isOpen, lobbyCode } from './lobby-code.ts'
import { type EveningRecord, LONGEST_MINUTES, readEvening, writeEvening } from './record.ts'
import { among, hand, next } from './turns.ts'
import type { Guiding, Turn } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  config: Pick<Config, 'publicUrl' | 'origins' | 'sessionSecret'>
  rights: Rights
  plans: Pick<Plans, 'header' | 'document'>
  people: Pick<People, 'invite' | 'mayInvite'>
  /** Pages of the plan look again: the evening began or stopped, a hand went up or down. */
  changed(planId: string): void
}

export function createGuiding({ db, clock, config, rights, plans, people, changed }: Options): Guiding {
  async function enter(me: Me): Promise<Asking> {
    const asking = await rights.of(me)
    if (!asking.may('read', { kind: 'process', part: 'progress' }).ok) {
      const clockOnly = asking.may('read', { kind: 'process', part: 'clock' }).ok
      if (!clockOnly || phaseIn(asking.situation) !== 'private') throw new Response(null, { status: 404 })
    }
    return asking
  }

  const mayGuide = ({ viewer, situation }: Asking) =>
    viewer.isProven &&
    (isLeading(viewer, situation.today, 16) || seatOf(viewer, situation.today) === 'facilitator')

  /** One change of the evening, by somebody who may. Nothing changes while the family is among themselves. */
  async function change(
    me: Me,
    allowed: (asking: Asking) => boolean,
    work: (evening: EveningRecord, tx: Queries) => EveningRecord | Promise<EveningRecord>,
  ): Promise<void> {
    const asking = await enter(me)
    if (phaseIn(asking.situation) === 'private' || !allowed(asking)) throw new Refused()
    await db.write(async (tx) => {
      const evening = await readEvening(tx, me.planId, asking.situation)
      await writeEvening(tx, me.planId, await work(evening, tx))
    })
    changed(me.planId)
  }

  const guide = (
    me: Me,
    work: (evening: EveningRecord, tx: Queries) => EveningRecord | Promise<EveningRecord>,
  ) => change(me, mayGuide, work)

  const note = (tx: Queries, me: Me, action: AuditAction, subjectId: string | null = null) =>
    record(tx, clock.now(), {
      planId: me.planId,
      action,
      actorId: me.participantId,
      subjectId,
      audience: 'plan',
    })

  const spentNow = ({ spent, since }: EveningRecord) => spent + (since === null ? 0 : clock.now() - since)

  return {
    async evening(me) {
      const asking = await enter(me)
      if (phaseIn(asking.situation) === 'private')
        return {
          state: 'private',
          spent: clock.now() - (await privateSince(db.read, me.planId, clock.now())),
        }
      const evening = await readEvening(db.read, me.planId, asking.situation)
      const rows = await takingPart(db.read, me.planId)
      const joined = rows.filter(({ status }) => status === 'joined')
      const circle = among(evening, speakers(joined))
      const mayLetIn = await people.mayInvite(me)
      const opened = isOpen(evening.lobbyOpenedAt, clock.now()) ? evening.lobbyOpenedAt : null
      const waiting = opened === null ? [] : await waitingFor(db.read, me.planId)
      return {
        state: 'open',
        hasBegun: evening.current >= 0,
        agenda: evening.agenda,
        current: evening.current,
        clock: { spent: spentNow(evening), isRunning: evening.since !== null },
        turns: circle.turns.flatMap((id): Turn[] => {
          const row = joined.find((one) => one.id === id)
          if (!row) return []
          const hasHandUp = circle.hands.includes(id)
          return [{ participantId: id, name: row.name, color: paletteHex(row.color), hasHandUp }]
        }),
        hasMyHandUp: circle.hands.includes(me.participantId),
        mayGuide: mayGuide(asking),
        facilitators: joined
          .filter(({ role }) => role === 'facilitator')
          .map(({ name, employer, employerIsTeam }) => ({ name, employer, isTeam: employerIsTeam })),
        progress: {
          joined: joined.length,
          invited: rows.length - joined.length,
          ...(await counts(plans, me.planId)),
        },
        lobby: {
          url: opened === null || !mayGuide(asking) ? null : addressOf(me.planId, opened),
          count: waiting.length,
          waiting: mayLetIn ? waiting : [],
          mayLetIn,
        },
      }
    },

    begin: (me) => guide(me, (evening) => ({ ...evening, current: 0, since: clock.now(), spent: 0 })),

    goTo: (me, line) =>
      guide(me, (evening) => {
        if (!Number.isInteger(line) || line < 0 || line >= evening.agenda.length) throw badRequest()
        return { ...evening, current: line, since: clock.now(), spent: 0 }
      }),

    pause: (me) => guide(me, (evening) => ({ ...evening, spent: spentNow(evening), since: null })),

    resume: (me) =>
      guide(me, (evening) =>
        evening.current < 0 || evening.since !== null ? evening : { ...evening, since: clock.now() },
      ),

    plan: (me, minutes) =>
      guide(me, (evening) => ({
        ...evening,
        agenda: evening.agenda.map((line, index) => {
          const wanted = minutes[index] ?? line.minutes
          if (!Number.isInteger(wanted) || wanted < 1 || wanted > LONGEST_MINUTES) throw badRequest()
          return { ...line, minutes: wanted }
        }),
      })),

    raiseHand: (me, up) =>
      change(me, maySpeak, (evening) => ({ ...evening, ...hand(evening, me.participantId, up) })),

    async hand(me) {
      const asking = await rights.of(me)
      if (!maySpeak(asking) || phaseIn(asking.situation) === 'private') return null
      const { since, hands } = await readEvening(db.read, me.planId, asking.situation)
      const isRunning = since !== null && clock.now() - since < AN_EVENING_MS
      return isRunning ? { isUp: hands.includes(me.participantId) } : null
    },

    nextTurn: (me) =>
      guide(me, async (evening, tx) => {
        const joined = (await takingPart(tx, me.planId)).filter(({ status }) => status === 'joined')
        return { ...evening, ...next(among(evening, speakers(joined))) }
      }),

    openLobby: (me) =>
      guide(me, async (evening, tx) => {
        if (isOpen(evening.lobbyOpenedAt, clock.now())) return evening
        const openedAt = clock.now()
        await note(tx, me, 'lobby-open')
        return {
          ...evening,
          lobbyOpenedAt: openedAt,
          lobbyHash: hashCode(lobbyCode(secretOf(config), me.planId, openedAt)),
        }
      }),

    closeLobby: (me) =>
      guide(me, async (evening, tx) => {
        await tx.delete(lobbyVisitors).where(eq(lobbyVisitors.planId, me.planId))
        await note(tx, me, 'lobby-close')
        return { ...evening, lobbyOpenedAt: null, lobbyHash: null }
      }),

    async letIn(me, visitorId, role, childId = null) {
      const asking = await enter(me)
      if (role === 'youth') await requireChild(me, childId)
      const visitor = await takeVisitor(me, asking, visitorId)
      // Claimed first: two who let in the same visitor at once make one invitation.
      const [claimed] = await db.write((tx) =>
        tx
          .update(lobbyVisitors)
          .set({ participantId: me.participantId })
          .where(and(eq(lobbyVisitors.id, visitorId), isNull(lobbyVisitors.participantId)))
          .returning({ id: lobbyVisitors.id }),
      )
      if (!claimed) throw new Refused()
      const invited = { name: visitor.name, role, email: null, employer: null, childId }
      try {
        const { participantId } = await people.invite(me, invited)
        await db.write(async (tx) => {
          await tx.update(lobbyVisitors).set({ participantId }).where(eq(lobbyVisitors.id, visitorId))
          await note(tx, me, 'lobby-let-in', participantId)
        })
      } catch (error) {
        // Still at the door.
        await db.write((tx) =>
          tx.update(lobbyVisitors).set({ participantId: null }).where(eq(lobbyVisitors.id, visitorId)),
        )
        throw error
      }
    },

    async sendAway(me, visitorId) {
      const visitor = await takeVisitor(me, await enter(me), visitorId)
      await db.write((tx) => tx.delete(lobbyVisitors).where(eq(lobbyVisitors.id, visitor.id)))
    },
  }

  function addressOf(planId: string, openedAt: number): string {
    const origin = config.publicUrl?.origin ?? config.origins[0]
    return `${origin}/lobby/${lobbyCode(secretOf(config), planId, openedAt)}`
  }

  /** In a plan about several children a youth is one of them; otherwise the words would belong to nobody. */
  async function requireChild(me: Me, childId: string | null): Promise<void> {
    const born = ((await plans.header(me.planId))?.children ?? []).filter(({ unborn }) => !unborn)
    const isKnown = childId === null ? born.length === 1 : born.some(({ id }) => id === childId)
    if (!isKnown) throw badRequest()
  }

  async function takeVisitor(me: Me, { viewer, situation }: Asking, visitorId: string) {
    const mayLetIn = viewer.isProven && (await people.mayInvite(me)) && phaseIn(situation) !== 'private'
    const [visitor] = await db.read
      .select()
      .from(lobbyVisitors)
      .where(
        and(
          eq(lobbyVisitors.id, visitorId),
          eq(lobbyVisitors.planId, me.planId),
          isNull(lobbyVisitors.participantId),
        ),
      )
    if (!mayLetIn || !visitor) throw new Refused()
    return visitor
  }
}

/** Who speaks in the circle; who guides it gives the turns. */
const SPEAKERS = ['parent', 'youth', 'network', 'supporter', 'interpreter'] as const
const speakers = (joined: readonly { id: string; role: string }[]): string[] =>
  joined.filter(({ role }) => SPEAKERS.some((one) => one === role)).map(({ id }) => id)

const maySpeak = ({ viewer }: Asking) =>
  viewer.isProven && viewer.status === 'joined' && SPEAKERS.some((role) => role === viewer.role)
/** A clock that nobody stopped is not an evening the day after. */
const AN_EVENING_MS = 12 * 3_600_000

const badRequest = () => new Response(null, { status: 400 })

const takingPart = (read: Queries, planId: string) =>
  read
    .select()
    .from(participants)
    .where(and(eq(participants.planId, planId), inArray(participants.status, ['joined', 'invited'])))
    .orderBy(asc(participants.createdAt), asc(participants.color))

const waitingFor = (read: Queries, planId: string) =>
  read
    .select({ id: lobbyVisitors.id, name: lobbyVisitors.name })
    .from(lobbyVisitors)
    .where(and(eq(lobbyVisitors.planId, planId), isNull(lobbyVisitors.participantId)))
    .orderBy(asc(lobbyVisitors.at))

async function privateSince(read: Queries, planId: string, now: number): Promise<number> {
  const [room] = await read
    .select({ createdAt: rooms.createdAt })
    .from(rooms)
    .where(and(eq(rooms.planId, planId), eq(rooms.kind, 'private'), ne(rooms.status, 'ended')))
  return room?.createdAt ?? now
}

async function counts(plans: Options['plans'], planId: string) {
  const [header, document] = await Promise.all([plans.header(planId), plans.document(planId)])
  if (!header) throw new Response(null, { status: 404 })
  const { begun, total } = progress(header.template, document)
  const agreements = document.agreements.filter(({ what }) => what.trim() !== '').length
  return { begun, total, agreements }
}
