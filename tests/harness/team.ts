/** Organisations, people who work there and what families sent them, put into the database of a running application. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { organisations, sendings, staff, staffSessions } from '#db/schema.ts'
import { canonicalText, checkCode, sha256Hex } from '#plan/record/canonical.ts'
import type { PlanRecord } from '#plan/record/record.ts'
import { hashToken, newId, newToken } from '#server/ids.ts'
import { noSettings } from '#server/organisations/settings.ts'
import { TRIAL_ISSUER } from '#server/staff/sessions.ts'
import type { StaffRole } from '#server/staff/types.ts'
import type { MovedApplication } from './application.ts'
import { Person } from './person.ts'

export function databaseOf({ dataDir }: Pick<MovedApplication, 'dataDir'>) {
  const db = openDatabase(join(dataDir, 'familiegroepsplan.sqlite'))
  onTestFinished(() => db.close())
  return db
}

/** Somebody of an organisation of their own, signed in. */
export async function foreigner(
  application: Pick<MovedApplication, 'address' | 'now'>,
  db: ReturnType<typeof databaseOf>,
  roles: readonly StaffRole[],
): Promise<Person> {
  const [organisationId, staffId, token, at] = [newId(), newId(), newToken(), application.now()]
  const kind = { kind: 'team', wording: 'lokaal team', legalRole: 'both' }
  await db.write(async (tx) => {
    await tx.insert(organisations).values({
      ...{ id: organisationId, slug: `elders-${at}`, name: 'Team Elders', ...kind },
      ...{ settings: JSON.stringify(noSettings()), createdAt: at },
    })
    await tx.insert(staff).values({
      ...{ id: staffId, organisationId, issuer: TRIAL_ISSUER, subject: staffId, name: 'Vreemd' },
      ...{ roles: JSON.stringify(roles), createdAt: at },
    })
    await tx.insert(staffSessions).values({
      ...{ id: newId(), staffId, tokenHash: hashToken(token) },
      ...{ createdAt: at, usedAt: at, expiresAt: at + 12 * 3_600_000 },
    })
  })
  const person = new Person(application.address)
  person.cookies.set('fgp-team', token)
  return person
}

/** What a family sent to the first organisation, as sharing leaves it behind. */
export async function sentTo(
  application: MovedApplication,
  db: ReturnType<typeof databaseOf>,
  record: PlanRecord,
  more: Partial<typeof sendings.$inferInsert>,
): Promise<string> {
  const first = (await application.services.organisations.all()).find(({ isFirst }) => isFirst)
  const [id, content, at] = [newId(), canonicalText(record), application.now()]
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
      ...{ organisationId: first?.id, content, digest, code: checkCode(digest), status: 'sent' },
      ...{ createdAt: at, sentAt: at, ...more },
    }),
  )
  return id
}

/** Somebody of the first organisation, by the sign-in for newcomers. */
export async function trial(address: string, who = 'wijkteam'): Promise<Person> {
  const person = new Person(address)
  await person.post('/wijkteam/inloggen', { proberen: who })
  return person
}

/** A case that this person makes. */
export async function caseOf(application: MovedApplication, person: Person, reference: string) {
  await person.post('/wijkteam', { wat: 'create', nummer: reference })
  const staff = await application.services.staff.ofCookie(person.cookie)
  if (!staff) throw new Error('Nobody is signed in')
  const made = (await application.services.cases.visible(staff)).find((one) => one.reference === reference)
  if (!made) throw new Error(`No case ${reference}`)
  return { caseId: made.id, staff }
}
