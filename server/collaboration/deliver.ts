import type { Group } from './group.ts'
import type { Member } from './member.ts'
import { update } from './messages.ts'

/** Sends what was just committed: to everybody else the updates as they were received, to its senders that it is saved. */
export function deliver(group: Group, members: ReadonlySet<Member>): void {
  const [only, ...more] = group.updates
  if (only && more.length === 0) deliverOne(group, only, members)
  else deliverAll(group, members)
}

/** What nearly every group is, where people type at their own speed. */
function deliverOne(
  { acks }: Group,
  { bytes, from }: Group['updates'][number],
  members: ReadonlySet<Member>,
): void {
  const frame = update(bytes)
  for (const member of members) {
    const count = member.ack ? acks.get(member) : undefined
    if (member.synced && member !== from) member.hear(frame, count)
    else if (count !== undefined) member.saved(count)
  }
}

function deliverAll(group: Group, members: ReadonlySet<Member>): void {
  const frames = group.updates.map(({ bytes, from }) => ({ from, frame: update(bytes) }))
  const senders = new Set(frames.map(({ from }) => from))
  let all: Buffer | undefined
  for (const member of members) {
    const count = member.ack ? group.acks.get(member) : undefined
    let pieces: Buffer | undefined
    if (member.synced && frames.length > 0) {
      if (!senders.has(member)) {
        all ??= join(frames.map(({ frame }) => frame))
        pieces = all
      } else if (senders.size > 1)
        pieces = join(frames.filter(({ from }) => from !== member).map(({ frame }) => frame))
    }
    if (pieces) member.hear(pieces, count)
    else if (count !== undefined) member.saved(count)
  }
}

const join = (frames: Buffer[]): Buffer =>
  frames.length === 1 ? (frames[0] as Buffer) : Buffer.concat(frames)
