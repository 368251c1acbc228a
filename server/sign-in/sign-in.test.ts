import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signInLinks } from '#db/schema.ts'
import { createMailbox } from '../mailbox/mailbox.ts'
import { createOutbox } from '../outbox/outbox.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createSignIn } from './sign-in.ts'
import type { SignIn } from './types.ts'

const MINUTE = 60_000
const config = {
  publicUrl: new URL('https://plan.example'),
  origins: ['https://plan.example'],
  sessionSecret: 'x'.repeat(32),
}

let family: Family
let signIn: SignIn
let oma: string

beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  const outbox = createOutbox({ db, clock, config: { smtpUrl: null, mailFrom: 'plan@plan.example' } })
  signIn = createSignIn({ db, clock, config, outbox })
  oma = await family.person('oma Tineke', 'network', { email: 'oma@example.nl', emailVerifiedAt: 1 })
})
afterEach(() => family.close())

const mails = () => createMailbox({ db: family.db }).list()
const tokens = async () =>
  (await mails()).map((mail) => mail.text.match(/https:\/\/plan\.example\/in\/([\w-]+)/)?.[1] ?? '')
const cookieOf = (setCookie: string) => setCookie.split(';', 1)[0] ?? ''

async function ask(email = 'oma@example.nl') {
  const { setCookie, code } = await signIn.ask(email, 'nl')
  return { cookie: cookieOf(setCookie), setCookie, code, token: (await tokens())[0] ?? '' }
}
const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000')

describe('R-E14: a sign-in link', () => {
  test('256 bits, hashed at rest, and so is its code', async () => {
    const { token, code, cookie } = await ask()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const stored = JSON.stringify(await family.db.read.select().from(signInLinks))
    for (const secret of [token, code, cookie.split('=')[1] ?? '']) expect(stored).not.toContain(secret)
  })

  test('completes in the browser that asked, once', async () => {
    const { token, cookie, setCookie } = await ask()
    expect(setCookie).toMatch(
      /^__Host-fgp-vraag=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=900$/,
    )
    expect(await signIn.open(token, `taal=nl; ${cookie}`)).toBe('ready')
    expect(await signIn.finish(token, cookie, null)).toEqual({ participantIds: [oma] })
    expect(await signIn.finish(token, cookie, null)).toBeNull()
    expect(await signIn.open(token, cookie)).toBe('gone')
  })

  test('opening it, as mail scanners do, spends nothing', async () => {
    const { token, cookie } = await ask()
    for (let i = 0; i < 20; i++) expect(await signIn.open(token, null)).toBe('needs-code')
    expect(await signIn.finish(token, cookie, null)).not.toBeNull()
  })

  test('elsewhere it needs the code of the browser that asked, which may be pasted with spaces', async () => {
    const { token, code } = await ask()
    expect(await signIn.finish(token, null, null)).toBeNull()
    const another = await ask('other@example.nl')
    expect(await signIn.finish(token, another.cookie, null)).toBeNull()
    expect(await signIn.open(token, another.cookie)).toBe('needs-code')
    expect(await signIn.finish(token, null, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toEqual({
      participantIds: [oma],
    })
  })

  test('five wrong codes and the link is dead, also tried at once', async () => {
    const { token, code, cookie } = await ask()
    await Promise.all(Array.from({ length: 5 }, () => signIn.finish(token, null, wrongOf(code))))
    expect(await signIn.finish(token, null, code)).toBeNull()
    expect(await signIn.open(token, cookie)).toBe('gone')
  })

  test('four wrong codes leave one try', async () => {
    const { token, code } = await ask()
    for (let i = 0; i < 4; i++) await signIn.finish(token, null, wrongOf(code))
    expect(await signIn.finish(token, null, code)).toEqual({ participantIds: [oma] })
  })

  test('lasts a quarter of an hour', async () => {
    const { token, cookie } = await ask()
    family.clock.advance(15 * MINUTE - 1)
    expect(await signIn.open(token, cookie)).toBe('ready')
    family.clock.advance(1)
    expect(await signIn.open(token, cookie)).toBe('gone')
    expect(await signIn.finish(token, cookie, null)).toBeNull()
  })

  test('two who finish at once: one comes in', async () => {
    const { token, cookie } = await ask()
    const both = await Promise.all([signIn.finish(token, cookie, null), signIn.finish(token, cookie, null)])
    expect(both.filter(Boolean)).toHaveLength(1)
  })

  test('an invented link is gone', async () => {
    expect(await signIn.open('x'.repeat(43), null)).toBe('gone')
    expect(await signIn.finish('', null, '000000')).toBeNull()
  })

  test('brings in everybody whose proved address it is, and nobody who left', async () => {
    const again = await family.person('Tineke', 'facilitator', {
      email: 'oma@example.nl',
      emailVerifiedAt: 1,
    })
    await family.person('Tineke', 'network', {
      email: 'oma@example.nl',
      emailVerifiedAt: 1,
      status: 'removed',
    })
    await family.person('Tineke', 'network', { email: 'oma@example.nl' })
    const { token, cookie } = await ask(' OMA@example.nl ')
    const finished = await signIn.finish(token, cookie, null)
    expect(finished?.participantIds.sort()).toEqual([oma, again].sort())
  })
})

describe('R-E17: known and unknown addresses get the same answer', () => {
  test('the same kind of answer and as many rows; a mail only for the known one', async () => {
    const shapes = []
    for (const email of ['oma@example.nl', 'nobody@example.nl', 'no address', '']) {
      const before = (await family.db.read.select().from(signInLinks)).length
      const { setCookie, code } = await signIn.ask(email, 'nl')
      const rows = (await family.db.read.select().from(signInLinks)).length - before
      shapes.push([setCookie.replace(/=[\w-]{43};/, '=token;'), code.replace(/\d/g, '0'), rows])
    }
    for (const shape of shapes) expect(shape).toEqual(shapes[0])
    expect((await mails()).map((mail) => mail.to)).toEqual(['oma@example.nl'])
  })

  test('an unknown address is kept nowhere', async () => {
    await signIn.ask('nobody@example.nl', 'nl')
    expect(JSON.stringify(await family.db.read.select().from(signInLinks))).not.toContain('nobody')
  })

  test('an address that somebody else typed is unknown', async () => {
    await family.person('Ali', 'network', { email: 'ali@example.nl' })
    await signIn.ask('ali@example.nl', 'nl')
    expect(await mails()).toEqual([])
  })

  test('the sixth mail in an hour is not sent, and the answer is the same', async () => {
    for (let i = 0; i < 8; i++) expect((await signIn.ask('oma@example.nl', 'nl')).code).toMatch(/^\d{6}$/)
    expect(await mails()).toHaveLength(5)
    family.clock.advance(60 * MINUTE)
    await signIn.ask('oma@example.nl', 'nl')
    expect(await mails()).toHaveLength(6)
  })
})

test('AG8: the mail is neutral for who asked so, and in the language of the page', async () => {
  await family.person('Ali', 'network', { email: 'ali@example.nl', emailVerifiedAt: 1, neutralMail: true })
  await signIn.ask('ali@example.nl', 'en')
  const [mail] = await mails()
  expect(mail?.subject).toBe('Your link')
  expect(mail?.text.replace(/https\S+/, '')).not.toMatch(/plan/i)
})

test('expired links are cleared away', async () => {
  await ask()
  family.clock.advance(16 * MINUTE)
  await ask()
  expect(await family.db.read.select().from(signInLinks)).toHaveLength(1)
})
