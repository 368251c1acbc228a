/**
 * The JIM: a neighbour or relative whom a youth chooses to be beside them. Active only after the yes of the youth, of the
 * JIM and of every parent who has, or may have, authority (S04-T1). Taken back, an active JIM has no access from that
 * moment (S04-T5): to stay as a neighbour takes a new invitation.
 */
import { and, eq, isNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { answers, invitations, participants } from '#db/schema.ts'
import { authorityOver, bandOf, mentorStatus, type Person } from '#plan/rights/people.ts'
import type { Situation } from '#plan/rights/situation.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'
import { roomNow } from './room-now.ts'
import type { MentorAsked, Mentors, MentorView, YesNo } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
  onChanged(planId: string): void
}

const LONGEST_REMARK = 300

export function createMentors({ db, clock, rights, onChanged }: Options): Mentors {
  /** This person and everybody around, where the person came by an own road. */
  async function standing(me: Me) {
    const { viewer, situation } = await rights.of(me)
    return { person: viewer, isHere: viewer.isProven && viewer.status === 'joined', situation }
  }

  async function write(me: Me, work: (tx: Queries, note: Note) => Promise<void>): Promise<void> {
    await db.write(async (tx) => {
      const room = await roomNow(tx, me)
      await work(tx, (action, subjectId, audience = 'plan') =>
        record(tx, clock.now(), {
          planId: me.planId,
          roomId: room,
          action,
          actorId: me.participantId,
          subjectId,
          audience,
        }),
      )
    })
    onChanged(me.planId)
  }

  return {
    async list(me) {
      const { person, isHere, situation } = await standing(me)
      if (!isHere) return []
      const rows = await db.read
        .select()
        .from(answers)
        .where(and(eq(answers.planId, me.planId), eq(answers.kind, 'mentor')))
      const people = await db.read
        .select({ id: participants.id, name: participants.name })
        .from(participants)
        .where(eq(participants.planId, me.planId))
      const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? ''
      return situation.people.flatMap((mentor): MentorView[] => {
        const status = mentorStatus(mentor, situation.people, situation.today)
        const youth = youthOf(mentor, situation)
        if (!youth || (status !== 'asked' && status !== 'active') || mentor.status !== 'joined') return []
        const asked = askedFor(mentor, situation)
        if (!asked.some(({ id }) => id === person.id)) return []
        const isMine = person.id === youth.id
        return [
          {
            mentorId: mentor.id,
            mentorName: nameOf(mentor.id),
            youthName: nameOf(youth.id),
            status,
            asked: asked.map(({ id }): MentorAsked => {
              const row = rows.find((one) => one.subjectId === mentor.id && one.participantId === id)
              return {
                participantId: id,
                name: nameOf(id),
                answer: (row?.answer as YesNo | undefined) ?? null,
                remark: row?.remark ?? null,
                isMe: id === person.id,
              }
            }),
            may: { answer: status === 'asked' && !isMine, takeBack: isMine, stop: person.id === mentor.id },
          },
        ]
      })
    },

    async candidates(me) {
      const { person, isHere, situation } = await standing(me)
      if (!isHere || !mayAsk(person, situation)) return []
      const people = await db.read
        .select({ participantId: participants.id, name: participants.name })
        .from(participants)
        .where(
          and(
            eq(participants.planId, me.planId),
            eq(participants.role, 'network'),
            eq(participants.status, 'joined'),
            isNull(participants.mentorOf),
          ),
        )
      return people
    },

    async ask(me, mentorId) {
      const { person, isHere, situation } = await standing(me)
      const childId = person.child?.id
      if (!isHere || !childId || !mayAsk(person, situation)) throw new Refused()
      await write(me, async (tx, tell) => {
        const [asked] = await tx
          .update(participants)
          .set({ mentorOf: childId, mentorEndedAt: null })
          .where(
            and(
              eq(participants.id, mentorId),
              eq(participants.planId, me.planId),
              eq(participants.role, 'network'),
              eq(participants.status, 'joined'),
              isNull(participants.mentorOf),
            ),
          )
          .returning({ id: participants.id })
        if (!asked) throw new Refused()
        // Asking is the youth's own yes.
        await put(tx, me, mentorId, 'yes', null, clock.now())
        await tell('mentor-asked', mentorId, me.participantId)
      })
    },

    async answer(me, mentorId, answer, remark) {
      const { person, isHere, situation } = await standing(me)
      const mentor = situation.people.find(({ id }) => id === mentorId)
      const isAsked = mentor !== undefined && askedFor(mentor, situation).some(({ id }) => id === person.id)
      const isOpen = mentor && mentorStatus(mentor, situation.people, situation.today) === 'asked'
      const isYouth = mentor && youthOf(mentor, situation)?.id === person.id
      if (!isHere || !isAsked || !isOpen || isYouth) throw new Refused()
      await write(me, (tx) =>
        put(tx, me, mentorId, answer, remark.trim().slice(0, LONGEST_REMARK) || null, clock.now()),
      )
      await tellWhenActive(me, mentorId)
    },

    async takeBack(me, mentorId) {
      const { person, isHere, situation } = await standing(me)
      const mentor = situation.people.find(({ id }) => id === mentorId)
      if (!isHere || !mentor || youthOf(mentor, situation)?.id !== person.id) throw new Refused()
      await end(me, mentor, situation)
    },

    async stop(me) {
      const { person, isHere, situation } = await standing(me)
      if (!isHere || mentorStatus(person, situation.people, situation.today) === null) throw new Refused()
      await end(me, person, situation)
    },
  }

  /** Who was only asked stays a neighbour; an active JIM is out at once. */
  async function end(me: Me, mentor: Person, situation: Situation): Promise<void> {
    const isActive = mentorStatus(mentor, situation.people, situation.today) === 'active'
    await write(me, async (tx, tell) => {
      const now = clock.now()
      if (isActive) {
        const gone = { status: 'removed', endedAt: now, mentorEndedAt: now }
        const forgotten = { email: null, emailVerifiedAt: null, personalCodeHash: null }
        await tx
          .update(participants)
          .set({ ...gone, ...forgotten })
          .where(eq(participants.id, mentor.id))
        await tx
          .update(invitations)
          .set({ revokedAt: now })
          .where(
            and(
              eq(invitations.participantId, mentor.id),
              isNull(invitations.usedAt),
              isNull(invitations.revokedAt),
            ),
          )
      } else {
        await tx.update(participants).set({ mentorOf: null }).where(eq(participants.id, mentor.id))
        await tx.delete(answers).where(and(eq(answers.kind, 'mentor'), eq(answers.subjectId, mentor.id)))
      }
      await tell('mentor-ended', mentor.id, isActive ? 'plan' : me.participantId)
    })
  }

  async function tellWhenActive(me: Me, mentorId: string): Promise<void> {
    const { people, today } = await rights.situation(me.planId)
    const mentor = people.find(({ id }) => id === mentorId)
    if (!mentor || mentorStatus(mentor, people, today) !== 'active') return
    await write(me, (_tx, tell) => tell('mentor-active', mentorId))
  }
}

/** A change of rights is for everybody; a question that changed nothing is the youth's alone. */
type Note = (action: AuditAction, subjectId: string, audience?: string) => Promise<void>

const youthOf = ({ mentorship }: Person, { people }: Situation): Person | undefined =>
  people.find(({ role, child }) => role === 'youth' && mentorship && child?.id === mentorship.childId)

/** A youth has one JIM at a time, asked or active. */
const mayAsk = (person: Person, { people }: Situation): boolean =>
  person.role === 'youth' &&
  person.child !== null &&
  !people.some(
    ({ mentorship, status }) =>
      status === 'joined' &&
      mentorship !== null &&
      !mentorship.isEnded &&
      mentorship.childId === person.child?.id,
  )

/** The same people as `mentorStatus` waits for. */
function askedFor(mentor: Person, situation: Situation): Person[] {
  const youth = youthOf(mentor, situation)
  if (!youth?.child) return []
  const childId = youth.child.id
  const isAdult = bandOf(youth, situation.today) === '18+'
  const parents = situation.people.filter((person) => !isAdult && authorityOver(person, childId) !== 'no')
  return [youth, mentor, ...parents]
}

async function put(
  tx: Queries,
  me: Me,
  mentorId: string,
  answer: YesNo,
  remark: string | null,
  at: number,
): Promise<void> {
  const row = { answer, remark, at }
  await tx
    .insert(answers)
    .values({
      planId: me.planId,
      kind: 'mentor',
      subjectId: mentorId,
      participantId: me.participantId,
      ...row,
    })
    .onConflictDoUpdate({ target: [answers.kind, answers.subjectId, answers.participantId], set: row })
}
