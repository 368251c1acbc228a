/** What one reader sees while looking back: everything of it is that reader's own copy. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { calendarWishes, outcomeAnswers, participants, reviewDecisions, scores } from '#db/schema.ts'
import { tongueOf } from '#plan/book/words.ts'
import { type PlanDocument, readPlan } from '#plan/document.ts'
import { isForNobody } from '#plan/passage.ts'
import { checkPicture } from '#plan/picture.ts'
import { contentsOf, type PlanRecord } from '#plan/record/record.ts'
import { circleDrawing, type Drawing, type TimelineEntry, timelineDrawing } from '#plan/reviews/drawing.ts'
import { facesDrawing } from '#plan/reviews/faces-drawing.ts'
import { OUTCOME_QUESTIONS, type OutcomeAnswer } from '#plan/reviews/outcomes.ts'
import { reviewWords } from '#plan/reviews/words.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import { seatOf } from '#plan/rights/people.ts'
import { inLanguage } from '#plan/template.ts'
import type { FollowedAgreement } from '../follow-up/types.ts'
import { readPassages } from '../passages/rows.ts'
import { roomOf } from '../plans/doors.ts'
import type { Me, PlanHeader } from '../plans/types.ts'
import type { Asking } from '../rights/rights.ts'
import type { VersionSummary } from '../versions/types.ts'
import { facesBeside, mayGiveFaces } from './agreement-faces.ts'
import {
  mayDecide,
  mayOpen,
  mayPlan,
  nothing,
  type ReviewRow,
  type ReviewsContext,
  reviewsOf,
} from './context.ts'
import { deciding } from './decided.ts'
import { mayAnswer } from './round.ts'
import type {
  Decision,
  FaceBeside,
  FaceGiven,
  ReviewDay,
  ReviewedAgreement,
  ReviewPage,
  ScaleTrend,
} from './types.ts'

export function gathering(context: ReviewsContext) {
  const { db, rights, plans, versions, scores: numbers, followUp, collaboration } = context
  const { decisionsBetween } = deciding(context)

  async function trendsOf(me: Me, asking: Asking, header: PlanHeader): Promise<ScaleTrend[]> {
    const fields = header.template.sections
      .flatMap((section) => section.fields)
      .filter(({ kind }) => kind === 'scale')
    if (fields.length === 0) return []
    const [rows, mayGive] = await Promise.all([
      db.read
        .select({ score: scores, name: participants.name })
        .from(scores)
        .innerJoin(participants, eq(participants.id, scores.participantId))
        .where(and(eq(scores.planId, me.planId), isNull(scores.roomId)))
        .orderBy(asc(scores.createdAt)),
      numbers.mayGive(me),
    ])
    return fields.map((field) => {
      const here = rows.filter(({ score }) => score.fieldId === field.id)
      const people = [...Map.groupBy(here, ({ score }) => score.participantId)].flatMap(([author, all]) => {
        const newest = all.at(-1)
        if (!newest) return []
        const isMine = author === me.participantId
        // A number that is hidden again takes the earlier ones along; of oneself one sees all.
        if (!asking.may('read', { kind: 'score', author, isShown: newest.score.shown }).ok) return []
        const seen = all.filter(({ score }) => isMine || score.shown)
        const perDay = new Map(seen.map(({ score }) => [amsterdamDate(score.createdAt), score.value]))
        return [{ name: newest.name, isMine, values: [...perDay].map(([on, value]) => ({ on, value })) }]
      })
      const own = here.filter(({ score }) => score.participantId === me.participantId).at(-1)?.score
      return {
        fieldId: field.id,
        question: inLanguage(field.question, header.language),
        people,
        mayGive,
        mine: own ? { value: own.value, shown: own.shown } : null,
      }
    })
  }

  /** From the child's own place, as far as the child lets this person read it. */
  async function facesOf(me: Me, asking: Asking): Promise<FaceGiven[]> {
    const plan = await readPassages(db.read, me.planId)
    return plan.all.flatMap(({ row, item }): FaceGiven[] => {
      const isMine = row.authorId === me.participantId
      if (row.kind !== 'child-words' || row.picture === null || !asking.may('read', item).ok) return []
      if (!isMine && isForNobody(row.place)) return []
      const { face } = checkPicture(JSON.parse(row.picture)) ?? { face: null }
      if (!face) return []
      const name = plan.names.get(row.authorId)?.name ?? ''
      return [{ id: row.id, name, face, words: row.words, on: amsterdamDate(row.createdAt) }]
    })
  }

  async function decisionsOf(reviewId: string | undefined) {
    if (reviewId === undefined) return new Map<string, { decision: Decision; by: string }>()
    const rows = await db.read
      .select({ row: reviewDecisions, name: participants.name })
      .from(reviewDecisions)
      .innerJoin(participants, eq(participants.id, reviewDecisions.participantId))
      .where(eq(reviewDecisions.reviewId, reviewId))
    return new Map(
      rows.map(
        ({ row, name }) => [row.agreementId, { decision: row.decision as Decision, by: name }] as const,
      ),
    )
  }

  /** Every settled copy that this person may read, the oldest first. */
  async function copiesOf(me: Me, all: readonly VersionSummary[]): Promise<PlanRecord[]> {
    const copies: PlanRecord[] = []
    for (const { number } of [...all].reverse()) copies.push((await versions.version(me, number)).record)
    return copies
  }

  async function outcomeOf(
    me: Me,
    asking: Asking,
    open: ReviewRow | undefined,
  ): Promise<ReviewPage['outcome']> {
    if (!open || !mayAnswer(asking)) return null
    const rows = await db.read
      .select()
      .from(outcomeAnswers)
      .where(and(eq(outcomeAnswers.reviewId, open.id), eq(outcomeAnswers.participantId, me.participantId)))
    const of = (question: string) =>
      (rows.find((row) => row.question === question)?.answer as OutcomeAnswer | undefined) ?? null
    return Object.fromEntries(OUTCOME_QUESTIONS.map((one) => [one, of(one)])) as ReviewPage['outcome']
  }

  return async function gather(
    me: Me,
  ): Promise<{ page: ReviewPage; header: PlanHeader; copies: PlanRecord[] }> {
    const asking = await rights.of(me)
    const { viewer, situation } = asking
    if (!asking.may('read', { kind: 'process', part: 'progress' }).ok) throw nothing()
    const header = await plans.header(me.planId)
    if (!header) throw nothing()
    const isChild = seatOf(viewer, situation.today) === 'child'
    const [rows, all, standing, room, [wish], [person]] = await Promise.all([
      reviewsOf(db.read, me.planId),
      versions.list(me),
      versions.standing(me),
      roomOf(db.read, me.planId, 'plan'),
      db.read.select().from(calendarWishes).where(eq(calendarWishes.participantId, me.participantId)),
      db.read.select().from(participants).where(eq(participants.id, me.participantId)),
    ])
    const open = rows.find(({ status }) => status === 'open')
    const lastHeld = rows
      .filter(({ status }) => status === 'held')
      .sort((a, b) => (a.heldAt ?? 0) - (b.heldAt ?? 0))
      .at(-1)
    const copies = await copiesOf(me, all)
    const newest = copies.at(-1)
    const readsText = asking.may('read', { kind: 'shared-text' }).ok
    const isBeingWritten = room?.status === 'open' && all.length > 0 && readsText
    const [scales, faces, decisions, followed, now] = await Promise.all([
      isChild || !newest ? [] : trendsOf(me, asking, header),
      facesOf(me, asking),
      decisionsOf((open ?? lastHeld)?.id),
      newest && !isChild ? (followUp()?.agreements(me) ?? []) : [],
      isBeingWritten && room ? collaboration().read(room.id, (doc) => readPlan(doc, header.template)) : null,
    ])
    const [newestSummary, before] = all
    const beside = await facesBeside(db.read, me, asking)
    const agreements = newest ? agreementsOf(newest, { decisions, followed, now, beside }) : []
    const day = (row: ReviewRow): ReviewDay => ({
      ...{ id: row.id, on: row.on, time: row.time, status: row.status as ReviewDay['status'] },
      isDue: row.status === 'planned' && row.on <= situation.today,
    })
    const readsPeople = newest !== undefined && !isChild
    return {
      header,
      copies,
      page: {
        days: rows.filter(({ status }) => status !== 'dropped').map(day),
        open: open ? day(open) : null,
        lastHeld: lastHeld ? day(lastHeld) : null,
        today: situation.today,
        isSettled: standing.isSettled || all.length > 0,
        version: newestSummary?.number ?? null,
        may: {
          faces: mayGiveFaces(asking) && newest !== undefined,
          plan: mayPlan(asking),
          open: mayOpen(asking),
          decide: mayDecide(asking) && newest !== undefined,
          close: mayOpen(asking),
          calendar: true,
        },
        calendarByMail:
          viewer.isProven && person?.email && person.emailVerifiedAt !== null ? wish !== undefined : null,
        isChild,
        agreements,
        scales,
        faces,
        changes:
          newestSummary && before && !isChild
            ? await versions.changes(me, before.number, newestSummary.number)
            : [],
        changesDecided:
          newestSummary && before && !isChild
            ? await decisionsBetween(me, before.number, newestSummary.number)
            : {},
        people: readsPeople ? await peopleSince(me, newestSummary?.at ?? 0) : { came: [], left: [] },
        isBeingWritten,
        pictures:
          newest && !isChild
            ? {
                ...picturesOf(copies, header, followed, situation.today),
                faces: facesOfChildren(agreements, header),
              }
            : { faces: [], timeline: null, circleThen: null, circleNow: null },
        outcome: await outcomeOf(me, asking, open),
      },
    }
  }

  async function peopleSince(me: Me, since: number) {
    const rows = await db.read.select().from(participants).where(eq(participants.planId, me.planId))
    return {
      came: rows
        .filter(({ status, joinedAt }) => status === 'joined' && (joinedAt ?? 0) > since)
        .map(({ name }) => name),
      left: rows
        .filter(
          ({ status, endedAt }) => (status === 'left' || status === 'removed') && (endedAt ?? 0) > since,
        )
        .map(({ name }) => name),
    }
  }
}

function agreementsOf(
  record: PlanRecord,
  {
    decisions,
    followed,
    now,
    beside,
  }: {
    decisions: ReadonlyMap<string, { decision: Decision; by: string }>
    followed: readonly FollowedAgreement[]
    now: PlanDocument | null
    beside: ReadonlyMap<string, FaceBeside[]>
  },
): ReviewedAgreement[] {
  const names = new Map(contentsOf(record, 'person').map(({ id, content }) => [id, content.name]))
  return contentsOf(record, 'agreement').map(({ id, content }) => {
    const history = followed.find((one) => one.id === id)?.history ?? []
    return {
      id,
      what: content.what,
      when: content.when,
      who: content.who.flatMap((one) => names.get(one) ?? []),
      until: content.until,
      // The latest of each: they stand beside each other.
      last: history.filter((one, at) => history.findIndex((other) => other.name === one.name) === at),
      faces: beside.get(id) ?? [],
      decision: decisions.get(id) ?? null,
      isGone: now !== null && !now.agreements.some((one) => one.id === id),
    }
  })
}

export function timelineOf(
  copies: readonly PlanRecord[],
  followed: readonly FollowedAgreement[],
): TimelineEntry[] {
  const entries = new Map<string, TimelineEntry>()
  for (const copy of copies) {
    const on = amsterdamDate(Date.parse(copy.at))
    const here = contentsOf(copy, 'agreement')
    for (const { id, content } of here) {
      const from = entries.get(id)?.from ?? on
      const until = content.until !== null && content.until >= from ? content.until : null
      const history = followed.find((one) => one.id === id)?.history ?? []
      entries.set(id, {
        what: content.what,
        from,
        until: until === null ? null : { on: until, because: 'ends' },
        answers: history
          .filter(({ kind }) => kind === 'own')
          .map(({ on: day, answer }) => ({ on: day, answer }))
          .reverse(),
      })
    }
    for (const [id, entry] of entries)
      if (!here.some((one) => one.id === id) && entry.until?.because !== 'gone')
        entries.set(id, { ...entry, until: { on, because: 'gone' } })
  }
  return [...entries.values()]
}

/** One for each child: they stand beside each other. */
function facesOfChildren(agreements: readonly ReviewedAgreement[], { language }: PlanHeader): Drawing[] {
  const all = agreements.flatMap(({ what, faces }) => faces.map((face) => ({ ...face, what })))
  return [...Map.groupBy(all, ({ name }) => name)].flatMap(
    ([name, given]) => facesDrawing(name, given, language) ?? [],
  )
}

function picturesOf(
  copies: readonly PlanRecord[],
  { language, children }: PlanHeader,
  followed: readonly FollowedAgreement[],
  today: string,
): Omit<ReviewPage['pictures'], 'faces'> {
  const words = reviewWords(language)
  const tongue = tongueOf(language)
  const names = children.map(({ name }) => name.trim()).filter(Boolean)
  const middle = names.length > 0 ? tongue.list(names) : tongue.words.titleWithoutNames
  const peopleOf = (record: PlanRecord | undefined) =>
    record ? contentsOf(record, 'person').map(({ id, content }) => ({ id, ...content })) : []
  const draw = (title: string, record: PlanRecord | undefined): Drawing | null =>
    circleDrawing(title, peopleOf(record), middle, language)
  const [first, last] = [copies[0], copies.at(-1)]
  const hadTask = new Set(
    followed.flatMap(({ free, who }) =>
      free ? who.flatMap(({ name }) => (free.name === null || free.name === name ? [name] : [])) : [],
    ),
  )
  // The picture has room for a name; whose task is free stands in its words and in the table beside it.
  const now = draw(words.circleNow, last)
  const people = peopleOf(last).map((one) =>
    hadTask.has(one.name) ? { ...one, name: words.freeBeside(one.name) } : one,
  )
  const marked = circleDrawing(words.circleNow, people, middle, language)
  return {
    timeline: timelineDrawing(timelineOf(copies, followed), today, language),
    circleThen: first && first !== last ? draw(words.circleThen(tongue.date(first.at)), first) : null,
    circleNow: now && marked && { ...now, alt: marked.alt, rows: marked.rows },
  }
}
