/** Settled plans and their seals. The texts and salts stand beside the seal: erasing takes those, and the seal stays valid. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id } from './columns.ts'
import { plans } from './plans.ts'

export const versions = sqliteTable(
  'versions',
  {
    id: id(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** 1, 2, … per plan. */
    number: integer('number').notNull(),
    settledAt: at('settled_at').notNull(),
    /** A participant's id; no reference, because a seal outlives who made it. */
    settledBy: text('settled_by').notNull(),
    /** yyyy-mm-dd; null where the family wants none. */
    reviewOn: text('review_on'),
    /** Canonical JSON: version, moment, the previous seal, and per item id, kind, author and salted digest. */
    head: text('head').notNull(),
    /** Hex SHA-256 of `head`; `code` is derived from it. */
    sha256: text('sha256').notNull(),
    previousSha256: text('previous_sha256'),
    code: text('code').notNull(),
    /** A compact JWS over the digest of the head; its header names the key. */
    signature: text('signature').notNull(),
    /** JSON: ids of who could read everything in it then. Who came later is judged by each passage. */
    readers: text('readers').notNull(),
    /** When words in it were last erased. */
    erasedAt: at('erased_at'),
  },
  (table) => [
    uniqueIndex('versions_plan_number').on(table.planId, table.number),
    uniqueIndex('versions_code').on(table.code),
    uniqueIndex('versions_sha256').on(table.sha256),
  ],
)

export const versionItems = sqliteTable(
  'version_items',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    /** In reading order. */
    position: integer('position').notNull(),
    itemId: text('item_id').notNull(),
    kind: text('kind').notNull(),
    author: text('author'),
    digest: text('digest').notNull(),
    /** Hex; null once erased, together with the content: a digest without its salt tells nothing. */
    salt: text('salt'),
    /** Canonical JSON. */
    content: text('content'),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.position] }),
    index('version_items_item').on(table.itemId),
  ],
)

/** The code of each file that was made: of its digest, never of its words or its reader. */
export const exportCodes = sqliteTable(
  'export_codes',
  {
    code: text('code').primaryKey(),
    versionId: text('version_id')
      .notNull()
      .references(() => versions.id, { onDelete: 'cascade' }),
    /** Hex SHA-256 of the canonical JSON in the file. */
    sha256: text('sha256').notNull(),
    signature: text('signature').notNull(),
    at: at('at').notNull(),
  },
  (table) => [
    uniqueIndex('export_codes_sha256').on(table.sha256),
    index('export_codes_version').on(table.versionId),
  ],
)
