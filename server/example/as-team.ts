/**
 * Local mode: a newcomer looks with the team's eyes. The example family's plan is settled and sent to an example case as
 * any plan is, by the same services; nothing here is made up beside them.
 */
import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { cases, childAdults, children, participants } from '#db/schema.ts'
import type { Language } from '#plan/template.ts'
import type { CaseRegister } from '../cases/register.ts'
import type { Me } from '../plans/types.ts'
import type { Sharing } from '../sharing/types.ts'
import type { Staff, StaffSessions, StaffSignIn } from '../staff/types.ts'
import type { Versions } from '../versions/types.ts'
import { EXAMPLE_PEOPLE } from './family.ts'

const REFERENCE = 'VOORBEELD-0001'

export interface ExampleTeam {
  /** Signs in with the imaginary organisation, with the plan of the example family in a case. Only in local mode. */
  open(language: Language): Promise<{ setCookies: string[]; caseId: string }>
}

interface Options {
  db: Database
  /** A new plan of the example family. */
  makePlan(language: Language): Promise<string>
  versions: Pick<Versions, 'readiness' | 'settle'>
  sharing: Pick<Sharing, 'preview' | 'start'>
  register: Pick<CaseRegister, 'create' | 'visible'>
  staff: Pick<StaffSessions, 'ofCookie'>
  signIn: Pick<StaffSignIn, 'trial'>
}

export function createExampleTeam(options: Options): ExampleTeam {
  const { db, makePlan, versions, sharing, register, staff, signIn } = options
  // Two taps at once are one case.
  let making: Promise<string> | null = null

  async function known(who: Staff): Promise<string | null> {
    const found = (await register.visible(who)).find(({ reference }) => reference === REFERENCE)
    return found?.id ?? null
  }

  /** The mother of a plan that belongs to nobody's browser. */
  async function motherOf(planId: string): Promise<Me> {
    const name = EXAMPLE_PEOPLE.find(({ key }) => key === 'mother')?.name ?? ''
    const [row] = await db.read
      .select()
      .from(participants)
      .where(and(eq(participants.planId, planId), eq(participants.name, name)))
    if (!row) throw new Error('The example has no mother')
    const kids = await db.read.select().from(children).where(eq(children.planId, planId))
    // Asked before sharing; in the example it is filled in.
    await db.write(async (tx) => {
      await tx.update(children).set({ bornOn: '2018' }).where(eq(children.planId, planId))
      for (const { id } of kids)
        await tx
          .insert(childAdults)
          .values({ childId: id, participantId: row.id, raisesChild: true, authority: 'yes' })
          .onConflictDoUpdate({
            target: [childAdults.childId, childAdults.participantId],
            set: { authority: 'yes' },
          })
    })
    return {
      ...{ participantId: row.id, planId, name, role: 'parent', status: 'joined', color: '#000000' },
      ...{ email: null, presenceHidden: false, neutralMail: true, hasPersonalCode: false, childId: null },
      ...{ origin: 'start', shares: false },
    }
  }

  async function make(who: Staff, language: Language): Promise<string> {
    const mother = await motherOf(await makePlan(language))
    const { seen } = await versions.readiness(mother)
    const settled = await versions.settle(mother, { seen, reviewOn: null })
    const preview = await sharing.preview(mother, null)
    if (settled.state !== 'settled' || !preview)
      throw new Error(`The example is not settled: ${settled.state}`)
    const { id, familyCode } = await register.create(who, REFERENCE)
    await db.write((tx) => tx.update(cases).set({ example: true }).where(eq(cases.id, id)))
    const chosen = preview.choices.filter((choice) => choice.chosen).map((choice) => choice.id)
    const to = { kind: 'team', organisationId: who.organisation.id, familyCode } as const
    const sent = await sharing.start(mother, to, chosen, preview.digest)
    if (sent.state !== 'sent') throw new Error(`The example was not sent: ${sent.state}`)
    return id
  }

  return {
    async open(language) {
      const { setCookies } = await signIn.trial(['team', 'intake'])
      const who = await staff.ofCookie(setCookies[0]?.split(';', 1)[0])
      if (!who) throw new Error('Nobody is signed in')
      const caseId = await known(who)
      if (caseId) return { setCookies, caseId }
      making ??= make(who, language).finally(() => {
        making = null
      })
      return { setCookies, caseId: await making }
    },
  }
}
