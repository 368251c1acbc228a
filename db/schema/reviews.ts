/** Beside the reviews of follow-up.ts: who wants them in a calendar by mail, and the counts that outlive the answers. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at } from './columns.ts'
import { reviews } from './follow-up.ts'
import { organisations } from './organisations.ts'
import { participants } from './people.ts'

/** What was last mailed to one person about one review: asked for by that person, and stopped with one tap. */
export const reviewInvitations = sqliteTable(
  'review_invitations',
  {
    reviewId: text('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    sequence: integer('sequence').notNull(),
    /** 'REQUEST' | 'CANCEL' */
    method: text('method').notNull(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.participantId] })],
)

/** "Zet het in mijn agenda, met een mail": this person's own wish. */
export const calendarWishes = sqliteTable('calendar_wishes', {
  participantId: text('participant_id')
    .primaryKey()
    .references(() => participants.id, { onDelete: 'cascade' }),
  at: at('at').notNull(),
})

/**
 * How often each answer was given in a quarter that is over: written once and never again, so that two looks at the
 * numbers, with an answer erased or a plan sent in between, tell nothing about one person.
 */
export const outcomeCounts = sqliteTable(
  'outcome_counts',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** Such as '2026-Q4', in Amsterdam. */
    quarter: text('quarter').notNull(),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.quarter, table.question, table.answer] }),
    index('outcome_counts_organisation').on(table.organisationId),
  ],
)
