/** What an author does with the own words: write, change, choose who reads, say yes to one person, put in the plan, erase. */
import { and, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { comments, passageReaders, passages } from '#db/schema.ts'
import { isForNobody, LONGEST_WORDS } from '#plan/passage.ts'
import { isEmptyPicture, type Picture } from '#plan/picture.ts'
import { readersOf } from '#plan/rights/may.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { type Asked, ask, nothing, own, type PassagesContext, requireWriting } from './context.ts'
import { type Draft, judged, readersNow } from './readers.ts'
import type { PlanPassages, Stored } from './rows.ts'
import type { PassageInput, Passages } from './types.ts'

export const draftOf = (
  plan: PlanPassages,
  author: string,
  kind: PassageInput['kind'],
  at: number,
): Draft => ({ author, kind, at, writtenIn: plan.open?.item ?? null })

/** A form judges this first and says it in words; here it is the last word. */
export function checkWords(words: string, picture: Picture | null): void {
  const isEmpty = words.trim() === '' && (picture === null || isEmptyPicture(picture))
  if (isEmpty || words.length > LONGEST_WORDS) throw new Response(null, { status: 400 })
}

export const pictureJson = (picture: Picture | null) =>
  picture === null || isEmptyPicture(picture) ? null : JSON.stringify(picture)

export async function insertPassage(
  tx: Queries,
  {
    input,
    people,
    ...row
  }: { input: PassageInput; people: readonly string[] } & Pick<
    typeof passages.$inferInsert,
    | 'planId'
    | 'roomId'
    | 'childId'
    | 'authorId'
    | 'writtenDownBy'
    | 'confirmedAt'
    | 'confirmedBy'
    | 'createdAt'
  >,
): Promise<string> {
  const id = newId()
  await tx.insert(passages).values({
    id,
    ...row,
    kind: input.kind,
    place: input.place,
    words: input.words,
    picture: pictureJson(input.picture),
    language: input.language,
    translation: input.translation,
    audience: input.audience.to,
    audienceChosenAt: row.createdAt,
    changedAt: row.createdAt,
  })
  await nameReaders(tx, id, people, row.createdAt)
  return id
}

async function nameReaders(tx: Queries, passageId: string, people: readonly string[], at: number) {
  await tx.delete(passageReaders).where(eq(passageReaders.passageId, passageId))
  if (people.length === 0) return
  await tx
    .insert(passageReaders)
    .values(people.map((participantId) => ({ passageId, participantId, kind: 'chosen', at })))
}

export function writing(
  context: PassagesContext,
): Pick<Passages, 'write' | 'changeWords' | 'chooseAudience' | 'grant' | 'release' | 'erase'> {
  const { db, clock, changed } = context
  const readersAt = ({ asking }: Asked, { item }: Stored) =>
    readersOf(item, asking.situation, item.author).map(({ id }) => id)

  /** One change of one own row; those who read it before or after hear of it. */
  async function update(asked: Asked, me: Me, stored: Stored, set: Partial<typeof passages.$inferInsert>) {
    const { id } = stored.row
    await db.write((tx) => tx.update(passages).set(set).where(eq(passages.id, id)))
    changed(me.planId, [me.participantId, ...readersAt(asked, stored)])
  }

  return {
    async write(me, input) {
      const asked = await ask(context, me)
      const at = clock.now()
      requireWriting(asked, input.kind, at)
      checkWords(input.words, input.picture)
      const { plan, asking } = asked
      const draft = draftOf(plan, me.participantId, input.kind, at)
      const audience = isForNobody(input.place) ? { to: 'me' as const, people: [], seen: [] } : input.audience
      const { people, readers, isSeen } = judged(audience, draft, asking.situation, plan.names)
      if (!isSeen) return { state: 'confirm', readers }
      const id = await db.write((tx) =>
        insertPassage(tx, {
          input: { ...input, audience },
          people,
          planId: me.planId,
          roomId: plan.open?.id ?? null,
          childId: me.childId,
          authorId: me.participantId,
          createdAt: at,
        }),
      )
      changed(me.planId, [me.participantId, ...readers.map((one) => one.id)])
      return { state: 'saved', id }
    },

    async changeWords(me, id, { words, picture }) {
      const asked = await ask(context, me)
      const stored = own(asked, id)
      checkWords(words, picture)
      const now = clock.now()
      // Whoever writes the own words anew says yes to them.
      const isDictated = stored.row.writtenDownBy !== null
      await update(asked, me, stored, {
        words,
        picture: pictureJson(picture),
        changedAt: now,
        ...(isDictated ? { confirmedAt: now, confirmedBy: me.participantId, translation: null } : {}),
      })
      await db.forget()
    },

    async chooseAudience(me, id, audience) {
      const asked = await ask(context, me)
      const stored = own(asked, id)
      if (isForNobody(stored.row.place)) throw nothing()
      const at = clock.now()
      const { asking, plan } = asked
      const { writtenIn = null } = stored.item
      const draft: Draft = { author: me.participantId, kind: stored.item.kind, at, writtenIn }
      const { people, readers, isSeen } = judged(audience, draft, asking.situation, plan.names)
      if (!isSeen) return { state: 'confirm', readers }
      await db.write(async (tx) => {
        await tx
          .update(passages)
          .set({
            audience: audience.to,
            audienceChosenAt: at,
            // Words that nobody else reads do not stand in the plan.
            ...(audience.to === 'me' ? { releasedAt: null, releasedIn: null } : {}),
          })
          .where(eq(passages.id, id))
        await nameReaders(tx, id, people, at)
      })
      const before = readersAt(asked, stored)
      changed(me.planId, [...new Set([me.participantId, ...before, ...readers.map((one) => one.id)])])
      return { state: 'saved', id }
    },

    async grant(me, id, personId) {
      const asked = await ask(context, me)
      const stored = own(asked, id)
      const at = clock.now()
      const { later } = readersNow(stored, asked.plan, asked.asking.situation, at)
      if (!later.some((person) => person.id === personId)) throw nothing()
      await db.write((tx) =>
        tx
          .insert(passageReaders)
          .values({ passageId: id, participantId: personId, kind: 'grant', at })
          .onConflictDoUpdate({
            target: [passageReaders.passageId, passageReaders.participantId],
            set: { kind: 'grant', at },
          }),
      )
      changed(me.planId, [me.participantId, personId])
    },

    async release(me, id, section) {
      const asked = await ask(context, me)
      const stored = own(asked, id)
      if (section !== null && (stored.item.audience.to === 'me' || isForNobody(stored.row.place)))
        throw new Response(null, { status: 409 })
      const releasedAt = section === null ? null : clock.now()
      await update(asked, me, stored, { releasedAt, releasedIn: section })
    },

    async erase(me, id) {
      const asked = await ask(context, me)
      const stored = own(asked, id)
      const readers = readersAt(asked, stored)
      await db.write(async (tx) => {
        // What stood beside it quotes it, and had no reader but those of these words.
        const beside = await tx
          .delete(comments)
          .where(and(eq(comments.aboutKind, 'passage'), eq(comments.aboutId, id)))
          .returning({ id: comments.id })
        await tx.delete(passages).where(eq(passages.id, id))
        await context.eraseSealed?.(tx, me.planId, [id, ...beside.map((one) => one.id)])
        await context.confirmations.withdraw(tx, 'passage', id)
      })
      await db.forget()
      changed(me.planId, [me.participantId, ...readers])
    },
  }
}
