/** The team's cases: whose they are, and whether the family was offered its right. No word of a plan is in here. */
import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, flag, id } from './columns.ts'
import { organisations, staff } from './organisations.ts'

export const cases = sqliteTable(
  'cases',
  {
    id: id(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The number in the municipality's register, such as ZAAK-2027-0000101. */
    reference: text('reference').notNull(),
    /** On the letter to the family: a plan that is sent with it arrives in this case. Only the hash is kept. */
    familyCodeHash: text('family_code_hash'),
    createdBy: text('created_by').references(() => staff.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull(),
    closedAt: at('closed_at'),
    /** Of a closed case: since when its page says that it goes, and when. Opening it again empties both. */
    announcedAt: at('announced_at'),
    erasesAt: at('erases_at'),
    example: flag('example'),
  },
  (table) => [uniqueIndex('cases_reference').on(table.organisationId, table.reference)],
)

/** Who works on a case: nobody else of the team sees it. */
export const caseWorkers = sqliteTable(
  'case_workers',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.staffId] })],
)

/** The offer register: one row per case and child (Jeugdwet art. 4.1.2). */
export const offers = sqliteTable(
  'offers',
  {
    id: id(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** First name or initials, as the team knows the child. */
    childLabel: text('child_label').notNull(),
    /** yyyy-mm-dd; null while withheld. */
    offeredOn: text('offered_on'),
    /** Language tag, and 'talk' | 'letter' | 'phone' | 'online'. */
    language: text('language'),
    form: text('form'),
    offeredBy: text('offered_by').references(() => staff.id, { onDelete: 'set null' }),
    /** "Dit is mij uitgelegd", said by the family itself with its code. */
    confirmedAt: at('confirmed_at'),
    /** 'accepted' | 'declined' | 'not-now'; null: no answer yet. */
    answer: text('answer'),
    answeredOn: text('answered_on'),
    /** Who said so: 'family' by its code, or 'staff' on behalf of what was said. */
    answeredBy: text('answered_by'),
    /** Of 'declined', and only when somebody wanted to say: one of `DECLINED_REASONS`, never words of the family. */
    declinedReason: text('declined_reason'),
    /** Of "not now": when to ask again. */
    askAgainOn: text('ask_again_on'),
    /** 'parents-do-not-want' | 'threat-to-development' | 'harm-to-child' | 'guardianship' | 'youth-probation' */
    withheldReason: text('withheld_reason'),
    withheldBy: text('withheld_by').references(() => staff.id, { onDelete: 'set null' }),
    withheldOn: text('withheld_on'),
    /** Of "geen plan": the team's own plan is due; the family never sees this date (art. 4.1.3 lid 5). */
    ownPlanDueOn: text('own_plan_due_on'),
    ownPlanDoneOn: text('own_plan_done_on'),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [index('offers_case').on(table.caseId)],
)

/** Somebody asks for company on one of the three roads; holds no words of a plan. */
export const roadRequests = sqliteTable(
  'road_requests',
  {
    id: id(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** 'with-team' | 'independent' */
    road: text('road').notNull(),
    name: text('name').notNull(),
    /** A telephone number or an address, as somebody typed it. */
    reach: text('reach').notNull(),
    createdAt: at('created_at').notNull(),
    doneAt: at('done_at'),
    doneBy: text('done_by').references(() => staff.id, { onDelete: 'set null' }),
  },
  (table) => [index('road_requests_organisation').on(table.organisationId)],
)
