/** Sharing, put together: each file beside this one says what it promises. */
import { askingAgain } from './asking-again.ts'
import { birthYears } from './birth-years.ts'
import type { SharingContext } from './context.ts'
import { links } from './links.ts'
import { ownWords } from './own-words.ts'
import { sending } from './sending.ts'
import { takingBack } from './taking-back.ts'
import type { Sharing } from './types.ts'
import { viewing } from './viewing.ts'

export type SharingWork = Sharing & { again: ReturnType<typeof askingAgain> }

export const createSharing = (context: SharingContext): SharingWork => ({
  ...viewing(context),
  ...sending(context),
  ...takingBack(context),
  ...ownWords(context),
  ...links(context),
  ...birthYears(context),
  again: askingAgain(context),
})
