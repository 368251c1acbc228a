/**
 * The tables. Every row belongs to a plan (R-E27); words and answers of one person also name the child, the
 * participant and the room they belong to, so that rights can be judged per row. Times are milliseconds since 1970
 * (UTC), dates `yyyy-mm-dd` in Amsterdam. No table here holds the shared text: that is in `room_states` and
 * `room_updates`, as Yjs bytes.
 */
export * from './schema/acceptance.ts'
export * from './schema/cases.ts'
export * from './schema/confirmation.ts'
export * from './schema/counts.ts'
export * from './schema/erasing.ts'
export * from './schema/evening.ts'
export * from './schema/follow-up.ts'
export * from './schema/operations.ts'
export * from './schema/organisations.ts'
export * from './schema/people.ts'
export * from './schema/plans.ts'
export * from './schema/restore.ts'
export * from './schema/reviews.ts'
export * from './schema/rooms.ts'
export * from './schema/sharing.ts'
export * from './schema/versions.ts'
export * from './schema/wishes.ts'
export * from './schema/words.ts'
