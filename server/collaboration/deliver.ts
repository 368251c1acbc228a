import type { Group } from './group.ts'
import type { Member } from './member.ts'
import { saved, update } from './messages.ts'

/** Sends what was just committed: to everybody else the updates as they were received, to its senders that it is saved. */
export function deliver(group: Group, members: ReadonlySet<Member>): void {
  const frames = group.updates.map(({ bytes, from }) => ({ from, frame: update(bytes) }))
  const senders = new Set(frames.map(({ from }) => from))
  let all: Buffer | undefined
  for (const member of members) {
    const count = member.ack ? group.acks.get(member) : undefined
    if (!senders.has(member) && count === undefined) {
      if (!member.synced || frames.length === 0) continue
      all ??= Buffer.concat(frames.map(({ frame }) => frame))
      member.send(all)
      continue
    }
    const pieces = member.synced ? frames.filter(({ from }) => from !== member).map(({ frame }) => frame) : []
    if (count !== undefined) pieces.push(saved(count))
    if (pieces.length > 0) member.send(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces))
  }
}
