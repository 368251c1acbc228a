/** Lines to which something goes a moment later, with whatever else goes there: one timer for all of them. */
import type { Connection } from './connection.ts'

export function createMoments(within: number) {
  const waiting = new Set<Connection>()
  let timer: NodeJS.Timeout | undefined
  const sayAll = () => {
    timer = undefined
    for (const connection of waiting) connection.say()
    waiting.clear()
  }
  return {
    add(connection: Connection): void {
      waiting.add(connection)
      timer ??= setTimeout(sayAll, within)
    },
    stop(): void {
      clearTimeout(timer)
      waiting.clear()
    },
  }
}
