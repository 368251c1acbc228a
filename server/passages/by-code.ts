/**
 * Words that wait for a yes by telephone: written down for somebody without a device of their own. Whoever wrote them
 * down asks for the code, and types it when the speaker reads it aloud.
 */
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { passages } from '#db/schema.ts'
import { readersOf } from '#plan/rights/may.ts'
import { record } from '../audit/audit.ts'
import type { Me } from '../plans/types.ts'
import { type Asked, ask, nothing, type PassagesContext } from './context.ts'
import type { Stored } from './rows.ts'
import { speakersOf } from './speakers.ts'
import type { Passages, WaitingForYes } from './types.ts'
import { mayRead } from './view.ts'

/** What was read aloud today is still in the ear, also where whoever wrote it down does not read it any more. */
const STILL_IN_THE_EAR = 24 * 3_600_000

const digestOf = ({ row: { words, translation, picture } }: Stored) =>
  createHash('sha256')
    .update(JSON.stringify([words, translation, picture]))
    .digest('base64url')

/** Adults of whom no other yes can come: a youth says yes on a screen, at the table if need be. */
export async function speakersByCode(
  { confirmations, clock }: PassagesContext,
  asked: Asked,
  me: Me,
): Promise<ReadonlySet<string>> {
  const { viewer, situation } = asked.asking
  if (!confirmations.isOffered || !viewer.isProven) return new Set()
  const without = await confirmations.withoutDevice(me.planId)
  const youths = new Set(situation.people.filter(({ role }) => role === 'youth').map(({ id }) => id))
  const speakers = speakersOf(asked, clock.now()).map(({ id }) => id)
  return new Set(speakers.filter((id) => without.has(id) && !youths.has(id)))
}

async function waiting(context: PassagesContext, asked: Asked, me: Me): Promise<Stored[]> {
  const speakers = await speakersByCode(context, asked, me)
  const since = context.clock.now() - STILL_IN_THE_EAR
  return asked.plan.all.filter(
    (stored) =>
      stored.row.writtenDownBy === me.participantId &&
      stored.row.confirmedAt === null &&
      speakers.has(stored.row.authorId) &&
      (stored.row.createdAt > since || mayRead(stored, asked.asking)),
  )
}

export async function waitingForYes(
  context: PassagesContext,
  asked: Asked,
  me: Me,
): Promise<WaitingForYes[]> {
  const stored = await waiting(context, asked, me)
  if (stored.length === 0) return []
  const open = await context.confirmations.open(me.planId, 'passage')
  return stored.map((one) => ({
    id: one.row.id,
    speaker: { id: one.row.authorId, name: asked.plan.names.get(one.row.authorId)?.name ?? '' },
    words: mayRead(one, asked.asking) ? one.row.words : null,
    isSent: open.get(one.row.id)?.askedBy === me.participantId,
  }))
}

export function byCode(context: PassagesContext): Pick<Passages, 'askCode' | 'confirmByCode'> {
  const { confirmations, changed } = context

  async function mine(me: Me, id: string) {
    const asked = await ask(context, me)
    const stored = (await waiting(context, asked, me)).find(({ row }) => row.id === id)
    if (!stored) throw nothing()
    return { stored, readers: readersOf(stored.item, asked.asking.situation, stored.item.author) }
  }

  return {
    async askCode(me, id, phone) {
      const { stored } = await mine(me, id)
      return confirmations.ask({
        planId: me.planId,
        participantId: stored.row.authorId,
        purpose: 'passage',
        subjectId: id,
        digest: digestOf(stored),
        phone,
        askedBy: me.participantId,
      })
    },

    async confirmByCode(me, id, code) {
      const { stored, readers } = await mine(me, id)
      const typed = { purpose: 'passage' as const, subjectId: id, digest: digestOf(stored), code }
      const answer = await confirmations.confirm(me, typed, async (tx, { participantId }, at) => {
        await tx.update(passages).set({ confirmedAt: at, confirmedBy: 'code' }).where(eq(passages.id, id))
        await record(tx, at, {
          planId: me.planId,
          roomId: stored.row.roomId,
          action: 'yes-by-code',
          actorId: me.participantId,
          subjectId: participantId,
          audience: participantId,
        })
      })
      if (answer === 'right') changed(me.planId, [me.participantId, ...readers.map((one) => one.id)])
      return answer
    },
  }
}
