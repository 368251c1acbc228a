import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outbox as table } from '#db/schema.ts'
import { createMailbox } from '../mailbox/mailbox.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import type { Letter } from './letters.ts'
import { writeLetter } from './letters.ts'
import { createOutbox, type Order, type Outbox } from './outbox.ts'
import { createMailServer, type MailServer } from './test-mail-server.ts'

const MINUTE = 60_000
const URL_IN_MAIL = 'https://plan.example/u/geheim-geheim'

let family: Family
let server: MailServer
let outbox: Outbox

const make = (smtpUrl: string | null = server.url) =>
  createOutbox({
    db: family.db,
    clock: family.clock,
    config: { smtpUrl, mailFrom: 'Familiegroepsplan <plan@plan.example>' },
  })
const order = (more: Partial<Order> = {}): Order => ({
  to: 'oma@example.nl',
  letter: { about: 'invitation', url: URL_IN_MAIL, expiresAt: family.clock.now() + 30 * 24 * 60 * MINUTE },
  language: 'nl',
  neutral: false,
  planId: family.planId,
  ...more,
})
const enqueue = (more?: Partial<Order>) => family.db.write((tx) => outbox.enqueue(tx, order(more)))
const rows = () => family.db.read.select().from(table)

beforeEach(async () => {
  family = await createFamily()
  server = await createMailServer()
  outbox = make()
})
afterEach(async () => {
  await outbox.stop()
  await server.close()
  family.close()
})

describe('durability', () => {
  test('a mail is sent once, and its text with the link is emptied', async () => {
    await enqueue()
    await outbox.sendDue()
    await outbox.sendDue()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.to).toEqual(['oma@example.nl'])
    expect(server.received[0]?.mail.text).toContain(URL_IN_MAIL)
    expect(await rows()).toMatchObject([{ status: 'sent', payload: '', attempts: 1, error: null }])
  })

  test('a cause that fails leaves no mail', async () => {
    const failing = family.db.write(async (tx) => {
      await outbox.enqueue(tx, order())
      throw new Error('the cause failed')
    })
    await expect(failing).rejects.toThrow('the cause failed')
    await outbox.sendDue()
    expect(server.received).toEqual([])
  })

  test('what waited at a restart is sent afterwards', async () => {
    await enqueue()
    await outbox.stop()
    family.restart()
    outbox = make()
    await outbox.sendDue()
    expect(server.received).toHaveLength(1)
  })

  test('a started outbox sends by itself when woken', async () => {
    outbox.start()
    await enqueue()
    outbox.wake()
    await expect.poll(() => server.received.length).toBe(1)
  })

  test('two rounds at once do not send twice', async () => {
    await Promise.all([enqueue(), enqueue({ to: 'ali@example.nl' })])
    await Promise.all([outbox.sendDue(), outbox.sendDue(), outbox.sendDue()])
    expect(server.received.map((mail) => mail.to[0]).sort()).toEqual(['ali@example.nl', 'oma@example.nl'])
  })

  test('a done mail leaves no address behind after a month', async () => {
    await enqueue()
    await outbox.sendDue()
    family.clock.advance(31 * 24 * 60 * MINUTE)
    await outbox.sendDue()
    expect(await rows()).toEqual([])
  })
})

describe('failures', () => {
  test('4xx is tried again, later each time, and then arrives', async () => {
    server.answer = { code: 451, text: 'try later oma@example.nl' }
    await enqueue()
    await outbox.sendDue()
    expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 1, error: '451' }])
    await outbox.sendDue()
    expect(await rows()).toMatchObject([{ attempts: 1 }])
    family.clock.advance(MINUTE)
    await outbox.sendDue()
    expect(await rows()).toMatchObject([{ attempts: 2 }])
    family.clock.advance(4 * MINUTE)
    await outbox.sendDue()
    expect(await rows()).toMatchObject([{ attempts: 2 }])
    server.answer = undefined
    family.clock.advance(MINUTE)
    await outbox.sendDue()
    expect(server.received).toHaveLength(1)
    expect(await rows()).toMatchObject([{ status: 'sent', payload: '' }])
  })

  test('5xx is an answer: never again, and the text is emptied', async () => {
    server.answer = { code: 550, text: 'no such oma@example.nl' }
    await enqueue()
    await outbox.sendDue()
    server.answer = undefined
    family.clock.advance(10 * 24 * 60 * MINUTE)
    await outbox.sendDue()
    expect(server.received).toEqual([])
    expect(await rows()).toMatchObject([{ status: 'failed', error: '550', payload: '' }])
  })

  test('no mail server: tried again, and given up in the end', async () => {
    await outbox.stop()
    await server.close()
    outbox = make(server.url)
    await enqueue()
    await outbox.sendDue()
    expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 1 }])
    for (let day = 0; day < 10; day++) {
      family.clock.advance(24 * 60 * MINUTE)
      await outbox.sendDue()
    }
    expect(await rows()).toMatchObject([{ status: 'failed', attempts: 9, payload: '' }])
    server = await createMailServer()
  })

  test('a link that expired meanwhile is not sent', async () => {
    server.answer = { code: 421, text: 'busy' }
    await enqueue({ useless: family.clock.now() + 2 * MINUTE })
    await outbox.sendDue()
    server.answer = undefined
    family.clock.advance(2 * MINUTE)
    await outbox.sendDue()
    expect(server.received).toEqual([])
    expect(await rows()).toMatchObject([{ status: 'failed', error: 'too late', payload: '' }])
  })

  test('what is no single address never comes in', async () => {
    for (const to of ['a@b.nl, c@d.nl', 'a@b.nl\r\nBcc: c@d.nl', 'Oma <a@b.nl>', ''])
      await expect(enqueue({ to })).rejects.toThrow('Not an address')
    expect(await rows()).toEqual([])
  })
})

describe('AG8: what a mail says', () => {
  const letters: Letter[] = [
    { about: 'invitation', url: URL_IN_MAIL, expiresAt: Date.UTC(2026, 11, 21) },
    { about: 'return-link-made' },
    { about: 'sign-in', url: URL_IN_MAIL },
    { about: 'confirm-address', code: '123456' },
    { about: 'look' },
  ]

  test.each(letters)(
    '$about: neutral mail hides the name of the product; no mail speaks of plan, child or help',
    (letter) => {
      for (const language of ['nl', 'en'] as const) {
        const named = writeLetter(letter, language, false)
        expect(named.text).toContain('Familiegroepsplan')
        expect(named.subject).not.toMatch(/plan/i)
        const neutral = writeLetter(letter, language, true)
        const words = `${neutral.subject} ${neutral.text}`.replace(URL_IN_MAIL, '')
        expect(words).not.toMatch(/plan|gezin|family|kind|child|jeugd|youth|hulp|help|ruzie|zorg/i)
      }
    },
  )

  test('the sender of neutral mail has no name', async () => {
    await enqueue({ neutral: true })
    await enqueue({ neutral: false })
    await outbox.sendDue()
    const from = server.received.map(({ mail }) => [mail.from?.name, mail.from?.address]).sort()
    expect(from).toEqual([
      ['', 'plan@plan.example'],
      ['Familiegroepsplan', 'plan@plan.example'],
    ])
  })

  test('the mail reads the same in the receiver’s post, accents included', async () => {
    await enqueue({ letter: { about: 'sign-in', url: URL_IN_MAIL } })
    await outbox.sendDue()
    const { mail } = server.received[0] ?? {}
    expect(mail?.subject).toBe('Je link')
    expect(mail?.text).toContain('en één keer')
    expect(mail?.headers.find((header) => header.key === 'auto-submitted')?.value).toBe('auto-generated')
  })
})

describe('local mode', () => {
  test('nothing leaves; the mailbox shows it, the latest first', async () => {
    outbox = make(null)
    const mailbox = createMailbox({ db: family.db })
    await enqueue()
    family.clock.advance(1)
    await enqueue({ to: 'ali@example.nl', letter: { about: 'sign-in', url: URL_IN_MAIL } })
    await outbox.sendDue()
    expect(server.received).toEqual([])
    const mails = await mailbox.list()
    expect(mails.map((mail) => [mail.to, mail.subject])).toEqual([
      ['ali@example.nl', 'Je link'],
      ['oma@example.nl', 'Je bent uitgenodigd'],
    ])
    expect(mails[1]?.text).toContain(URL_IN_MAIL)
    const left = await family.db.read.select().from(table).where(eq(table.status, 'waiting'))
    expect(left).toEqual([])
  })
})
