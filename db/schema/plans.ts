/** A plan, and the children it is about. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, flag, id } from './columns.ts'

export const plans = sqliteTable('plans', {
  id: id(),
  templateId: text('template_id').notNull(),
  language: text('language').notNull(),
  /** 'prepare' … 'follow'; the short road stays in 'agree'. */
  step: text('step').notNull(),
  schemaVersion: integer('schema_version').notNull(),
  /** "Ieder eerst apart": everyone writes alone before they write together. */
  eachApartFirst: flag('each_apart_first'),
  /** "Begeleider schrijft mee" is on unless the family switches it off. */
  facilitatorReadsOnly: flag('facilitator_reads_only'),
  /** While following: a dated look back is open. */
  reviewOpen: flag('review_open'),
  /** A plan of the imaginary example family: anyone may look, and it is thrown away. */
  example: flag('example'),
  createdAt: at('created_at').notNull(),
})

export const children = sqliteTable(
  'children',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** Empty for a child that is not born or not named yet. */
    name: text('name').notNull(),
    unborn: flag('unborn'),
    /** yyyy-mm-dd or yyyy; asked when a child joins, never before. */
    bornOn: text('born_on'),
    /** Unborn when the plan began, and born since: only such a birth can be taken back as a mistake. */
    bornInPlan: flag('born_in_plan'),
    /** Under 12: the parents agreed that this child reads the full text. */
    readsAll: flag('reads_all'),
    position: integer('position').notNull(),
  },
  (table) => [index('children_plan').on(table.planId)],
)
