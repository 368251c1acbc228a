/** The co-written documents of a plan, as Yjs bytes, and who may be in them. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, bytes, id } from './columns.ts'
import { participants } from './people.ts'
import { plans } from './plans.ts'

/** A co-written document of a plan: the plan itself, or a private room with readers of its own. */
export const rooms = sqliteTable(
  'rooms',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** 'plan' | 'private' */
    kind: text('kind').notNull(),
    schemaVersion: integer('schema_version').notNull(),
    /** 'open' | 'frozen'; of a private room also 'forking' and 'releasing' (server/plans/doors.ts). */
    status: text('status').notNull(),
    createdAt: at('created_at').notNull(),
    /** Private time: the step it was begun from, to which the family can go back. */
    begunFrom: text('begun_from'),
    /** Private time: when the family said that it is done; then it chooses what everyone will see. */
    endingSince: at('ending_since'),
    /** Somebody inside asked the facilitator to come; who it was is kept nowhere. */
    callsSince: at('calls_since'),
  },
  (table) => [index('rooms_plan').on(table.planId)],
)

/** Who may be in a private room. */
export const roomReaders = sqliteTable(
  'room_readers',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    leftAt: at('left_at'),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.participantId] })],
)

export const roomStates = sqliteTable('room_states', {
  roomId: text('room_id')
    .primaryKey()
    .references(() => rooms.id, { onDelete: 'cascade' }),
  state: bytes('state').notNull(),
  stateVector: bytes('state_vector').notNull(),
  /** Rows of `room_updates` up to and with this sequence number are in the state. */
  throughSeq: integer('through_seq').notNull(),
  /** Of both blobs (CRC-32): bytes that are what was written need not be read to be trusted. Null in older rows. */
  checksum: integer('checksum'),
  updatedAt: at('updated_at').notNull(),
})

export const roomUpdates = sqliteTable(
  'room_updates',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    /** One accepted Yjs update (V1), as received. */
    data: bytes('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.seq] })],
)

/** Which person a Yjs clientID belongs to, for as long as the room exists (R-B24). */
export const roomClients = sqliteTable(
  'room_clients',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    clientId: integer('client_id').notNull(),
    /** A participant's id, or 'server'. */
    personId: text('person_id').notNull(),
    /** When a page last came with it, to the day: one that wrote nothing is forgotten after a while. */
    seenAt: at('seen_at').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.clientId] })],
)
