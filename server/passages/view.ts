/** Words of one author, as one reader sees them: what is not theirs to read is not there, and nothing tells that it is. */
import { isForNobody } from '#plan/passage.ts'
import { checkPicture, type Picture } from '#plan/picture.ts'
import type { Asking } from '../rights/rights.ts'
import { readersNow } from './readers.ts'
import type { PlanPassages, Stored } from './rows.ts'
import type { Beside, OwnPassage, PassageText } from './types.ts'

export function passageText(stored: Stored, plan: PlanPassages, asking: Asking): PassageText {
  const { row, item } = stored
  const isMine = row.authorId === asking.viewer.id
  const author = plan.names.get(row.authorId)
  return {
    id: row.id,
    kind: item.kind,
    author: { id: row.authorId, name: author?.name ?? '', color: author?.color ?? '#000000' },
    isMine,
    place: row.place,
    words: row.words,
    picture: pictureOf(row.picture),
    language: row.language,
    translation: row.translation,
    releasedIn: row.releasedAt === null ? null : row.releasedIn,
    writtenDown:
      row.writtenDownBy === null
        ? null
        : {
            by: plan.names.get(row.writtenDownBy)?.name ?? '',
            yes: yesOf(row),
          },
    beside: besides(stored, plan, asking),
    mayPutBeside: !isMine && asking.may('comment', item).ok,
  }
}

const yesOf = ({ confirmedAt, confirmedBy, writtenDownBy }: Stored['row']) => {
  if (confirmedAt === null) return null
  if (confirmedBy === 'code') return 'by-code' as const
  return confirmedBy === writtenDownBy ? ('at-table' as const) : ('own-device' as const)
}

export function ownPassage(stored: Stored, plan: PlanPassages, asking: Asking, now: number): OwnPassage {
  const { audience } = stored.item
  return {
    ...passageText(stored, plan, asking),
    audience: audience.to,
    chosen: audience.to === 'chosen' ? [...audience.people] : [],
    ...readersNow(stored, plan, asking.situation, now),
  }
}

/** Also why a child skipped a question, and who sits beside the child, are read by nobody else, whatever a row says. */
export const mayRead = ({ row, item }: Stored, asking: Asking): boolean =>
  asking.may('read', item).ok && (row.authorId === asking.viewer.id || !isForNobody(row.place))

function besides({ row }: Stored, plan: PlanPassages, asking: Asking): Beside[] {
  return plan.besides
    .filter((beside) => beside.row.aboutId === row.id && asking.may('read', beside.item).ok)
    .map((beside) => ({
      id: beside.row.id,
      kind: beside.row.kind === 'proposal' ? 'proposal' : 'differing-view',
      author: plan.names.get(beside.row.authorId)?.name ?? '',
      isMine: beside.row.authorId === asking.viewer.id,
      words: beside.row.words,
    }))
}

function pictureOf(json: string | null): Picture | null {
  if (json === null) return null
  return checkPicture(JSON.parse(json))
}
