/** Column types that SQLite and PostgreSQL share. */
import { blob, integer, text } from 'drizzle-orm/sqlite-core'

export const id = () => text('id').primaryKey()
/** Milliseconds since 1970 (UTC). */
export const at = (name: string) => integer(name)
export const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false)
export const bytes = (name: string) => blob(name, { mode: 'buffer' })
