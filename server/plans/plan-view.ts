/** Which page of a plan this person gets now: to write or read it, a clock, the child's version, or none of it. */
import type { Database } from '#db/connection.ts'
import { RoomGoneError } from '#db/update-log.ts'
import { type PlanDocument, plainText, readPlan } from '#plan/document.ts'
import { orderedSections } from '#plan/form.ts'
import { seatOf } from '#plan/rights/people.ts'
import { mayEndPrivateTime } from '#plan/rights/steps.ts'
import type { Clock } from '../clock.ts'
import type { RoomKind } from '../collaboration/admission.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { Asking, Rights } from '../rights/rights.ts'
import { type Door, type Doors, roomOf } from './doors.ts'
import type { ChildVersion, Me, Plans, PlanView } from './types.ts'

interface Options {
  db: Database
  clock: Clock
  rights: Rights
  doors: Doors
  plans: Pick<Plans, 'header'>
  collaboration: () => Pick<Collaboration, 'read'>
}

export function createPlanView({ db, clock, rights, doors, plans, collaboration }: Options) {
  async function documentOf(me: Me, roomId: string): Promise<PlanDocument> {
    const header = await plans.header(me.planId)
    if (!header) throw new Error('No such plan')
    return collaboration().read(roomId, (doc) => readPlan(doc, header.template))
  }

  async function written(
    me: Me,
    kind: RoomKind,
    door: Door & { open: true },
    asking: Asking,
  ): Promise<PlanView> {
    const { room } = door
    return {
      page: 'write',
      room: kind,
      canWrite: door.access === 'write',
      document: await documentOf(me, door.roomId),
      privateTime:
        kind === 'plan'
          ? null
          : {
              since: room.createdAt,
              isEnding: room.endingSince !== null,
              isCalled: room.callsSince !== null,
              mayEnd: mayEndPrivateTime(asking.viewer, asking.situation.today),
            },
    }
  }

  /** The plan as it was when private time began, also while that runs: of the family's own words nothing is in it. */
  async function forChild(me: Me): Promise<ChildVersion> {
    const room = await roomOf(db.read, me.planId, 'plan')
    if (!room) throw new Error('A plan without a room')
    const { agreements, goals, people } = await documentOf(me, room.id)
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? ''
    return {
      wishes: goals.map(({ title }) => title).filter((title) => title.trim() !== ''),
      agreements: agreements
        .filter(({ what }) => what.trim() !== '')
        .map(({ id, what, who, when }) => ({ id, what, who: who.map(nameOf).filter(Boolean), when })),
    }
  }

  async function view(me: Me): Promise<PlanView> {
    const asking = await rights.of(me)
    const { viewer, situation } = asking
    const isChild = seatOf(viewer, situation.today) === 'child'
    const kind: RoomKind = situation.step === 'private' ? 'private' : 'plan'
    const door = await doors.door(me, kind)
    if (door.open) return written(me, kind, door, asking)
    // Also for who comes beside a child and reads no more than the child. In private time it is the child's alone.
    if ((isChild || kind === 'plan') && asking.may('read', { kind: 'child-version' }).ok)
      return { page: 'child', plan: await forChild(me), isPrivateTime: kind === 'private' }
    const isClock = kind === 'private' && asking.may('read', { kind: 'process', part: 'clock' }).ok
    if (!isClock) return { page: 'closed', why: door.why }
    const room = door.room ?? (await roomOf(db.read, me.planId, 'private'))
    return {
      page: 'waiting',
      since: room?.createdAt ?? null,
      minutes: room ? Math.floor((clock.now() - room.createdAt) / 60_000) : 0,
      // Only who is asked to come hears that somebody asked.
      isCalled: viewer.role === 'facilitator' && room?.callsSince != null,
      why: door.why,
    }
  }

  async function mainQuestion(me: Me): Promise<string | null> {
    const asking = await rights.of(me)
    const [header, room] = await Promise.all([plans.header(me.planId), roomOf(db.read, me.planId, 'plan')])
    if (!asking.may('read', { kind: 'main-question' }).ok || !header || !room || room.status === 'frozen')
      return null
    const { sections, texts } = await documentOf(me, room.id)
    const words = orderedSections(header.template, sections)
      .filter(({ canonical, hidden }) => canonical === 'question' && !hidden)
      .flatMap(({ fields }) => fields.map(({ id }) => plainText(texts[id] ?? [])))
      .filter((text) => text.trim() !== '')
    return words.length === 0 ? null : words.join('\n')
  }

  return {
    mainQuestion,
    /** A private time that ends between two questions makes the room disappear: then it is asked once more. */
    view: (me: Me): Promise<PlanView> =>
      view(me).catch((error: unknown) => {
        if (error instanceof RoomGoneError) return view(me)
        throw error
      }),
  }
}
