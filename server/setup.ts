import type { TeamWording } from './organisations/types.ts'
import type { ShownTheme } from './themes/types.ts'

/** What every page needs to know of how this server was set up. */
export interface Setup {
  localMode: boolean
  /** Links work on this computer only, and the page says so. */
  address: string
  organisation: string
  help: { name: string; phone: string } | null
  crisisNumbers: { name: string; phone: string }[]
  /** What the organisation does and asks in a crisis. */
  crisisProtocol: string | null
  theme: ShownTheme | null
  /** What the team is called here; on pages of one organisation, by that one. */
  wording: TeamWording
  version: string
}
