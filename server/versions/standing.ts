/** Where a plan stands between its versions: what is still missing, and opening it again for a next one. */
import { and, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { plans, rooms } from '#db/schema.ts'
import { readPlan } from '#plan/document.ts'
import { orderedSections } from '#plan/form.ts'
import { canonicalText } from '#plan/record/canonical.ts'
import { lacksOf } from '#plan/record/readiness.ts'
import { contentsOf, type PlanRecord, RECORD_SCHEMA, type RecordItem } from '#plan/record/record.ts'
import { may } from '#plan/rights/may.ts'
import { type AuditAction, record } from '../audit/audit.ts'
import { roomOf } from '../plans/doors.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking } from '../rights/rights.ts'
import { mayShare } from '../sharing/may-share.ts'
import { maySettle, nothing, type VersionsContext, versionsOf } from './context.ts'
import { forVersion } from './gather.ts'
import { headerOf, itemsNow, storedItems } from './reading.ts'
import { blocksOf, seenOf } from './settle.ts'
import type { Versions } from './types.ts'

export function standing(
  context: VersionsContext,
): Pick<Versions, 'standing' | 'readiness' | 'reopen' | 'close'> {
  const { db, clock, rights, acceptance, collaboration } = context

  async function nowOf(me: Me, { situation }: Asking, reviewOn: string | null) {
    const header = await headerOf(context, me.planId)
    const document = await collaboration().read(header.roomId, (doc) => readPlan(doc, header.template))
    const options = { allows: forVersion(situation), asking: null, reviewOn }
    return { header, document, items: await itemsNow(context, header, document, options) }
  }

  /** Moves the room and tells every page; nothing when it stands like that already. */
  async function move(
    me: Me,
    to: 'open' | 'settled',
    action: AuditAction,
    also?: (tx: Queries) => Promise<void>,
  ) {
    const from = to === 'open' ? 'settled' : 'open'
    const isMoved = await db.write(async (tx) => {
      const moved = await tx
        .update(rooms)
        .set({ status: to })
        .where(and(eq(rooms.planId, me.planId), eq(rooms.kind, 'plan'), eq(rooms.status, from)))
        .returning({ id: rooms.id })
      if (moved.length === 0) return false
      await also?.(tx)
      await record(tx, clock.now(), {
        planId: me.planId,
        action,
        actorId: me.participantId,
        subjectId: null,
        audience: 'plan',
      })
      return true
    })
    if (!isMoved) return
    await collaboration().reconsider({ planId: me.planId })
    collaboration().changed(me.planId, 'steps')
  }

  return {
    async standing(me) {
      const asking = await rights.of(me)
      const isReader = asking.may('read', { kind: 'version', sentTo: [] }).ok
      const [[newest], room] = await Promise.all([
        versionsOf(db.read, me.planId),
        roomOf(db.read, me.planId, 'plan'),
      ])
      const isSettled = room?.status === 'settled'
      return {
        number: isReader ? (newest?.number ?? null) : null,
        at: isReader ? (newest?.settledAt ?? null) : null,
        isSettled,
        maySettle: maySettle(asking),
        mayReopen: isSettled && maySettle(asking),
        mayShare: isSettled && mayShare(asking),
      }
    },

    async readiness(me) {
      const asking = await rights.of(me)
      if (!asking.may('read', { kind: 'shared-text' }).ok) throw nothing()
      const { header, document, items } = await nowOf(me, asking, null)
      const { situation } = asking
      const [answers, [newest], room] = await Promise.all([
        acceptance.of(me.planId),
        versionsOf(db.read, me.planId),
        roomOf(db.read, me.planId, 'plan'),
      ])
      const draft: PlanRecord = { schema: RECORD_SCHEMA, planId: me.planId, version: null, at: '', items }
      const joined = situation.people.filter(({ status }) => status === 'joined')
      const lacks = lacksOf({
        record: draft,
        people: joined.length,
        sections: orderedSections(header.template, document.sections),
        waiting: answers.flatMap(({ waiting }) => waiting.map(({ name }) => name)),
      })
      const dates = contentsOf(draft, 'moment').flatMap(({ content }) => content.date ?? [])
      return {
        lacks,
        blocks: blocksOf(items, me.planId, situation),
        isAlone: joined.length < 2,
        maySettle: maySettle(asking),
        nextNumber: (newest?.number ?? 0) + 1,
        reviewOn: dates.filter((date) => date > situation.today).sort()[0] ?? inThreeMonths(situation.today),
        today: situation.today,
        seen: seenOf(items),
        isSettled: room?.status === 'settled',
        isPrivateTime: situation.step === 'private',
      }
    },

    async reopen(me) {
      const asking = await rights.of(me)
      if (!maySettle(asking)) throw new Refused()
      const { viewer, situation } = asking
      const write = { kind: 'shared-text' } as const
      // While living by the plan nobody writes in it: changing it is agreeing again.
      await move(me, 'open', 'reopen', async (tx) => {
        if (may(viewer, 'write', write, situation).ok) return
        await tx.update(plans).set({ step: 'agree', reviewOpen: false }).where(eq(plans.id, me.planId))
      })
    },

    async close(me) {
      const asking = await rights.of(me)
      if (!maySettle(asking)) throw new Refused()
      const [newest] = await versionsOf(db.read, me.planId)
      if (!newest) throw new Refused()
      const { header } = await nowOf(me, asking, null)
      return collaboration().whileFrozen(
        header.roomId,
        (doc) => readPlan(doc, header.template),
        async (document) => {
          const options = { allows: forVersion(asking.situation), asking: null, reviewOn: newest.reviewOn }
          const items = await itemsNow(context, header, document, options)
          // What was changed is for a next version, or to be put back by hand: it never disappears by itself.
          if (!readsAlike(items, await storedItems(context, newest))) return false
          await move(me, 'settled', 'reopen-undone')
          return true
        },
      )
    },
  }
}

/** The shared text says the same; words of one person, answers and numbers go their own way. */
function readsAlike(now: readonly RecordItem[], then: readonly RecordItem[]): boolean {
  const shared = (items: readonly RecordItem[]) =>
    canonicalText(
      items
        .filter(({ author, content }) => author === null && content !== null)
        .map(({ id, kind, content }) => ({ id, kind, content })),
    )
  return shared(now) === shared(then)
}

function inThreeMonths(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  // The last day of a shorter month, never the first of the next.
  const last = new Date(Date.UTC(year, month + 3, 0)).getUTCDate()
  return new Date(Date.UTC(year, month + 2, Math.min(day, last))).toISOString().slice(0, 10)
}
