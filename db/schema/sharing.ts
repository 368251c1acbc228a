/** What the family sent, to whom, with whose yes; and what came back. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { cases } from './cases.ts'
import { at, id } from './columns.ts'
import { organisations, staff } from './organisations.ts'
import { participants } from './people.ts'
import { plans } from './plans.ts'

/** One extract for one recipient. What it holds never changes; a second sending is a second row. */
export const sendings = sqliteTable(
  'sendings',
  {
    id: id(),
    /** Null once the family erased its plan: the team keeps what it has. */
    planId: text('plan_id').references(() => plans.id, { onDelete: 'set null' }),
    version: integer('version').notNull(),
    /** 'team' | 'school' | 'youth-health' | 'other' */
    recipientKind: text('recipient_kind').notNull(),
    organisationId: text('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    /** As the family names it. */
    recipientName: text('recipient_name').notNull(),
    caseId: text('case_id').references(() => cases.id, { onDelete: 'set null' }),
    createdBy: text('created_by').references(() => participants.id, { onDelete: 'set null' }),
    /** Own words alone: nobody else is asked, told or shown a log row. */
    ownWordsOnly: integer('own_words_only', { mode: 'boolean' }).notNull().default(false),
    /** JSON: the ids that were chosen. */
    selection: text('selection').notNull(),
    /** Canonical JSON of the extract (PlanRecord), its digest and code; null until it is sent, and once withdrawn. */
    content: text('content'),
    digest: text('digest'),
    code: text('code'),
    /** The same of what goes apart about safety, as a document of its own; null where nothing does. */
    annexContent: text('annex_content'),
    annexDigest: text('annex_digest'),
    annexCode: text('annex_code'),
    /** JSON: labels beside it, such as 'not-decided-together', 'one-parent-did-not-answer'. */
    labels: text('labels').notNull(),
    /** 'asking' | 'sent' | 'withdrawn' */
    status: text('status').notNull(),
    /** For who has no register and no account here: opens once, by POST. Only the hash. */
    linkHash: text('link_hash'),
    linkOpenedAt: at('link_opened_at'),
    createdAt: at('created_at').notNull(),
    sentAt: at('sent_at'),
    withdrawnAt: at('withdrawn_at'),
    /** The first answer of the team: from then on withdrawing is written down beside it. */
    answeredAt: at('answered_at'),
    /** When the family was last mailed that something came back. */
    toldAt: at('told_at'),
  },
  (table) => [
    index('sendings_plan').on(table.planId),
    index('sendings_case').on(table.caseId),
    uniqueIndex('sendings_link').on(table.linkHash),
  ],
)

/** One person's yes or no to sharing, as that person only: nobody ever enters another's. */
export const sendingConsents = sqliteTable(
  'sending_consents',
  {
    sendingId: text('sending_id')
      .notNull()
      .references(() => sendings.id, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** 'yes' | 'no'; null: asked, no answer yet. */
    answer: text('answer'),
    askedAt: at('asked_at').notNull(),
    /** How often this person was asked again. */
    reminders: integer('reminders').notNull().default(0),
    answeredAt: at('answered_at'),
  },
  (table) => [primaryKey({ columns: [table.sendingId, table.participantId] })],
)

/** The team's answer to one agreement of what was sent. */
export const responses = sqliteTable(
  'responses',
  {
    sendingId: text('sending_id')
      .notNull()
      .references(() => sendings.id, { onDelete: 'cascade' }),
    agreementId: text('agreement_id').notNull(),
    /** 'along': "hier gaan wij mee verder"; 'other': "anders, omdat …" */
    answer: text('answer').notNull(),
    /** Required for 'other'. */
    because: text('because'),
    staffId: text('staff_id').references(() => staff.id, { onDelete: 'set null' }),
    /** Stays readable when the person leaves. */
    staffName: text('staff_name').notNull(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sendingId, table.agreementId] })],
)

/** What the team says beside the plan, for the family to read. The team's own notes are not kept here. */
export const teamRemarks = sqliteTable(
  'team_remarks',
  {
    id: id(),
    sendingId: text('sending_id')
      .notNull()
      .references(() => sendings.id, { onDelete: 'cascade' }),
    /** An item of what was sent; null: about all of it. */
    aboutId: text('about_id'),
    words: text('words').notNull(),
    staffId: text('staff_id').references(() => staff.id, { onDelete: 'set null' }),
    staffName: text('staff_name').notNull(),
    at: at('at').notNull(),
  },
  (table) => [index('team_remarks_sending').on(table.sendingId)],
)

/** The road of one sending into the municipality's register, a durable step at a time. */
export const deliveries = sqliteTable('deliveries', {
  sendingId: text('sending_id')
    .primaryKey()
    .references(() => sendings.id, { onDelete: 'cascade' }),
  /** 'waiting' | 'creating' | 'uploading' | 'relating' | 'arrived' | 'failed' */
  status: text('status').notNull(),
  /** JSON: addresses and locks that the register gave, to go on from after a crash. */
  progress: text('progress').notNull(),
  attempts: integer('attempts').notNull().default(0),
  notBefore: at('not_before').notNull(),
  /** The register's code, never its sentence. */
  errorCode: text('error_code'),
  arrivedAt: at('arrived_at'),
  askedBy: text('asked_by').references(() => staff.id, { onDelete: 'set null' }),
  createdAt: at('created_at').notNull(),
})

/** The code of own words that were sent alone: when, and whether they still stand. Never a name, never the words. */
export const ownWordsCodes = sqliteTable(
  'own_words_codes',
  {
    code: text('code').primaryKey(),
    /** Hex SHA-256 of the canonical JSON in the file. */
    sha256: text('sha256').notNull(),
    /** A compact JWS over digest and moment. */
    signature: text('signature').notNull(),
    at: at('at').notNull(),
    withdrawnAt: at('withdrawn_at'),
  },
  (table) => [uniqueIndex('own_words_codes_sha256').on(table.sha256)],
)
