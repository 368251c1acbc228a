/**
 * The tables. Every row belongs to a plan (R-E27); words and answers of one person also name the child, the
 * participant and the room they belong to, so that rights can be judged per row. Times are milliseconds since 1970
 * (UTC), dates `yyyy-mm-dd` in Amsterdam. No table here holds the shared text: that is in `room_states` and
 * `room_updates`, as Yjs bytes.
 *
 * Column types keep to what SQLite and PostgreSQL share.
 */
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const id = () => text('id').primaryKey()
const at = (name: string) => integer(name)
const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false)
const bytes = (name: string) => blob(name, { mode: 'buffer' })

export const plans = sqliteTable('plans', {
  id: id(),
  templateId: text('template_id').notNull(),
  language: text('language').notNull(),
  /** 'prepare' … 'follow'; the short road stays in 'agree'. */
  step: text('step').notNull(),
  schemaVersion: integer('schema_version').notNull(),
  /** "Ieder eerst apart": everyone writes alone before they write together. */
  eachApartFirst: flag('each_apart_first'),
  /** "Begeleider schrijft mee" is on unless the family switches it off. */
  facilitatorReadsOnly: flag('facilitator_reads_only'),
  /** While following: a dated look back is open. */
  reviewOpen: flag('review_open'),
  /** A plan of the imaginary example family: anyone may look, and it is thrown away. */
  example: flag('example'),
  createdAt: at('created_at').notNull(),
})

export const children = sqliteTable(
  'children',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** Empty for a child that is not born or not named yet. */
    name: text('name').notNull(),
    unborn: flag('unborn'),
    /** yyyy-mm-dd or yyyy; asked when a child joins, never before. */
    bornOn: text('born_on'),
    /** Under 12: the parents agreed that this child reads the full text. */
    readsAll: flag('reads_all'),
    position: integer('position').notNull(),
  },
  (table) => [index('children_plan').on(table.planId)],
)

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
  },
  (table) => [primaryKey({ columns: [table.roomId, table.clientId] })],
)

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
    /** On whose screen that was: the author's own, or the writer's, at the table. */
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

/** Everything that leaves the house, written in the transaction of what caused it and sent afterwards. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    planId: text('plan_id').references(() => plans.id, { onDelete: 'cascade' }),
    /** 'mail' */
    kind: text('kind').notNull(),
    recipient: text('recipient').notNull(),
    /** JSON; emptied once sent, because it may hold a link. */
    payload: text('payload').notNull(),
    /** 'waiting' | 'sent' | 'failed' */
    status: text('status').notNull(),
    attempts: integer('attempts').notNull().default(0),
    notBefore: at('not_before').notNull(),
    createdAt: at('created_at').notNull(),
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
