/** A room without sockets, and members without lines: for tests of the path of an update itself. */
import type { UpdateLog } from '#db/update-log.ts'
import type { CloseCode } from '#plan/close-codes.ts'
import { systemClock } from '#server/clock.ts'
import type { Visitor } from '#server/collaboration/admission.ts'
import { GroupCommit } from '#server/collaboration/group-commit.ts'
import { DEFAULT_LIMITS, type Limits } from '#server/collaboration/limits.ts'
import type { Member } from '#server/collaboration/member.ts'
import { noMetrics } from '#server/collaboration/metrics.ts'
import type { Room } from '#server/collaboration/room.ts'
import { Rooms } from '#server/collaboration/rooms.ts'
import { collectingLog, memoryLog } from './server.ts'

export async function bareRoom(limits: Partial<Limits> = {}, log: UpdateLog = memoryLog()): Promise<Room> {
  const all = { ...DEFAULT_LIMITS, ...limits }
  const logger = collectingLog()
  const commits = new GroupCommit(log, systemClock, all, logger, noMetrics)
  return new Rooms({ log, commits, clock: systemClock, limits: all, logger, metrics: noMetrics }).load('room')
}

export interface FakeMember extends Member {
  acknowledged: number
  code: CloseCode | undefined
}

export function fakeMember(name: string, visitor: Partial<Visitor> = {}): FakeMember {
  return {
    visitor: {
      sessionId: name,
      participantId: name,
      name,
      color: '',
      presenceHidden: false,
      isProven: true,
      access: 'write',
      roomId: 'room',
      ...visitor,
    },
    ack: true,
    synced: true,
    answered: true,
    frames: 0,
    held: [],
    claimed: new Set(),
    unseen: undefined,
    presenceId: undefined,
    acknowledged: 0,
    code: undefined,
    send() {},
    hear(_frames, savedCount) {
      if (savedCount !== undefined) this.acknowledged = savedCount
    },
    sendSoon() {},
    saved(count) {
      this.acknowledged = count
    },
    close(code) {
      this.code = code
    },
  }
}
