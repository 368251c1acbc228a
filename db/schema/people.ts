/** Who takes part in a plan, by which browser, and how they come in. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, flag, id } from './columns.ts'
import { children, plans } from './plans.ts'

/** A person taking part in one plan, in one role. */
export const participants = sqliteTable(
  'participants',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    name: text('name').notNull(),
    /** For a youth: which child of the plan this person is. */
    childId: text('child_id').references(() => children.id, { onDelete: 'set null' }),
    /** Beside a facilitator's name. */
    employer: text('employer'),
    /** Employed by the team: what this person reads is known at work. */
    employerIsTeam: flag('employer_is_team'),
    /** For a supporter: who chose this person. For an interpreter: for whom. A participant's id. */
    supports: text('supports'),
    /** Asked to be the JIM of this child. */
    mentorOf: text('mentor_of').references(() => children.id, { onDelete: 'set null' }),
    mentorEndedAt: at('mentor_ended_at'),
    /** A supporter or interpreter whom the family lets into private time. */
    inPrivateTime: flag('in_private_time'),
    /** Asked to come back for the open review. */
    invitedBack: flag('invited_back'),
    email: text('email'),
    emailVerifiedAt: at('email_verified_at'),
    /** Index in the fixed palette of the screen. */
    color: integer('color').notNull(),
    /** 'invited' | 'joined' | 'left' | 'removed' */
    status: text('status').notNull(),
    invitedBy: text('invited_by'),
    joinedAt: at('joined_at'),
    endedAt: at('ended_at'),
    /** Chosen by the person, seen by nobody else. */
    presenceHidden: flag('presence_hidden'),
    neutralMail: flag('neutral_mail'),
    /** The code chosen when joining, needed for own passages on a new device; scrypt. */
    personalCodeHash: text('personal_code_hash'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [index('participants_plan').on(table.planId), index('participants_email').on(table.email)],
)

/** What an adult is to one child. Authority is asked only before sharing; source and date stand beside it. */
export const childAdults = sqliteTable(
  'child_adults',
  {
    childId: text('child_id')
      .notNull()
      .references(() => children.id, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    raisesChild: flag('raises_child'),
    isFosterParent: flag('is_foster_parent'),
    isGuardian: flag('is_guardian'),
    /** 'yes' | 'no' | 'unknown' */
    authority: text('authority').notNull(),
    authoritySource: text('authority_source'),
    authorityOn: text('authority_on'),
  },
  (table) => [primaryKey({ columns: [table.childId, table.participantId] })],
)

/** A personal link for one participant: to join, or to come back on another device. Only the hash is kept. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** 'join' | 'return' */
    kind: text('kind').notNull(),
    tokenHash: text('token_hash').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
    revokedAt: at('revoked_at'),
  },
  (table) => [
    uniqueIndex('invitations_token').on(table.tokenHash),
    index('invitations_plan').on(table.planId),
  ],
)

/** One browser. It may hold several people (a facilitator's six families, the example's three people). */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    tokenHash: text('token_hash').notNull(),
    /** 'own' | 'shared' */
    device: text('device').notNull(),
    /** A name that people recognise in their list of devices, such as "Chrome op Android". */
    label: text('label').notNull(),
    createdAt: at('created_at').notNull(),
    usedAt: at('used_at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [uniqueIndex('sessions_token').on(table.tokenHash)],
)

export const sessionParticipants = sqliteTable(
  'session_participants',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    participantId: text('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** How this browser became this person: 'start' | 'invitation' | 'return' | 'mail' | 'code'. */
    origin: text('origin').notNull(),
    /** The highest one of a plan is who this browser is there, unless the page says otherwise. */
    chosenAt: at('chosen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.participantId] }),
    index('session_participants_participant').on(table.participantId),
  ],
)

export const signInLinks = sqliteTable(
  'sign_in_links',
  {
    id: id(),
    email: text('email').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** Binds the link to the browser that asked; elsewhere the code shown there is needed. */
    browserHash: text('browser_hash').notNull(),
    codeHash: text('code_hash').notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [uniqueIndex('sign_in_links_token').on(table.tokenHash)],
)
