/** What a municipality may count: how much of a version is the family's own, and the periods that were counted. No words, no names. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at } from './columns.ts'
import { organisations } from './organisations.ts'
import { versions } from './versions.ts'

/** Characters in one settled version by who wrote them, counted at the moment of settling: later nobody can tell. */
export const versionCharacters = sqliteTable('version_characters', {
  versionId: text('version_id')
    .primaryKey()
    .references(() => versions.id, { onDelete: 'cascade' }),
  /** Of the family and its circle. */
  family: integer('family').notNull(),
  total: integer('total').notNull(),
})

/**
 * What was told of a period: written once and never again, so that two looks at it, with an answer changed or a plan
 * erased in between, tell nothing about one family. What was not told is not kept either.
 */
export const toldPeriods = sqliteTable(
  'told_periods',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** Such as '2026-Q3': the first and the last quarter of it. */
    fromQuarter: text('from_quarter').notNull(),
    toQuarter: text('to_quarter').notNull(),
    /** JSON after `server/counts/types.ts`. */
    told: text('told').notNull(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.toQuarter] })],
)
