/**
 * Keeps moments of a document while people write in it: once it is quiet for a minute, and at most every ten minutes. A
 * room in which nobody writes costs nothing: it is not even looked at.
 */
import { desc, eq, inArray } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Database, Queries } from '#db/connection.ts'
import { restorePoints, rooms } from '#db/schema.ts'
import { RoomGoneError } from '#db/update-log.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import { newId } from '../ids.ts'
import { outdated } from './keeping.ts'
import type { RestorePoint } from './types.ts'

export interface PointsOptions {
  db: Database
  clock: Clock
  collaboration: () => Pick<Collaboration, 'read' | 'settle'>
  onError?: (error: unknown) => void
}

const MINUTE = 60_000
/** No two moments of writing in one room are nearer to each other. */
const APART = 10 * MINUTE
const QUIET = MINUTE
const LOOK_EVERY_MS = 2_000
/** A stop is bounded: what does not fit was written anyway, and only its moment is missing. */
const STOP_WITHIN_MS = 2_000

interface Written {
  first: number
  last: number
}

export interface Points {
  /** Called after every commit of a room, so it does next to nothing. */
  committed(roomId: string): void
  /** Keeps this moment now, unless it reads like the last one. Never throws: what asked for it goes on. */
  take(roomId: string, reason: RestorePoint['reason']): Promise<void>
  /** Keeps what is due. */
  look(): Promise<void>
  start(): void
  stop(): Promise<void>
}

export function createPoints({ db, clock, collaboration, onError = () => {} }: PointsOptions): Points {
  /** Rooms in which something was written since their last moment. */
  const written = new Map<string, Written>()
  const keptAt = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null

  function isDue(roomId: string, { first, last }: Written, now: number): boolean {
    const before = keptAt.get(roomId) ?? Number.NEGATIVE_INFINITY
    // Times to come are those of a clock that was set back since.
    if (now >= before && now - before < APART) return false
    return Math.abs(now - last) >= QUIET || Math.abs(now - first) >= APART
  }

  async function take(roomId: string, reason: RestorePoint['reason']): Promise<void> {
    const before = written.get(roomId)
    written.delete(roomId)
    try {
      await collaboration().settle(roomId)
      const state = await collaboration().read(roomId, (doc) => Buffer.from(Y.encodeStateAsUpdate(doc)))
      await db.write((tx) => insert(tx, roomId, reason, state, clock.now()))
      if (reason === 'writing') keptAt.set(roomId, clock.now())
    } catch (error) {
      // Private time is over, or the plan was erased: there is nothing to keep.
      if (error instanceof RoomGoneError) return
      // A full disk passes; the next look tries again.
      if (before && !written.has(roomId)) written.set(roomId, before)
      onError(error)
    }
  }

  async function takeAll(roomIds: readonly string[]): Promise<void> {
    for (const roomId of roomIds) await take(roomId, 'writing')
  }

  async function lookOnce(): Promise<void> {
    const now = clock.now()
    for (const [roomId, at] of keptAt) if (now - at >= APART && !written.has(roomId)) keptAt.delete(roomId)
    await takeAll([...written].filter(([roomId, one]) => isDue(roomId, one, now)).map(([roomId]) => roomId))
  }
  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = null
    })
    return looking
  }

  return {
    committed(roomId) {
      const now = clock.now()
      const known = written.get(roomId)
      if (known) known.last = now
      else written.set(roomId, { first: now, last: now })
    },
    take,
    look,
    start() {
      timer = setInterval(() => void look(), LOOK_EVERY_MS).unref()
    },
    /** What was written since the last moment gets one, so that a new start begins with all of it. */
    async stop() {
      clearInterval(timer)
      await looking
      const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref())
      await Promise.race([takeAll([...written.keys()]), late])
    },
  }
}

async function insert(
  tx: Queries,
  roomId: string,
  reason: RestorePoint['reason'],
  state: Buffer,
  at: number,
): Promise<void> {
  const [room] = await tx.select({ planId: rooms.planId }).from(rooms).where(eq(rooms.id, roomId))
  if (!room) return
  const [last] = await tx
    .select({ state: restorePoints.state })
    .from(restorePoints)
    .where(eq(restorePoints.roomId, roomId))
    .orderBy(desc(restorePoints.at), desc(restorePoints.id))
    .limit(1)
  if (last?.state.equals(state)) return
  await tx.insert(restorePoints).values({ id: newId(), planId: room.planId, roomId, at, reason, state })
  await thin(tx, roomId, at)
}

/** Lets go of what is kept long enough. */
export async function thin(tx: Queries, roomId: string, now: number): Promise<void> {
  const kept = await tx
    .select({ id: restorePoints.id, at: restorePoints.at })
    .from(restorePoints)
    .where(eq(restorePoints.roomId, roomId))
  const old = outdated(kept, now)
  if (old.length > 0) await tx.delete(restorePoints).where(inArray(restorePoints.id, old))
}
