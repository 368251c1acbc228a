/** A yes by telephone: the code that was sent to somebody without a device of their own. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, id } from './columns.ts'
import { participants } from './people.ts'
import { plans } from './plans.ts'

/** Stands for a day at most; what a yes was given to is kept with the words or the acceptance itself. */
export const confirmationCodes = sqliteTable(
  'confirmation_codes',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** Whose yes it is. */
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** 'passage' | 'acceptance' */
    purpose: text('purpose').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Of what is said yes to: other words ask again. */
    digest: text('digest').notNull(),
    codeHash: text('code_hash').notNull(),
    /** The row of the outbox that holds the number; the number goes with that row. */
    messageId: text('message_id').notNull(),
    /** Keyed: how often a number was sent to today, without the number. */
    phoneHash: text('phone_hash').notNull(),
    askedBy: text('asked_by')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    attempts: integer('attempts').notNull().default(0),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** Confirmed, or another code took its place. */
    closedAt: at('closed_at'),
  },
  (table) => [
    index('confirmation_codes_plan').on(table.planId),
    index('confirmation_codes_subject').on(table.purpose, table.subjectId),
    index('confirmation_codes_phone').on(table.phoneHash),
  ],
)
