/** An evening together, guided by a facilitator. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, id } from './columns.ts'
import { participants } from './people.ts'
import { plans } from './plans.ts'

/** An evening guided by the facilitator: agenda, clock and turns. Holds no words of the plan. */
export const guidedSessions = sqliteTable('guided_sessions', {
  planId: text('plan_id')
    .primaryKey()
    .references(() => plans.id, { onDelete: 'cascade' }),
  /** JSON: [{ step, minutes }] */
  agenda: text('agenda').notNull(),
  /** Which line runs, and since when. */
  current: integer('current').notNull(),
  since: at('since'),
  /** Milliseconds that this line ran before the last pause. */
  spent: integer('spent').notNull().default(0),
  /** JSON: participants' ids in turn. */
  turns: text('turns').notNull(),
  /** JSON: participants' ids with a hand up. */
  hands: text('hands').notNull(),
  /** The lobby's code is no invitation: it opens a page to wait on. */
  lobbyHash: text('lobby_hash'),
  /** The code follows from this moment and the server's secret, so that the screen can show it again. */
  lobbyOpenedAt: at('lobby_opened_at'),
})

/** Somebody on the waiting page of a lobby, until a parent lets them in. */
export const lobbyVisitors = sqliteTable(
  'lobby_visitors',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    browserHash: text('browser_hash').notNull(),
    at: at('at').notNull(),
    /** The participant made for this visitor once let in. */
    participantId: text('participant_id').references(() => participants.id, { onDelete: 'cascade' }),
  },
  (table) => [index('lobby_visitors_plan').on(table.planId)],
)
