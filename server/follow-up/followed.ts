/** What is followed: the agreements of the newest settled version, and who is who in it. Judges nothing. */
import { asc, eq } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { circleParticipants, participants } from '#db/schema.ts'
import { plainText } from '#plan/document.ts'
import { contentsOf, type PlanRecord, RECORD_SCHEMA, type RecordItem } from '#plan/record/record.ts'
import { sameName } from '#plan/same-name.ts'
import { digestOf } from '../acceptance/digest.ts'
import { versionsOf } from '../versions/context.ts'
import { storedItems } from '../versions/reading.ts'
import type { FollowContext } from './context.ts'

export interface Named {
  /** In the circle. */
  personId: string
  name: string
  participantId: string | null
}

export interface Followed {
  id: string
  what: string
  when: string
  until: string | null
  goal: string | null
  who: Named[]
  fallback: Named | null
  /** Of its exact text, as answers are bound to it. */
  digest: string
  /** As it was sealed. */
  text: { what: string; when: string; who: string[]; until: string | null; fallback: string | null }
}

export interface Following {
  version: number
  settledAt: number
  agreements: Followed[]
  keepers: Named[]
  otherwise: string[]
  people: (typeof participants.$inferSelect)[]
}

/** Null while nothing was settled. */
export async function followedIn(
  { db }: Pick<FollowContext, 'db'>,
  planId: string,
): Promise<Following | null> {
  const [newest] = await versionsOf(db.read, planId)
  if (!newest) return null
  const [items, people, chosen] = await Promise.all([
    storedItems({ db }, newest),
    db.read.select().from(participants).where(eq(participants.planId, planId)),
    choices(db.read, planId),
  ])
  const record: PlanRecord = { schema: RECORD_SCHEMA, planId, version: newest.number, at: '', items }
  const circle = new Map(contentsOf(record, 'person').map(({ id, content }) => [id, content]))
  const goals = new Map(contentsOf(record, 'goal').map(({ id, content }) => [id, content.title]))

  const named = (personId: string): Named | null => {
    const person = circle.get(personId)
    if (!person) return null
    const { name } = person
    return { personId, name, participantId: whoIs(personId, name, person.participant) }
  }
  /** Somebody's later choice, else who it was when it was settled, else the one person of that name. */
  function whoIs(personId: string, name: string, sealed: string | null): string | null {
    const choice = chosen.get(personId)
    if (choice && sameName(choice.personName) === sameName(name)) return choice.participantId
    if (sealed !== null) return sealed
    const alike = people.filter((one) => sameName(one.name) === sameName(name))
    return alike.length === 1 ? (alike[0]?.id ?? null) : null
  }
  const all = (ids: readonly string[]) => ids.map(named).filter((one) => one !== null)

  return {
    version: newest.number,
    settledAt: newest.settledAt,
    people,
    agreements: contentsOf(record, 'agreement').map(({ id, content }) => {
      const { what, when, who, until, fallback, goal } = content
      const text = { what, when, who, until, fallback }
      return {
        ...{ id, what, when, until, text },
        who: all(who),
        fallback: fallback === null ? null : named(fallback),
        goal: goal === null ? null : (goals.get(goal) ?? null),
        digest: digestOf(text),
      }
    }),
    keepers: all(contentsOf(record, 'keeper').flatMap(({ content }) => content.who ?? [])),
    otherwise: otherwiseIn(record, items),
  }
}

async function choices(read: Queries, planId: string) {
  const rows = await read
    .select()
    .from(circleParticipants)
    .where(eq(circleParticipants.planId, planId))
    .orderBy(asc(circleParticipants.turn))
  return new Map(rows.map((row) => [row.personId, row]))
}

/** The words of "Als het anders loopt", a paragraph or line each. */
function otherwiseIn(record: PlanRecord, items: readonly RecordItem[]): string[] {
  const sections = new Set(
    contentsOf(record, 'section').flatMap(({ id, content }) =>
      content.canonical === 'otherwise' ? [id] : [],
    ),
  )
  return items
    .flatMap((item) => {
      if (item.content === null) return []
      if (item.kind === 'text' && sections.has(item.content.section)) return [plainText(item.content.blocks)]
      if (item.kind === 'line' && sections.has(item.content.section)) return [item.content.text]
      return []
    })
    .map((words) => words.trim())
    .filter((words) => words !== '')
}
