/** For tests: two organisations in one database, people who work there, and something that a family sent. */
import { organisations, sendings, staff } from '#db/schema.ts'
import { canonicalText, checkCode, sha256Hex } from '#plan/record/canonical.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import { newId } from '../ids.ts'
import type { Family } from '../people/test-family.ts'
import type { Staff, StaffRole } from '../staff/types.ts'

export interface TestTeam {
  organisationId: string
  staff(name: string, ...roles: StaffRole[]): Promise<Staff>
}

export async function testTeam({ db, clock }: Family, slug: string): Promise<TestTeam> {
  const organisationId = newId()
  const name = `Gemeente ${slug}`
  await db.write((tx) =>
    tx.insert(organisations).values({
      ...{ id: organisationId, slug, name, kind: 'municipality', wording: 'wijkteam', legalRole: 'both' },
      ...{ settings: '{}', createdAt: clock.now() },
    }),
  )
  return {
    organisationId,
    async staff(person, ...roles) {
      const id = newId()
      await db.write((tx) =>
        tx.insert(staff).values({
          ...{ id, organisationId, issuer: 'test', subject: id, name: person },
          ...{ roles: JSON.stringify(roles), createdAt: clock.now() },
        }),
      )
      const organisation = { id: organisationId, name, wording: 'wijkteam', legalRole: 'both' } as const
      return { id, name: person, roles, sessionId: 'session', organisation, isTrial: false }
    },
  }
}

/** As sharing leaves it behind. */
export async function sent(
  { db, clock }: Family,
  record: PlanRecord,
  more: Partial<typeof sendings.$inferInsert>,
): Promise<string> {
  const id = newId()
  const content = canonicalText(record)
  const digest = await sha256Hex(content)
  await db.write((tx) =>
    tx.insert(sendings).values({
      ...{
        id,
        version: 1,
        recipientKind: 'team',
        recipientName: 'het wijkteam',
        selection: '[]',
        labels: '[]',
      },
      ...{ content, digest, code: checkCode(digest), status: 'sent' },
      ...{ createdAt: clock.now(), sentAt: clock.now(), ...more },
    }),
  )
  return id
}
