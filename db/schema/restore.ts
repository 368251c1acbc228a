/** What a document was like at moments before, kept by itself while people write. */
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, bytes, id } from './columns.ts'
import { plans } from './plans.ts'
import { rooms } from './rooms.ts'

/** Goes with its room: what a private room was like is nobody's to see once that room is destroyed. */
export const restorePoints = sqliteTable(
  'restore_points',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    at: at('at').notNull(),
    /** 'writing' | 'step' | 'before-restore' */
    reason: text('reason').notNull(),
    /** The whole document as one Yjs update, of a document that collects its garbage: no deleted word is in it. */
    state: bytes('state').notNull(),
  },
  (table) => [
    index('restore_points_room').on(table.roomId, table.at),
    index('restore_points_plan').on(table.planId),
  ],
)
