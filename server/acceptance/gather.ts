/** Everything about the answers in one plan, read once: the agreements as they stand now, who is asked, who said what. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { acceptances, circleParticipants, comments, participants } from '#db/schema.ts'
import { askedFor } from '#plan/acceptance/asked.ts'
import { type AgreementText, agreementText } from '#plan/acceptance/digest.ts'
import { type Link, linksOf } from '#plan/acceptance/links.ts'
import { type Agreement, type CirclePerson, type PlanDocument, readPlan } from '#plan/document.ts'
import { agreementsBySection, orderedSections } from '#plan/form.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Situation } from '#plan/rights/situation.ts'
import { sameName } from '#plan/same-name.ts'
import type { Template } from '#plan/template.ts'
import type { Clock } from '../clock.ts'
import type { Collaboration } from '../collaboration/collaboration.ts'
import type { Plans } from '../plans/types.ts'
import type { Rights } from '../rights/rights.ts'
import { digestOf } from './digest.ts'
import type { AgreementAnswers, AgreementWords, GivenAnswer } from './types.ts'

export type AcceptanceRow = typeof acceptances.$inferSelect

export interface GatherContext {
  db: Database
  clock: Clock
  rights: Pick<Rights, 'situation'>
  plans: Pick<Plans, 'header'>
  collaboration: () => Pick<Collaboration, 'read'>
}

export interface Gathered {
  agreements: Agreement[]
  circle: CirclePerson[]
  links: Link[]
  /** Who takes part or was invited. */
  people: Map<string, { name: string; createdAt: number }>
  /** The latest row of each person for each agreement. */
  latest: AcceptanceRow[]
  answers: AgreementAnswers[]
  situation: Situation
  /** The names of whom an agreement names, by id in the circle. */
  namesIn(agreement: AgreementText): Record<string, string>
}

const DAY = 86_400_000

export async function gather(context: GatherContext, planId: string): Promise<Gathered> {
  const { db, rights, plans, collaboration, clock } = context
  const header = await plans.header(planId)
  if (!header) throw new Error('No such plan')
  const [situation, document, rows, choices, everyone, views] = await Promise.all([
    rights.situation(planId),
    collaboration().read(header.roomId, (doc) => readPlan(doc, header.template)),
    db.read.select().from(acceptances).where(eq(acceptances.planId, planId)).orderBy(asc(acceptances.turn)),
    db.read
      .select()
      .from(circleParticipants)
      .where(eq(circleParticipants.planId, planId))
      .orderBy(asc(circleParticipants.turn)),
    db.read.select().from(participants).where(eq(participants.planId, planId)),
    viewsOf(db, planId),
  ])
  const here = everyone.filter(({ status }) => status === 'joined' || status === 'invited')
  const people = new Map(here.map(({ id, name, createdAt }) => [id, { name, createdAt }]))
  const nameOf = new Map(everyone.map(({ id, name }) => [id, name]))
  const latestChoices = [...new Map(choices.map((choice) => [choice.personId, choice])).values()]
  const links = linksOf(document.people, here, latestChoices)
  const latest = [
    ...new Map(rows.map((row) => [`${row.agreementId} ${row.participantId}`, row])).values(),
  ].filter((row) => people.has(row.participantId))
  const circleNames = new Map(document.people.map(({ id, name }) => [id, name.trim()]))
  const namesIn = ({ who, fallback }: AgreementText) =>
    Object.fromEntries(
      [...who, ...(fallback === null ? [] : [fallback])].map((id) => [id, circleNames.get(id) ?? '']),
    )
  const children = new Set(header.children.map(({ name }) => sameName(name)).filter(Boolean))

  const agreements = inPlanOrder(header.template, document)
  const answers = agreements.map((agreement): AgreementAnswers => {
    const digest = digestOf(agreement)
    const names = namesIn(agreement)
    const participantOf = (personId: string) =>
      links.find((link) => link.personId === personId)?.participantId ?? null
    const { asked, unknown } = askedFor(agreement, participantOf, situation.people, situation.today)
    const isCurrent = (row: AcceptanceRow) => row.digest === digest && sameNames(row.names, names)
    const ofThis = latest.filter((row) => row.agreementId === agreement.id)
    const given = ofThis.map((row) => ({
      ...givenAnswer(row, nameOf),
      isCurrent: isCurrent(row),
    }))
    const counting = new Map(
      given.filter((one) => one.isCurrent && one.isConfirmed).map((one) => [one.participantId, one]),
    )
    const since = rows.find((row) => row.agreementId === agreement.id && isCurrent(row))?.at
    const withNames = asked.map((one) => ({ ...one, name: nameOf.get(one.participantId) ?? '' }))
    // A child of the plan who does not take part is not asked, and nobody misses a yes.
    const nobody = unknown
      .map((personId) => ({ personId, name: names[personId] ?? '' }))
      .filter(({ name }) => !children.has(sameName(name)))
    const said = asked.map(({ participantId }) => counting.get(participantId)?.answer)
    return {
      agreementId: agreement.id,
      digest,
      asked: withNames,
      answers: given,
      waiting: withNames
        .filter(({ participantId }) => !counting.has(participantId))
        .map((one) => ({
          ...one,
          days: daysSince(since, people.get(one.participantId)?.createdAt, clock.now()),
          answeredBefore: given.some((old) => old.participantId === one.participantId && !old.isCurrent),
        })),
      unknown: nobody,
      views: views.filter(({ aboutId }) => aboutId === agreement.id).map(({ aboutId: _, ...view }) => view),
      isSettledByAll:
        said.length > 0 && nobody.length === 0 && said.every((one) => one === 'yes' || one === 'but'),
      isOpen: said.includes('no'),
    }
  })
  return { agreements, circle: document.people, links, people, latest, answers, situation, namesIn }
}

/** As the plan reads; what stands in a part that the family hides is not asked. */
function inPlanOrder(form: Template, document: PlanDocument): Agreement[] {
  const bySection = agreementsBySection(form, document.agreements)
  return orderedSections(form, document.sections)
    .filter(({ hidden }) => !hidden)
    .flatMap(({ id }) => bySection.get(id) ?? [])
    .filter(({ what, when }) => what.trim() !== '' || when.trim() !== '')
}

function givenAnswer(
  row: AcceptanceRow,
  nameOf: ReadonlyMap<string, string>,
): Omit<GivenAnswer, 'isCurrent'> {
  const { id, participantId, because, digest, at } = row
  return {
    ...{ id, participantId, because, digest, at },
    name: nameOf.get(participantId) ?? '',
    answer: row.answer as GivenAnswer['answer'],
    origin: row.origin as GivenAnswer['origin'],
    enteredBy: row.enteredBy === null ? null : (nameOf.get(row.enteredBy) ?? ''),
    isConfirmed: row.confirmedAt !== null,
    on: amsterdamDate(at),
  }
}

/** Under another name somebody else would have the task: that is another agreement, whatever its ids. */
function sameNames(stored: string, now: Record<string, string>): boolean {
  const then = namesOf(stored)
  return Object.entries(now).every(([id, name]) => sameName(then[id] ?? '') === sameName(name))
}

const namesOf = (stored: string) => JSON.parse(stored) as Record<string, string>

const daysSince = (asked: number | undefined, came: number | undefined, now: number) =>
  asked === undefined ? null : Math.floor((now - Math.max(asked, came ?? 0)) / DAY)

export function wordsOf(
  { what, when, who, until, fallback }: AgreementText,
  names: Record<string, string>,
): AgreementWords {
  return {
    ...{ what, when, until },
    who: who.map((id) => names[id] ?? '').filter(Boolean),
    fallback: fallback === null ? null : (names[fallback] ?? ''),
  }
}

/** What a row was an answer to. */
export function answeredWords(row: AcceptanceRow): AgreementWords | null {
  const text = agreementText(row.content)
  return text && wordsOf(text, namesOf(row.names))
}

const viewsOf = (db: Database, planId: string) =>
  db.read
    .select({
      id: comments.id,
      aboutId: comments.aboutId,
      words: comments.words,
      participantId: comments.authorId,
      name: participants.name,
    })
    .from(comments)
    .innerJoin(participants, eq(participants.id, comments.authorId))
    .where(
      and(
        eq(comments.planId, planId),
        eq(comments.kind, 'differing-view'),
        eq(comments.aboutKind, 'agreement'),
        isNull(comments.threadId),
        isNull(comments.roomId),
      ),
    )
    .orderBy(asc(comments.createdAt))
