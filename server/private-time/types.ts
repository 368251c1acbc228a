import type { Difference } from '#plan/differences.ts'
import type { Step } from '#plan/rights/steps.ts'
import type { Me } from '../plans/types.ts'

export interface PrivateTime {
  mayBegin(me: Me): Promise<boolean>
  begin(me: Me): Promise<void>
  /** Nobody is told. */
  leave(me: Me): Promise<void>
  comeBack(me: Me): Promise<void>
  /** Family that came later, by somebody inside. */
  letIn(me: Me, participantId: string): Promise<void>
  /** A supporter or interpreter may be inside, or not. */
  setBeside(me: Me, participantId: string, isLetIn: boolean): Promise<void>
  /** Asks the facilitator to come, or takes that back; who asked is kept nowhere. */
  call(me: Me, isAsked: boolean): Promise<void>
  /** The room takes no more words, and the family chooses what to show. */
  end(me: Me): Promise<void>
  /** Back to talking; nothing was shown. */
  goOn(me: Me): Promise<void>
  /** What would be shown. Null for who is not inside. */
  choice(me: Me): Promise<{
    isChoosing: boolean
    mayShow: boolean
    differences: Difference[]
    /** The earlier step from which private time was begun. */
    backTo: Step | null
  } | null>
  /** Shows what was chosen and destroys the rest; goes on to agreeing, or back to the step before. False when somebody else was first. */
  show(me: Me, chosen: readonly string[], to?: Step): Promise<boolean>
  /** At the start of the server, before anybody can connect. */
  recover(): Promise<void>
}
