/**
 * What the pure rules of `plan/rights/` need to know, read from the tables: who takes part, what they are to each child,
 * where the plan stands. Every capability asks here and nowhere else.
 */
import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { answers, childAdults, children, participants, plans } from '#db/schema.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Viewer } from '#plan/rights/conditions.ts'
import type { Action, Item } from '#plan/rights/content.ts'
import { may } from '#plan/rights/may.ts'
import type { Bond, Person } from '#plan/rights/people.ts'
import type { Situation } from '#plan/rights/situation.ts'
import type { Step } from '#plan/rights/steps.ts'
import type { Decision } from '#plan/rights/why.ts'
import type { Role } from '#plan/roles.ts'
import type { Clock } from '../clock.ts'
import type { Me } from '../plans/types.ts'

export interface Asking {
  viewer: Viewer
  situation: Situation
  may(action: Action, item: Item): Decision
}

export interface Rights {
  situation(planId: string): Promise<Situation>
  /** The person on this side of the screen, ready to ask. */
  of(me: Me): Promise<Asking>
}

/**
 * Who came by a link that somebody else made, or shares this browser with another person of the plan, sees the shared
 * plan only (docs/architecture.md, people and devices).
 */
export const isProven = ({ origin, shares }: Pick<Me, 'origin' | 'shares'>): boolean =>
  origin !== 'return' && !shares

export function createRights({ db, clock }: { db: Database; clock: Clock }): Rights {
  async function situation(planId: string): Promise<Situation> {
    const [[plan], rows, kids, bonds, yesNo] = await Promise.all([
      db.read.select().from(plans).where(eq(plans.id, planId)),
      db.read.select().from(participants).where(eq(participants.planId, planId)),
      db.read.select().from(children).where(eq(children.planId, planId)),
      db.read
        .select({ bond: childAdults })
        .from(childAdults)
        .innerJoin(children, eq(children.id, childAdults.childId))
        .where(eq(children.planId, planId)),
      db.read
        .select()
        .from(answers)
        .where(and(eq(answers.planId, planId), eq(answers.kind, 'mentor'))),
    ])
    if (!plan) throw new Error('No such plan')
    const bondsOf = (participantId: string): Bond[] =>
      bonds
        .filter(({ bond }) => bond.participantId === participantId)
        .map(({ bond }) => ({
          childId: bond.childId,
          hasAuthority: bond.authority as Bond['hasAuthority'],
          raisesChild: bond.raisesChild,
          isFosterParent: bond.isFosterParent,
          isGuardian: bond.isGuardian,
        }))
    const answersAbout = (subjectId: string) =>
      Object.fromEntries(
        yesNo
          .filter((row) => row.subjectId === subjectId)
          .map((row) => [row.participantId, row.answer === 'yes' ? ('yes' as const) : ('no' as const)]),
      )
    const people = rows.map((row): Person => {
      const child = kids.find((kid) => kid.id === row.childId)
      return {
        id: row.id,
        role: row.role as Role,
        status: row.status as Person['status'],
        joinedAt: row.joinedAt,
        child: child ? { id: child.id, bornOn: child.bornOn } : null,
        bonds: bondsOf(row.id),
        mentorship: row.mentorOf
          ? { childId: row.mentorOf, answers: answersAbout(row.id), isEnded: row.mentorEndedAt !== null }
          : null,
        supports: row.supports ? [row.supports] : [],
        employer: row.employer === null ? null : { name: row.employer, isTeam: row.employerIsTeam },
      }
    })
    const flagged = (flag: 'inPrivateTime' | 'invitedBack') =>
      rows.filter((row) => row[flag]).map((row) => row.id)
    return {
      step: plan.step as Step,
      isReviewOpen: plan.reviewOpen,
      today: amsterdamDate(clock.now()),
      people,
      settings: {
        eachApartFirst: plan.eachApartFirst,
        facilitatorWritesAlong: !plan.facilitatorReadsOnly,
        letIntoPrivate: flagged('inPrivateTime'),
        invitedBack: flagged('invitedBack'),
        childrenReadingAll: kids.filter((kid) => kid.readsAll).map((kid) => kid.id),
      },
    }
  }

  return {
    situation,
    async of(me) {
      const now = await situation(me.planId)
      const person = now.people.find(({ id }) => id === me.participantId)
      if (!person) throw new Error('Nobody of this plan')
      const viewer: Viewer = { ...person, isProven: isProven(me) }
      return { viewer, situation: now, may: (action, item) => may(viewer, action, item, now) }
    },
  }
}
