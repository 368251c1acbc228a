/** The time after settling: each file beside this one says what it promises. */
import { checkingIn } from './check-ins.ts'
import type { FollowContext } from './context.ts'
import { freeTasksOf } from './free-tasks.ts'
import { links } from './links.ts'
import { pages } from './page.ts'
import { onPaper } from './paper.ts'
import { phones } from './phones.ts'
import { reminding } from './reminders.ts'
import type { FollowUp } from './types.ts'

/** Somebody who chose nine o'clock expects it at nine; midnight frees a task within seconds. */
const LOOK_EVERY_MS = 5_000

export interface RunningFollowUp extends FollowUp {
  /** One round: what came free, and which reminders are due. */
  look(): Promise<void>
  start(onError: (error: unknown) => void): void
  stop(): Promise<void>
}

export function createFollowUp(context: FollowContext): RunningFollowUp {
  const { look: lookForFree, ...tasks } = freeTasksOf(context)
  const { sendDue, ...choosing } = reminding(context)
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> | undefined

  /** One round at a time; who asks during a round waits for that one. */
  function look(): Promise<void> {
    round ??= (async () => {
      await lookForFree()
      await sendDue()
    })().finally(() => {
      round = undefined
    })
    return round
  }

  return {
    ...pages(context),
    ...checkingIn(context),
    ...tasks,
    ...choosing,
    ...phones(context),
    ...onPaper(context),
    ...links(context),
    look,
    start(onError) {
      const tick = () => look().catch(onError)
      timer = setInterval(tick, LOOK_EVERY_MS).unref()
      void tick()
    },
    async stop() {
      clearInterval(timer)
      await round?.catch(() => undefined)
    },
  }
}
