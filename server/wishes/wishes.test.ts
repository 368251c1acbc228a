import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, companyWishes, outbox as outboxTable, participants } from '#db/schema.ts'
import { createOutbox } from '../outbox/outbox.ts'
import { createPeople } from '../people/people.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { InviteInput, People } from '../people/types.ts'
import type { Me } from '../plans/types.ts'
import { createRights } from '../rights/rights.ts'
import type { CompanyWishes } from './types.ts'
import { createCompanyWishes } from './wishes.ts'

let family: Family
let wishes: CompanyWishes
let people: People
let dilara: Me
let other: Me

const input = (name: string): InviteInput => ({
  name,
  role: 'network',
  email: null,
  employer: null,
  childId: null,
})
const status = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : 0),
  )

beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  wishes = createCompanyWishes({ db, clock, rights: createRights({ db, clock }) })
  const outbox = createOutbox({ db, clock, config: { smtpUrl: null, mailFrom: 'plan@plan.example' } })
  const config = { publicUrl: null, origins: ['http://localhost:1'], sessionSecret: 'a secret'.repeat(5) }
  people = createPeople({ db, clock, config, outbox, onChanged: () => undefined })
  const known = { email: 'dilara@example.nl', emailVerifiedAt: 1, neutralMail: true }
  dilara = await family.me(await family.person('Dilara', 'parent', known))
  other = await family.me(await family.person('Rob', 'parent'))
})
afterEach(() => family.close())

const mails = () => family.db.read.select().from(outboxTable)

describe('S02: who rather not', () => {
  test('an invitation by somebody else goes its way as ever, and only Dilara hears that he was asked', async () => {
    await wishes.add(dilara, 'Bilal')
    const unmarked = await people.invite(other, input('Britt'))
    expect(await mails()).toEqual([])
    const made = await people.invite(other, input('Bilal Demir'))
    expect(Object.keys(made)).toEqual(Object.keys(unmarked))
    expect((await people.open(made.url.split('/u/')[1] ?? '')).state).toBe('ready')

    const [wish] = (await wishes.of(dilara)) ?? []
    expect(wish?.met).toEqual({
      participantId: made.participantId,
      name: 'Bilal Demir',
      status: 'invited',
      mayRevoke: true,
    })
    expect(await wishes.of(other)).toEqual([])
    // AG8: the mail says that there is something to look at.
    const [mail] = await mails()
    expect(mail?.recipient).toBe('dilara@example.nl')
    expect(mail?.payload).not.toMatch(/Bilal|Dilara|Rob|plan/i)
    const log = JSON.stringify(await family.db.read.select().from(auditLog))
    expect(log).not.toContain(wish?.id)
    expect((await people.events(other)).map(({ action }) => action)).toEqual(['invite', 'invite'])
  })

  test('taken back, the notice goes; dismissed, the wish stays', async () => {
    await wishes.add(dilara, 'Bilal')
    const { participantId } = await people.invite(other, input('Bilal'))
    await people.revoke(dilara, participantId)
    expect((await wishes.of(dilara))?.[0]?.met).toBeNull()
    await people.invite(other, input('bilal'))
    const [wish] = (await wishes.of(dilara)) ?? []
    await wishes.dismiss(dilara, wish?.id ?? '')
    expect(await wishes.of(dilara)).toEqual([{ id: wish?.id, name: 'Bilal', met: null }])
  })

  test('who invites such a person oneself is asked by the page, and told of by nobody', async () => {
    await wishes.add(dilara, 'Bilal')
    expect(await wishes.isAgainstOwn(dilara, 'BILAL')).toBe(true)
    expect(await wishes.isAgainstOwn(other, 'Bilal')).toBe(false)
    await people.invite(dilara, input('Bilal'))
    expect((await wishes.of(dilara))?.[0]?.met).toBeNull()
    expect(await mails()).toEqual([])
  })

  test('who left hears nothing any more', async () => {
    await wishes.add(dilara, 'Bilal')
    await family.db.write((tx) =>
      tx.update(participants).set({ status: 'left' }).where(eq(participants.id, dilara.participantId)),
    )
    await people.invite(other, input('Bilal'))
    expect(await mails()).toEqual([])
  })

  test('nobody else reads, erases or dismisses it; not this person either by a link of somebody else', async () => {
    await wishes.add(dilara, 'Bilal')
    const [wish] = (await wishes.of(dilara)) ?? []
    await wishes.erase(other, wish?.id ?? '')
    await wishes.dismiss(other, wish?.id ?? '')
    expect(await wishes.of(dilara)).toHaveLength(1)
    const returned = await family.me(dilara.participantId, 'return')
    expect(await wishes.of(returned)).toBeNull()
    expect(await wishes.isAgainstOwn(returned, 'Bilal')).toBe(false)
    for (const role of ['facilitator', 'informant', 'supporter', 'interpreter'] as const) {
      const support = await family.me(await family.person('Hamza', role))
      expect(await wishes.of(support)).toBeNull()
      expect(await status(wishes.add(support, 'Bilal'))).toBe(403)
    }
  })

  test('R-B32: erased, the name is nowhere in the file', async () => {
    await wishes.add(dilara, 'Bilalomdatikbangben')
    const [wish] = (await wishes.of(dilara)) ?? []
    await wishes.erase(dilara, wish?.id ?? '')
    expect(await family.db.read.select().from(companyWishes)).toEqual([])
    const { readFileSync } = await import('node:fs')
    for (const file of [family.path, `${family.path}-wal`])
      expect(readFileSync(file).includes('Bilalomdatikbangben')).toBe(false)
  })

  test('an empty or endless name is refused, and ten names are enough', async () => {
    for (const name of [' ', 'x'.repeat(81)]) expect(await status(wishes.add(dilara, name))).toBe(400)
    for (let one = 0; one < 10; one++) expect(await wishes.add(dilara, `naam ${one}`)).toBe('saved')
    expect(await wishes.add(dilara, 'nog een')).toBe('full')
  })
})
