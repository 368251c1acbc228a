/** Organisations: who they are, what is set for each, and the support near the family that they know of. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database, Queries } from '#db/connection.ts'
import { organisations, planOrganisations, supportOffers } from '#db/schema.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { noSettings, readSettings } from './settings.ts'
import type {
  LegalRole,
  Organisation,
  OrganisationKind,
  OrganisationSettings,
  Organisations,
  PublicOrganisation,
  SupportOffer,
  TeamWording,
} from './types.ts'

/** Lower case letters, digits and hyphens: it stands in addresses. */
export const SLUG = /^[a-z][a-z0-9-]{1,39}$/

export interface OrganisationInput {
  slug: string
  name: string
  kind: OrganisationKind
  wording: TeamWording
  legalRole: LegalRole
}

/** Besides what pages may ask: what the settings page, the command line and other capabilities need. */
export interface OrganisationKeeping extends Organisations {
  get(idOrSlug: string): Promise<Organisation | null>
  all(): Promise<Organisation[]>
  create(input: OrganisationInput): Promise<Organisation>
  change(id: string, change: Partial<Omit<OrganisationInput, 'slug'>>): Promise<void>
  set(id: string, settings: Partial<OrganisationSettings>): Promise<void>
  saveSupport(organisationId: string, offer: Omit<SupportOffer, 'id'> & { id: string | null }): Promise<void>
  removeSupport(organisationId: string, offerId: string): Promise<void>
  /** Makes or renews the organisation whose settings come from the environment. */
  keepFirst(input: OrganisationInput, settings: Partial<OrganisationSettings>): Promise<void>
}

type Row = typeof organisations.$inferSelect

const toOrganisation = (row: Row): Organisation => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind as OrganisationKind,
  wording: row.wording as TeamWording,
  legalRole: row.legalRole as LegalRole,
  isFirst: row.isFirst,
  settings: readSettings(row.settings),
})

export function createOrganisations(options: {
  db: Database
  clock: Clock
  /** Local mode: a newcomer can try the team's side with the built-in sign-in. */
  isLocal: boolean
}): OrganisationKeeping {
  const { db, clock, isLocal } = options
  const live = isNull(organisations.endedAt)

  const toPublic = ({ settings, ...one }: Organisation): PublicOrganisation => ({
    id: one.id,
    slug: one.slug,
    name: one.name,
    wording: one.wording,
    crisisNumbers: settings.crisisNumbers,
    crisisProtocol: settings.crisisProtocol,
    contacts: settings.contacts,
    theme: settings.theme,
    consent: settings.consent,
    receives: isLocal || settings.signIn !== null,
  })

  const all = async () =>
    (await db.read.select().from(organisations).where(live).orderBy(asc(organisations.name))).map(
      toOrganisation,
    )

  async function insert(tx: Queries, input: OrganisationInput, more: { isFirst: boolean; settings: object }) {
    if (!SLUG.test(input.slug)) throw new RangeError('The short name has letters a–z, digits and hyphens.')
    const settings = JSON.stringify({ ...noSettings(), ...more.settings })
    readSettings(settings)
    const row = { id: newId(), ...input, isFirst: more.isFirst, settings, createdAt: clock.now() }
    await tx.insert(organisations).values(row)
    return toOrganisation({ ...row, endedAt: null })
  }

  async function setIn(tx: Queries, id: string, change: Partial<OrganisationSettings>) {
    const [row] = await tx.select().from(organisations).where(eq(organisations.id, id))
    if (!row) throw new RangeError('No such organisation.')
    const settings = JSON.stringify({ ...readSettings(row.settings), ...change })
    readSettings(settings)
    await tx.update(organisations).set({ settings }).where(eq(organisations.id, id))
  }

  return {
    all,
    list: async () => (await all()).map(toPublic),
    async get(idOrSlug) {
      const found = (await all()).find(({ id, slug }) => id === idOrSlug || slug === idOrSlug)
      return found ?? null
    },
    async ofPlan(planId) {
      const [row] = await db.read
        .select({ id: planOrganisations.organisationId })
        .from(planOrganisations)
        .where(eq(planOrganisations.planId, planId))
      const known = await all()
      const one = known.find(({ id }) => id === row?.id) ?? known.find(({ isFirst }) => isFirst)
      return one ? toPublic(one) : null
    },
    create: (input) => db.write((tx) => insert(tx, input, { isFirst: false, settings: {} })),
    async change(id, change) {
      await db.write((tx) => tx.update(organisations).set(change).where(eq(organisations.id, id)))
    },
    set: (id, change) => db.write((tx) => setIn(tx, id, change)),
    async support(organisationId) {
      const rows = await db.read
        .select()
        .from(supportOffers)
        .where(eq(supportOffers.organisationId, organisationId))
        .orderBy(asc(supportOffers.position), asc(supportOffers.name))
      return rows.map(({ organisationId: _, position: __, ...row }) => row as SupportOffer)
    },
    async saveSupport(organisationId, { id, ...offer }) {
      const ofThis = eq(supportOffers.organisationId, organisationId)
      await db.write(async (tx) => {
        if (id !== null) {
          await tx
            .update(supportOffers)
            .set(offer)
            .where(and(eq(supportOffers.id, id), ofThis))
          return
        }
        const rows = await tx.select({ id: supportOffers.id }).from(supportOffers).where(ofThis)
        await tx
          .insert(supportOffers)
          .values({ id: newId(), organisationId, ...offer, position: rows.length })
      })
    },
    async removeSupport(organisationId, offerId) {
      await db.write((tx) =>
        tx
          .delete(supportOffers)
          .where(and(eq(supportOffers.id, offerId), eq(supportOffers.organisationId, organisationId))),
      )
    },
    async keepFirst(input, settings) {
      await db.write(async (tx) => {
        const [row] = await tx.select().from(organisations).where(eq(organisations.isFirst, true))
        if (!row) {
          await insert(tx, input, { isFirst: true, settings })
          return
        }
        // What the page sets stays: of the environment come its name, its connections, and numbers where it has any.
        await tx.update(organisations).set({ name: input.name }).where(eq(organisations.id, row.id))
        const { crisisNumbers = [], ...connections } = settings
        await setIn(tx, row.id, { ...connections, ...(crisisNumbers.length > 0 && { crisisNumbers }) })
      })
    },
  }
}
