/** Sharing, put together: each file beside this one says what it promises. */
import { type Regularly, regularly } from '../regularly.ts'
import { askingAgain } from './asking-again.ts'
import { birthYears } from './birth-years.ts'
import type { SharingContext } from './context.ts'
import { links } from './links.ts'
import { ownWords } from './own-words.ts'
import { sending } from './sending.ts'
import { takingBack } from './taking-back.ts'
import { tellingNews } from './telling-news.ts'
import type { Sharing } from './types.ts'
import { viewing } from './viewing.ts'

export type SharingWork = Sharing & { again: Regularly }

const LOOK_EVERY_MS = 15 * 60_000

export const createSharing = (context: SharingContext): SharingWork => ({
  ...viewing(context),
  ...sending(context),
  ...takingBack(context),
  ...ownWords(context),
  ...links(context),
  ...birthYears(context),
  again: regularly(LOOK_EVERY_MS, async () => {
    for (const look of [askingAgain(context), tellingNews(context)]) await look()
  }),
})
