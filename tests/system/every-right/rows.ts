/** Puts rows with a mark of their own in the tables, each with what the rules must see of it. */
import type { Audience, Item, Passage, PrivateRoom } from '#plan/rights/content.ts'
import type { Everyone } from './people.ts'

/** Where somebody who may read it must find it. */
export type Home = 'plan' | 'mijn-blad' | 'informatie' | 'reacties' | 'logboek'

export interface Content {
  mark: string
  item: Item
  home: Home
  /** Also read by who may read one of these: the question and the agreements are part of the plan's text. */
  within?: Item
}

export interface Room {
  id: string
  item: PrivateRoom
}

export const MARK = /Merk\d+x/g
let made = 0
export const mark = () => `Merk${++made}x`
/** After everybody joined. */
const LATER = 9_000_000_000_000

export function inserting(all: Everyone, room: Room | null) {
  const { db, planId } = all
  const contents: Content[] = []
  const writtenIn = room ? { writtenIn: room.item } : {}
  const insert = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row)
    const values = names.map((name) => `@${name}`)
    db.prepare(`insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`).run(row)
  }
  const mine = (words: string) => ({ id: words, plan_id: planId, room_id: room?.id ?? null })
  const words = { language: 'nl', created_at: 1, changed_at: 1 }

  return {
    contents,

    /** `row`: where it says something else than the rules must hear. */
    passage(
      kind: Passage['kind'],
      author: string,
      audience: Audience,
      more: Partial<Passage> = {},
      row: Record<string, unknown> = {},
    ): void {
      const id = mark()
      const item: Passage = {
        kind,
        author: all.id(author),
        audience,
        audienceChosenAt: LATER,
        grants: [],
        isReleased: false,
        ...writtenIn,
        ...more,
      }
      insert('passages', {
        ...mine(id),
        ...words,
        author_id: item.author,
        kind,
        place: kind === 'child-words' ? 'worries' : null,
        words: id,
        audience: audience.to,
        audience_chosen_at: item.audienceChosenAt,
        released_at: item.isReleased ? 1 : null,
        released_in: item.isReleased ? 'goed' : null,
        ...row,
      })
      const named = (participant: string, kind: string, at: number) =>
        insert('passage_readers', { passage_id: id, participant_id: participant, kind, at })
      if (audience.to === 'chosen') for (const reader of audience.people) named(reader, 'chosen', 1)
      for (const { to, at } of item.grants) named(to, 'grant', at)
      contents.push({ mark: id, item, home: 'mijn-blad' })
    },

    fact(author: string, kind: 'informant-sheet' | 'locked-condition'): void {
      const id = mark()
      insert('passages', {
        ...mine(id),
        ...words,
        author_id: all.id(author),
        kind,
        words: id,
        audience: 'everyone',
        audience_chosen_at: 1,
        source: 'GI',
        source_on: '2026-01-01',
      })
      contents.push({ mark: id, item: { kind, author: all.id(author) }, home: 'informatie' })
    },

    /** A remark about the text, or a proposal beside somebody's own words. */
    comment(author: string, about: Item, aboutId: string): void {
      const id = mark()
      const isBeside = about.kind === 'own-passage'
      insert('comments', {
        ...mine(id),
        author_id: all.id(author),
        kind: isBeside ? 'proposal' : 'remark',
        about_kind: isBeside ? 'passage' : 'section',
        about_id: aboutId,
        words: id,
        created_at: 1,
        changed_at: 1,
      })
      const item: Item = { kind: 'comment', about, author: all.id(author), ...writtenIn }
      contents.push({ mark: id, item, home: isBeside ? 'mijn-blad' : 'reacties' })
    },

    /** The mark is its field: a number has no words. */
    score(author: string, isShown: boolean): void {
      const id = mark()
      insert('scores', {
        ...mine(id),
        participant_id: all.id(author),
        field_id: id,
        value: 5,
        shown: Number(isShown),
        created_at: 1,
      })
      contents.push({
        mark: id,
        item: { kind: 'score', isShown, author: all.id(author), ...writtenIn },
        home: 'plan',
      })
    },

    /** The mark is its id: a row of the log holds no words. */
    logRow(audience: string): void {
      const id = mark()
      const forPlan = audience === 'plan'
      insert('audit_log', {
        ...mine(id),
        at: 1,
        action: 'read',
        audience: forPlan ? audience : all.id(audience),
      })
      const own: Item = {
        kind: 'own-passage',
        author: forPlan ? '' : all.id(audience),
        audience: { to: 'me' },
        audienceChosenAt: 0,
        grants: [],
        isReleased: false,
        ...writtenIn,
      }
      const about: Item = forPlan ? (room?.item ?? { kind: 'shared-text' }) : own
      contents.push({ mark: id, item: { kind: 'log-row', about }, home: 'logboek' })
    },
  }
}
