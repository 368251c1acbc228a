/** Who may enter a room: the session of the cookie, the person of this tab, and the table of rights. */
import { CLOSE, type CloseCode } from '#plan/close-codes.ts'
import type { Admit, RoomKind } from '../collaboration/admission.ts'
import { isProven, type Rights } from '../rights/rights.ts'
import type { Sessions } from '../sessions/types.ts'
import { belongsInPrivateTime, type Door, type Doors } from './doors.ts'
import type { Me, Plans } from './types.ts'

interface Options {
  sessions: Sessions
  plans: Pick<Plans, 'me' | 'header'>
  doors: Doors
  rights: Rights
}

export function createAdmission({ sessions, plans, doors, rights }: Options): Admit {
  async function codeFor(me: Me, kind: RoomKind, door: Door & { open: false }): Promise<CloseCode> {
    // A moment only: its words are being laid in.
    if (door.why === 'not-ready') return CLOSE.GOING_AWAY
    if (door.why === 'private-time') return CLOSE.PRIVATE_TIME
    // The room of a private time that is over: its people are sent back to the plan, without a word of why to others.
    const isOver = kind === 'private' && door.why === 'not-this-step'
    return isOver && belongsInPrivateTime(await rights.of(me)) ? CLOSE.PRIVATE_TIME : CLOSE.NO_ACCESS
  }

  return async ({ cookie, sessionId, planId, kind, as }) => {
    const session = sessionId ? await sessions.ofId(sessionId) : await sessions.ofCookie(cookie)
    if (!session) return { refused: CLOSE.NOT_SIGNED_IN }
    const me = await plans.me(session, planId, as ?? null)
    const plan = await plans.header(planId)
    // Somebody who was removed is told so; a stranger learns nothing, not even that the plan exists.
    if (!plan || !session.people.some((person) => person.planId === planId))
      return { refused: CLOSE.NO_SUCH_PLAN }
    if (!me) return { refused: CLOSE.NO_ACCESS }
    const door = await doors.door(me, kind)
    if (!door.open) return { refused: await codeFor(me, kind, door) }
    return {
      visitor: {
        sessionId: session.id,
        participantId: me.participantId,
        name: me.name,
        color: me.color,
        presenceHidden: me.presenceHidden,
        isProven: isProven(me),
        access: door.access,
        isSettled: door.room.status === 'settled',
        roomId: door.roomId,
      },
    }
  }
}
