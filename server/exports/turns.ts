/** A few at a time, in the order they came; whoever finds the line too long hears that at once. */
export interface Turns {
  /** Null: the line is full. */
  take<T>(work: () => Promise<T>): Promise<T> | null
}

export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns {
  let busy = 0
  const line: (() => void)[] = []
  const next = () => {
    busy -= 1
    line.shift()?.()
  }
  async function run<T>(work: () => Promise<T>): Promise<T> {
    busy += 1
    try {
      return await work()
    } finally {
      next()
    }
  }
  return {
    take(work) {
      if (busy < atOnce) return run(work)
      if (line.length >= waiting) return null
      return new Promise((resolve, reject) => {
        line.push(() => {
          run(work).then(resolve, reject)
        })
      })
    },
  }
}
