import type { Me } from '../plans/types.ts'

export interface ScoreRow {
  fieldId: string
  participantId: string
  name: string
  color: string
  value: number
  shown: boolean
  mine: boolean
}

export interface Scores {
  /** The latest score per person and field that this person may see. */
  list(me: Me): Promise<ScoreRow[]>
  /** A number is one person's own: a browser that has not shown whose it is gives none. */
  mayGive(me: Me): Promise<boolean>
  give(me: Me, fieldId: string, value: number): Promise<void>
  show(me: Me, fieldId: string, shown: boolean): Promise<void>
}
