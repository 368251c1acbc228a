import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { participants, sessionParticipants, sessions, outbox as table } from '#db/schema.ts'
import { newId } from '../ids.ts'
import { createOutbox } from '../outbox/outbox.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { tellCalled } from './called.ts'

let family: Family
let joke: string

beforeEach(async () => {
  family = await createFamily()
  joke = await family.person('Joke', 'facilitator', { email: 'joke@example.nl', emailVerifiedAt: 1 })
  await family.person('Petra', 'parent', { email: 'petra@example.nl', emailVerifiedAt: 1 })
})
afterEach(() => family.close())

async function call() {
  const { db, clock, planId } = family
  const outbox = createOutbox({ db, clock, config: { smtpUrl: null, mailFrom: 'plan@plan.example' } })
  await db.write((tx) => tellCalled({ clock, outbox })(tx, planId))
  return db.read.select().from(table)
}
async function looked(msAgo: number) {
  const id = newId()
  const now = family.clock.now()
  await family.db.write(async (tx) => {
    const row = { id, tokenHash: id, device: 'own', label: 'x', createdAt: now, expiresAt: now + 3_600_000 }
    await tx.insert(sessions).values({ ...row, usedAt: now - msAgo })
    const held = { sessionId: id, participantId: joke, origin: 'invitation', chosenAt: now }
    await tx.insert(sessionParticipants).values(held)
  })
}

test('AG8: a facilitator who is called and does not look gets a mail that says nothing of it', async () => {
  await looked(10 * 60_000)
  const mails = await call()
  expect(mails.map(({ recipient }) => recipient)).toEqual(['joke@example.nl'])
  const { subject, text } = JSON.parse(mails[0]?.payload ?? '{}') as { subject: string; text: string }
  expect(`${subject} ${text}`).not.toMatch(/Joke|Petra|Noor|familietijd|gezin/i)
})

test('who looks at the waiting page sees it there; who has no known address gets nothing', async () => {
  await looked(30_000)
  expect(await call()).toEqual([])
  await family.db.write(async (tx) => {
    await tx.delete(sessions)
    await tx.update(participants).set({ emailVerifiedAt: null }).where(eq(participants.id, joke))
  })
  expect(await call()).toEqual([])
})
