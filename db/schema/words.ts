/** Words and numbers of one person each: nobody else ever changes them. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, bytes, flag, id } from './columns.ts'
import { participants } from './people.ts'
import { children, plans } from './plans.ts'
import { rooms } from './rooms.ts'

/** Words of one author: nobody else ever changes them. Who reads them is a property of each. */
export const passages = sqliteTable(
  'passages',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** The private room in which it was written, where it was. */
    roomId: text('room_id').references(() => rooms.id, { onDelete: 'cascade' }),
    childId: text('child_id').references(() => children.id, { onDelete: 'set null' }),
    authorId: text('author_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** 'own-passage' | 'child-words' | 'informant-sheet' | 'locked-condition' | 'dictation' */
    kind: text('kind').notNull(),
    /** Where it belongs: a section of the form, a house of the child, a question. */
    place: text('place'),
    words: text('words').notNull(),
    /** A drawing as strokes, faces and stickers: JSON after a schema of its own. */
    picture: text('picture'),
    language: text('language').notNull(),
    /** The words in Dutch, where an interpreter wrote them in another language. */
    translation: text('translation'),
    /** 'me' | 'chosen' | 'circle' | 'circle-and-facilitator' | 'everyone' */
    audience: text('audience').notNull(),
    audienceChosenAt: at('audience_chosen_at').notNull(),
    /** Offered for the plan: stands there word for word, for its audience. */
    releasedAt: at('released_at'),
    releasedIn: text('released_in'),
    /** Who wrote it down for the author, and when the author said yes to the words. */
    writtenDownBy: text('written_down_by'),
    confirmedAt: at('confirmed_at'),
    /** On whose screen that was: the author's own, or the writer's, at the table; 'code': by telephone. */
    confirmedBy: text('confirmed_by'),
    /** Of a locked condition: 'Veilig Thuis', a GI or the team, and since when (yyyy-mm-dd). */
    source: text('source'),
    sourceOn: text('source_on'),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [index('passages_plan').on(table.planId), index('passages_author').on(table.authorId)],
)

/** Named readers of a passage: chosen beforehand, or let in later by its author's own yes. */
export const passageReaders = sqliteTable(
  'passage_readers',
  {
    passageId: text('passage_id')
      .notNull()
      .references(() => passages.id, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** 'chosen' | 'grant' */
    kind: text('kind').notNull(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.passageId, table.participantId] })],
)

/** Beside text: a remark, a proposal, a differing view. Its readers are those of what it is about. */
export const comments = sqliteTable(
  'comments',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    roomId: text('room_id').references(() => rooms.id, { onDelete: 'cascade' }),
    authorId: text('author_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** 'remark' | 'proposal' | 'differing-view' */
    kind: text('kind').notNull(),
    /** 'text' | 'agreement' | 'passage' | 'section' */
    aboutKind: text('about_kind').notNull(),
    /** The field, item, passage or section it stands beside. */
    aboutId: text('about_id').notNull(),
    /** A Yjs relative position in that text, and the words it was about (R-B34). */
    position: bytes('position'),
    positionEnd: bytes('position_end'),
    quote: text('quote'),
    words: text('words').notNull(),
    /** The first comment of the thread; null for that one. */
    threadId: text('thread_id'),
    resolvedAt: at('resolved_at'),
    resolvedBy: text('resolved_by'),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [index('comments_plan').on(table.planId)],
)

/** A yes or no that somebody is asked for: to a JIM, to leaving a sheet out, to let a child read all. */
export const answers = sqliteTable(
  'answers',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    roomId: text('room_id').references(() => rooms.id, { onDelete: 'cascade' }),
    /** 'mentor' | 'leave-out' | 'reads-all' */
    kind: text('kind').notNull(),
    subjectId: text('subject_id').notNull(),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** 'yes' | 'no' */
    answer: text('answer').notNull(),
    /** A few words beside the yes or no, for who was asked too. */
    remark: text('remark'),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subjectId, table.participantId] })],
)

/** One number of one person; hidden from others until that person shows it. */
export const scores = sqliteTable(
  'scores',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    roomId: text('room_id').references(() => rooms.id, { onDelete: 'cascade' }),
    childId: text('child_id').references(() => children.id, { onDelete: 'set null' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    fieldId: text('field_id').notNull(),
    /** 0–10 */
    value: integer('value').notNull(),
    shown: flag('shown'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('scores_plan').on(table.planId)],
)
