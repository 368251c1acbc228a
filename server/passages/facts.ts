/**
 * What school or other help writes on a sheet of its own, and the conditions that Veilig Thuis, a GI or the team set.
 * Never words of the family. Who reads and writes them follows the step; nobody in the family changes them.
 */
import { and, eq, inArray } from 'drizzle-orm'
import { answers, participants, passages } from '#db/schema.ts'
import type { Item } from '#plan/rights/content.ts'
import { isLeftOut, whoLeavesOut } from '#plan/rights/leaving-out.ts'
import { readersOf } from '#plan/rights/may.ts'
import { record } from '../audit/audit.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking } from '../rights/rights.ts'
import { nothing, type PassagesContext } from './context.ts'
import type { PassageRow } from './rows.ts'
import type { Fact, Passages } from './types.ts'
import { checkWords } from './writing.ts'

const KINDS = ['informant-sheet', 'locked-condition'] as const
type FactKind = (typeof KINDS)[number]
type FactItem = Item & { kind: FactKind }

const itemOf = (kind: FactKind, author: string): FactItem => ({ kind, author })
const asItem = (row: PassageRow) => itemOf(row.kind as FactKind, row.authorId)

export function facts(
  context: PassagesContext,
): Pick<Passages, 'facts' | 'writeFact' | 'changeFact' | 'eraseFact' | 'leaveOut'> {
  const { db, clock, rights, changed } = context

  const rowsOf = (planId: string) =>
    db.read
      .select()
      .from(passages)
      .where(and(eq(passages.planId, planId), inArray(passages.kind, [...KINDS])))
      .orderBy(passages.createdAt, passages.id)

  /** One that this person may read; what is hidden is answered like what is not there. */
  async function readable(me: Me, id: string): Promise<{ row: PassageRow; asking: Asking }> {
    const [asking, rows] = await Promise.all([rights.of(me), rowsOf(me.planId)])
    const row = rows.find((one) => one.id === id)
    if (!row || !asking.may('read', asItem(row)).ok) throw nothing()
    return { row, asking }
  }
  async function own(me: Me, id: string) {
    const found = await readable(me, id)
    if (!found.asking.may('write', asItem(found.row)).ok) throw nothing()
    return found
  }
  const tell = (me: Me, { situation }: Asking, item: FactItem) =>
    changed(me.planId, [
      me.participantId,
      ...readersOf(item, situation, me.participantId).map(({ id }) => id),
    ])

  return {
    async facts(me) {
      const [asking, rows, people, said] = await Promise.all([
        rights.of(me),
        rowsOf(me.planId),
        db.read
          .select({ id: participants.id, name: participants.name, employer: participants.employer })
          .from(participants)
          .where(eq(participants.planId, me.planId)),
        db.read
          .select()
          .from(answers)
          .where(
            and(eq(answers.planId, me.planId), eq(answers.kind, 'leave-out'), eq(answers.answer, 'yes')),
          ),
      ])
      const person = (id: string) => people.find((one) => one.id === id)
      const asked = whoLeavesOut(asking.situation).map(({ id }) => id)
      const all = rows
        .filter((row) => asking.may('read', asItem(row)).ok)
        .map((row): Fact => {
          const yes = asked.filter((id) =>
            said.some((one) => one.subjectId === row.id && one.participantId === id),
          )
          const waiting = asked.filter((id) => !yes.includes(id))
          const name = (id: string) => person(id)?.name ?? ''
          return {
            id: row.id,
            author: {
              id: row.authorId,
              name: name(row.authorId),
              employer: person(row.authorId)?.employer ?? null,
            },
            isMine: row.authorId === me.participantId,
            words: row.words,
            condition:
              row.kind === 'locked-condition' ? { source: row.source ?? '', on: row.sourceOn ?? '' } : null,
            // How the family talks it over is nothing for the informant.
            leaveOut:
              row.kind === 'locked-condition' || row.authorId === me.participantId
                ? null
                : {
                    yes: yes.map(name),
                    waiting: waiting.map(name),
                    mine: yes.includes(me.participantId),
                    mayAnswer: asked.includes(me.participantId),
                    isOut: isLeftOut(asItem(row), yes, asking.situation),
                  },
          }
        })
      return { mayWrite: asking.may('write', itemOf('informant-sheet', me.participantId)).ok, all }
    },

    async writeFact(me, { words, condition }) {
      const asking = await rights.of(me)
      const item = itemOf(condition ? 'locked-condition' : 'informant-sheet', me.participantId)
      if (!asking.may('write', item).ok) throw new Refused()
      checkWords(words, null)
      const now = clock.now()
      const id = newId()
      await db.write(async (tx) => {
        await tx.insert(passages).values({
          id,
          planId: me.planId,
          authorId: me.participantId,
          kind: item.kind,
          words,
          language: 'nl',
          audience: 'everyone',
          audienceChosenAt: now,
          source: condition?.source ?? null,
          sourceOn: condition?.on ?? null,
          createdAt: now,
          changedAt: now,
        })
        if (condition)
          await record(tx, now, {
            planId: me.planId,
            action: 'condition',
            actorId: me.participantId,
            subjectId: null,
            audience: 'plan',
          })
      })
      tell(me, asking, item)
    },

    async changeFact(me, id, words) {
      const { row, asking } = await own(me, id)
      checkWords(words, null)
      await db.write(async (tx) => {
        await tx.update(passages).set({ words, changedAt: clock.now() }).where(eq(passages.id, id))
        // A yes was to other words.
        await tx.delete(answers).where(and(eq(answers.kind, 'leave-out'), eq(answers.subjectId, id)))
      })
      await db.forget()
      tell(me, asking, asItem(row))
    },

    async eraseFact(me, id) {
      const { row, asking } = await own(me, id)
      await db.write(async (tx) => {
        await tx.delete(answers).where(and(eq(answers.kind, 'leave-out'), eq(answers.subjectId, id)))
        await tx.delete(passages).where(eq(passages.id, id))
        await context.eraseSealed?.(tx, me.planId, [id])
      })
      await db.forget()
      tell(me, asking, asItem(row))
    },

    async leaveOut(me, id, yes) {
      const { row, asking } = await readable(me, id)
      const isAsked = whoLeavesOut(asking.situation).some((person) => person.id === me.participantId)
      // A locked condition is nobody's in the family to drop.
      if (!isAsked || row.kind === 'locked-condition' || !asking.viewer.isProven) throw new Refused()
      const at = clock.now()
      const answer = yes ? 'yes' : 'no'
      await db.write((tx) =>
        tx
          .insert(answers)
          .values({
            planId: me.planId,
            kind: 'leave-out',
            subjectId: id,
            participantId: me.participantId,
            answer,
            at,
          })
          .onConflictDoUpdate({
            target: [answers.kind, answers.subjectId, answers.participantId],
            set: { answer, at },
          }),
      )
      tell(me, asking, asItem(row))
    },
  }
}
