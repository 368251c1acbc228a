/** Organisations (municipality, team, provider), who works there, and the support near a family that they know of. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, flag, id } from './columns.ts'
import { plans } from './plans.ts'

export const organisations = sqliteTable(
  'organisations',
  {
    id: id(),
    /** In addresses and in the command line: lower case letters, digits and hyphens. */
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** 'municipality' | 'team' | 'provider' */
    kind: text('kind').notNull(),
    /** What families read: 'wijkteam' | 'lokaal team' */
    wording: text('wording').notNull(),
    /** The team's role under the law: 'access' | 'provider' | 'both'. Consent texts and retention follow from it. */
    legalRole: text('legal_role').notNull(),
    /** JSON after `server/organisations/types.ts`: crisis numbers and protocol, retention, consent rules, register. */
    settings: text('settings').notNull(),
    /** The one whose settings come from the environment; families reach it when nothing else is said. */
    isFirst: flag('is_first'),
    createdAt: at('created_at').notNull(),
    endedAt: at('ended_at'),
  },
  (table) => [uniqueIndex('organisations_slug').on(table.slug)],
)

/** Somebody who signs in with the organisation's own provider. Rights come from its claim at each sign-in. */
export const staff = sqliteTable(
  'staff',
  {
    id: id(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    name: text('name').notNull(),
    email: text('email'),
    /** JSON: StaffRole[] as the last sign-in said. */
    roles: text('roles').notNull(),
    createdAt: at('created_at').notNull(),
    /** Nobody signs in as this person any more; sessions end at once. */
    endedAt: at('ended_at'),
  },
  (table) => [uniqueIndex('staff_subject').on(table.organisationId, table.issuer, table.subject)],
)

/** Idle one hour, twelve hours in all (R-E12). Only the hash of the token is kept. */
export const staffSessions = sqliteTable(
  'staff_sessions',
  {
    id: id(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    createdAt: at('created_at').notNull(),
    usedAt: at('used_at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [uniqueIndex('staff_sessions_token').on(table.tokenHash)],
)

/** Informal support near the family (steun in de buurt). */
export const supportOffers = sqliteTable(
  'support_offers',
  {
    id: id(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** 'home' | 'buddy' | 'group' | 'advice' | 'sport' | 'faith' | 'foster' | 'other' */
    kind: text('kind').notNull(),
    /** Whom it suits and how to reach it, in plain words. */
    suits: text('suits').notNull(),
    reach: text('reach').notNull(),
    phone: text('phone'),
    url: text('url'),
    position: integer('position').notNull(),
  },
  (table) => [index('support_offers_organisation').on(table.organisationId)],
)

/** Which organisation a plan has to do with: whose numbers stand in its crisis box, and to whom it can be sent. */
export const planOrganisations = sqliteTable(
  'plan_organisations',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.organisationId] })],
)

/** What staff did: append-only, beside the family's own log (R-E24). */
export const staffLog = sqliteTable(
  'staff_log',
  {
    id: id(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    at: at('at').notNull(),
    staffId: text('staff_id'),
    action: text('action').notNull(),
    subjectId: text('subject_id'),
  },
  (table) => [index('staff_log_organisation').on(table.organisationId, table.at)],
)
