/** Who agreed to what: one person's answers to the agreements, and who of the circle is which participant. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id } from './columns.ts'
import { participants } from './people.ts'
import { plans } from './plans.ts'

/**
 * A row per answer; the latest of a person counts. Nobody answers in private time (the table of rights), so no row
 * belongs to a private room.
 */
export const acceptances = sqliteTable(
  'acceptances',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** In the plan's document. */
    agreementId: text('agreement_id').notNull(),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** 'yes' | 'but' | 'no' */
    answer: text('answer').notNull(),
    because: text('because'),
    /** Hex SHA-256 of `content`: what the person read when answering. */
    digest: text('digest').notNull(),
    /** The canonical text that was answered, and the names in it then: to show what changed since. */
    content: text('content').notNull(),
    /** JSON: { [id of a person in the circle]: name } */
    names: text('names').notNull(),
    /** 'own' | 'table' | 'paper' | 'phone' */
    origin: text('origin').notNull(),
    /** Who wrote it down for this person: a participant's id. */
    enteredBy: text('entered_by'),
    /** Null: on paper or by telephone, and its person has not confirmed it yet. */
    confirmedAt: at('confirmed_at'),
    at: at('at').notNull(),
    /** Of rows of one moment the highest is the latest. */
    turn: integer('turn').notNull(),
  },
  (table) => [
    index('acceptances_plan').on(table.planId, table.at),
    index('acceptances_participant').on(table.participantId),
  ],
)

/** "Ben jij oma Tineke in de kring?": a row per choice, the latest of a person in the circle counts. */
export const circleParticipants = sqliteTable(
  'circle_participants',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** In the plan's document. */
    personId: text('person_id').notNull(),
    /** The name at that moment: under another name it is asked again. */
    personName: text('person_name').notNull(),
    /** Null: nobody who takes part in this plan. */
    participantId: text('participant_id').references(() => participants.id, { onDelete: 'cascade' }),
    chosenBy: text('chosen_by').notNull(),
    at: at('at').notNull(),
    turn: integer('turn').notNull(),
  },
  (table) => [index('circle_participants_plan').on(table.planId)],
)

/**
 * Whose answer is waited for, and when that person hears of it by mail next. One row for all agreements
 * together. Stopped: this person wants no mail about it.
 */
export const acceptanceAskings = sqliteTable(
  'acceptance_askings',
  {
    participantId: text('participant_id')
      .primaryKey()
      .references(() => participants.id, { onDelete: 'cascade' }),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    askedAt: at('asked_at').notNull(),
    /** How many mails were handed to the outbox. */
    sent: integer('sent').notNull(),
    /** Null: nothing waits, enough was sent, or it was stopped. */
    nextAt: at('next_at'),
    stopTokenHash: text('stop_token_hash').notNull(),
    stoppedAt: at('stopped_at'),
  },
  (table) => [
    index('acceptance_askings_plan').on(table.planId),
    index('acceptance_askings_due').on(table.nextAt),
    uniqueIndex('acceptance_askings_stop').on(table.stopTokenHash),
  ],
)
