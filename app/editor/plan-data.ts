import type { PlanDocument } from '#plan/document.ts'
import type { AgreementState } from '#server/acceptance/types.ts'
import type { CommentsView } from '#server/comments/types.ts'
import type { KeepingNotice } from '#server/erasing/types.ts'
import type { FollowNotice } from '#server/follow-up/types.ts'
import type { Fact, PassageText } from '#server/passages/types.ts'
import type { PlanHeader } from '#server/plans/types.ts'
import type { Decided } from '#server/reviews/types.ts'
import type { ScoreRow } from '#server/scores/types.ts'
import type { PlanStanding } from '#server/versions/types.ts'
import type { RoomPerson } from './room.ts'

/** What the loader of the plan page gives. */
export interface PlanData {
  header: PlanHeader
  /** What is on disk now: to read, until the plan is live. */
  document: PlanDocument
  me: RoomPerson & { presenceHidden: boolean; canWrite: boolean; canScore: boolean }
  participants: RoomPerson[]
  scores: ScoreRow[]
  /** Remarks beside the plan: what this person may read of them. */
  comments: CommentsView
  /** Who agreed to what, in short; null where that is not this person's to see. */
  acceptance: AgreementState[] | null
  /** Words of one author that stand in the plan, by section: what this person may read of them. */
  passages: Record<string, PassageText[]>
  /** Of Veilig Thuis, a GI or the team: nobody in the family changes or drops them. */
  conditions: Fact[]
  /** Which version stands; null while the family is among itself. */
  standing: PlanStanding | null
  /** What asks for a look at following; null where there is nothing. */
  following: FollowNotice | null
  /** What the last look back decided, until a next version stands. */
  decided: Decided | null
  /** While an evening runs: the own hand. */
  hand: { isUp: boolean } | null
  /** Which document the page opens. */
  room: 'plan' | 'private'
  /** While the family is among itself, for who is inside. */
  privateTime: { since: number; isEnding: boolean; isCalled: boolean; mayEnd: boolean } | null
  /** What is going to be erased, and how it stays. */
  keeping: KeepingNotice
  /** The participant that this tab is, where the browser holds several. */
  as: string | null
}
