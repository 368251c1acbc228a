/**
 * R-E26: a closed case is kept as long as the law and its organisation say; then it is announced on its page and by mail,
 * and thirty days later it goes, with what was sent to it and its rows in the offer register. Opening it again keeps it.
 * Of what was sent a family keeps its own copy, for as long as it has its plan.
 */
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { cases, caseWorkers, sendings, staffLog, staff as staffTable } from '#db/schema.ts'
import { casesYearsOf } from '#plan/rights/keeping.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import type { OrganisationKeeping } from '../organisations/organisations.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type Regularly, regularly } from '../regularly.ts'
import type { CaseRow } from './register.ts'

const DAY = 24 * 3_600_000
const ANNOUNCED = 30 * DAY
const LOOK_EVERY_MS = 60 * 60_000

interface Options {
  db: Database
  clock: Clock
  organisations: Pick<OrganisationKeeping, 'all'>
  outbox: Pick<Outbox, 'enqueue' | 'wake'>
  address: () => string
}

export function createClosedCases({ db, clock, organisations, outbox, address }: Options): Regularly {
  async function look(): Promise<void> {
    const years = new Map(
      (await organisations.all()).map(({ id, legalRole, settings }) => [
        id,
        casesYearsOf(settings.keeping.casesYears, legalRole),
      ]),
    )
    const closed = await db.read
      .select()
      .from(cases)
      .where(and(isNotNull(cases.closedAt), eq(cases.example, false)))
    for (const row of closed) {
      const kept = years.get(row.organisationId)
      if (kept === undefined || row.closedAt === null) continue
      const dueAt = yearsAfter(row.closedAt, kept)
      if (await db.write((tx) => goOn(tx, row.id, dueAt))) await db.forget()
    }
    outbox.wake()
  }

  /** True when it is gone. Looked at again in the transaction: somebody may open the case at this very moment. */
  async function goOn(tx: Queries, caseId: string, dueAt: number): Promise<boolean> {
    const now = clock.now()
    const [row] = await tx.select().from(cases).where(eq(cases.id, caseId))
    if (!row || row.closedAt === null) return false
    if (row.erasesAt === null) {
      if (dueAt - ANNOUNCED <= now) await announce(tx, row, Math.max(dueAt, now + ANNOUNCED))
      return false
    }
    if (dueAt - ANNOUNCED > now) {
      // It is kept longer since it was announced.
      await tx.update(cases).set({ announcedAt: null, erasesAt: null }).where(eq(cases.id, caseId))
      return false
    }
    if (row.erasesAt > now) return false
    await erase(tx, row)
    return true
  }

  async function announce(tx: Queries, row: CaseRow, erasesAt: number): Promise<void> {
    await tx.update(cases).set({ announcedAt: clock.now(), erasesAt }).where(eq(cases.id, row.id))
    await note(tx, row, 'case-erase-announced', row.id)
    const workers = await tx
      .select({ email: staffTable.email })
      .from(caseWorkers)
      .innerJoin(staffTable, eq(staffTable.id, caseWorkers.staffId))
      .where(and(eq(caseWorkers.caseId, row.id), isNotNull(staffTable.email), isNull(staffTable.endedAt)))
    const url = `${address()}/wijkteam/zaken/${row.id}`
    for (const { email } of workers)
      if (email)
        await outbox.enqueue(tx, {
          ...{ to: email, letter: { about: 'look-before', url, until: erasesAt }, useless: erasesAt },
          ...{ language: 'nl', neutral: false, planId: null },
        })
  }

  async function erase(tx: Queries, row: CaseRow): Promise<void> {
    const here = eq(sendings.caseId, row.id)
    await tx.delete(sendings).where(and(here, isNull(sendings.planId)))
    // The family's own copy is no longer the team's, nor waits for a case.
    await tx.update(sendings).set({ organisationId: null, caseId: null }).where(here)
    await tx.delete(cases).where(eq(cases.id, row.id))
    await note(tx, row, 'case-erased', null)
  }

  const note = (tx: Queries, { organisationId }: CaseRow, action: string, subjectId: string | null) =>
    tx
      .insert(staffLog)
      .values({ id: newId(), organisationId, at: clock.now(), staffId: null, action, subjectId })

  return regularly(LOOK_EVERY_MS, look)
}

/** The same day so many years later. */
function yearsAfter(at: number, years: number): number {
  const date = new Date(at)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.getTime()
}
