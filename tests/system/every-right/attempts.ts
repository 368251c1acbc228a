/**
 * Everything that somebody can try to write, each with what the table says of it and what the database holds afterwards.
 * An act that comes later (accepting, sending, answering) gets its attempt here.
 */
import type { Action, Item, Passage } from '#plan/rights/content.ts'
import { whoLeavesOut } from '#plan/rights/leaving-out.ts'
import { may } from '#plan/rights/may.ts'
import { mayResolve } from '#plan/rights/resolving.ts'
import type { Situation } from '#plan/rights/situation.ts'
import type { Answer, Form } from '#tests/harness/person.ts'
import type { Everyone } from './people.ts'
import type { Content } from './rows.ts'
import { writeBySocket } from './surfaces.ts'

export interface Attempt {
  what: string
  /** `never`: nobody's right, whatever the step; tried in some steps only. */
  isAllowed: boolean | 'never'
  /** The status, or null by a socket. */
  run(): Promise<number | null>
  isKept(): boolean
}

let tried = 0

export function attempts(
  all: Everyone,
  name: string,
  situation: Situation,
  contents: readonly Content[],
  room: (Item & { kind: 'private-room' }) | null,
): Attempt[] {
  const { db, planId } = all
  const viewer = all.viewer(name)
  const mine = all.id(name)
  const ask = (action: Action, item: Item) => may(viewer, action, item, situation).ok
  const word = () => `Poging${++tried}p`
  const isInside = room !== null && ask('read', room)
  const writtenIn = isInside && room ? { writtenIn: room } : {}
  const post = async (page: string, form: Form): Promise<number> => {
    const answer: Answer = await all.browser(name).post(`/plan/${planId}/${page}.data`, form)
    return answer.status
  }
  const holds = (query: string, ...values: unknown[]) => db.prepare(query).get(...values) !== undefined
  const passageHolds = (words: string) => holds('select 1 from passages where words = ?', words)
  const commentHolds = (words: string) => holds('select 1 from comments where words = ?', words)

  const attempt = (
    what: string,
    isAllowed: Attempt['isAllowed'],
    run: (words: string) => Promise<number>,
    isKept: (words: string) => boolean,
  ): Attempt => {
    const words = word()
    return { what, isAllowed, run: () => run(words), isKept: () => isKept(words) }
  }
  const draft = (kind: Passage['kind']): Item => ({
    kind,
    author: mine,
    audience: { to: 'me' },
    audienceChosenAt: Date.now(),
    grants: [],
    isReleased: false,
    ...writtenIn,
  })
  const isYouth = viewer.role === 'youth'

  const fresh = [
    attempt(
      'own words',
      ask('write', draft('own-passage')),
      (words) => post('mijn-blad', { intent: 'new', words, audience: 'me' }),
      passageHolds,
    ),
    attempt(
      'words of a child',
      isYouth && ask('write', draft('child-words')),
      (words) => post('kind', { intent: 'answer', question: 'dreams', words }),
      passageHolds,
    ),
    attempt(
      'a fact',
      ask('write', { kind: 'informant-sheet', author: mine }),
      (words) => post('informatie', { intent: 'write', words }),
      passageHolds,
    ),
    attempt(
      'a condition',
      ask('write', { kind: 'locked-condition', author: mine }),
      (words) =>
        post('informatie', { intent: 'write', words, condition: 'on', source: 'GI', on: '2026-11-01' }),
      passageHolds,
    ),
    attempt(
      'a number',
      ask('write', { kind: 'score', author: mine, isShown: false, ...writtenIn }),
      () => post('cijfers', { fieldId: 'cijfer', value: '7' }),
      () => holds("select 1 from scores where participant_id = ? and field_id = 'cijfer'", mine),
    ),
    attempt(
      'a remark',
      isOpenFor('comment'),
      (words) => post('reacties', { intent: 'add', aboutKind: 'section', aboutId: 'goed', words }),
      commentHolds,
    ),
    ...(['plan', 'private'] as const).map((kind): Attempt => {
      const words = word()
      const item: Item =
        kind === 'plan' ? { kind: 'shared-text' } : (room ?? { kind: 'private-room', members: [] })
      let isKept = false
      return {
        what: `the text of the ${kind} room`,
        isAllowed: ask('write', item) && (kind === 'private') === (situation.step === 'private'),
        run: async () => {
          isKept = await writeBySocket(all, name, kind, words)
          return null
        },
        isKept: () => isKept,
      }
    }),
  ]

  /** A remark is about the text that is open now: the plan, or the room for who is inside. */
  function isOpenFor(action: 'comment'): boolean {
    const about: Item | null = situation.step === 'private' ? room : { kind: 'shared-text' }
    return (
      about !== null &&
      ask('read', about) &&
      ask(action, about) &&
      ask('write', { kind: 'comment', about, author: mine })
    )
  }

  const perRow = contents.flatMap(({ mark, item }): Attempt[] => {
    const changed = (table: string, set: string) => () =>
      holds(`select 1 from ${table} where id = ? and ${set}`, mark)
    const gone = (table: string) => () => !holds(`select 1 from ${table} where id = ?`, mark)
    const own = 'author' in item && item.author === mine
    switch (item.kind) {
      case 'own-passage':
      case 'child-words': {
        const isMine = ask('write', item)
        return [
          attempt(
            `changing ${mark}`,
            isMine,
            (words) => post('mijn-blad', { intent: 'change', passage: mark, words: `${mark} ${words}` }),
            (words) => holds('select 1 from passages where words = ?', `${mark} ${words}`),
          ),
          ...(own
            ? []
            : [
                attempt(
                  `erasing ${mark}`,
                  'never',
                  () => post('mijn-blad', { intent: 'erase', passage: mark }),
                  gone('passages'),
                ),
                attempt(
                  `erasing ${mark} as a child`,
                  'never',
                  () => post('kind', { intent: 'erase', passage: mark }),
                  gone('passages'),
                ),
                attempt(
                  `choosing readers of ${mark}`,
                  'never',
                  () =>
                    post('mijn-blad', {
                      intent: 'audience',
                      passage: mark,
                      audience: 'chosen',
                      people: mine,
                      seen: mine,
                    }),
                  () =>
                    holds(
                      "select 1 from passage_readers where passage_id = ? and kind = 'chosen' and participant_id = ? and at > 1",
                      mark,
                      mine,
                    ),
                ),
                attempt(
                  `a yes for myself to ${mark}`,
                  'never',
                  () => post('mijn-blad', { intent: 'grant', passage: mark, person: mine }),
                  () =>
                    holds(
                      "select 1 from passage_readers where passage_id = ? and kind = 'grant' and at > 2",
                      mark,
                    ),
                ),
                attempt(
                  `putting ${mark} elsewhere`,
                  'never',
                  () => post('mijn-blad', { intent: 'offer', passage: mark, section: 'zorgen' }),
                  changed('passages', "released_in = 'zorgen'"),
                ),
                attempt(
                  `saying yes to ${mark}`,
                  'never',
                  () => post('mijn-blad', { intent: 'confirm', passage: mark }),
                  changed('passages', 'confirmed_at is not null'),
                ),
                attempt(
                  `a proposal beside ${mark}`,
                  ask('comment', item),
                  (words) => post('mijn-blad', { intent: 'beside', passage: mark, kind: 'proposal', words }),
                  commentHolds,
                ),
              ]),
        ]
      }
      case 'informant-sheet':
      case 'locked-condition': {
        const leavesOut =
          item.kind === 'informant-sheet' &&
          viewer.isProven &&
          ask('read', item) &&
          whoLeavesOut(situation).some(({ id }) => id === mine)
        return [
          attempt(
            `changing ${mark}`,
            ask('write', item),
            (words) => post('informatie', { intent: 'change', fact: mark, words: `${mark} ${words}` }),
            (words) => holds('select 1 from passages where words = ?', `${mark} ${words}`),
          ),
          ...(own
            ? []
            : [
                attempt(
                  `erasing ${mark}`,
                  'never',
                  () => post('informatie', { intent: 'erase', fact: mark }),
                  gone('passages'),
                ),
              ]),
          attempt(
            `leaving out ${mark}`,
            leavesOut,
            () => post('informatie', { intent: 'leave-out', fact: mark }),
            () => holds('select 1 from answers where subject_id = ? and participant_id = ?', mark, mine),
          ),
        ]
      }
      case 'comment':
        if (item.about.kind === 'own-passage')
          return own
            ? []
            : [
                attempt(
                  `erasing ${mark}`,
                  'never',
                  () => post('mijn-blad', { intent: 'erase-beside', beside: mark }),
                  gone('comments'),
                ),
              ]
        return [
          attempt(
            `answering ${mark}`,
            ask('comment', item),
            (words) => post('reacties', { intent: 'answer', threadId: mark, words }),
            commentHolds,
          ),
          // An answer opens it again, so this comes after it.
          attempt(
            `closing ${mark}`,
            mayResolve(viewer, item, situation),
            () => post('reacties', { intent: 'resolve', threadId: mark }),
            () => holds('select 1 from comments where id = ? and resolved_by = ?', mark, mine),
          ),
          ...(own
            ? []
            : [
                attempt(
                  `erasing ${mark}`,
                  'never',
                  () => post('reacties', { intent: 'delete', commentId: mark }),
                  gone('comments'),
                ),
              ]),
        ]
      default:
        return []
    }
  })
  return [...fresh, ...perRow]
}

/** Takes away what the attempts of one step left, so that the next one begins as this one did. */
export function undo(all: Everyone): void {
  const { db } = all
  db.prepare("update passages set words = id where words like 'Merk% Poging%'").run()
  db.prepare("delete from comments where words like 'Poging%'").run()
  db.prepare("delete from passages where words like 'Poging%'").run()
  db.prepare("delete from scores where field_id = 'cijfer'").run()
  db.prepare("delete from answers where kind = 'leave-out'").run()
  db.prepare('update comments set resolved_at = null, resolved_by = null').run()
}
