/** Erasing and keeping, put together: what pages ask, and what goes on by itself. */
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Me } from '../plans/types.ts'
import { createAsking } from './asking.ts'
import type { ErasingContext } from './context.ts'
import { createInactivePlans } from './inactive-plans.ts'
import { countOwnWords, eraseOwnWords } from './own-words.ts'
import { erasePerson } from './person.ts'
import { createPrivateNotes } from './private-notes.ts'
import type { Erasing, KeepingNotice, Note } from './types.ts'

/** The week of regret ends to the second, as people read it. */
const LOOK_EVERY_MS = 2_000

export interface ErasingKeeping {
  /** At the start of the server, before anybody can connect: what was to go while it stood still goes first (R-B32). */
  recover(): Promise<void>
  /** Goes on with everything that waits. */
  look(): Promise<void>
  start(onError: (error: unknown) => void): void
  stop(): Promise<void>
}

export function createErasing(context: ErasingContext): Erasing & ErasingKeeping {
  const { db, clock } = context
  const asking = createAsking(context)
  const inactive = createInactivePlans(context)
  const notes = createPrivateNotes(context)
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null
  /** The day on which everything was looked through; doing it again does nothing. */
  let lookedOn: string | null = null

  async function lookOnce(): Promise<void> {
    await asking.look()
    const today = amsterdamDate(clock.now())
    if (lookedOn === today) return
    await notes.look()
    await inactive.look()
    lookedOn = today
  }
  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = null
    })
    return looking
  }

  return {
    async page(me) {
      const [page, own, mine] = await Promise.all([
        asking.page(me),
        countOwnWords(db.read, me),
        notes.show(me),
      ])
      return { ...page, own, notes: mine }
    },
    sayYes: asking.sayYes,
    takeBack: asking.takeBack,
    eraseOwnWords: (me: Me) => eraseOwnWords(context, me),
    erasePerson: (me: Me) => erasePerson(context, me),
    keepNotes: notes.keep,
    async opened(me) {
      const [page, wouldHaveGone, mine] = await Promise.all([
        asking.page(me),
        inactive.opened(me),
        notes.show(me),
      ])
      const { erasesAt, state, maySayYes } = page
      return { erasesAt, isAsked: state === 'asked' && maySayYes, wouldHaveGone, notes: summary(mine) }
    },
    async recover() {
      await asking.eraseDue()
      // A server that died right after erasing left the words in the log of its database.
      await db.forget()
    },
    look,
    start(onError) {
      const tick = () => look().catch(onError)
      timer = setInterval(tick, LOOK_EVERY_MS).unref()
      void tick()
    },
    async stop() {
      clearInterval(timer)
      await looking?.catch(() => undefined)
    },
  }
}

const summary = (notes: readonly Note[]): KeepingNotice['notes'] =>
  notes.length === 0
    ? null
    : { count: notes.length, erasesAt: Math.min(...notes.map(({ erasesAt }) => erasesAt)) }
