/**
 * What families sent, for the team: exactly that and nothing else of the plan, and nothing of it can be changed from here.
 * A worker of the case reads; who only assigns cases sees that something came and when.
 */

import { and, asc, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { deliveries, responses, sendings, staffLog, teamRemarks } from '#db/schema.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import type { Clock } from '../clock.ts'
import type { WriteExtract } from '../exports/extract-file.ts'
import { newId } from '../ids.ts'
import { Refused } from '../refused.ts'
import type { Rights } from '../rights/rights.ts'
import type { Staff } from '../staff/types.ts'
import { deliveryStateOf } from '../zgw/state.ts'
import { stillToAsk } from './help-consent.ts'
import type { CaseRegister } from './register.ts'
import { noteTeam, noteTeamReading } from './team-log.ts'
import type { CaseSending, SentPlans, TeamResponse } from './types.ts'

/** Plain words for a family, and no file. */
export const LONGEST_WORDS = 2000

type Row = typeof sendings.$inferSelect

interface Options {
  db: Database
  clock: Clock
  register: CaseRegister
  rights: Rights
  write: WriteExtract
}

export function createSentPlans({ db, clock, register, rights, write }: Options): SentPlans {
  const notThere = () => new Response(null, { status: 404 })

  /** Reads, and so stands in the family's log: only who works on the case. */
  async function worksOn(staff: Staff, caseId: string): Promise<boolean> {
    if (!staff.roles.includes('team')) return false
    const workers = (await register.workers([caseId])).get(caseId) ?? []
    return workers.some(({ id }) => id === staff.id)
  }

  async function mine(staff: Staff, sendingId: string): Promise<Row & { content: string }> {
    const [row] = await db.read.select().from(sendings).where(eq(sendings.id, sendingId))
    if (!row?.caseId || row.status !== 'sent' || row.content === null) throw notThere()
    const { closedAt } = await register.mine(staff, row.caseId)
    if (closedAt !== null || !(await worksOn(staff, row.caseId))) throw notThere()
    return { ...row, content: row.content }
  }

  async function details(rows: readonly Row[], reads: boolean): Promise<CaseSending[]> {
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return []
    const [answers, remarks, sent, toAsk] = await Promise.all([
      db.read.select().from(responses).where(inArray(responses.sendingId, ids)),
      db.read
        .select()
        .from(teamRemarks)
        .where(inArray(teamRemarks.sendingId, ids))
        .orderBy(asc(teamRemarks.at)),
      db.read.select().from(deliveries).where(inArray(deliveries.sendingId, ids)),
      Promise.all(rows.map((row) => (reads ? stillToAsk({ db, rights }, row) : []))),
    ])
    const of = <T extends { sendingId: string }>(all: readonly T[], id: string) =>
      reads ? all.filter(({ sendingId }) => sendingId === id) : []
    return rows.map((row, index) => ({
      id: row.id,
      planVersion: row.version,
      sentAt: row.sentAt ?? row.createdAt,
      code: reads ? (row.code ?? '') : '',
      labels: reads ? (JSON.parse(row.labels) as string[]) : [],
      content: reads ? recordIn(row.content) : null,
      annex: reads ? recordIn(row.annexContent) : null,
      isWithdrawn: row.status === 'withdrawn',
      ownWordsOnly: row.ownWordsOnly,
      stillToAskForHelp: toAsk[index] ?? [],
      responses: of(answers, row.id).map((one) => ({
        agreementId: one.agreementId,
        answer: one.answer as TeamResponse['answer'],
        because: one.because,
        by: one.staffName,
        at: one.at,
      })),
      remarks: of(remarks, row.id).map(({ id, aboutId, words, staffName, at }) => ({
        id,
        aboutId,
        words,
        by: staffName,
        at,
      })),
      delivery: deliveryStateOf(sent.find(({ sendingId }) => sendingId === row.id)),
    }))
  }

  return {
    async waiting(caseIds) {
      const counts = new Map<string, number>()
      if (caseIds.length === 0) return counts
      const rows = await db.read
        .select({ caseId: sendings.caseId })
        .from(sendings)
        .where(
          and(
            inArray(sendings.caseId, [...caseIds]),
            eq(sendings.status, 'sent'),
            isNull(sendings.answeredAt),
          ),
        )
      for (const { caseId } of rows) if (caseId) counts.set(caseId, (counts.get(caseId) ?? 0) + 1)
      return counts
    },

    async incoming(staff) {
      if (!staff.roles.includes('intake')) throw new Refused()
      const rows = await db.read
        .select({ sendingId: sendings.id, sentAt: sendings.sentAt })
        .from(sendings)
        .where(withoutCase(staff))
        .orderBy(asc(sendings.sentAt))
      return rows.map(({ sendingId, sentAt }) => ({ sendingId, sentAt: sentAt ?? 0 }))
    },

    async putInCase(staff, sendingId, caseId) {
      if (!staff.roles.includes('intake')) throw new Refused()
      await register.mine(staff, caseId)
      await db.write(async (tx) => {
        const which = and(eq(sendings.id, sendingId), withoutCase(staff))
        const [row] = await tx.select({ id: sendings.id }).from(sendings).where(which)
        if (!row) throw notThere()
        await tx.update(sendings).set({ caseId }).where(which)
        await tx.insert(staffLog).values({
          id: newId(),
          organisationId: staff.organisation.id,
          at: clock.now(),
          staffId: staff.id,
          action: 'put-in-case',
          subjectId: sendingId,
        })
      })
    },

    async open(staff, caseId) {
      const { closedAt } = await register.mine(staff, caseId)
      // Who wants to read a closed case opens it again, and that is in the log (DOMAIN 1.4).
      const reads = closedAt === null && (await worksOn(staff, caseId))
      const sentOnes = and(
        eq(sendings.caseId, caseId),
        ne(sendings.status, 'asking'),
        isNotNull(sendings.sentAt),
      )
      // Read in the transaction that notes it: nothing is shown that the family is not told of.
      const rows = await db.write(async (tx) => {
        const found = await tx.select().from(sendings).where(sentOnes).orderBy(desc(sendings.sentAt))
        for (const row of found)
          if (reads && row.content !== null) await noteTeamReading(tx, clock.now(), staff.id, row)
        return found
      })
      return details(rows, reads)
    },

    async file(staff, sendingId, format, part) {
      const row = await mine(staff, sendingId)
      const [content, digest, code] =
        part === 'safety'
          ? [row.annexContent, row.annexDigest, row.annexCode]
          : [row.content, row.digest, row.code]
      if (content === null) throw notThere()
      const labels = JSON.parse(row.labels) as string[]
      const made = await write(
        { content, digest: digest ?? '', code: code ?? '', labels, paper: part },
        format,
      )
      if (made.ok)
        await db.write((tx) =>
          noteTeam(tx, clock.now(), { staffId: staff.id, action: 'team-file', sending: row }),
        )
      return made
    },

    async respond(staff, sendingId, agreementId, given) {
      const row = await mine(staff, sendingId)
      const known = recordsIn(row).flatMap((record) => contentsOf(record, 'agreement'))
      if (!known.some(({ id }) => id === agreementId)) throw notThere()
      const because = given.answer === 'other' ? given.because.trim().slice(0, LONGEST_WORDS) : null
      if (because === '') throw new RangeError('because')
      const at = clock.now()
      const values = { answer: given.answer, because, staffId: staff.id, staffName: staff.name, at }
      await db.write(async (tx) => {
        if (!(await isStillSent(tx, sendingId))) throw notThere()
        await tx
          .insert(responses)
          .values({ sendingId, agreementId, ...values })
          .onConflictDoUpdate({ target: [responses.sendingId, responses.agreementId], set: values })
        await tx
          .update(sendings)
          .set({ answeredAt: at })
          .where(and(eq(sendings.id, sendingId), isNull(sendings.answeredAt)))
        await noteTeam(tx, at, { staffId: staff.id, action: 'team-answer', sending: row })
      })
    },

    async remark(staff, sendingId, aboutId, words) {
      const row = await mine(staff, sendingId)
      const said = words.trim().slice(0, LONGEST_WORDS)
      if (said === '') throw new RangeError('words')
      const items = recordsIn(row).flatMap((record) => record.items)
      if (aboutId !== null && !items.some(({ id }) => id === aboutId)) throw notThere()
      const at = clock.now()
      await db.write(async (tx) => {
        if (!(await isStillSent(tx, sendingId))) throw notThere()
        await tx.insert(teamRemarks).values({
          id: newId(),
          sendingId,
          aboutId,
          words: said,
          staffId: staff.id,
          staffName: staff.name,
          at,
        })
        await noteTeam(tx, at, { staffId: staff.id, action: 'team-remark', sending: row })
      })
    },
  }
}

const recordIn = (text: string | null) => (text === null ? null : (JSON.parse(text) as PlanRecord))
const recordsIn = ({ content, annexContent }: Row) =>
  [content, annexContent].flatMap((text) => recordIn(text) ?? [])

/** The family may withdraw while the team writes. */
async function isStillSent(tx: Pick<Database['read'], 'select'>, sendingId: string): Promise<boolean> {
  const [now] = await tx.select({ status: sendings.status }).from(sendings).where(eq(sendings.id, sendingId))
  return now?.status === 'sent'
}

const withoutCase = (staff: Staff) =>
  and(
    eq(sendings.organisationId, staff.organisation.id),
    eq(sendings.recipientKind, 'team'),
    eq(sendings.status, 'sent'),
    isNull(sendings.caseId),
  )
