/**
 * Remarks beside the text of a plan (R-B34): rows of one author each, so that nobody changes another's words (AG1). A
 * remark in private time carries the room's id and is read by who is in that room, and by nobody else.
 */
import { and, eq, or } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { comments, participants } from '#db/schema.ts'
import { MAX_COMMENT } from '#plan/comment.ts'
import { paletteHex } from '#plan/palette.ts'
import { quotedIn } from '#plan/quoted.ts'
import type { PrivateRoom } from '#plan/rights/content.ts'
import { readersOf } from '#plan/rights/may.ts'
import { mayResolve } from '#plan/rights/resolving.ts'
import type { Role } from '#plan/roles.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import { newId } from '../ids.ts'
import { type Doors, privateRoomItem } from '../plans/doors.ts'
import type { Me, Plans } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import type { Versions } from '../versions/types.ts'
import { quoteOf } from './about.ts'
import { type CommentItem, commentItem, readComments, type Stored, threadOf } from './rows.ts'
import type { Comments } from './types.ts'
import { threadsOf } from './view.ts'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
  doors: Doors
  plans: Pick<Plans, 'header'>
  collaboration: () => Pick<Collaboration, 'read'>
  /** Empties these items in every version of the plan, in the same transaction. */
  eraseSealed?: Versions['eraseItems']
  changed: (planId: string, participantIds: readonly string[]) => void
}

/** What is not there and what is not this person's to read get one and the same answer. */
const nothing = () => new Response(null, { status: 404, statusText: 'Not Found' })

export function createComments(options: Options): Comments {
  const { db, clock, rights, doors, plans, collaboration, changed } = options

  /** The text that this person has open now, to put something beside. */
  async function roomNow(me: Me, asking: Asking): Promise<{ id: string; item: PrivateRoom | null } | null> {
    const kind = asking.situation.step === 'private' ? 'private' : 'plan'
    const door = await doors.door(me, kind)
    if (!door.open) return null
    const item = kind === 'private' ? await privateRoomItem(db.read, door.room) : null
    return { id: door.roomId, item }
  }

  async function readable(me: Me): Promise<{ asking: Asking; stored: Stored[] }> {
    const [asking, all] = await Promise.all([rights.of(me), readComments(db.read, me.planId)])
    return { asking, stored: all.filter(({ item }) => asking.may('read', item).ok) }
  }

  async function thread(me: Me, id: string): Promise<{ asking: Asking; first: Stored }> {
    const { asking, stored } = await readable(me)
    const first = stored.find((one) => threadOf(one) === id)
    if (!first) throw nothing()
    return { asking, first }
  }

  const namesOf = async (planId: string) => {
    const rows = await db.read.select().from(participants).where(eq(participants.planId, planId))
    return new Map(
      rows.map(({ id, name, role, color }) => [
        id,
        { participantId: id, name, role: role as Role, color: paletteHex(color) },
      ]),
    )
  }

  /** Only to who may read it, the writer's other screens included. */
  const tell = (me: Me, item: CommentItem, { situation }: Asking) =>
    changed(me.planId, [
      ...new Set([
        me.participantId,
        item.author,
        ...readersOf(item, situation, me.participantId).map(({ id }) => id),
      ]),
    ])

  const inThread = (me: Me, id: string) =>
    and(eq(comments.planId, me.planId), or(eq(comments.id, id), eq(comments.threadId, id)))

  return {
    async list(me) {
      const { asking, stored } = await readable(me)
      const room = await roomNow(me, asking)
      const mayAdd = room !== null && asking.may('write', commentItem(me.participantId, room.item)).ok
      const hasQuotes = stored.some(({ row }) => row.position !== null)
      const now = new Map<string, string | null>()
      if (room && hasQuotes) {
        await collaboration().read(room.id, (doc) => {
          for (const { row } of stored) {
            const { position: start, positionEnd: end, quote } = row
            if (start && end)
              now.set(row.id, quotedIn(doc, row.aboutId, { start, end }, quote ?? '')?.words ?? null)
          }
        })
      }
      const threads = threadsOf(stored, asking, await namesOf(me.planId), (row) => now.get(row.id) ?? null)
      return { threads: threads.reverse(), mayAdd }
    },

    async add(me, input) {
      const words = checked(input.words)
      const asking = await rights.of(me)
      const room = await roomNow(me, asking)
      const item = room && commentItem(me.participantId, room.item)
      if (!item || !asking.may('write', item).ok) throw new Refused()
      const header = await plans.header(me.planId)
      if (!header) throw nothing()
      const quote = await collaboration().read(room.id, (doc) => quoteOf(doc, header.template, input))
      if (quote === null) return { state: 'gone' }
      const id = newId()
      const at = clock.now()
      const { anchor } = input.about.kind === 'text' ? input : { anchor: null }
      await db.write((tx) =>
        tx.insert(comments).values({
          id,
          planId: me.planId,
          roomId: room.item ? room.id : null,
          authorId: me.participantId,
          kind: 'remark',
          aboutKind: input.about.kind,
          aboutId: input.about.id,
          position: anchor && Buffer.from(anchor.start),
          positionEnd: anchor && Buffer.from(anchor.end),
          quote: anchor && quote,
          words,
          createdAt: at,
          changedAt: at,
        }),
      )
      tell(me, item, asking)
      return { state: 'added', id }
    },

    async answer(me, threadId, given) {
      const words = checked(given)
      const { asking, first } = await thread(me, threadId)
      if (!asking.may('comment', first.item).ok) throw new Refused()
      const at = clock.now()
      // The place comes along: an answer stays where it was when the first remark is taken away.
      const { roomId, kind, aboutKind, aboutId, position, positionEnd, quote } = first.row
      await db.write(async (tx) => {
        await tx.insert(comments).values({
          id: newId(),
          planId: me.planId,
          authorId: me.participantId,
          words,
          threadId,
          createdAt: at,
          changedAt: at,
          ...{ roomId, kind, aboutKind, aboutId, position, positionEnd, quote },
        })
        await tx.update(comments).set({ resolvedAt: null, resolvedBy: null }).where(inThread(me, threadId))
      })
      tell(me, first.item, asking)
    },

    async resolve(me, threadId, done) {
      const { asking, first } = await thread(me, threadId)
      if (!mayResolve(asking.viewer, first.item, asking.situation)) throw new Refused()
      const set = done
        ? { resolvedAt: clock.now(), resolvedBy: me.participantId }
        : { resolvedAt: null, resolvedBy: null }
      await db.write((tx) => tx.update(comments).set(set).where(inThread(me, threadId)))
      tell(me, first.item, asking)
    },

    async erase(me, commentId) {
      const { asking, stored } = await readable(me)
      const one = stored.find(({ row }) => row.id === commentId)
      if (!one) throw nothing()
      if (!asking.may('write', one.item).ok) throw new Refused()
      await db.write(async (tx) => {
        await tx.delete(comments).where(eq(comments.id, commentId))
        await options.eraseSealed?.(tx, me.planId, [commentId])
      })
      await db.forget()
      tell(me, one.item, asking)
    },
  }
}

function checked(words: string): string {
  const trimmed = words.trim()
  if (trimmed === '' || trimmed.length > MAX_COMMENT) throw new Response(null, { status: 400 })
  return trimmed
}
