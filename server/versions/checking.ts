/** What anybody may know of a printed code: which version, when, and whether it is the newest. Never a name. */
import { desc, eq, or } from 'drizzle-orm'
import { exportCodes, versions } from '#db/schema.ts'
import type { VersionsContext } from './context.ts'
import { checkOwnWords } from './own-words-codes.ts'
import type { CheckAnswer } from './types.ts'

export async function check({ db }: Pick<VersionsContext, 'db'>, asked: string): Promise<CheckAnswer | null> {
  const [copy] = await db.read
    .select({ copy: exportCodes, version: versions })
    .from(exportCodes)
    .innerJoin(versions, eq(versions.id, exportCodes.versionId))
    .where(or(eq(exportCodes.code, asked), eq(exportCodes.sha256, asked)))
  const [head] = copy
    ? []
    : await db.read
        .select()
        .from(versions)
        .where(or(eq(versions.code, asked), eq(versions.sha256, asked)))
  const version = copy?.version ?? head
  if (!version) return checkOwnWords(db, asked)
  const [newest] = await db.read
    .select({ number: versions.number })
    .from(versions)
    .where(eq(versions.planId, version.planId))
    .orderBy(desc(versions.number))
    .limit(1)
  const isErased = copy !== undefined && version.erasedAt !== null && version.erasedAt > copy.copy.at
  return {
    version: version.number,
    at: version.settledAt,
    status: isErased ? 'erased' : newest?.number === version.number ? 'newest' : 'replaced',
    signature: copy?.copy.signature ?? version.signature,
  }
}
