/** What the running of it needs: mail that waits, the log, settings. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, id } from './columns.ts'
import { plans } from './plans.ts'
import { rooms } from './rooms.ts'

/** Everything that leaves the house, written in the transaction of what caused it and sent afterwards. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    planId: text('plan_id').references(() => plans.id, { onDelete: 'cascade' }),
    /** 'mail' | 'sms' */
    kind: text('kind').notNull(),
    recipient: text('recipient').notNull(),
    /** JSON; emptied once sent, because it may hold a link. */
    payload: text('payload').notNull(),
    /** 'waiting' | 'sent' | 'failed' */
    status: text('status').notNull(),
    attempts: integer('attempts').notNull().default(0),
    notBefore: at('not_before').notNull(),
    createdAt: at('created_at').notNull(),
    /** All of it was given to the other side, whose answer is not known yet (docs/decisions/013). */
    handedAt: at('handed_at'),
    doneAt: at('done_at'),
    /** A code of the mail server, never its sentence. */
    error: text('error'),
  },
  (table) => [index('outbox_waiting').on(table.status, table.notBefore)],
)

/** Append-only; holds no words of a plan and no tokens (R-E24). */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: id(),
    planId: text('plan_id').references(() => plans.id, { onDelete: 'cascade' }),
    roomId: text('room_id').references(() => rooms.id, { onDelete: 'cascade' }),
    at: at('at').notNull(),
    /** A participant's id, or null when nobody is known. */
    actorId: text('actor_id'),
    /** Somebody of an organisation who did it: no participant, and no reference, because the row outlives who left. */
    staffId: text('staff_id'),
    action: text('action').notNull(),
    /** The id of what it is about. */
    subjectId: text('subject_id'),
    /** Who may read the row: 'plan', or the id of one participant. */
    audience: text('audience').notNull(),
  },
  (table) => [index('audit_log_plan').on(table.planId, table.at)],
)

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})
