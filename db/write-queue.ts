/** Runs pieces of work strictly one after another. A failing piece rejects its own promise and the next one starts. */
export interface WriteQueue {
  run<T>(work: () => T | Promise<T>): Promise<T>
}

export function createWriteQueue(): WriteQueue {
  let busy = false
  const waiting: (() => void)[] = []

  const turn = (): Promise<void> | undefined => {
    if (!busy) {
      busy = true
      return undefined
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  const done = () => {
    const next = waiting.shift()
    if (next) next()
    else busy = false
  }

  return {
    async run(work) {
      // An idle queue starts in this very turn: the update log counts on it for its latency.
      const wait = turn()
      if (wait) await wait
      try {
        return await work()
      } finally {
        done()
      }
    },
  }
}
