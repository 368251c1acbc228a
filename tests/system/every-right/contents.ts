/**
 * Every kind of content of the table of rights that is kept somewhere, each as rows with a mark of their own. A kind that
 * gets a place later (a version, an extract, an answer of the team, a yes to an agreement, how it goes) gets its rows
 * here, and is then looked for on every page, in every file and on every socket of everybody.
 */
import { addAgreement, addGoal } from '#plan/commands.ts'
import type { Audience, Item, Kind, Passage, PrivateRoom } from '#plan/rights/content.ts'
import { Client, writeParagraph } from '#tests/collaboration/client.ts'
import { until } from '#tests/harness/until.ts'
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

export const MARK = /Merk\d+x/g
let made = 0
const mark = () => `Merk${++made}x`

/** Kinds of the table that are kept nowhere yet, or are no words: the test asks that every other kind has rows. */
export const WITHOUT_ROWS: readonly Kind[] = [
  'extract',
  'version',
  'response',
  'acceptance',
  'check-in',
  'process',
]

export async function writeShared(all: Everyone): Promise<Content[]> {
  const { origin, cookie } = all.browser('parent')
  const url = origin.replace(/^http/, 'ws')
  const client = await new Client(url, '', { plan: all.planId, origin, cookie }).ready()
  const [text, question, agreement, wish] = [mark(), mark(), mark(), mark()]
  writeParagraph(client.doc, 'goed', text)
  writeParagraph(client.doc, 'vraag', question)
  addAgreement(client.doc, 'afspraken', agreement)
  addGoal(client.doc, wish)
  await until('it is on disk', () => client.isSaved)
  client.cut()
  const shared: Item = { kind: 'shared-text' }
  const forChild: Item = { kind: 'child-version' }
  return [
    { mark: text, item: shared, home: 'plan' },
    { mark: question, item: { kind: 'main-question' }, within: shared, home: 'plan' },
    { mark: agreement, item: forChild, within: shared, home: 'plan' },
    { mark: wish, item: forChild, within: shared, home: 'plan' },
  ]
}

const AUTHORS = ['parent', 'parent-without-authority', 'network', 'youth-12', 'youth-16']
const CHILDREN = ['child', 'youth-12', 'youth-16']
const LATER = 9_000_000_000_000

const audiences = (all: Everyone): Audience[] => [
  { to: 'me' },
  ...['network', 'facilitator', 'child', 'supporter-let-in', 'school'].map(
    (name): Audience => ({ to: 'chosen', people: [all.id(name)] }),
  ),
  { to: 'circle' },
  { to: 'circle-and-facilitator' },
  { to: 'everyone' },
]

/** Rows as they stand in the tables; the same ones again in a private room, when one is given. */
export function writeRows(all: Everyone, room?: { id: string; item: PrivateRoom }): Content[] {
  const { db, planId } = all
  const contents: Content[] = []
  const writtenIn = room ? { writtenIn: room.item } : {}
  const roomId = room?.id ?? null

  const passage = (
    kind: Passage['kind'],
    author: string,
    audience: Audience,
    more: Partial<Passage> = {},
  ) => {
    const words = mark()
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
    const at = item.isReleased ? 1 : null
    db.prepare(
      `insert into passages (id, plan_id, room_id, author_id, kind, place, words, language, audience, audience_chosen_at,
        released_at, released_in, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, 'nl', ?, ?, ?, ?, 1, 1)`,
    ).run(
      words,
      planId,
      roomId,
      item.author,
      kind,
      kind === 'child-words' ? 'worries' : null,
      words,
      audience.to,
      item.audienceChosenAt,
      at,
      at && 'goed',
    )
    const name = db.prepare(
      'insert into passage_readers (passage_id, participant_id, kind, at) values (?, ?, ?, ?)',
    )
    if (audience.to === 'chosen') for (const reader of audience.people) name.run(words, reader, 'chosen', 1)
    for (const grant of item.grants) name.run(words, grant.to, 'grant', grant.at)
    contents.push({ mark: words, item, home: 'mijn-blad' })
    return item
  }
  const comment = (
    author: string,
    about: Item,
    row: { kind: string; aboutKind: string; aboutId: string },
  ) => {
    const words = mark()
    db.prepare(
      `insert into comments (id, plan_id, room_id, author_id, kind, about_kind, about_id, words, created_at, changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, 1, 1)`,
    ).run(words, planId, roomId, all.id(author), row.kind, row.aboutKind, row.aboutId, words)
    const item: Item = { kind: 'comment', about, author: all.id(author), ...writtenIn }
    contents.push({ mark: words, item, home: row.aboutKind === 'passage' ? 'mijn-blad' : 'reacties' })
  }

  // In private time a facilitator is not there to write.
  const commenters = ['parent', 'network', 'youth-12', ...(room ? [] : ['facilitator'])]
  for (const author of AUTHORS)
    for (const audience of room ? audiences(all).slice(-2) : audiences(all))
      for (const isReleased of [false, true]) passage('own-passage', author, audience, { isReleased })
  if (!room) {
    for (const author of CHILDREN)
      for (const audience of audiences(all)) passage('child-words', author, audience)
    // Why a question was skipped, and who sits beside the child, are nobody else's, whatever a row says.
    for (const place of ['skipped', 'beside']) {
      passage('child-words', 'child', { to: 'me' })
      db.prepare("update passages set audience = 'everyone', place = ? where id = ?").run(
        place,
        contents.at(-1)?.mark,
      )
    }
    for (const to of ['circle', 'everyone'] as const) {
      // Chosen before anybody else joined, and said yes to one of them since.
      passage('own-passage', 'parent', { to }, { audienceChosenAt: 1 })
      const grants = [{ to: all.id('network'), at: 2 }]
      passage('own-passage', 'parent', { to }, { audienceChosenAt: 1, grants })
    }
    for (const author of ['school', 'doctor'])
      for (const kind of ['informant-sheet', 'locked-condition'] as const) {
        const words = mark()
        db.prepare(
          `insert into passages (id, plan_id, author_id, kind, words, language, audience, audience_chosen_at, source,
            source_on, created_at, changed_at) values (?, ?, ?, ?, ?, 'nl', 'everyone', 1, 'GI', '2026-01-01', 1, 1)`,
        ).run(words, planId, all.id(author), kind, words)
        contents.push({ mark: words, item: { kind, author: all.id(author) }, home: 'informatie' })
      }
  }

  for (const author of commenters) {
    comment(author, room ? room.item : { kind: 'shared-text' }, {
      kind: 'remark',
      aboutKind: 'section',
      aboutId: 'goed',
    })
    for (const { mark: aboutId, item } of contents.filter(
      (one) => one.item.kind === 'own-passage' && one.item.author === all.id('parent'),
    ))
      comment(author, item, { kind: 'proposal', aboutKind: 'passage', aboutId })
  }

  for (const author of ['parent', 'network', 'youth-12', 'child', 'youth-16'])
    for (const isShown of [false, true]) {
      const field = mark()
      db.prepare(
        `insert into scores (id, plan_id, room_id, participant_id, field_id, value, shown, created_at)
          values (?, ?, ?, ?, ?, 5, ?, 1)`,
      ).run(field, planId, roomId, all.id(author), field, Number(isShown))
      const item: Item = { kind: 'score', isShown, author: all.id(author), ...writtenIn }
      contents.push({ mark: field, item, home: 'plan' })
    }

  for (const audience of ['plan', 'parent', 'network', 'facilitator']) {
    const id = mark()
    db.prepare(
      "insert into audit_log (id, plan_id, room_id, at, action, audience) values (?, ?, ?, 1, 'read', ?)",
    ).run(id, planId, roomId, audience === 'plan' ? audience : all.id(audience))
    const own: Item = {
      kind: 'own-passage',
      author: audience === 'plan' ? '' : all.id(audience),
      audience: { to: 'me' },
      audienceChosenAt: 0,
      grants: [],
      isReleased: false,
      ...writtenIn,
    }
    const about: Item = audience === 'plan' ? (room?.item ?? { kind: 'shared-text' }) : own
    contents.push({ mark: id, item: { kind: 'log-row', about }, home: 'logboek' })
  }
  return contents
}

/** Words that were written inside a private room, by somebody who is in it. */
export async function writeInside(all: Everyone, item: PrivateRoom): Promise<Content> {
  const { origin, cookie } = all.browser('parent')
  const url = origin.replace(/^http/, 'ws')
  const client = await new Client(url, '', { plan: all.planId, kind: 'private', origin, cookie }).ready()
  const words = mark()
  writeParagraph(client.doc, 'zorgen', words)
  await until('it is on disk', () => client.isSaved)
  client.cut()
  return { mark: words, item, home: 'plan' }
}
