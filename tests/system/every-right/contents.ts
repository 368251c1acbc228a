/**
 * Every kind of content of the table of rights that is kept somewhere, each as rows with a mark of their own. A kind that
 * gets a place later (a version, an extract, an answer of the team, a yes to an agreement, how it goes) gets its rows
 * here, and is then looked for on every page, in every file and on every socket of everybody.
 */
import { addAgreement, addGoal } from '#plan/commands.ts'
import { type Audience, type Item, isPassage, type Kind, type PrivateRoom } from '#plan/rights/content.ts'
import { Client, writeParagraph } from '#tests/collaboration/client.ts'
import { until } from '#tests/harness/until.ts'
import type { Everyone } from './people.ts'
import { type Content, inserting, mark, type Room } from './rows.ts'

/**
 * Kinds of the table without rows here: what is made of a settled plan (`settled.test.ts` tries that), or is no words. The test
 * asks that every other kind has rows.
 */
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

const audiences = (all: Everyone): Audience[] => [
  { to: 'me' },
  ...['network', 'facilitator', 'child', 'supporter-let-in', 'school'].map(
    (name): Audience => ({ to: 'chosen', people: [all.id(name)] }),
  ),
  { to: 'circle' },
  { to: 'circle-and-facilitator' },
  { to: 'everyone' },
]

/** Rows as they stand in the tables; when a private room is given, those that are written while it is open. */
export function writeRows(all: Everyone, room: Room | null): Content[] {
  const { contents, passage, fact, comment, score, logRow } = inserting(all, room)
  const wide = audiences(all).slice(-2)
  for (const author of AUTHORS)
    (room ? wide : audiences(all)).forEach((audience, index) => {
      passage('own-passage', author, audience, { isReleased: index % 2 === 1 })
    })
  if (!room) {
    for (const author of CHILDREN)
      for (const audience of audiences(all)) passage('child-words', author, audience)
    // Why a question was skipped, and who sits beside the child, are nobody else's, whatever a row says.
    for (const place of ['skipped', 'beside'])
      passage('child-words', 'child', { to: 'me' }, {}, { place, audience: 'everyone' })
    for (const audience of wide) {
      // Chosen before anybody else joined, and said yes to one of them since.
      passage('own-passage', 'parent', audience, { audienceChosenAt: 1 })
      const grants = [{ to: all.id('network'), at: 2 }]
      passage('own-passage', 'parent', audience, { audienceChosenAt: 1, grants })
    }
    for (const author of ['school', 'doctor'])
      for (const kind of ['informant-sheet', 'locked-condition'] as const) fact(author, kind)
  }
  const words = contents.filter(({ item }) => isPassage(item) && item.author === all.id('parent'))
  // In private time a facilitator is not there to write.
  for (const author of ['parent', 'network', 'youth-12', ...(room ? [] : ['facilitator'])]) {
    comment(author, room?.item ?? { kind: 'shared-text' }, 'goed')
    for (const { item, mark } of words) comment(author, item, mark)
  }
  for (const author of ['parent', 'network', 'youth-12', 'child', 'youth-16'])
    for (const isShown of [false, true]) score(author, isShown)
  for (const audience of ['plan', 'parent', 'network', 'facilitator']) logRow(audience)
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
