/** Against a small server of our own that checks what NotifyNL checks. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outbox as table } from '#db/schema.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { messagePortOf } from './message-port.ts'
import { isNotifyKey, notifyPort } from './notify-port.ts'
import { createOutbox, type Outbox } from './outbox.ts'

const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506'
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0'
const KEY = `familiegroepsplan-${SERVICE}-${SECRET}`
const MINUTE = 60_000

interface Sent {
  path: string
  issuer: unknown
  issuedAt: unknown
  body: Record<string, unknown>
}

let peer: Server
let sent: Sent[]
/** What the peer answers next; 201 when it is empty. */
let status: number
/** The service takes it, and its answer does not arrive. */
let breaksOff: boolean
let family: Family
let outbox: Outbox
const url = () => `http://127.0.0.1:${(peer.address() as AddressInfo).port}`
const port = (key = KEY) => notifyPort({ url: url(), key, smsTemplate: 'sjabloon' }, family.clock)

beforeEach(async () => {
  sent = []
  status = 201
  breaksOff = false
  family = await createFamily()
  peer = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const checked = await jwtVerify(token, new TextEncoder().encode(SECRET), {
      algorithms: ['HS256'],
      currentDate: new Date(family.clock.now()),
    }).catch(() => null)
    if (checked && request.method === 'GET') {
      const asked = new URL(request.url ?? '', 'http://peer').searchParams.get('reference')
      const notifications = sent.filter(({ body }) => body.reference === asked).map(({ body }) => body)
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ notifications }))
      return
    }
    if (checked)
      sent.push({
        path: request.url ?? '',
        issuer: checked.payload.iss,
        issuedAt: checked.payload.iat,
        body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
      })
    if (breaksOff) {
      request.socket.destroy()
      return
    }
    response.writeHead(checked ? status : 403, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ errors: [{ message: 'about +31612345678' }] }))
  })
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve))
  outbox = createOutbox({
    db: family.db,
    clock: family.clock,
    config: { smtpUrl: null, mailFrom: 'plan@plan.example' },
    messages: port(),
  })
})
afterEach(async () => {
  await outbox.stop()
  peer.closeAllConnections()
  await new Promise((resolve) => peer.close(resolve))
  family.close()
})

const enqueue = () =>
  family.db.write((tx) =>
    outbox.enqueueText(tx, {
      ...{ to: '+31612345678', text: 'Er is iets om samen naar te kijken.', planId: family.planId },
      useless: family.clock.now() + 600 * MINUTE,
    }),
  )
const rows = () => family.db.read.select().from(table)

test('a text goes to the service with its template and a token of this moment', async () => {
  const id = await enqueue()
  await outbox.sendDue()
  expect(sent).toEqual([
    {
      path: '/v2/notifications/sms',
      issuer: SERVICE,
      issuedAt: Math.floor(family.clock.now() / 1000),
      body: {
        phone_number: '+31612345678',
        template_id: 'sjabloon',
        personalisation: { text: 'Er is iets om samen naar te kijken.' },
        reference: id,
      },
    },
  ])
  expect(await rows()).toMatchObject([{ status: 'sent', payload: '', error: null }])
})

describe('an answer that is no yes', () => {
  test.each([429, 500, 503, 403])('%i is tried again, and arrives once', async (refusal) => {
    status = refusal
    await enqueue()
    await outbox.sendDue()
    expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 1, error: String(refusal) }])
    status = 201
    sent = []
    family.clock.advance(MINUTE)
    await outbox.sendDue()
    await outbox.sendDue()
    expect(sent).toHaveLength(1)
  })

  test('400 is an answer: it is not tried again, and no sentence of the service is kept', async () => {
    status = 400
    await enqueue()
    await outbox.sendDue()
    family.clock.advance(10 * MINUTE)
    await outbox.sendDue()
    expect(sent).toHaveLength(1)
    expect(await rows()).toMatchObject([{ status: 'failed', payload: '', error: '400' }])
  })

  test('nobody there: it waits', async () => {
    const gone = notifyPort({ url: 'http://127.0.0.1:1', key: KEY, smsTemplate: 'sjabloon' }, family.clock)
    await expect(gone.deliver({ id: 'x', to: '+31612345678', text: 'x' })).rejects.toMatchObject({
      code: 'ECONNECTION',
      again: true,
    })
  })

  test('a key of another service is refused', async () => {
    const wrong = port(`naam-${SERVICE}-${SERVICE}`)
    await expect(wrong.deliver({ id: 'x', to: '+31612345678', text: 'x' })).rejects.toMatchObject({
      code: '403',
    })
    expect(sent).toEqual([])
  })
})

test('which way there is: the mailbox in local mode, the service where one is set, else none', () => {
  const publicUrl = new URL('https://plan.example')
  const notify = { url: url(), key: KEY, smsTemplate: 'sjabloon' }
  expect(messagePortOf({ publicUrl: null, notify: null }, family.clock)?.keeps).toBe(true)
  expect(messagePortOf({ publicUrl, notify }, family.clock)?.keeps).toBe(false)
  expect(messagePortOf({ publicUrl, notify: null }, family.clock)).toBeNull()
  expect([isNotifyKey(KEY), isNotifyKey('kort'), isNotifyKey(SERVICE)]).toEqual([true, false, false])
})

describe('no answer', () => {
  const text = { to: '+31612345678', text: 'Er is iets om samen naar te kijken.' }
  const enqueue = () =>
    family.db.write((tx) =>
      outbox.enqueueText(tx, { ...text, planId: family.planId, useless: family.clock.now() + 60 * MINUTE }),
    )

  test('a text whose answer was lost is asked about first, and not sent twice', async () => {
    await enqueue()
    breaksOff = true
    await outbox.sendDue()
    breaksOff = false
    expect(await family.db.read.select().from(table)).toMatchObject([{ status: 'waiting', attempts: 1 }])
    family.clock.advance(MINUTE)
    await outbox.sendDue()
    expect(sent).toHaveLength(1)
    expect(await family.db.read.select().from(table)).toMatchObject([{ status: 'sent', payload: '' }])
  })

  test('process killed before the text left: it is asked about, and sent', async () => {
    await enqueue()
    await family.db.write((tx) => tx.update(table).set({ handedAt: family.clock.now() }))
    await outbox.sendDue()
    expect(sent).toHaveLength(1)
    expect(await family.db.read.select().from(table)).toMatchObject([{ status: 'sent' }])
  })
})
