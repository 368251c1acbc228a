/** What loaders and actions may ask of the server: types only, one a capability, filled by `server/composition.ts`. */
import type { Template } from '#plan/template.ts'
import type { Acceptance } from './acceptance/types.ts'
import type { Authorship } from './authorship/types.ts'
import type { CaseRegister } from './cases/register.ts'
import type { SentPlans } from './cases/types.ts'
import type { Children } from './children/types.ts'
import type { Comments } from './comments/types.ts'
import type { Counts } from './counts/types.ts'
import type { Erasing } from './erasing/types.ts'
import type { ExampleTeam } from './example/as-team.ts'
import type { Example } from './example/types.ts'
import type { Imports } from './exports/import/types.ts'
import type { Exports } from './exports/types.ts'
import type { FollowUp } from './follow-up/types.ts'
import type { Guiding, Lobby } from './guiding/types.ts'
import type { FamilyLog } from './log/types.ts'
import type { Mailbox } from './mailbox/types.ts'
import type { Offers } from './offers/types.ts'
import type { OrganisationKeeping } from './organisations/organisations.ts'
import type { Roads } from './organisations/types.ts'
import type { Passages } from './passages/types.ts'
import type { People } from './people/types.ts'
import type { Plans } from './plans/types.ts'
import type { PrivateTime } from './private-time/types.ts'
import type { Restore } from './restore/types.ts'
import type { Quality } from './reviews/quality.ts'
import type { Reviews } from './reviews/types.ts'
import type { GrowingUp } from './roles/growing-up.ts'
import type { Mentors, OwnBonds } from './roles/types.ts'
import type { Scores } from './scores/types.ts'
import type { Sessions } from './sessions/types.ts'
import type { Setup } from './setup.ts'
import type { Sharing } from './sharing/types.ts'
import type { SignIn } from './sign-in/types.ts'
import type { StaffAdmin, StaffSessions, StaffSignIn } from './staff/types.ts'
import type { Steps } from './steps/types.ts'
import type { Themes } from './themes/types.ts'
import type { Versions } from './versions/types.ts'
import type { CompanyWishes } from './wishes/types.ts'
import type { Deliveries } from './zgw/types.ts'

export interface Services {
  setup: Setup
  themes: Themes
  templates: { list(): Template[]; get(id: string): Template | undefined }
  plans: Plans
  people: People
  sessions: Sessions
  signIn: SignIn
  scores: Scores
  steps: Steps
  privateTime: PrivateTime
  restore: Restore
  erasing: Erasing
  passages: Passages
  children: Children
  comments: Comments
  acceptance: Acceptance
  versions: Versions
  reviews: Reviews
  quality: Quality
  growingUp: GrowingUp
  exports: Exports
  followUp: FollowUp
  sharing: Sharing
  authorship: Authorship
  log: FamilyLog
  mentors: Mentors
  ownBonds: OwnBonds
  companyWishes: CompanyWishes
  guiding: Guiding
  lobby: Lobby
  example: Example
  exampleTeam: ExampleTeam
  imports: Imports
  organisations: OrganisationKeeping
  roads: Roads
  cases: CaseRegister
  sentPlans: SentPlans
  deliveries: Deliveries
  counts: Counts
  offers: Offers
  staff: StaffSessions
  staffSignIn: StaffSignIn
  staffAdmin: StaffAdmin
  /** Null outside local mode. */
  mailbox: Mailbox | null
}
