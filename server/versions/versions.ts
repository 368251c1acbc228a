/** Settled plans, put together: each file beside this one says what it promises. */

import { check } from './checking.ts'
import type { VersionsContext } from './context.ts'
import { erasing } from './erase.ts'
import { ownWordsChecks } from './own-words-codes.ts'
import { reading } from './reading.ts'
import { settling } from './settle.ts'
import { standing } from './standing.ts'
import type { Versions } from './types.ts'

export const createVersions = (context: VersionsContext): Versions => ({
  ...reading(context),
  ...settling(context),
  ...standing(context),
  ...erasing(context),
  ...ownWordsChecks(context),
  check: (asked) => check(context, asked),
  jwks: () => context.keys.jwks() as { keys: Record<string, unknown>[] },
})
