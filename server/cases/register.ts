/** The team's cases: making one, and who works on it. What the family sent is in `cases.ts`. */
import { randomInt } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { cases, caseWorkers, staffLog, staff as staffTable } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import { hashToken, newId } from '../ids.ts'
import { Refused } from '../refused.ts'
import type { Staff, StaffRole } from '../staff/types.ts'

export type CaseRow = typeof cases.$inferSelect

/** Letters and digits that are not taken for one another on paper or by telephone. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTVWXYZ23456789'

/** 59 bits in twelve signs, grouped in fours: written on the family's letter. */
export function newFamilyCode(): string {
  const signs = Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)])
  return [0, 4, 8].map((from) => signs.slice(from, from + 4).join('')).join('-')
}

export const hashFamilyCode = (code: string): string =>
  hashToken(`family ${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)

/** As municipalities write them; a space or a slash belongs to some. */
export const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9 ./_-]{2,39}$/

export interface CaseRegister {
  /** Those of the staff member; of the whole organisation for who assigns them. */
  visible(staff: Staff): Promise<CaseRow[]>
  /** The case, or the same 404 for one that does not exist and one that is not this person's. */
  mine(staff: Staff, caseId: string): Promise<CaseRow>
  workers(caseIds: readonly string[]): Promise<Map<string, { id: string; name: string }[]>>
  create(staff: Staff, reference: string): Promise<{ id: string; familyCode: string }>
  assign(staff: Staff, caseId: string, staffId: string): Promise<void>
  colleagues(staff: Staff): Promise<{ id: string; name: string }[]>
  /** Nobody reads in a closed case; it is kept for years and then goes (`closed-cases.ts`). */
  close(staff: Staff, caseId: string): Promise<void>
  /** By who may close it. It is not announced any more that it goes. */
  reopen(staff: Staff, caseId: string): Promise<void>
}

export function createCaseRegister({ db, clock }: { db: Database; clock: Clock }): CaseRegister {
  const has = (staff: Staff, ...roles: StaffRole[]) => roles.some((role) => staff.roles.includes(role))
  const notThere = () => new Response(null, { status: 404 })
  const ofOrganisation = (staff: Staff) => eq(cases.organisationId, staff.organisation.id)

  async function visible(staff: Staff): Promise<CaseRow[]> {
    if (!has(staff, 'team', 'intake')) throw new Refused()
    const rows = await db.read.select().from(cases).where(ofOrganisation(staff)).orderBy(asc(cases.createdAt))
    if (has(staff, 'intake')) return rows
    const own = await db.read.select().from(caseWorkers).where(eq(caseWorkers.staffId, staff.id))
    const ids = new Set(own.map(({ caseId }) => caseId))
    return rows.filter(({ id }) => ids.has(id))
  }

  async function mine(staff: Staff, caseId: string): Promise<CaseRow> {
    const found = (await visible(staff)).find(({ id }) => id === caseId)
    if (!found) throw notThere()
    return found
  }

  /** Once: a second tap leaves the first moment, and is in no log. */
  async function change(staff: Staff, caseId: string, to: { action: string; closedAt: number | null }) {
    const { action, closedAt } = to
    const isOther = closedAt === null ? isNotNull(cases.closedAt) : isNull(cases.closedAt)
    await db.write(async (tx) => {
      const done = await tx
        .update(cases)
        .set({ closedAt, announcedAt: null, erasesAt: null })
        .where(and(eq(cases.id, caseId), isOther))
        .returning({ id: cases.id })
      if (done.length === 0) return
      const { id: staffId, organisation } = staff
      await tx.insert(staffLog).values({
        ...{ id: newId(), organisationId: organisation.id, at: clock.now(), staffId },
        ...{ action, subjectId: caseId },
      })
    })
  }

  return {
    visible,
    mine,
    async workers(caseIds) {
      const rows =
        caseIds.length === 0
          ? []
          : await db.read
              .select({ caseId: caseWorkers.caseId, id: staffTable.id, name: staffTable.name })
              .from(caseWorkers)
              .innerJoin(staffTable, eq(staffTable.id, caseWorkers.staffId))
              .where(inArray(caseWorkers.caseId, [...caseIds]))
      const byCase = new Map<string, { id: string; name: string }[]>(caseIds.map((id) => [id, []]))
      for (const { caseId, id, name } of rows) byCase.get(caseId)?.push({ id, name })
      return byCase
    },

    async create(staff, reference) {
      if (!has(staff, 'team', 'intake')) throw new Refused()
      if (!REFERENCE.test(reference)) throw new RangeError('reference')
      const [id, familyCode, now] = [newId(), newFamilyCode(), clock.now()]
      await db.write(async (tx) => {
        const [known] = await tx
          .select({ id: cases.id })
          .from(cases)
          .where(and(ofOrganisation(staff), eq(cases.reference, reference)))
        if (known) throw new RangeError('known')
        await tx.insert(cases).values({
          id,
          organisationId: staff.organisation.id,
          reference,
          familyCodeHash: hashFamilyCode(familyCode),
          createdBy: staff.id,
          createdAt: now,
        })
        await tx.insert(caseWorkers).values({ caseId: id, staffId: staff.id, at: now })
      })
      return { id, familyCode }
    },

    async assign(staff, caseId, staffId) {
      await mine(staff, caseId)
      await db.write(async (tx) => {
        const [colleague] = await tx
          .select({ id: staffTable.id })
          .from(staffTable)
          .where(and(eq(staffTable.id, staffId), eq(staffTable.organisationId, staff.organisation.id)))
        if (!colleague) throw notThere()
        await tx.insert(caseWorkers).values({ caseId, staffId, at: clock.now() }).onConflictDoNothing()
      })
    },

    async colleagues(staff) {
      const rows = await db.read
        .select({
          id: staffTable.id,
          name: staffTable.name,
          roles: staffTable.roles,
          endedAt: staffTable.endedAt,
        })
        .from(staffTable)
        .where(eq(staffTable.organisationId, staff.organisation.id))
        .orderBy(asc(staffTable.name))
      return rows
        .filter(
          ({ roles, endedAt }) => endedAt === null && (JSON.parse(roles) as StaffRole[]).includes('team'),
        )
        .map(({ id, name }) => ({ id, name }))
    },

    async close(staff, caseId) {
      await mine(staff, caseId)
      await change(staff, caseId, { action: 'case-closed', closedAt: clock.now() })
    },

    async reopen(staff, caseId) {
      await mine(staff, caseId)
      await change(staff, caseId, { action: 'case-reopened', closedAt: null })
    },
  }
}
