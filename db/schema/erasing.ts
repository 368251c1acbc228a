/** What is going to be erased, and what people said about that. Holds no words. */
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, flag } from './columns.ts'
import { participants } from './people.ts'
import { plans } from './plans.ts'
import { passages } from './words.ts'

/** "Wis het hele plan": one row while it is asked, and until it is done or taken back. */
export const planErasures = sqliteTable('plan_erasures', {
  planId: text('plan_id')
    .primaryKey()
    .references(() => plans.id, { onDelete: 'cascade' }),
  askedAt: at('asked_at').notNull(),
  /** Null until everyone who is asked said yes; from this moment on nothing brings the plan back. */
  erasesAt: at('erases_at'),
})

export const planErasureYes = sqliteTable(
  'plan_erasure_yes',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => planErasures.planId, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.participantId] })],
)

/** When the family was last here, and the announcement that a plan which nobody opens any more will be erased. */
export const planKeeping = sqliteTable('plan_keeping', {
  planId: text('plan_id')
    .primaryKey()
    .references(() => plans.id, { onDelete: 'cascade' }),
  activeAt: at('active_at').notNull(),
  announcedAt: at('announced_at'),
  erasesAt: at('erases_at'),
})

/** A private note that is announced to be erased after settling, or that its author keeps. */
export const passageKeeping = sqliteTable(
  'passage_keeping',
  {
    passageId: text('passage_id')
      .primaryKey()
      .references(() => passages.id, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    announcedAt: at('announced_at').notNull(),
    erasesAt: at('erases_at').notNull(),
    /** By mail, or on a screen of the author: who was not told keeps everything. */
    isTold: flag('is_told'),
    keptAt: at('kept_at'),
  },
  (table) => [index('passage_keeping_participant').on(table.participantId)],
)
