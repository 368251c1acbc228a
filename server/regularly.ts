/** Looks at once and then again and again, one round at a time; stopping waits for the round that is under way. */
export interface Regularly {
  /** One round; who asks during a round waits for that one. */
  look(): Promise<void>
  start(onError: (error: unknown) => void): void
  stop(): Promise<void>
}

export function regularly(everyMs: number, work: () => Promise<void>): Regularly {
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> | undefined

  function look(): Promise<void> {
    round ??= work().finally(() => {
      round = undefined
    })
    return round
  }

  return {
    look,
    start(onError) {
      const tick = () => look().catch(onError)
      timer = setInterval(tick, everyMs).unref()
      void tick()
    },
    async stop() {
      clearInterval(timer)
      await round?.catch(() => undefined)
    },
  }
}
