/**
 * R-E26: notes that a person wrote for nobody else, some time after the plan was settled. Announced to that person alone,
 * each by its words; one tap keeps them for good. Whoever was not told yet loses nothing: somebody without an address gets
 * the same two weeks from the first time that a screen of theirs shows it.
 */
import { and, desc, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { auditLog, comments, participants, passageKeeping, passages } from '#db/schema.ts'
import { record } from '../audit/audit.ts'
import type { Me } from '../plans/types.ts'
import { isProven } from '../rights/rights.ts'
import { announce } from './announce.ts'
import { DAY, type ErasingContext } from './context.ts'
import type { Note } from './types.ts'

const ANNOUNCED = 14 * DAY

/** Drafts and notes: for nobody else, and not in the plan. Words of a child's own place stay until the child takes them. */
const isNote = and(
  eq(passages.kind, 'own-passage'),
  eq(passages.audience, 'me'),
  isNull(passages.releasedAt),
  isNull(passages.roomId),
)

export function createPrivateNotes(context: ErasingContext) {
  const { db, clock, config, outbox, versions } = context
  const keepFor = config.keepPrivateNotesDays * DAY

  /** Each plan with the moment that it was last settled. */
  async function settledPlans(): Promise<Map<string, number>> {
    const rows = await db.read
      .select({ planId: auditLog.planId, at: auditLog.at })
      .from(auditLog)
      .where(eq(auditLog.action, 'settle'))
      .orderBy(desc(auditLog.at))
    const settled = new Map<string, number>()
    for (const { planId, at } of rows) if (planId && !settled.has(planId)) settled.set(planId, at)
    return settled
  }

  async function announceNotes(tx: Queries, planId: string, settledAt: number): Promise<void> {
    const now = clock.now()
    const fresh = await tx
      .select({ id: passages.id, authorId: passages.authorId })
      .from(passages)
      .innerJoin(participants, eq(participants.id, passages.authorId))
      .leftJoin(passageKeeping, eq(passageKeeping.passageId, passages.id))
      .where(
        and(
          isNote,
          eq(passages.planId, planId),
          eq(participants.status, 'joined'),
          // What was written or changed since is still in use.
          lte(passages.changedAt, settledAt),
          isNull(passageKeeping.passageId),
        ),
      )
    if (fresh.length === 0) return
    const erasesAt = Math.max(settledAt + keepFor, now + ANNOUNCED)
    const only = [...new Set(fresh.map(({ authorId }) => authorId))]
    const told = await announce(
      context,
      tx,
      planId,
      (url) => ({ about: 'look-before', url, until: erasesAt }),
      {
        only,
        useless: erasesAt,
      },
    )
    await tx.insert(passageKeeping).values(
      fresh.map(({ id, authorId }) => ({
        passageId: id,
        participantId: authorId,
        announcedAt: now,
        erasesAt,
        isTold: told.includes(authorId),
      })),
    )
  }

  /** A note that was shown, changed or put in the plan meanwhile is no note to erase any more. */
  async function eraseDue(tx: Queries): Promise<string[]> {
    const announced = await tx
      .select({ keeping: passageKeeping, passage: passages })
      .from(passageKeeping)
      .innerJoin(passages, eq(passages.id, passageKeeping.passageId))
      .where(isNull(passageKeeping.keptAt))
    const still = await tx.select({ id: passages.id }).from(passages).where(isNote)
    const notes = new Set(still.map(({ id }) => id))
    const isInUse = ({ keeping, passage }: (typeof announced)[number]) =>
      !notes.has(passage.id) || passage.changedAt > keeping.announcedAt
    const inUse = announced.filter(isInUse).map(({ passage }) => passage.id)
    const due = announced.filter(
      (one) => !isInUse(one) && one.keeping.isTold && one.keeping.erasesAt <= clock.now(),
    )
    await tx.delete(passageKeeping).where(inArray(passageKeeping.passageId, inUse))
    for (const { passage } of due) await eraseNote(tx, passage)
    return due.map(({ passage }) => passage.id)
  }

  async function eraseNote(tx: Queries, { id, planId, authorId }: typeof passages.$inferSelect) {
    await tx.delete(comments).where(and(eq(comments.aboutKind, 'passage'), eq(comments.aboutId, id)))
    await tx.delete(passages).where(eq(passages.id, id))
    await versions().eraseItems(tx, planId, [id])
    const entry = { planId, actorId: null, subjectId: null, audience: authorId }
    await record(tx, clock.now(), { ...entry, action: 'erase' })
  }

  const announcedTo = (me: Me) =>
    db.read
      .select({ keeping: passageKeeping, passage: passages })
      .from(passageKeeping)
      .innerJoin(passages, eq(passages.id, passageKeeping.passageId))
      .where(and(isNote, eq(passages.authorId, me.participantId), isNull(passageKeeping.keptAt)))
      .orderBy(passages.createdAt)

  return {
    /** What will be erased, word for word, for its author alone; from now on this person was told. */
    async show(me: Me): Promise<Note[]> {
      if (!isProven(me)) return []
      const rows = (await announcedTo(me)).filter(
        ({ keeping, passage }) => passage.changedAt <= keeping.announcedAt,
      )
      const untold = rows.filter(({ keeping }) => !keeping.isTold).map(({ passage }) => passage.id)
      const fromNow = clock.now() + ANNOUNCED
      if (untold.length > 0) {
        await db.write(async (tx) => {
          await tx
            .update(passageKeeping)
            .set({ isTold: true, erasesAt: fromNow })
            .where(inArray(passageKeeping.passageId, untold))
        })
      }
      return rows.map(({ passage, keeping }) => ({
        id: passage.id,
        words: passage.words,
        hasPicture: passage.picture !== null,
        erasesAt: keeping.isTold ? keeping.erasesAt : fromNow,
      }))
    },

    async keep(me: Me): Promise<void> {
      const ids = (await announcedTo(me)).map(({ passage }) => passage.id)
      await db.write((tx) =>
        tx.update(passageKeeping).set({ keptAt: clock.now() }).where(inArray(passageKeeping.passageId, ids)),
      )
    },

    /** Once a day. */
    async look(): Promise<void> {
      if (config.keepPrivateNotesDays === 0) return
      for (const [planId, settledAt] of await settledPlans())
        if (settledAt + keepFor - ANNOUNCED <= clock.now())
          await db.write((tx) => announceNotes(tx, planId, settledAt))
      const erased = await db.write(eraseDue)
      if (erased.length > 0) await db.forget()
      outbox.wake()
    },
  }
}
