/**
 * Words of one author: the own sheet, a child's words, what was written down for somebody. The rules of rights judge
 * everything; this only reads, writes, and tells those who may know.
 */
import { seatOf } from '#plan/rights/people.ts'
import type { Situation } from '#plan/rights/situation.ts'
import { besides } from './beside.ts'
import { byCode, waitingForYes } from './by-code.ts'
import { ask, type PassagesContext } from './context.ts'
import { dictation } from './dictation.ts'
import { facts } from './facts.ts'
import { audiencesOf } from './readers.ts'
import { noteReading } from './reading.ts'
import { speakersOf } from './speakers.ts'
import type { Audiences, Passages, PassageText, Sheet } from './types.ts'
import { mayRead, ownPassage, passageText } from './view.ts'
import { draftOf, writing } from './writing.ts'

const NOBODY: Audiences = {
  readers: { me: [], circle: [], 'circle-and-facilitator': [], everyone: [] },
  candidates: [],
}

const isFacilitator = ({ people }: Situation, id: string) =>
  people.some((person) => person.id === id && person.role === 'facilitator')

export function createPassages(context: PassagesContext): Passages {
  return {
    ...writing(context),
    ...besides(context),
    ...dictation(context),
    ...byCode(context),
    ...facts(context),

    async sheet(me): Promise<Sheet> {
      const asked = await ask(context, me)
      const { asking, plan } = asked
      const now = context.clock.now()
      const readable = plan.all.filter((stored) => mayRead(stored, asking))
      const isMine = ({ row }: { row: { authorId: string } }) => row.authorId === me.participantId
      const others = readable.filter((one) => !isMine(one)).map((one) => passageText(one, plan, asking))
      const draft = draftOf(plan, me.participantId, 'own-passage', now)
      const mayWrite = asking.may('write', {
        kind: 'own-passage',
        author: me.participantId,
        audience: { to: 'me' },
        audienceChosenAt: now,
        grants: [],
        isReleased: false,
      }).ok
      // Who takes part is nothing to tell somebody who has nobody to choose.
      const audiences = mayWrite ? audiencesOf(draft, asking.situation, plan.names) : NOBODY
      await noteReading(context, me, others)
      return {
        isProven: asking.viewer.isProven,
        mayWrite,
        inPrivateTime: plan.open !== null,
        mine: readable.filter(isMine).map((one) => ownPassage(one, plan, asking, now)),
        others,
        audiences,
        facilitators: audiences.candidates.filter(({ id }) => isFacilitator(asking.situation, id)),
        isChild: seatOf(asking.viewer, asking.situation.today) === 'child',
        speakers: speakersOf(asked, now),
        waiting: await waitingForYes(context, asked, me),
      }
    },

    async inPlan(me) {
      const { asking, plan } = await ask(context, me)
      const bySection: Record<string, PassageText[]> = {}
      for (const stored of plan.all) {
        const { releasedAt, releasedIn } = stored.row
        if (releasedAt === null || releasedIn === null || !mayRead(stored, asking)) continue
        bySection[releasedIn] = [...(bySection[releasedIn] ?? []), passageText(stored, plan, asking)]
      }
      await noteReading(context, me, Object.values(bySection).flat())
      return bySection
    },
  }
}
