/** From choosing to sent: asking whoever must say yes, and sending once, however often the button is tapped (S12, AG7). */
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { participants, planOrganisations, sendingConsents, sendings } from '#db/schema.ts'
import type { Papers } from '#plan/sharing/annex.ts'
import { choicesOf } from '#plan/sharing/choices.ts'
import type { SharingLabel } from '#plan/sharing/consents.ts'
import { record as note } from '../audit/audit.ts'
import { newId } from '../ids.ts'
import { tellQuietly } from '../outbox/tell-quietly.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { SealedCopy } from '../versions/types.ts'
import {
  answersIn,
  asItGoes,
  askedSince,
  asSender,
  consentsOf,
  isEmpty,
  knowsOf,
  make,
  nothing,
  type Resolved,
  resolve,
  rowOf,
  type SendingRow,
  type SharingContext,
  seenOf,
  selectionOf,
} from './context.ts'
import type { Sharing, StartAnswer } from './types.ts'

export function sending(context: SharingContext): Pick<Sharing, 'start' | 'answer' | 'send'> {
  const { db, clock, rights, versions, outbox } = context

  /** What makes a row a sent one. Registers the code first, so that whoever gets it can check it. */
  async function contentOf({ extract, annex }: Papers<SealedCopy>, labels: readonly SharingLabel[]) {
    const { text, check } = await versions.issue(extract)
    const apart = annex && (await versions.issue(annex))
    return {
      annexContent: apart?.text ?? null,
      annexDigest: apart?.check.sha256 ?? null,
      annexCode: apart?.check.code ?? null,
      content: text,
      digest: check.sha256,
      code: check.code,
      labels: JSON.stringify(labels),
      status: 'sent',
    }
  }

  /** In the log; and from now on the plan has to do with the organisation that has it. */
  async function noteShare(
    tx: Queries,
    actorId: string,
    { id, planId, organisationId }: { id: string; planId: string; organisationId: string | null },
  ): Promise<void> {
    const at = clock.now()
    await note(tx, at, { planId, action: 'share', actorId, subjectId: id, audience: 'plan' })
    if (organisationId !== null)
      await tx.insert(planOrganisations).values({ planId, organisationId, at }).onConflictDoNothing()
  }

  /** False when somebody else just did. */
  async function finish(
    row: SendingRow,
    papers: Papers<SealedCopy>,
    labels: readonly SharingLabel[],
    actorId: string,
  ): Promise<boolean> {
    const content = await contentOf(papers, labels)
    return db.write(async (tx) => {
      const sent = await tx
        .update(sendings)
        .set({ ...content, sentAt: clock.now() })
        .where(and(eq(sendings.id, row.id), eq(sendings.status, 'asking')))
        .returning({ id: sendings.id })
      if (sent.length === 0) return false
      await noteShare(tx, actorId, { ...row, planId: papers.extract.planId })
      return true
    })
  }

  return {
    async start(me, recipient, chosen, digest, apart = []) {
      const asking = await asSender(context, me)
      const [newest] = await versions.list(me)
      if (!newest) throw new Refused()
      const record = await versions.copy(me, newest.number)
      const known = new Set(choicesOf(record, null).map(({ id }) => id))
      const goes = [...new Set(chosen)].filter((id) => known.has(id)).sort()
      const aside = new Set(recipient.kind === 'team' ? apart : [])
      const picked = { chosen: goes, apart: goes.filter((id) => aside.has(id)) }
      const toTeam = recipient.kind === 'team' ? recipient.organisationId : null
      const yes = { [me.participantId]: 'yes' as const }
      const made = await make(context, asking, record, picked, yes, NEVER_ASKED, toTeam)
      if (made.outcome.state === 'unclear') throw new Refused()
      if (isEmpty(made)) return { state: 'empty' }
      if (seenOf(made) !== digest) return { state: 'changed' }
      const to = await resolve(context, recipient)
      if (!to) return { state: 'unknown-code' }
      const isDone = made.isAnswered && made.outcome.state === 'ready'
      const content = isDone ? await contentOf(made, made.outcome.labels) : null
      const now = clock.now()
      const answer = await db.write(async (tx): Promise<StartAnswer> => {
        const again = await tappedAgain(tx, me, to, newest.number, digest)
        if (again) return again
        const id = newId()
        await tx.insert(sendings).values({
          ...{ id, ...to, version: newest.number, createdBy: me.participantId, planId: me.planId },
          selection: JSON.stringify({ ...picked, seen: digest }),
          ...{ labels: '[]', status: 'asking', createdAt: now },
          ...(content && { ...content, sentAt: now }),
        })
        for (const { id: participantId } of made.toAsk.people) {
          const isMe = participantId === me.participantId
          await tx.insert(sendingConsents).values({
            ...{ sendingId: id, participantId, askedAt: now },
            ...(isMe && { answer: 'yes', answeredAt: now }),
          })
          if (!isMe) await tell(tx, participantId)
        }
        if (content) await noteShare(tx, me.participantId, { id, planId: me.planId, ...to })
        return { state: content ? 'sent' : 'asking', sendingId: id }
      })
      outbox.wake()
      return answer
    },

    async answer(me, sendingId, yes) {
      const asking = await rights.of(me)
      const row = await rowOf(db.read, me.planId, sendingId)
      const before = await consentsOf(db.read, sendingId)
      const mine = before.find(({ participantId }) => participantId === me.participantId)
      if (!mine || !knowsOf(asking, row, before)) throw nothing()
      if (asking.situation.step === 'private' || row.status !== 'asking') throw new Refused()
      await db.write((tx) =>
        tx
          .update(sendingConsents)
          .set({ answer: yes ? 'yes' : 'no', answeredAt: clock.now() })
          .where(
            and(
              eq(sendingConsents.sendingId, sendingId),
              eq(sendingConsents.participantId, me.participantId),
            ),
          ),
      )
      // The last yes sends what everybody saw. What a "nee" took out is looked at again by who sends it.
      const consents = await consentsOf(db.read, sendingId)
      const record = await versions.whole(me.planId, row.version)
      if (!record || consents.some((one) => one.answer === 'no')) return
      const { seen, ...picked } = selectionOf(row)
      const answers = answersIn(consents)
      const made = await make(context, asking, record, picked, answers, NEVER_ASKED, row.organisationId)
      if (!made.isAnswered || made.outcome.state !== 'ready') return
      if (seenOf(made) !== seen) return
      await finish(row, made, made.outcome.labels, row.createdBy ?? me.participantId)
    },

    async send(me, sendingId, digest) {
      const asking = await asSender(context, me)
      const row = await rowOf(db.read, me.planId, sendingId)
      const consents = await consentsOf(db.read, sendingId)
      if (!knowsOf(asking, row, consents)) throw nothing()
      if (row.status === 'sent') return { state: 'sent', sendingId }
      if (row.status !== 'asking') throw new Refused()
      const record = await versions.copy(me, row.version)
      const picked = selectionOf(row)
      const asked = askedSince(consents, clock.now())
      const made = await make(context, asking, record, picked, answersIn(consents), asked, row.organisationId)
      if (made.outcome.state !== 'ready' && made.outcome.state !== 'labelled') throw new Refused()
      const papers = asItGoes(record, picked, made)
      if (isEmpty(papers)) return { state: 'empty' }
      if (seenOf(papers) !== digest) return { state: 'changed' }
      await finish(row, papers, made.outcome.labels, me.participantId)
      return { state: 'sent', sendingId }
    },
  }

  async function tell(tx: Queries, participantId: string) {
    const [person] = await tx.select().from(participants).where(eq(participants.id, participantId))
    if (person?.status === 'joined') await tellQuietly(tx, outbox, person, clock.now())
  }

  /** The same thing to the same recipient: one sending. A code that was forgotten the first time is put beside it. */
  async function tappedAgain(
    tx: Queries,
    me: Me,
    to: Resolved,
    version: number,
    digest: string,
  ): Promise<StartAnswer | null> {
    const rows = await tx
      .select()
      .from(sendings)
      .where(
        and(
          eq(sendings.planId, me.planId),
          eq(sendings.version, version),
          eq(sendings.recipientKind, to.recipientKind),
          eq(sendings.recipientName, to.recipientName),
          eq(sendings.ownWordsOnly, false),
          ne(sendings.status, 'withdrawn'),
        ),
      )
    const known = rows.find(
      (row) => row.organisationId === to.organisationId && selectionOf(row).seen === digest,
    )
    if (!known) return null
    if (to.caseId !== null)
      await tx
        .update(sendings)
        .set({ caseId: to.caseId })
        .where(and(eq(sendings.id, known.id), isNull(sendings.caseId)))
    return { state: known.status === 'sent' ? 'sent' : 'asking', sendingId: known.id }
  }
}

const NEVER_ASKED = { daysAgo: 0, reminders: 0 }
