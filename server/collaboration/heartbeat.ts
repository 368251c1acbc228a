/**
 * Keeps lines alive and finds the dead ones: a message before the stock provider gives up, a ping to notice a lost
 * network. Rooms in which nobody writes put their memory in order.
 */
import type { Clock } from '#server/clock.ts'
import type { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import { KEEP_ALIVE } from './messages.ts'
import type { Room } from './room.ts'

export function startHeartbeat(
  connections: ReadonlySet<Connection>,
  rooms: Iterable<Room>,
  clock: Clock,
  limits: Limits,
): () => void {
  const pinged = new WeakMap<Connection, number>()
  let before = clock.now()
  const timer = setInterval(() => {
    const now = clock.now()
    // The machine's clock was set back: nobody spoke or was spoken to in times to come.
    const isBack = now < before
    before = now
    for (const room of rooms) room.rest()
    for (const connection of connections) {
      if (isBack) {
        connection.lastHeard = now
        pinged.delete(connection)
      }
      if (isBack || now - connection.lastSent >= limits.keepAliveEvery) connection.send(KEEP_ALIVE)
      const asked = pinged.get(connection) ?? 0
      if (asked > connection.lastHeard) {
        if (now - asked >= limits.pingEvery) connection.cut()
      } else if (now - connection.lastHeard >= limits.pingEvery) {
        pinged.set(connection, now)
        connection.ping()
      }
    }
  }, limits.heartbeatTick)
  timer.unref()
  return () => clearInterval(timer)
}
