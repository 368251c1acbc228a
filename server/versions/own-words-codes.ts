/**
 * The code of own words that somebody sent alone. They belong to no version of the plan: whoever holds the paper learns the
 * day and whether they still stand, and never whose they are.
 */
import { and, eq, isNull, or } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { ownWordsCodes } from '#db/schema.ts'
import { canonicalText, checkCode } from '#plan/record/canonical.ts'
import type { VersionsContext } from './context.ts'
import { sha256 } from './seal.ts'
import type { CheckAnswer, Versions } from './types.ts'

export function ownWordsChecks({
  keys,
}: Pick<VersionsContext, 'keys'>): Pick<Versions, 'codeOfOwnWords' | 'ownWordsTakenBack'> {
  return {
    async codeOfOwnWords(record) {
      const text = canonicalText(record)
      const digest = sha256(text)
      const code = checkCode(digest)
      const signature = await keys.sign({ sha256: digest, version: null, at: record.at })
      return {
        ...{ text, digest, code },
        keep: async (tx) => {
          await tx
            .insert(ownWordsCodes)
            .values({ code, sha256: digest, signature, at: Date.parse(record.at) })
            .onConflictDoNothing()
        },
      }
    },

    async ownWordsTakenBack(tx, code, at) {
      await tx
        .update(ownWordsCodes)
        .set({ withdrawnAt: at })
        .where(and(eq(ownWordsCodes.code, code), isNull(ownWordsCodes.withdrawnAt)))
    },
  }
}

export async function checkOwnWords(db: Database, asked: string): Promise<CheckAnswer | null> {
  const [row] = await db.read
    .select()
    .from(ownWordsCodes)
    .where(or(eq(ownWordsCodes.code, asked), eq(ownWordsCodes.sha256, asked)))
  if (!row) return null
  const status = row.withdrawnAt === null ? 'sent' : 'withdrawn'
  return { version: null, at: row.at, status, signature: row.signature }
}
