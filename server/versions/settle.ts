/**
 * Settling (R-E23). The plan stands still, is read, digested and frozen; one durable transaction makes the version, closes
 * the room and writes the mail. A server that dies before it has settled nothing, after it everything.
 */
import { and, eq, ne } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { participants, plans, rooms, versionCharacters, versionItems, versions } from '#db/schema.ts'
import { charactersOfPlan } from '#plan/authors.ts'
import { type PlanDocument, readPlan } from '#plan/document.ts'
import { canonicalText } from '#plan/record/canonical.ts'
import { isEmptyPlan } from '#plan/record/readiness.ts'
import { RECORD_SCHEMA, type RecordItem } from '#plan/record/record.ts'
import { seatOf } from '#plan/rights/people.ts'
import type { Situation } from '#plan/rights/situation.ts'
import { record } from '../audit/audit.ts'
import { FrozenError } from '../collaboration/transact.ts'
import { newId } from '../ids.ts'
import type { Me, PlanHeader } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { charactersIn } from './characters.ts'
import { maySettle, type VersionsContext, versionsOf } from './context.ts'
import { forVersion, readersOfPlan } from './gather.ts'
import { headerOf, itemsNow } from './reading.ts'
import { type Sealed, seal, sha256 } from './seal.ts'
import type { Readiness, SettleAnswer, Versions } from './types.ts'

/** What somebody looked at before pressing the button: every agreement, with the names and goals in it. */
export function seenOf(items: readonly RecordItem[]): string {
  const agreed = items.filter(({ kind }) => kind === 'agreement' || kind === 'goal')
  const names = items.flatMap((item) =>
    item.kind === 'person' && item.content ? [{ id: item.id, name: item.content.name }] : [],
  )
  return sha256(canonicalText({ agreed, names }))
}

export function blocksOf(
  items: readonly RecordItem[],
  planId: string,
  situation: Situation,
): Readiness['blocks'] {
  const hasLead = situation.people.some(
    ({ role, status }) => status === 'joined' && (role === 'parent' || role === 'youth'),
  )
  const isEmpty = isEmptyPlan({ schema: RECORD_SCHEMA, planId, version: null, at: '', items: [...items] })
  return [...(isEmpty ? (['empty'] as const) : []), ...(hasLead ? [] : (['no-parent-or-youth'] as const))]
}

export function settling(context: VersionsContext): Pick<Versions, 'settle'> {
  const { db, clock, rights, keys, collaboration, outbox } = context

  async function settleStill(
    me: Me,
    header: PlanHeader,
    { document, typed }: { document: PlanDocument; typed: ReadonlyMap<number, number> },
    input: { seen: string; reviewOn: string | null },
  ): Promise<SettleAnswer> {
    const { situation } = await rights.of(me)
    const options = { allows: forVersion(situation), asking: null, reviewOn: input.reviewOn }
    const items = await itemsNow(context, header, document, options)
    if (seenOf(items) !== input.seen) return { state: 'changed' }
    const blocks = blocksOf(items, header.id, situation)
    if (blocks.length > 0) return { state: 'blocked', blocks }
    const [previous] = await versionsOf(db.read, header.id)
    const at = clock.now()
    const number = (previous?.number ?? 0) + 1
    const characters = await charactersIn(db.read, header, typed, items)
    const sealed = await seal(items, { number, at, previous: previous?.sha256 ?? null, keys })
    const isMine = await db.write(async (tx) => {
      if (!(await closeRoom(tx, header))) return false
      await insert(tx, {
        me,
        number,
        at,
        sealed,
        characters,
        situation,
        reviewOn: input.reviewOn,
        previous: previous?.sha256,
      })
      await tellEverybody(tx, header, situation, sealed)
      const { reviewOn } = input
      await context.onSettled?.(tx, { planId: header.id, settledBy: me.participantId, reviewOn, items })
      await record(tx, at, {
        planId: header.id,
        action: 'settle',
        actorId: me.participantId,
        subjectId: String(number),
        audience: 'plan',
      })
      return true
    })
    if (!isMine) return { state: 'changed' }
    // While nothing can be accepted still: every page is told, and comes back to read.
    await collaboration().reconsider({ planId: header.id })
    return { state: 'settled', number }
  }

  /** The address of the check goes to everyone who may read the plan and has an address: no name, nothing of the plan (AG8). */
  async function tellEverybody(tx: Queries, header: PlanHeader, situation: Situation, { code }: Sealed) {
    const readers = new Set(readersOfPlan(situation))
    for (const person of situation.people)
      if (seatOf(person, situation.today) === 'child') readers.add(person.id)
    const people = await tx
      .select()
      .from(participants)
      .where(and(eq(participants.planId, header.id), eq(participants.status, 'joined')))
    for (const { id, email, emailVerifiedAt, neutralMail } of people) {
      if (!readers.has(id) || email === null || emailVerifiedAt === null) continue
      await outbox.enqueue(tx, {
        to: email,
        letter: { about: 'settled', url: `${context.address()}/controle/${code}` },
        language: header.language,
        neutral: neutralMail,
        planId: header.id,
      })
    }
  }

  return {
    async settle(me, input) {
      if (!maySettle(await rights.of(me))) throw new Refused()
      const header = await headerOf(context, me.planId)
      const answer = await collaboration()
        .whileFrozen(
          header.roomId,
          (doc) => ({
            document: readPlan(doc, header.template),
            typed: charactersOfPlan(doc, header.template),
          }),
          (still) => settleStill(me, header, still, input),
        )
        .catch((error: unknown): SettleAnswer => {
          // Somebody else presses at this very moment.
          if (error instanceof FrozenError) return { state: 'changed' }
          throw error
        })
      if (answer.state === 'settled') {
        outbox.wake()
        collaboration().changed(me.planId, 'steps')
      }
      return answer
    },
  }
}

/** False when it is settled already, or private time began. */
async function closeRoom(tx: Queries, header: PlanHeader): Promise<boolean> {
  const [plan] = await tx
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.id, header.id), ne(plans.step, 'private')))
  if (!plan) return false
  const closed = await tx
    .update(rooms)
    .set({ status: 'settled' })
    .where(and(eq(rooms.id, header.roomId), eq(rooms.status, 'open')))
    .returning({ id: rooms.id })
  return closed.length > 0
}

interface Made {
  me: Me
  number: number
  at: number
  sealed: Sealed
  characters: { family: number; total: number }
  situation: Situation
  reviewOn: string | null
  previous: string | undefined
}

async function insert(tx: Queries, made: Made) {
  const { me, number, at, sealed, characters, situation, reviewOn, previous } = made
  const id = newId()
  const { head, sha256, code, signature, items } = sealed
  await tx.insert(versions).values({
    ...{ id, number, reviewOn, head, sha256, code, signature },
    planId: me.planId,
    settledAt: at,
    settledBy: me.participantId,
    previousSha256: previous ?? null,
    readers: JSON.stringify(readersOfPlan(situation)),
  })
  await tx.insert(versionCharacters).values({ versionId: id, ...characters })
  // SQLite takes a bounded number of values at once.
  for (let from = 0; from < items.length; from += ROWS_AT_ONCE) {
    await tx.insert(versionItems).values(
      items.slice(from, from + ROWS_AT_ONCE).map(({ item, digest, salt, content }, index) => ({
        versionId: id,
        position: from + index,
        itemId: item.id,
        kind: item.kind,
        author: item.author,
        ...{ digest, salt, content },
      })),
    )
  }
}
const ROWS_AT_ONCE = 100
