/** What the family sees of sharing: what would go, what went, who said what, and what came back. */

import { desc, eq, inArray } from 'drizzle-orm'
import { deliveries, participants, responses, sendingConsents, sendings, teamRemarks } from '#db/schema.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import { apartBeforehand, type Papers } from '#plan/sharing/annex.ts'
import { choicesOf } from '#plan/sharing/choices.ts'
import type { Me } from '../plans/types.ts'
import type { Asking } from '../rights/rights.ts'
import type { SealedCopy } from '../versions/types.ts'
import { deliveryStateOf } from '../zgw/state.ts'
import {
  answersIn,
  asItGoes,
  askedSince,
  type ConsentRow,
  consentsOf,
  digestOf,
  knowsOf,
  labelsOf,
  type Made,
  make,
  nothing,
  rowOf,
  rulesFor,
  type SendingRow,
  type SharingContext,
  seenOf,
  selectionOf,
} from './context.ts'
import { mayShare } from './may-share.ts'
import type { Consent, Preview, SendingView, Sharing } from './types.ts'

export function viewing(context: SharingContext): Pick<Sharing, 'list' | 'preview' | 'previewOf'> {
  const { db, clock, rights, versions } = context

  async function namesOf(planId: string): Promise<Map<string, string>> {
    const rows = await db.read
      .select({ id: participants.id, name: participants.name })
      .from(participants)
      .where(eq(participants.planId, planId))
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

  async function toPreview(
    me: Me,
    {
      record,
      chosen,
      made,
      papers,
    }: { record: SealedCopy; chosen: string[]; made: Made; papers: Papers<SealedCopy> },
    answers: Readonly<Record<string, 'yes' | 'no'>>,
    isAllowed: boolean,
  ): Promise<Preview> {
    const names = await namesOf(me.planId)
    const consents = made.toAsk.people.map(
      ({ id, because }): Consent => ({
        participantId: id,
        name: names.get(id) ?? '',
        isMe: id === me.participantId,
        answer: answers[id] ?? null,
        because,
      }),
    )
    return {
      version: record.version,
      choices: choicesOf(record, chosen),
      ...{ content: papers.extract, annex: papers.annex, consents },
      ...{ digest: seenOf(papers), code: digestOf(papers.extract).code },
      apart: [],
      labels: made.outcome.labels,
      state: made.outcome.state,
      unclear: made.outcome.unclear.map(({ childId, why }) => ({
        childId,
        childName: made.kids.find(({ id }) => id === childId)?.name ?? '',
        why,
      })),
      mayShare: isAllowed,
    }
  }

  return {
    async preview(me, chosen, organisationId = null, apart = null) {
      const asking = await rights.of(me)
      const [newest] = await versions.list(me)
      if (!newest || asking.situation.step === 'private') return null
      const record = await versions.copy(me, newest.number)
      const choices = choicesOf(record, chosen)
      const goes = choices
        .filter((choice) => choice.chosen)
        .map(({ id }) => id)
        .sort()
      const marked = organisationId === null ? [] : [...(apart ?? apartBeforehand(choices))]
      const picked = { chosen: goes, apart: goes.filter((id) => marked.includes(id)) }
      const answers = { [me.participantId]: 'yes' as const }
      const nobodyAsked = { daysAgo: 0, reminders: 0 }
      const made = await make(context, asking, record, picked, answers, nobodyAsked, organisationId)
      // Nobody was asked yet: what is silent now is no label.
      const fresh = { ...made, outcome: { ...made.outcome, labels: [] } }
      const what = { record, chosen: goes, made: fresh, papers: made }
      return { ...(await toPreview(me, what, answers, mayShare(asking))), apart: marked }
    },

    async previewOf(me, sendingId) {
      const asking = await rights.of(me)
      const row = await rowOf(db.read, me.planId, sendingId)
      const consents = await consentsOf(db.read, sendingId)
      if (!knowsOf(asking, row, consents)) throw nothing()
      if (row.status !== 'asking') return stored(me, row, consents)
      if (asking.situation.step === 'private') return null
      const record = await versions.copy(me, row.version)
      const answers = answersIn(consents)
      const asked = askedSince(consents, clock.now())
      const { seen: _, ...picked } = selectionOf(row)
      const made = await make(context, asking, record, picked, answers, asked, row.organisationId)
      const canGo = made.outcome.state === 'ready' || made.outcome.state === 'labelled'
      const isSender = mayShare(asking) && canGo
      const papers = isSender ? asItGoes(record, picked, made) : made
      // Who is still being asked does not stand there as silent.
      const { outcome } = made
      const labels = isSender
        ? outcome.labels
        : outcome.labels.filter((label) => label !== 'one-parent-did-not-answer')
      const shown = { ...made, outcome: { ...outcome, labels } }
      return toPreview(me, { record, chosen: picked.chosen, made: shown, papers }, answers, isSender)
    },

    async list(me) {
      const asking = await rights.of(me)
      const rows = await db.read
        .select()
        .from(sendings)
        .where(eq(sendings.planId, me.planId))
        .orderBy(desc(sendings.createdAt), desc(sendings.id))
      const ids = rows.map(({ id }) => id)
      if (ids.length === 0) return []
      const [asked, answers, remarks, roads, names] = await Promise.all([
        db.read.select().from(sendingConsents).where(inArray(sendingConsents.sendingId, ids)),
        db.read.select().from(responses).where(inArray(responses.sendingId, ids)),
        db.read.select().from(teamRemarks).where(inArray(teamRemarks.sendingId, ids)).orderBy(teamRemarks.at),
        db.read.select().from(deliveries).where(inArray(deliveries.sendingId, ids)),
        namesOf(me.planId),
      ])
      const of = <T extends { sendingId: string }>(all: readonly T[], id: string) =>
        all.filter(({ sendingId }) => sendingId === id)
      const known = rows.filter((row) => knowsOf(asking, row, of(asked, row.id)))
      return Promise.all(
        known.map(async (row): Promise<SendingView> => {
          const consents = of(asked, row.id)
          const what = agreementsIn(row)
          const mine = consents.find(({ participantId }) => participantId === me.participantId)
          return {
            ...basics(row, asking, consents),
            asksMe: row.status === 'asking' && mine !== undefined && asking.situation.step !== 'private',
            waitsForMe: mine?.answer === null,
            waitDays: (await rulesFor(context, row.organisationId)).waitDays,
            maySend: row.status === 'asking' && mayShare(asking) && (await canGo(asking, row, consents)),
            consents: consents.map(({ participantId, answer }) => ({
              name: names.get(participantId) ?? '',
              answer: answer as 'yes' | 'no' | null,
            })),
            responses: of(answers, row.id).map(({ agreementId, answer, because, staffName, at }) => ({
              ...{ agreementId, because, at },
              answer: answer as 'along' | 'other',
              by: staffName,
              agreement: what.get(agreementId) ?? '',
            })),
            remarks: of(remarks, row.id).map(({ id, aboutId, words, staffName, at }) => ({
              ...{ id, aboutId, words, at },
              by: staffName,
            })),
            delivery: deliveryStateOf(of(roads, row.id)[0]),
          }
        }),
      )
    },
  }

  async function canGo(asking: Asking, row: SendingRow, consents: readonly ConsentRow[]): Promise<boolean> {
    const record = row.planId === null ? null : await versions.whole(row.planId, row.version)
    if (!record) return false
    const picked = selectionOf(row)
    const asked = askedSince(consents, clock.now())
    const answers = answersIn(consents)
    const { outcome } = await make(context, asking, record, picked, answers, asked, row.organisationId)
    return outcome.state === 'ready' || outcome.state === 'labelled'
  }

  async function stored(me: Me, row: SendingRow, consents: readonly ConsentRow[]): Promise<Preview | null> {
    if (row.content === null || row.digest === null || row.code === null) return null
    const names = await namesOf(me.planId)
    return {
      version: row.version,
      choices: [],
      content: JSON.parse(row.content) as PlanRecord,
      annex: row.annexContent === null ? null : (JSON.parse(row.annexContent) as PlanRecord),
      apart: [],
      ...{ digest: row.digest, code: row.code },
      consents: consents.map(({ participantId, answer }) => ({
        ...{ participantId, name: names.get(participantId) ?? '', because: 'own-words' as const },
        isMe: participantId === me.participantId,
        answer: answer as 'yes' | 'no' | null,
      })),
      labels: labelsOf(row),
      state: 'ready',
      unclear: [],
      mayShare: false,
    }
  }
}

function agreementsIn({ content, annexContent }: SendingRow): Map<string, string> {
  const all = [content, annexContent].flatMap((text) =>
    text === null ? [] : contentsOf(JSON.parse(text) as PlanRecord, 'agreement'),
  )
  return new Map(all.map(({ id, content: { what } }) => [id, what]))
}

function basics(row: SendingRow, asking: Asking, consents: readonly ConsentRow[]) {
  const { id: me } = asking.viewer
  const isSenders = row.createdBy === me || mayShare(asking)
  return {
    id: row.id,
    recipientKind: row.recipientKind as SendingView['recipientKind'],
    recipientName: row.recipientName,
    version: row.version,
    ownWordsOnly: row.ownWordsOnly,
    status: row.status as SendingView['status'],
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    withdrawnAt: row.withdrawnAt,
    answeredAt: row.answeredAt,
    mayWithdraw: mayWithdraw(row, asking, consents),
    labels: labelsOf(row),
    link:
      row.recipientKind === 'team' || row.status !== 'sent'
        ? null
        : { mayMake: isSenders && !row.ownWordsOnly, openedAt: row.linkOpenedAt },
  }
}

/** Who sent it, and everyone whose yes it went with: a yes can be taken back. */
export const mayWithdraw = (row: SendingRow, asking: Asking, consents: readonly ConsentRow[]): boolean =>
  row.status !== 'withdrawn' &&
  knowsOf(asking, row, consents) &&
  (row.createdBy === asking.viewer.id ||
    consents.some(({ participantId }) => participantId === asking.viewer.id))
