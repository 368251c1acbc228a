/**
 * An age that changes rights (S03), told to the young person in time: what changes at the next birthday, and from the
 * 18th on, for each parent, whether that parent keeps reading. A yes is given per text; nothing is given by itself.
 */
import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { answers } from '#db/schema.ts'
import { addDays } from '#plan/day.ts'
import { bandChanges } from '#plan/rights/age.ts'
import type { Clock } from '../clock.ts'
import type { NamedPerson, OwnPassage, Passages } from '../passages/types.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'
import { isProven } from '../rights/rights.ts'

export interface GrowingUpView {
  /** At most thirty days from now, or at most thirty days ago. */
  change: { age: 12 | 16 | 18; on: string; isOver: boolean } | null
  /** "Wil je dat … blijft meelezen?", with the own texts that this parent read before. */
  asks: { parent: NamedPerson; texts: Pick<OwnPassage, 'id' | 'words' | 'place'>[] }[]
}

export interface GrowingUp {
  /** Null for everybody but a young person. */
  of(me: Me): Promise<GrowingUpView | null>
  /** A yes for these texts, or a no to all of them: the question is answered. */
  answer(me: Me, parentId: string, texts: readonly string[]): Promise<void>
}

export const IN_TIME_DAYS = 30
const AGES = { '12-15': 12, '16-17': 16, '18+': 18 } as const
const KIND = 'keeps-reading'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
  passages: Pick<Passages, 'sheet' | 'grant'>
}

export function createGrowingUp({ db, clock, rights, passages }: Options): GrowingUp {
  async function asked(me: Me): Promise<GrowingUpView['asks']> {
    const [{ mine }, said] = await Promise.all([
      passages.sheet(me),
      db.read
        .select({ id: answers.subjectId })
        .from(answers)
        .where(and(eq(answers.kind, KIND), eq(answers.participantId, me.participantId))),
    ])
    const done = new Set(said.map(({ id }) => id))
    const asks = new Map<string, GrowingUpView['asks'][number]>()
    for (const { id, words, place, later } of mine)
      for (const parent of later) {
        if (parent.because !== 'author-is-adult' || done.has(parent.id)) continue
        const ask = asks.get(parent.id) ?? { parent: { id: parent.id, name: parent.name }, texts: [] }
        ask.texts.push({ id, words, place })
        asks.set(parent.id, ask)
      }
    return [...asks.values()]
  }

  return {
    async of(me) {
      if (me.role !== 'youth') return null
      const { viewer, situation } = await rights.of(me)
      const { today } = situation
      const from = addDays(today, -IN_TIME_DAYS)
      // The first that is still to come, else the one that just was.
      const changes = bandChanges(viewer.child?.bornOn ?? null, from, addDays(today, IN_TIME_DAYS))
      const next = changes.find(({ on }) => on > today) ?? changes.at(-1)
      const age = next && AGES[next.after as keyof typeof AGES]
      return {
        change: next && age ? { age, on: next.on, isOver: next.on <= today } : null,
        asks: isProven(me) ? await asked(me) : [],
      }
    },

    async answer(me, parentId, texts) {
      const ask = isProven(me) && (await asked(me)).find(({ parent }) => parent.id === parentId)
      if (!ask) throw new Refused()
      for (const { id } of ask.texts) if (texts.includes(id)) await passages.grant(me, id, parentId)
      const answer = texts.length > 0 ? 'yes' : 'no'
      await db.write((tx) =>
        tx
          .insert(answers)
          .values({
            ...{ planId: me.planId, kind: KIND, subjectId: parentId, participantId: me.participantId },
            ...{ answer, at: clock.now() },
          })
          .onConflictDoNothing(),
      )
    },
  }
}
