/** The sending process dies as by a power cut, against a real mail server that counts what arrives: none twice, none lost. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { outbox as table } from '#db/schema.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createOutbox } from './outbox.ts'
import { createMailServer, type MailServer } from './test-mail-server.ts'

const LONG = { timeout: 30_000 }
const DIE = new URL('../../tests/attack/die-at-write.ts', import.meta.url)

let family: Family
let server: MailServer
beforeEach(async () => {
  family = await createFamily()
  server = await createMailServer()
})
afterEach(async () => {
  server.release()
  await server.close()
  family.close()
})

const make = () =>
  createOutbox({
    db: family.db,
    clock: family.clock,
    config: { smtpUrl: server.url, mailFrom: 'Familiegroepsplan <plan@plan.example>' },
  })
const enqueue = () =>
  family.db.write((tx) =>
    make().enqueue(tx, {
      ...{ to: 'oma@example.nl', letter: { about: 'look' }, language: 'nl', neutral: false },
      planId: family.planId,
    }),
  )
const row = async () => (await family.db.read.select().from(table))[0]

function sender(...node: string[]): ChildProcess {
  const script = new URL('./test-sender.ts', import.meta.url).pathname
  const given = [family.path, server.url, String(family.clock.now())]
  return spawn(process.execPath, [...node, script, ...given], { stdio: 'ignore' })
}
async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
/** As the server starts again, with hours in which it would try once more. */
async function startsAgain(): Promise<void> {
  server.release()
  const outbox = make()
  for (let hour = 0; hour < 3; hour += 1) {
    await outbox.sendDue()
    family.clock.advance(3_600_000)
  }
  await outbox.stop()
}

test(
  'R-C8: process killed while sending (no double, no loss): before the mail was handed over',
  LONG,
  async () => {
    await enqueue()
    server.holdAt = 'recipient'
    const child = sender()
    await expect.poll(() => server.isHolding, LONG).toBe(true)
    await killed(child)
    expect(server.received).toEqual([])
    await startsAgain()
    expect(server.received).toHaveLength(1)
    expect(await row()).toMatchObject({ status: 'sent', error: null })
  },
)

test(
  'process killed while sending (no double, no loss): between the mail server’s yes and our note',
  LONG,
  async () => {
    await enqueue()
    server.holdAt = 'answer'
    const child = sender()
    await expect.poll(async () => (await row())?.handedAt ?? null, LONG).not.toBeNull()
    await expect.poll(() => server.isHolding, LONG).toBe(true)
    await killed(child)
    expect(server.received).toHaveLength(1)
    await startsAgain()
    expect(server.received).toHaveLength(1)
    expect(await row()).toMatchObject({ status: 'sent', error: 'no-answer', payload: '' })
  },
)

test('killed at whichever write: never lost; a second copy only where the mark itself was not written, under the same Message-ID', {
  timeout: 120_000,
}, async () => {
  let isDone = false
  let copies = 0
  for (let at = 1; !isDone; at += 1) {
    await enqueue()
    const child = sender('--import', `${DIE.href}?after=${at}&now`)
    const [code] = await once(child, 'exit')
    isDone = code === 0
    const marked = (await row())?.handedAt !== null
    await startsAgain()
    const ids = server.received.map(({ mail }) => mail.messageId)
    expect([at, new Set(ids).size]).toEqual([at, 1])
    if (marked) expect([at, ids.length]).toEqual([at, 1])
    copies += ids.length - 1
    server.received.length = 0
    await family.db.write((tx) => tx.delete(table))
  }
  // The two moments of that one transaction.
  expect(copies).toBeLessThanOrEqual(2)
})

test('a mail server that breaks off while we live did not take it: it is tried again', async () => {
  await enqueue()
  server.answer = { code: 451, text: 'later' }
  const outbox = make()
  await outbox.sendDue()
  expect(await row()).toMatchObject({ status: 'waiting', handedAt: null, error: '451' })
  server.answer = undefined
  await startsAgain()
  expect(server.received).toHaveLength(1)
  await outbox.stop()
})
