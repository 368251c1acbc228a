/** After the plan: how it goes, when somebody wants to be reminded, and looking back together. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id } from './columns.ts'
import { participants } from './people.ts'
import { plans } from './plans.ts'

const plan = () =>
  text('plan_id')
    .notNull()
    .references(() => plans.id, { onDelete: 'cascade' })
const person = () =>
  text('participant_id')
    .notNull()
    .references(() => participants.id, { onDelete: 'cascade' })

/** One tap, of one person about one agreement. A row each time: the quiet history. */
export const checkIns = sqliteTable(
  'check_ins',
  {
    id: id(),
    planId: plan(),
    agreementId: text('agreement_id').notNull(),
    participantId: person(),
    /** 'done' | 'partly' | 'not' */
    answer: text('answer').notNull(),
    words: text('words'),
    /** 'own': of who promised it. 'view': how somebody else sees it, beside it. */
    kind: text('kind').notNull(),
    /** 'page' | 'mail' | 'paper' */
    via: text('via').notNull(),
    /** Said on paper: who typed it over. */
    enteredBy: text('entered_by').references(() => participants.id, { onDelete: 'set null' }),
    at: at('at').notNull(),
    takenBackAt: at('taken_back_at'),
  },
  (table) => [index('check_ins_plan').on(table.planId, table.agreementId)],
)

/** A child of 0-11 beside one agreement: a face instead of an answer. Each its own, never put together. */
export const agreementFaces = sqliteTable(
  'agreement_faces',
  {
    id: id(),
    planId: plan(),
    agreementId: text('agreement_id').notNull(),
    participantId: person(),
    /** 'glad' | 'so-so' | 'sad' */
    face: text('face').notNull(),
    at: at('at').notNull(),
  },
  (table) => [index('agreement_faces_plan').on(table.planId, table.agreementId)],
)

/** The telephone of one person, before any reminder goes there: a code comes back from it first. */
export const reminderPhones = sqliteTable('reminder_phones', {
  participantId: text('participant_id')
    .primaryKey()
    .references(() => participants.id, { onDelete: 'cascade' }),
  phone: text('phone').notNull(),
  /** Null once confirmed. */
  codeHash: text('code_hash'),
  attempts: integer('attempts').notNull().default(0),
  expiresAt: at('expires_at'),
  /** How many codes were sent since `countedFrom`, so that nobody's telephone is flooded through us. */
  sent: integer('sent').notNull().default(0),
  countedFrom: at('counted_from').notNull(),
  confirmedAt: at('confirmed_at'),
})

/** What one person chose for oneself; never more than agreed, and stopped with one tap. */
export const reminders = sqliteTable(
  'reminders',
  {
    id: id(),
    planId: plan(),
    participantId: person(),
    /** Null: about looking back together. */
    agreementId: text('agreement_id'),
    /** 'mail' | 'sms' */
    channel: text('channel').notNull(),
    /** Of 'sms', as that person gave it. */
    phone: text('phone'),
    /** 'day' | 'week' | 'two-weeks' | 'month' | 'once' */
    every: text('every').notNull(),
    /** yyyy-mm-dd: the day of the first one, from which the others are counted. */
    firstOn: text('first_on'),
    /** hh:mm in Amsterdam. */
    time: text('time').notNull(),
    nextAt: at('next_at'),
    /** Days it was due, so that a restart sends nothing twice: the last moment handed to the outbox. */
    lastAt: at('last_at'),
    stopTokenHash: text('stop_token_hash').notNull(),
    stoppedAt: at('stopped_at'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('reminders_due').on(table.nextAt), uniqueIndex('reminders_stop').on(table.stopTokenHash)],
)

/** A link in a neutral mail: answers for this one agreement, as this one person, and nothing else. */
export const checkInLinks = sqliteTable(
  'check_in_links',
  {
    id: id(),
    reminderId: text('reminder_id')
      .notNull()
      .references(() => reminders.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    expiresAt: at('expires_at').notNull(),
    checkInId: text('check_in_id').references(() => checkIns.id, { onDelete: 'set null' }),
  },
  (table) => [uniqueIndex('check_in_links_token').on(table.tokenHash)],
)

/** A dated look back. */
export const reviews = sqliteTable(
  'reviews',
  {
    id: id(),
    planId: plan(),
    /** yyyy-mm-dd */
    on: text('on').notNull(),
    /** hh:mm; null: any time of that day. */
    time: text('time'),
    /** 'planned' | 'open' | 'held' | 'dropped' */
    status: text('status').notNull(),
    /** Of the calendar file: one more at each change (RFC 5545). */
    sequence: integer('sequence').notNull().default(0),
    createdBy: text('created_by').references(() => participants.id, { onDelete: 'set null' }),
    openedAt: at('opened_at'),
    heldAt: at('held_at'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('reviews_plan').on(table.planId)],
)

/** What the family decided about one agreement while looking back: leads to the next version. */
export const reviewDecisions = sqliteTable(
  'review_decisions',
  {
    reviewId: text('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    agreementId: text('agreement_id').notNull(),
    /** 'keep' | 'change' | 'end' */
    decision: text('decision').notNull(),
    participantId: person(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.agreementId] })],
)

/** The two optional questions, answered for oneself. Counted only; never shown beside a name. */
export const outcomeAnswers = sqliteTable(
  'outcome_answers',
  {
    reviewId: text('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    participantId: person(),
    /** 'can-turn-to-others' | 'situation-better' */
    question: text('question').notNull(),
    /** 'yes' | 'no' | 'rather-not' */
    answer: text('answer').notNull(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.participantId, table.question] })],
)

/** A task whose person left, withdrew or reached its end date: free until somebody takes it with an own yes. */
export const freeTasks = sqliteTable(
  'free_tasks',
  {
    id: id(),
    planId: plan(),
    agreementId: text('agreement_id').notNull(),
    /** Whose it was; the name stays where the history shows it. */
    participantId: text('participant_id').references(() => participants.id, { onDelete: 'set null' }),
    /** 'left' | 'withdrew' | 'ended' */
    because: text('because').notNull(),
    since: at('since').notNull(),
    takenBy: text('taken_by').references(() => participants.id, { onDelete: 'set null' }),
    takenAt: at('taken_at'),
  },
  (table) => [index('free_tasks_plan').on(table.planId)],
)
