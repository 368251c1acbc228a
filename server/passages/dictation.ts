/**
 * Writing down what somebody says. The words are the speaker's from the first moment: whoever typed them has no right
 * to them beyond those that the speaker's choice of readers gives.
 */
import { eq } from 'drizzle-orm'
import { passages } from '#db/schema.ts'
import { Refused } from '../refused.ts'
import { speakersByCode } from './by-code.ts'
import { type Asked, ask, nothing, own, type PassagesContext } from './context.ts'
import { audiencesOf, judged } from './readers.ts'
import { speakersOf } from './speakers.ts'
import type { NamedPerson, Passages } from './types.ts'
import { checkWords, draftOf, insertPassage } from './writing.ts'

export function dictation(
  context: PassagesContext,
): Pick<Passages, 'dictationFor' | 'readersOfDictation' | 'writeDown' | 'confirm'> {
  const { db, clock, changed } = context

  function speakerOf(asked: Asked, speakerId: string, at: number): NamedPerson {
    const speaker = speakersOf(asked, at).find(({ id }) => id === speakerId)
    if (!speaker) throw nothing()
    return speaker
  }

  return {
    async dictationFor(me, speakerId) {
      const asked = await ask(context, me)
      const at = clock.now()
      const speaker = speakerOf(asked, speakerId, at)
      const draft = draftOf(asked.plan, speakerId, 'own-passage', at)
      return {
        speaker,
        audiences: audiencesOf(draft, asked.asking.situation, asked.plan.names),
        byCode: (await speakersByCode(context, asked, me)).has(speakerId),
      }
    },

    async readersOfDictation(me, speakerId, audience) {
      const asked = await ask(context, me)
      const at = clock.now()
      speakerOf(asked, speakerId, at)
      const draft = draftOf(asked.plan, speakerId, 'own-passage', at)
      return judged(audience, draft, asked.asking.situation, asked.plan.names).readers
    },

    async writeDown(me, speakerId, input) {
      const asked = await ask(context, me)
      const at = clock.now()
      speakerOf(asked, speakerId, at)
      checkWords(input.words, null)
      const { plan, asking } = asked
      const draft = draftOf(plan, speakerId, 'own-passage', at)
      const { people, readers, isSeen } = judged(input.audience, draft, asking.situation, plan.names)
      if (!isSeen) return { state: 'confirm', readers }
      const id = await db.write((tx) =>
        insertPassage(tx, {
          input: { ...input, kind: 'own-passage' },
          people,
          planId: me.planId,
          roomId: plan.open?.id ?? null,
          childId: asking.situation.people.find((person) => person.id === speakerId)?.child?.id ?? null,
          authorId: speakerId,
          writtenDownBy: me.participantId,
          confirmedAt: input.atTable ? at : null,
          confirmedBy: input.atTable ? me.participantId : null,
          createdAt: at,
        }),
      )
      changed(me.planId, [me.participantId, speakerId, ...readers.map((one) => one.id)])
      return { state: 'saved', id }
    },

    async confirm(me, id) {
      const asked = await ask(context, me)
      const { row } = own(asked, id)
      if (row.writtenDownBy === null) throw new Refused()
      const now = clock.now()
      await db.write((tx) =>
        tx
          .update(passages)
          .set({ confirmedAt: now, confirmedBy: me.participantId })
          .where(eq(passages.id, id)),
      )
      changed(me.planId, [me.participantId])
    },
  }
}
