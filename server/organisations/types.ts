/** What pages may ask about organisations: types only. */

import type { Contact } from '#plan/contact-line.ts'
import type { OutcomeQuestion } from '#plan/reviews/outcomes.ts'
import type { ConsentRules } from '#plan/rights/consent.ts'
import type { SupportKind } from '#plan/support-kinds.ts'
import type { Staff } from '../staff/types.ts'
import type { ThemeChoice } from '../themes/types.ts'

export type OrganisationKind = 'municipality' | 'team' | 'provider'
export type TeamWording = 'wijkteam' | 'lokaal team'
/** Gives access to help, gives help itself, or both (Jeugdwet art. 2.3, 4.1.2): how long a case must be kept follows from it. */
export type LegalRole = 'access' | 'provider' | 'both'

/** Where the municipality's registers are (VNG standard ZGW). The secret is never shown again once it is set. */
export interface RegisterConnection {
  zakenUrl: string
  documentenUrl: string
  catalogiUrl: string
  auth: 'zgw-jwt' | 'oauth2-client-credentials'
  clientId: string
  secret: string
  tokenUrl: string | null
  /** RSIN of nine digits. */
  bronorganisatie: string
  /** Description of the informatieobjecttype in the catalogue. */
  documentType: string
  confidentiality: string
}

/** Outside the team, whom a family can ask for help with the team. */
export interface RightContacts {
  /** Free and independent company: the municipality must offer it (Wmo 2015, art. 2.2.4). */
  clientSupport: Contact | null
  /** The confidant of Jeugdwet art. 4.1.9; Jeugdstem unless the organisation has another. */
  confidant: Contact
  /** Where a complaint or an objection goes. */
  complaints: Contact | null
}

/** How long; null: as everywhere here (`plan/rights/keeping.ts`). */
export interface KeepingSettings {
  /** A plan that has to do with this organisation, and that nobody of the family opens. 0: never erased by itself. */
  inactivePlansDays: number | null
  /** A closed case: what was sent to it, the team's answers, its rows in the offer register. */
  casesYears: number | null
}

export interface OrganisationSettings {
  contacts: RightContacts
  /** Null: the look of the installation. */
  theme: ThemeChoice | null
  /** For what is sent to this organisation; never below the law (`consentProblem`). */
  consent: ConsentRules
  keeping: KeepingSettings
  crisisNumbers: { name: string; phone: string }[]
  crisisProtocol: string | null
  /** What the organisation wants to reach, in percents of yes; set by who counts. */
  ambition: Record<OutcomeQuestion, number>
  register: RegisterConnection | null
  signIn: {
    issuer: string
    clientId: string
    clientSecret: string
    rolesClaim: string
    acr: string | null
  } | null
}

export interface Organisation {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  wording: TeamWording
  legalRole: LegalRole
  isFirst: boolean
  settings: OrganisationSettings
}

/** What a family may know of an organisation. */
export interface PublicOrganisation {
  id: string
  slug: string
  name: string
  wording: TeamWording
  crisisNumbers: { name: string; phone: string }[]
  crisisProtocol: string | null
  contacts: RightContacts
  theme: ThemeChoice | null
  consent: ConsentRules
  /** Plans can be sent to it and are read there by somebody. */
  receives: boolean
}

/** Informal support near the family. */
export interface SupportOffer {
  id: string
  name: string
  kind: SupportKind
  suits: string
  reach: string
  phone: string | null
  url: string | null
}

export interface Organisations {
  list(): Promise<PublicOrganisation[]>
  /** The one a plan has to do with, else the first; null where there is none. */
  ofPlan(planId: string): Promise<PublicOrganisation | null>
  support(organisationId: string): Promise<SupportOffer[]>
}

/** Two of the three roads ask for company; the third needs nobody. */
export type Road = 'with-team' | 'independent'
export interface RoadRequest {
  id: string
  road: Road
  name: string
  /** A telephone number or an address, as somebody typed it. */
  reach: string
  createdAt: number
}

/** Somebody asks for company. No word of a plan goes with it. */
export interface Roads {
  ask(organisationId: string, request: { road: Road; name: string; reach: string }): Promise<void>
  /** What waits, the oldest first; for who assigns cases. */
  waiting(staff: Staff): Promise<RoadRequest[]>
  done(staff: Staff, requestId: string): Promise<void>
}
