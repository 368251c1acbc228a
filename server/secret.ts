/**
 * The key under which fingerprints are made. The deployer sets it; in local mode it is made at first start and kept
 * in the database, so that there is no default (R-E25).
 */
import { eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { settings } from '#db/schema.ts'
import { newToken } from './ids.ts'

export async function sessionSecret(db: Database, configured: string | null): Promise<string> {
  if (configured) return configured
  return db.write(async (tx) => {
    const [row] = await tx.select().from(settings).where(eq(settings.key, 'session-secret'))
    if (row) return row.value
    const value = newToken()
    await tx.insert(settings).values({ key: 'session-secret', value })
    return value
  })
}
