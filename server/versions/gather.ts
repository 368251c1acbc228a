/**
 * What stands beside the shared text and belongs in a record: for a version only what everyone who takes part and may
 * read the plan may read; for a draft what this reader may export. Nothing of a private room, nothing that was hidden,
 * nothing its author did not put in the plan.
 */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { comments, participants, passages, scores } from '#db/schema.ts'
import { isForNobody } from '#plan/passage.ts'
import { checkPicture } from '#plan/picture.ts'
import type { Beside } from '#plan/record/items.ts'
import { amsterdamDate } from '#plan/rights/age.ts'
import type { Action, Item } from '#plan/rights/content.ts'
import { may } from '#plan/rights/may.ts'
import type { Situation } from '#plan/rights/situation.ts'
import type { Role } from '#plan/roles.ts'
import type { Acceptance } from '../acceptance/types.ts'
import { readPassages } from '../passages/rows.ts'
import { hiddenSince } from '../plans/doors.ts'
import type { Asking } from '../rights/rights.ts'

/** Says of each thing whether it may stand in the record that is made. */
export type Allows = (item: Item) => boolean

/** Everyone who takes part and may read the plan. */
export const readersOfPlan = (situation: Situation): string[] =>
  situation.people.filter((person) => reads(person, { kind: 'shared-text' }, situation)).map(({ id }) => id)

const reads = (
  person: Situation['people'][number],
  item: Item,
  situation: Situation,
  action: Action = 'read',
) => may({ ...person, isProven: true }, action, item, situation).ok

/** In a version stands what is nobody's of these to miss. A number or an answer is for whoever reads such things at all. */
export function forVersion(situation: Situation): Allows {
  const readers = situation.people.filter((person) => reads(person, { kind: 'shared-text' }, situation))
  return (item) =>
    item.kind === 'score' || item.kind === 'acceptance'
      ? item.kind === 'acceptance' || item.isShown
      : readers.every((person) => reads(person, item, situation))
}

/** AG5. A remark is in no file by itself; what stands beside words goes where those words go. */
export const forReader = (asking: Asking): Allows => {
  const allows: Allows = (item) =>
    item.kind === 'comment'
      ? asking.may('read', item).ok && allows(item.about)
      : asking.may('export', item).ok
  return allows
}

interface Context {
  db: Database
  acceptance: Pick<Acceptance, 'of' | 'links'>
}

export async function besideOf(
  { db, acceptance }: Context,
  planId: string,
  allows: Allows,
  asking: Asking | null,
): Promise<Omit<Beside, 'reviewOn'>> {
  const [people, words, numbers, remarks, conditions, answers, links] = await Promise.all([
    db.read
      .select()
      .from(participants)
      .where(eq(participants.planId, planId))
      .orderBy(asc(participants.createdAt), asc(participants.id)),
    readPassages(db.read, planId),
    db.read
      .select()
      .from(scores)
      .where(and(eq(scores.planId, planId), isNull(scores.roomId)))
      .orderBy(asc(scores.createdAt)),
    db.read
      .select()
      .from(comments)
      .where(
        and(
          eq(comments.planId, planId),
          eq(comments.kind, 'differing-view'),
          isNull(comments.roomId),
          isNull(comments.resolvedAt),
        ),
      )
      .orderBy(asc(comments.createdAt), asc(comments.id)),
    db.read
      .select()
      .from(passages)
      .where(and(eq(passages.planId, planId), eq(passages.kind, 'locked-condition')))
      .orderBy(asc(passages.createdAt), asc(passages.id)),
    acceptance.of(planId),
    acceptance.links(planId),
  ])
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null

  const released = words.all.filter(
    ({ row, item }) =>
      row.roomId === null &&
      row.releasedAt !== null &&
      row.releasedIn !== null &&
      !isForNobody(row.place) &&
      // Words written down for somebody are theirs only after their yes.
      (row.writtenDownBy === null || row.confirmedAt !== null) &&
      allows(item),
  )
  const passageItem = new Map(released.map(({ row, item }) => [row.id, item]))

  const views = remarks.flatMap(({ id, authorId: author, aboutKind, aboutId: about, words }) => {
    const beside: Item | undefined =
      aboutKind === 'passage' ? passageItem.get(about) : { kind: 'shared-text' }
    if (!beside || !allows({ kind: 'comment', about: beside, author })) return []
    return [{ id, author, content: { about, words } }]
  })

  const given = answers.flatMap(({ agreementId, asked, answers }) =>
    answers
      .filter(({ isCurrent, isConfirmed }) => isCurrent && isConfirmed)
      .filter(({ participantId: author }) => {
        const isOwnTask = asked.some((one) => one.participantId === author && one.isTask)
        return allows({ kind: 'acceptance', author, isOwnTask })
      })
      .map(({ id, participantId, answer, because, digest, on, origin, enteredBy }) => ({
        id,
        author: participantId,
        content: { agreement: agreementId, answer, because, digest, on, origin, enteredBy },
      })),
  )

  const authors = new Set([...released.map(({ row }) => row.authorId), ...views.map(({ author }) => author)])
  const since = asking ? await hiddenSince(db.read, asking, planId) : null
  const isKnown = ({ joinedAt }: { joinedAt: number | null }) =>
    since === null || (joinedAt !== null && joinedAt < since)

  return {
    participants: people
      .filter((person) => (person.status === 'joined' && isKnown(person)) || authors.has(person.id))
      .map(({ id, name, role, employer }) => ({
        id,
        author: id,
        content: { name, role: role as Role, employer },
      })),
    acceptances: given,
    scores: shownNumbers(numbers).filter(({ author }) =>
      allows({ kind: 'score', author: author ?? '', isShown: true }),
    ),
    passages: released.map(({ row, item }) => ({
      id: row.id,
      author: row.authorId,
      content: {
        section: row.releasedIn,
        kind: item.kind,
        words: row.words,
        picture: row.picture === null ? null : checkPicture(JSON.parse(row.picture)),
        language: row.language,
        translation: row.translation,
        writtenDownBy: nameOf(row.writtenDownBy),
      },
    })),
    conditions: conditions
      .filter(({ authorId: author }) => allows({ kind: 'locked-condition', author }))
      .map(({ id, authorId, words, source, sourceOn }) => ({
        id,
        author: authorId,
        content: { words, source: source ?? '', since: sourceOn ?? '' },
      })),
    views,
    links: new Map(
      links.flatMap(({ personId, participantId }) =>
        participantId === null ? [] : [[personId, participantId] as const],
      ),
    ),
  }
}

/** Per person and scale, where the newest is shown: how it went, a number a day. */
function shownNumbers(rows: readonly (typeof scores.$inferSelect)[]): Beside['scores'] {
  const series = Map.groupBy(rows, ({ participantId, fieldId }) => `${participantId} ${fieldId}`)
  return [...series.values()].flatMap((all) => {
    const newest = all.at(-1)
    if (!newest?.shown) return []
    const shown = all.filter((one) => one.shown)
    const perDay = new Map(shown.map(({ createdAt, value }) => [amsterdamDate(createdAt), value]))
    const { participantId: author, fieldId: field } = newest
    return [
      {
        id: `cijfer-${author}-${field}`,
        author,
        field,
        // Its section and question are put beside it where it stands.
        content: { section: '', question: '', values: [...perDay].map(([on, value]) => ({ on, value })) },
      },
    ]
  })
}
