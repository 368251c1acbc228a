/** Which person in the circle is which participant: chosen by that participant, or by who leads the plan. */
import { eq, max } from 'drizzle-orm'
import { circleParticipants } from '#db/schema.ts'
import { isFamily, isLeading, seatOf } from '#plan/rights/people.ts'
import { sameName } from '#plan/same-name.ts'
import { newId } from '../ids.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { type AcceptanceContext, type Asked, ask, nothing, tell } from './context.ts'
import type { Acceptance, LinkQuestion } from './types.ts'

const leads = ({ asking }: Asked) =>
  asking.viewer.isProven && isLeading(asking.viewer, asking.situation.today, 12)
const isOfFamily = ({ asking }: Asked) =>
  asking.viewer.isProven && isFamily(seatOf(asking.viewer, asking.situation.today))

/** Of the people who have a task and are nobody of the plan; for who leads also who is somebody by choice. */
export function linkQuestions(asked: Asked, me: Me): LinkQuestion[] {
  if (!isOfFamily(asked)) return []
  const unknown = new Set(asked.answers.flatMap((one) => one.unknown.map(({ personId }) => personId)))
  const isMissing = !asked.links.some(({ participantId }) => participantId === me.participantId)
  return asked.links
    .filter(({ personId, isChosen }) => unknown.has(personId) || isChosen)
    .map(({ personId, name, participantId }) => ({
      ...{ personId, name, participantId },
      mayBeMe: participantId === null && isMissing,
      choices: leads(asked) ? choicesOf(asked, personId) : [],
    }))
    .filter(({ mayBeMe, choices }) => mayBeMe || choices.length > 0)
}

/** Who is not somebody else in the circle already. */
function choicesOf({ people, links }: Asked, personId: string) {
  const taken = new Set(links.filter((link) => link.personId !== personId).map((link) => link.participantId))
  return [...people]
    .filter(([id]) => !taken.has(id))
    .map(([participantId, { name }]) => ({ participantId, name }))
}

export function linking(context: AcceptanceContext): Pick<Acceptance, 'link'> {
  const { db, clock } = context
  return {
    async link(me, personId, participantId) {
      const asked = await ask(context, me)
      const link = asked.links.find((one) => one.personId === personId)
      if (!link || (participantId !== null && !asked.people.has(participantId))) throw nothing()
      const isOwn =
        isOfFamily(asked) &&
        (participantId === me.participantId
          ? link.participantId === null
          : participantId === null && link.participantId === me.participantId)
      if (!leads(asked) && !isOwn) throw new Refused()
      await db.write(async (tx) => {
        const [last] = await tx
          .select({ turn: max(circleParticipants.turn) })
          .from(circleParticipants)
          .where(eq(circleParticipants.planId, me.planId))
        await tx.insert(circleParticipants).values({
          ...{ id: newId(), planId: me.planId, personId, participantId, at: clock.now() },
          personName: sameName(link.name),
          chosenBy: me.participantId,
          turn: (last?.turn ?? 0) + 1,
        })
      })
      tell(context, me, asked)
    },
  }
}
