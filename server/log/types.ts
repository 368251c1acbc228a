import type { Role } from '#plan/roles.ts'
import type { AuditAction } from '../audit/audit.ts'
import type { Me } from '../plans/types.ts'

export interface LogPerson {
  name: string
  /** `staff`: somebody of an organisation, who reads what the family sent; no participant. */
  role: Role | 'staff'
  employer: string | null
  employerIsTeam: boolean
}

/** A line of the log for the family. */
export interface LogRow {
  id: string
  /** yyyy-mm-dd in Amsterdam. */
  day: string
  /** hh:mm; null where it would tell when somebody of the family was here. */
  time: string | null
  action: AuditAction
  /** Null: nobody of this plan. */
  actor: LogPerson | null
  subject: LogPerson | null
  /** Nobody else reads this row. */
  forMeOnly: boolean
}

/** "Wie heeft ons plan bekeken?": append-only, for who may read the plan's log. */
export interface FamilyLog {
  /** The latest first. Throws 404 for who reads no log. */
  rows(me: Me): Promise<LogRow[]>
  /** The same, to take away; that it was taken is noted for that person alone. */
  exported(me: Me): Promise<LogRow[]>
  /** AG6: called by every page and socket that shows the plan; writes for a professional, once an hour at most. */
  noteReading(me: Me): Promise<void>
}
