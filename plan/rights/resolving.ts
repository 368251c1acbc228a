/** "Klaar" under a remark: whoever wrote it, and who leads the talk. Nobody who may not answer there. */
import type { Viewer } from './conditions.ts'
import { authorOf, type Item } from './content.ts'
import { may } from './may.ts'
import { isLeading, seatOf } from './people.ts'
import type { Situation } from './situation.ts'

export function mayResolve(
  viewer: Viewer,
  remark: Item & { kind: 'comment' },
  situation: Situation,
): boolean {
  if (!may(viewer, 'comment', remark, situation).ok) return false
  const { today } = situation
  return (
    authorOf(remark) === viewer.id || isLeading(viewer, today, 16) || seatOf(viewer, today) === 'facilitator'
  )
}
