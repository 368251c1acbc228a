/** Whom somebody would rather not have there: for that person's own eyes (docs/decisions, "Wie juist niet"). */
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, id } from './columns.ts'
import { participants } from './people.ts'
import { plans } from './plans.ts'

export const companyWishes = sqliteTable(
  'company_wishes',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** Whose wish it is; nobody else ever reads the row. */
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** Somebody of that name, invited by another since. */
    metId: text('met_id').references(() => participants.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('company_wishes_plan').on(table.planId)],
)
