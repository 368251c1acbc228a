/** What one person sees of the answers, and may do. */
import { canonicalAgreement } from '#plan/acceptance/digest.ts'
import { seatOf } from '#plan/rights/people.ts'
import type { Me } from '../plans/types.ts'
import { isAsked, mailOf } from './asking.ts'
import { mayBeside } from './beside.ts'
import {
  type AcceptanceContext,
  type Asked,
  acceptanceOf,
  agreementOf,
  ask,
  mayAccept,
  mayEnterNow,
  nothing,
} from './context.ts'
import { toConfirm } from './entering.ts'
import { answeredWords, wordsOf } from './gather.ts'
import { linkQuestions } from './linking.ts'
import type {
  Acceptance,
  AcceptancePage,
  AgreementAnswers,
  AgreementOnPage,
  AgreementState,
  PersonOnPage,
} from './types.ts'

export function pages(context: AcceptanceContext): Pick<Acceptance, 'page' | 'inPlan'> {
  const { rights, confirmations } = context

  async function closed(me: Me): Promise<AcceptancePage | null> {
    const asking = await rights.of(me)
    const decision = asking.may('read', acceptanceOf(me.participantId))
    const seat = seatOf(asking.viewer, asking.situation.today)
    if (!decision.ok && decision.why === 'not-proven') {
      const proven = { ...me, origin: 'mail' as const, shares: false }
      const wouldRead = (await rights.of(proven)).may('read', acceptanceOf(me.participantId)).ok
      if (wouldRead) return { state: 'unproven' }
    }
    const isAside =
      asking.situation.step === 'private' && (decision.ok || seat === 'guardian' || seat === 'facilitator')
    if (isAside) return { state: 'private' }
    if (!decision.ok) throw nothing()
    return null
  }

  return {
    async page(me, helpedId = null) {
      const elsewhere = await closed(me)
      if (elsewhere) return elsewhere
      const asked = await ask(context, me)
      const withoutDevice = await confirmations.withoutDevice(me.planId)
      const codes = await confirmations.open(me.planId, 'acceptance')
      const enters = mayEnterNow(asked)
      const isAskedHere = (id: string) => isAsked(asked, id)
      if (helpedId !== null && !(enters && withoutDevice.has(helpedId) && isAskedHere(helpedId)))
        throw nothing()
      const personId = helpedId ?? (isAskedHere(me.participantId) ? me.participantId : null)
      const name = (id: string) => asked.people.get(id)?.name ?? ''
      return {
        state: 'open',
        person:
          personId === null
            ? null
            : { participantId: personId, name: name(personId), isMe: helpedId === null },
        agreements: asked.answers.flatMap((one) =>
          onPage(asked, one, me, personId, enters ? withoutDevice : NOBODY),
        ),
        isTime: asked.answers.some((one) => one.asked.some((p) => mayAccept(asked, p.participantId, one))),
        mayAddView: mayBeside(asked, me),
        links: linkQuestions(asked, me),
        helped: enters
          ? [...withoutDevice]
              .filter((id) => id !== me.participantId && isAskedHere(id))
              .map((id) => ({
                participantId: id,
                name: name(id),
                toConfirm: toConfirm(asked, id).length,
                codeIsOpen: codes.get(id)?.askedBy === me.participantId,
              }))
          : [],
        mayEnter: enters,
        sendsCodes: confirmations.isOffered,
        mail: isAskedHere(me.participantId) ? await mailOf(context, me.participantId) : null,
      }
    },

    async inPlan(me) {
      const asking = await rights.of(me)
      const isClosed = asking.situation.step === 'private'
      if (isClosed || !asking.may('read', acceptanceOf(me.participantId)).ok) return null
      const asked = await ask(context, me)
      // While the family still writes, and nobody said anything, the page stays calm.
      const hasBegun = asked.answers.some(({ answers }) => answers.length > 0)
      return hasBegun ? asked.answers.flatMap((one) => stateOf(asked, one)) : []
    },
  }
}

const NOBODY: ReadonlySet<string> = new Set()

function onPage(
  asked: Asked,
  of: AgreementAnswers,
  me: Me,
  personId: string | null,
  withoutDevice: ReadonlySet<string>,
): AgreementOnPage[] {
  const found = agreementOf(asked, of.agreementId)
  if (!found) return []
  const { agreement } = found
  const people = of.asked.map((one): PersonOnPage => {
    const answer = of.answers.find((given) => given.participantId === one.participantId) ?? null
    const waiting = of.waiting.find(({ participantId }) => participantId === one.participantId)
    const isOwn = answer?.isCurrent === true && answer.origin === 'own'
    return {
      ...one,
      isMe: one.participantId === me.participantId,
      answer,
      waitsFor: !waiting ? null : answer?.isCurrent ? 'code' : 'answer',
      days: waiting?.days ?? null,
      mayEnter:
        one.participantId !== me.participantId &&
        withoutDevice.has(one.participantId) &&
        !isOwn &&
        mayAccept(asked, one.participantId, of),
    }
  })
  const mine = people.find(({ participantId }) => participantId === personId) ?? null
  const old =
    mine?.answer && !mine.answer.isCurrent ? asked.latest.find(({ id }) => id === mine.answer?.id) : undefined
  return [
    {
      id: of.agreementId,
      digest: of.digest,
      words: wordsOf(agreement, asked.namesIn(agreement)),
      people,
      unknown: of.unknown,
      views: of.views.map((view) => ({ ...view, isMine: view.participantId === me.participantId })),
      isSettledByAll: of.isSettledByAll,
      isOpen: of.isOpen,
      mine,
      mayAnswer: mine !== null && (mine.isMe ? mayAnswer(asked, me, of) : mine.mayEnter),
      answeredText: old ? answeredWords(old) : null,
    },
  ]
}

/** By the rules of rights, as this browser: one that has not shown whose it is answers nothing. */
export const mayAnswer = ({ asking }: Asked, me: Me, of: AgreementAnswers): boolean => {
  const mine = of.asked.find(({ participantId }) => participantId === me.participantId)
  return mine !== undefined && asking.may('accept', acceptanceOf(me.participantId, mine.isTask)).ok
}

/** Quietly beside the agreement: a task is a proposal until its person said yes. */
function stateOf(asked: Asked, of: AgreementAnswers): AgreementState[] {
  const found = agreementOf(asked, of.agreementId)
  if (!found) return []
  const tasks = [
    ...of.waiting.filter(({ isTask }) => isTask).map(({ name }) => name),
    ...of.unknown.map(({ name }) => name),
  ].filter(Boolean)
  const hasBegun = of.answers.some(({ isCurrent }) => isCurrent)
  const state = (what: AgreementState['state'], names: string[] = []): AgreementState[] => [
    { agreementId: of.agreementId, seen: canonicalAgreement(found.agreement), state: what, names },
  ]
  if (of.isSettledByAll) return state('settled')
  if (of.isOpen) return state('open')
  if (tasks.length > 0) return state('proposal', tasks)
  return hasBegun && of.waiting.length > 0
    ? state(
        'waiting',
        of.waiting.map(({ name }) => name),
      )
    : []
}
