/** The team's side, put together: organisations, who works there, and how they sign in. */
import type { Logger } from 'pino'
import type { Database } from '#db/connection.ts'
import { createClosedCases } from '../cases/closed-cases.ts'
import { createCaseRegister } from '../cases/register.ts'
import { createSentPlans } from '../cases/sent-plans.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createCounts } from '../counts/counts.ts'
import { createExtractFiles } from '../exports/extract-file.ts'
import { createOffers } from '../offers/offers.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Rights } from '../rights/rights.ts'
import { createStaffSessions } from '../staff/sessions.ts'
import { createStaffSignIn } from '../staff/sign-in.ts'
import { createStaffAdmin } from '../staff/staff-admin.ts'
import type { Staff } from '../staff/types.ts'
import { createDeliveries } from '../zgw/delivery.ts'
import { createSentPapers } from '../zgw/sent-pdf.ts'
import { createOrganisations } from './organisations.ts'
import { createRoads } from './roads.ts'

export async function createTeamSide(options: {
  db: Database
  clock: Clock
  config: Config & { sessionSecret: string }
  log: Logger
  rights: Rights
  outbox: Pick<Outbox, 'enqueue' | 'wake'>
  address: () => string
}) {
  const { db, clock, config, log, rights, outbox, address } = options
  const organisations = createOrganisations({ db, clock, isLocal: config.publicUrl === null })
  await organisations.keepFirst(
    {
      slug: 'eerste',
      name: config.organisation,
      kind: 'municipality',
      wording: 'wijkteam',
      legalRole: 'both',
    },
    {
      crisisNumbers: config.crisisNumbers,
      register: config.register,
      signIn: config.signIn,
    },
  )
  const register = createCaseRegister({ db, clock })
  const write = createExtractFiles({ log, address })
  const sessions = createStaffSessions({ db, clock, config })
  const signIn = createStaffSignIn({
    db,
    clock,
    config,
    secret: config.sessionSecret,
    organisations,
    sessions,
    address,
  })
  return {
    organisations,
    roads: createRoads({ db, clock }),
    cases: register,
    closedCases: createClosedCases({ db, clock, organisations, outbox, address }),
    sentPlans: createSentPlans({ db, clock, register, rights, write }),
    deliveries: createDeliveries({
      db,
      clock,
      organisations,
      log,
      partsAbove: config.partsAbove,
      papers: createSentPapers({ db, write }),
    }),
    counts: createCounts({ db, clock }),
    offers: createOffers({ db, clock, register }),
    staffAdmin: createStaffAdmin({ db, clock }),
    staffSignIn: signIn,
    staff: {
      ...sessions,
      /** Also asks the provider, now and then, whether the role is still there. */
      async ofCookie(cookie: string | undefined | null): Promise<Staff | null> {
        const person = await sessions.ofCookie(cookie)
        return person && signIn.stillThere(person)
      },
    },
  }
}
