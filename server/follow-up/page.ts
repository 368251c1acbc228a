/** What one person sees of following. */
import { and, eq, isNull } from 'drizzle-orm'
import { reminders } from '#db/schema.ts'
import { isRhythm } from '#plan/follow-up/moments.ts'
import { isLeading } from '#plan/rights/people.ts'
import type { Me } from '../plans/types.ts'
import { agreementsFor, attentionIn, type State, stateOf } from './check-ins.ts'
import { ask, type FollowContext } from './context.ts'
import { paperPeople } from './paper.ts'
import { phoneOf, shownPhone } from './phones.ts'
import type { Channel, FollowedAgreement, FollowUp, FreePlace, Reminder } from './types.ts'

type Asked = Awaited<ReturnType<typeof ask>>

export function pages(
  context: FollowContext,
): Pick<FollowUp, 'page' | 'agreements' | 'attention' | 'notice'> {
  const { db, clock, outbox } = context

  const isKeeper = ({ following }: State, me: Me) =>
    following.keepers.some(({ participantId }) => participantId === me.participantId)

  /** Without a guardian of the plan, who leads it looks after it. */
  function attentionFor(state: State, { viewer, situation }: Asked, me: Me) {
    const looksAfter = state.following.keepers.some(({ participantId }) => participantId !== null)
      ? isKeeper(state, me)
      : isLeading(viewer, situation.today, 12)
    return looksAfter ? attentionIn(state, clock.now()) : []
  }

  async function open(me: Me) {
    const asked = await ask(context, me)
    const state = asked.state === 'open' ? await stateOf(context, me.planId) : null
    return { asked, state }
  }
  const shown = (state: State, { mayAnswer }: Asked, me: Me) =>
    agreementsFor(state, me, { now: clock.now(), mayAnswer })

  return {
    async page(me) {
      const { asked, state } = await open(me)
      if (asked.state !== 'open') return { state: asked.state }
      if (!state) return { state: 'nothing' }
      const { following } = state
      const mine = await db.read
        .select()
        .from(reminders)
        .where(and(eq(reminders.participantId, me.participantId), isNull(reminders.stoppedAt)))
      const own = following.people.find(({ id }) => id === me.participantId)
      const hasAddress = own?.email != null && own.emailVerifiedAt !== null
      const channels: Channel[] = [
        ...(hasAddress ? (['mail'] as const) : []),
        ...(outbox.sendsTexts ? (['sms'] as const) : []),
      ]
      return {
        state: 'open',
        version: following.version,
        today: asked.situation.today,
        agreements: shown(state, asked, me),
        attention: attentionFor(state, asked, me),
        isKeeper: isKeeper(state, me),
        keepers: following.keepers.map(({ name }) => name),
        otherwise: following.otherwise,
        reminders: mine.flatMap(({ id, agreementId, channel, every, time, nextAt }): Reminder[] =>
          nextAt !== null && isRhythm(every)
            ? [{ id, agreementId, channel: channel as Channel, every, time, nextAt }]
            : [],
        ),
        channels: asked.mayAnswer ? channels : [],
        paperFor: await paperPeople(context, me, asked),
        phone: shownPhone(await phoneOf(db.read, me.participantId)),
      }
    },

    async agreements(me) {
      const { asked, state } = await open(me)
      return state ? shown(state, asked, me) : []
    },

    async attention(me) {
      const { asked, state } = await open(me)
      return state ? attentionFor(state, asked, me) : []
    },

    async notice(me) {
      const found = await open(me).catch((error: unknown) => {
        if (error instanceof Response) return null
        throw error
      })
      if (!found?.state) return null
      const { asked, state } = found
      const free = shown(state, asked, me).flatMap((agreement) => placeOf(agreement, state))
      const attention = attentionFor(state, asked, me).filter(({ why }) => why !== 'free').length
      return free.length + attention === 0 ? null : { free, attention }
    },
  }
}

/** Beside whoever had it; beside all of them where it came to its end for several. */
function placeOf({ id, what, when, free }: FollowedAgreement, { tasks }: State): FreePlace[] {
  const task = tasks.find(({ agreement }) => agreement.id === id)
  if (!free || !task) return []
  const whose = task.free[0]?.participantId ?? null
  const people = task.agreement.who.filter(({ participantId }) => whose === null || participantId === whose)
  return [
    {
      agreementId: id,
      what: what.trim() || when,
      name: free.name,
      people: people.map(({ personId }) => personId),
      mayTake: free.mayTake,
      wasMine: free.wasMine,
    },
  ]
}
