/**
 * Links in a reminder. One answers for one agreement as one person, and shows nothing but that agreement; the other stops
 * the reminder. Whoever has the mail has the link, so neither leads into the plan.
 */
import { eq } from 'drizzle-orm'
import { checkInLinks, reminders } from '#db/schema.ts'
import { hashToken } from '../ids.ts'
import { type CheckInRow, forget, stateOf, write } from './check-ins.ts'
import { type FollowContext, followers, mayFollow } from './context.ts'
import { stoppableBy } from './stopping.ts'
import type { CheckAnswer, FollowUp, OpenedAnswer } from './types.ts'

export const LINK_LASTS = 30 * 24 * 3_600_000

type Links = Pick<FollowUp, 'opened' | 'answerByLink' | 'openedStop' | 'stopByLink'>

export function links(context: FollowContext): Links {
  const { db, clock, rights } = context

  async function find(token: string) {
    const [found] = await db.read
      .select({ link: checkInLinks, reminder: reminders })
      .from(checkInLinks)
      .innerJoin(reminders, eq(reminders.id, checkInLinks.reminderId))
      .where(eq(checkInLinks.tokenHash, hashToken(token)))
    if (!found || found.link.expiresAt <= clock.now()) return null
    const { planId, participantId, agreementId } = found.reminder
    const situation = await rights.situation(planId)
    const person = situation.people.find(({ id }) => id === participantId)
    const state = await stateOf(context, planId)
    const task = state?.tasks.find(({ agreement }) => agreement.id === agreementId)
    if (!person || !state || !task || !mayFollow({ ...person, isProven: true }, situation)) return null
    const mine = state.rows.find(({ id }) => id === found.link.checkInId) ?? null
    return { ...found, situation, task, mine }
  }

  return {
    async opened(token): Promise<OpenedAnswer> {
      const found = await find(token)
      if (!found) return { state: 'gone' }
      if (found.situation.step === 'private') return { state: 'not-now' }
      const { task, reminder, mine } = found
      return {
        state: 'ready',
        what: task.agreement.what,
        when: task.agreement.when,
        isMine: task.owners.includes(reminder.participantId),
        mine: mine && answerOf(mine),
      }
    },

    async answerByLink(token, answer, words) {
      const found = await find(token)
      if (!found) return 'gone'
      const { situation, task, reminder, link, mine } = found
      if (situation.step === 'private') return 'not-now'
      const { planId, participantId } = reminder
      await db.write(async (tx) => {
        const now = clock.now()
        if (answer === null) {
          if (mine) await forget(tx, mine.id, now)
          return
        }
        const kind = task.owners.includes(participantId) ? 'own' : 'view'
        const given = {
          planId,
          agreementId: task.agreement.id,
          participantId,
          answer,
          words,
          kind,
          via: 'mail',
        }
        const checkInId = await write(tx, now, given, link.checkInId)
        await tx.update(checkInLinks).set({ checkInId }).where(eq(checkInLinks.id, link.id))
      })
      context.changed(planId, followers(situation))
      return 'ready'
    },

    async openedStop(token) {
      const found = await stoppableBy(db.read, token)
      if (!found) return 'gone'
      return found.isStopped ? 'stopped' : 'ready'
    },

    async stopByLink(token) {
      const found = await stoppableBy(db.read, token)
      if (!found) return 'gone'
      await db.write((tx) => found.stop(tx, clock.now()))
      return 'stopped'
    },
  }
}

const answerOf = ({ answer, words }: CheckInRow) => ({ answer: answer as CheckAnswer, words })
