/** What every part of this folder works with. */
import { and, eq } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { cases, children, sendingConsents, sendings } from '#db/schema.ts'
import { canonicalText, checkCode } from '#plan/record/canonical.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import { type ConsentRules, DEFAULT_CONSENT_RULES } from '#plan/rights/consent.ts'
import { type Person, seatOf } from '#plan/rights/people.ts'
import { type Papers, type Picked, papersOf } from '#plan/sharing/annex.ts'
import {
  type Answers,
  type Outcome,
  outcomeOf,
  type PlanChild,
  type SharingLabel,
  type ToAsk,
  whoToAsk,
} from '#plan/sharing/consents.ts'
import { extractOf, isEmptyExtract } from '#plan/sharing/extract.ts'
import { hashFamilyCode } from '../cases/register.ts'
import type { Clock } from '../clock.ts'
import type { WriteExtract } from '../exports/extract-file.ts'
import type { Organisations } from '../organisations/types.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Me, Plans } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import { sha256 } from '../versions/seal.ts'
import type { SealedCopy, Versions } from '../versions/types.ts'
import { mayShare } from './may-share.ts'
import type { Recipient } from './types.ts'

export interface SharingContext {
  db: Database
  clock: Clock
  rights: Rights
  plans: Pick<Plans, 'header'>
  versions: Pick<Versions, 'list' | 'copy' | 'whole' | 'issue' | 'codeOfOwnWords' | 'ownWordsTakenBack'>
  organisations: Pick<Organisations, 'list'>
  outbox: Pick<Outbox, 'enqueue' | 'sentSince' | 'wake'>
  write: WriteExtract
  /** Where people reach this server, without a slash at the end. */
  address: () => string
}

export type SendingRow = typeof sendings.$inferSelect
export type ConsentRow = typeof sendingConsents.$inferSelect

/** What `sendings.selection` holds. */
export interface Selection {
  chosen: string[]
  /** Of these, what goes apart, as a document of its own. */
  apart: string[]
  /** Digest of what was on the screen of who began. */
  seen: string
}
export const selectionOf = ({ selection }: Pick<SendingRow, 'selection'>): Selection => ({
  ...{ chosen: [], apart: [], seen: '' },
  ...(JSON.parse(selection) as Partial<Selection>),
})
export const labelsOf = ({ labels }: Pick<SendingRow, 'labels'>) => JSON.parse(labels) as SharingLabel[]

export const DAY = 24 * 3_600_000

/** What is not there and what is not this person's to know get one and the same answer. */
export const nothing = () => new Response(null, { status: 404, statusText: 'Not Found' })

export async function asSender(context: SharingContext, me: Me): Promise<Asking> {
  const asking = await context.rights.of(me)
  if (!mayShare(asking)) throw new Refused()
  return asking
}

export const childrenOf = (read: Queries, planId: string): Promise<(PlanChild & { name: string })[]> =>
  read
    .select({ id: children.id, name: children.name, bornOn: children.bornOn, unborn: children.unborn })
    .from(children)
    .where(eq(children.planId, planId))

/** Of the organisation that it goes to; elsewhere the usual ones. */
export async function rulesFor(
  { organisations }: Pick<SharingContext, 'organisations'>,
  organisationId: string | null,
): Promise<ConsentRules> {
  if (organisationId === null) return DEFAULT_CONSENT_RULES
  const known = (await organisations.list()).find(({ id }) => id === organisationId)
  return known?.consent ?? DEFAULT_CONSENT_RULES
}

export interface Made extends Papers<SealedCopy> {
  toAsk: ToAsk
  outcome: Outcome
  kids: (PlanChild & { name: string })[]
  /** Everybody who was asked has answered. */
  isAnswered: boolean
}

/**
 * What goes by these answers. As long as it cannot go, it is shown as it would go when everybody who can answer says yes:
 * that is what they say yes to.
 */
export async function make(
  context: Pick<SharingContext, 'db' | 'organisations'>,
  { situation }: Pick<Asking, 'situation'>,
  record: SealedCopy,
  picked: Picked,
  answers: Answers,
  asked: { daysAgo: number; reminders: number },
  /** To whom it goes; null where that is no organisation, or not known yet. */
  organisationId: string | null,
): Promise<Made> {
  const kids = await childrenOf(context.db.read, record.planId)
  const rules = await rulesFor(context, organisationId)
  const { people, today } = situation
  const toAsk = whoToAsk(extractOf(record, picked.chosen), kids, people, today, rules)
  const outcome = outcomeOf(toAsk, people, answers, asked, rules)
  const isHere = (id: string) => people.some((person) => person.id === id && person.status === 'joined')
  const isAnswered = toAsk.people.every(({ id }) => answers[id] !== undefined || !isHere(id))
  const canGo = outcome.state === 'ready' || outcome.state === 'labelled'
  // Somebody of the family who did not answer yet may still do so.
  const hoped = Object.fromEntries(
    toAsk.people.flatMap(({ id }) => {
      const answer = answers[id] ?? (isHere(id) ? 'yes' : undefined)
      return answer ? [[id, answer] as const] : []
    }),
  )
  const out = canGo && isAnswered ? outcome.out : outcomeOf(toAsk, people, hoped, asked, rules).out
  return { ...papersOf(record, picked, out), toAsk, outcome, kids, isAnswered }
}

/** As it goes now, without who did not answer. */
export const asItGoes = (record: SealedCopy, picked: Picked, { outcome }: Made): Papers<SealedCopy> =>
  papersOf(record, picked, outcome.out)

export function digestOf(record: PlanRecord): { text: string; digest: string; code: string } {
  const text = canonicalText(record)
  const digest = sha256(text)
  return { text, digest, code: checkCode(digest) }
}

/** Of everything that goes: what was on the screen of who said yes to it. */
export function seenOf({ extract, annex }: Papers<PlanRecord>): string {
  const { digest } = digestOf(extract)
  return annex ? sha256(`${digest} ${digestOf(annex).digest}`) : digest
}

export const isEmpty = ({ extract, annex }: Papers<PlanRecord>): boolean =>
  annex === null && isEmptyExtract(extract)

export const answersIn = (rows: readonly ConsentRow[]): Answers =>
  Object.fromEntries(
    rows.flatMap(({ participantId, answer }) => (answer ? [[participantId, answer as 'yes' | 'no']] : [])),
  )

/** How long, and how often, the one who was asked last waits to be heard. */
export function askedSince(rows: readonly ConsentRow[], now: number) {
  const silent = rows.filter(({ answer }) => answer === null)
  const latest = Math.max(0, ...silent.map(({ askedAt }) => askedAt))
  return {
    daysAgo: Math.floor((now - latest) / DAY),
    reminders: Math.min(Number.MAX_SAFE_INTEGER, ...silent.map(({ reminders }) => reminders)),
  }
}

export async function rowOf(read: Queries, planId: string, sendingId: string): Promise<SendingRow> {
  const [row] = await read
    .select()
    .from(sendings)
    .where(and(eq(sendings.id, sendingId), eq(sendings.planId, planId)))
  if (!row) throw nothing()
  return row
}

export const consentsOf = (read: Queries, sendingId: string): Promise<ConsentRow[]> =>
  read.select().from(sendingConsents).where(eq(sendingConsents.sendingId, sendingId))

/** Parents, guardians and youths of twelve and up know of what was sent; others only where they were asked. */
export const knowsOf = (
  { viewer, situation }: Asking,
  row: SendingRow,
  consents: readonly ConsentRow[],
): boolean => {
  return viewer.isProven && mayKnow(viewer, situation.today, row, consents)
}

/** The same of somebody who is not looking now. */
export function mayKnow(
  person: Person,
  today: string,
  row: SendingRow,
  consents: readonly ConsentRow[],
): boolean {
  if (row.ownWordsOnly) return row.createdBy === person.id
  const seat = seatOf(person, today)
  if (seat === 'parent' || seat === 'guardian' || seat === 'youth-12' || seat === 'youth-16') return true
  return seat !== null && consents.some(({ participantId }) => participantId === person.id)
}

export interface Resolved {
  recipientKind: Recipient['kind']
  organisationId: string | null
  recipientName: string
  caseId: string | null
}

const LONGEST_NAME = 80

/** Null: the code of the letter belongs to no open case of this organisation. */
export async function resolve(
  { db, organisations }: SharingContext,
  recipient: Recipient,
): Promise<Resolved | null> {
  if (recipient.kind !== 'team') {
    const name = recipient.name.normalize('NFC').trim()
    if (name === '' || name.length > LONGEST_NAME) throw new Response(null, { status: 400 })
    return { recipientKind: recipient.kind, organisationId: null, recipientName: name, caseId: null }
  }
  const known = (await organisations.list()).find(
    ({ id, receives }) => id === recipient.organisationId && receives,
  )
  if (!known) throw nothing()
  const code = recipient.familyCode?.trim() || null
  const [found] = code
    ? await db.read
        .select({ id: cases.id, closedAt: cases.closedAt })
        .from(cases)
        .where(and(eq(cases.organisationId, known.id), eq(cases.familyCodeHash, hashFamilyCode(code))))
    : []
  if (code && (!found || found.closedAt !== null)) return null
  return {
    recipientKind: 'team',
    organisationId: known.id,
    recipientName: known.name,
    caseId: found?.id ?? null,
  }
}
