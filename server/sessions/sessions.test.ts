import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { participants, sessions as table } from '#db/schema.ts'
import { createFamily, type Family } from '../people/test-family.ts'
import { createSessions } from './sessions.ts'
import type { Session } from './types.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let family: Family
let petra: string
const ended = vi.fn()
const make = (publicUrl: URL | null = null) =>
  createSessions({ db: family.db, clock: family.clock, config: { publicUrl }, onEnded: ended })

beforeEach(async () => {
  family = await createFamily()
  petra = await family.person('Petra', 'parent')
  ended.mockClear()
})
afterEach(() => family.close())

const userAgent =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36'
const sent = (setCookie: string) => setCookie.split(';', 1)[0] ?? ''
const tokenOf = (setCookie: string) => sent(setCookie).split('=')[1] ?? ''

async function signedIn(
  participantId = petra,
  device: 'own' | 'shared' = 'own',
  origin: 'start' | 'return' = 'start',
) {
  const sessions = make()
  const setCookie = await sessions.become(null, { participantId, origin, device, userAgent })
  return {
    sessions,
    setCookie,
    cookie: sent(setCookie),
    session: (await sessions.ofCookie(sent(setCookie))) as Session,
  }
}

describe('R-E2: the session cookie', () => {
  test('scripts cannot read it and other sites cannot send it', async () => {
    const { setCookie } = await signedIn()
    expect(setCookie).toMatch(/^fgp=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
  })

  test('under TLS it is bound to the host', async () => {
    const sessions = make(new URL('https://plan.example'))
    const who = { participantId: petra, origin: 'start', userAgent } as const
    const setCookie = await sessions.become(null, { ...who, device: 'shared' })
    expect(setCookie).toMatch(/^__Host-fgp=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(await sessions.ofCookie(sent(setCookie))).not.toBeNull()
    expect(await sessions.ofCookie(sent(setCookie).replace('__Host-', ''))).toBeNull()
    expect(sessions.clearCookie()).toBe('__Host-fgp=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0')
  })

  test('a missing, invented or broken cookie is nobody, never an error', async () => {
    const { sessions, cookie } = await signedIn()
    const others = [
      null,
      undefined,
      '',
      'fgp',
      'fgp=',
      `fgp=${'x'.repeat(43)}`,
      'fgp="a b"',
      `x${cookie}`,
      ';;=;fgp==',
    ]
    for (const other of others) expect(await sessions.ofCookie(other)).toBeNull()
    expect(await sessions.ofCookie(`taal=nl; ${cookie}; other=1`)).not.toBeNull()
  })
})

describe('R-E11: the token', () => {
  test('256 bits, of which only a hash is stored', async () => {
    const { setCookie } = await signedIn()
    expect(Buffer.from(tokenOf(setCookie), 'base64url')).toHaveLength(32)
    const rows = JSON.stringify(await family.db.read.select().from(table))
    expect(rows).not.toContain(tokenOf(setCookie))
  })

  test('a new one each time a browser becomes somebody; the old one is dead, the session the same', async () => {
    const { sessions, cookie, session } = await signedIn()
    const oma = await family.person('oma Tineke', 'network')
    const next = sent(await sessions.become(session, { participantId: oma, origin: 'invitation', userAgent }))
    expect(next).not.toBe(cookie)
    expect(await sessions.ofCookie(cookie)).toBeNull()
    const now = await sessions.ofCookie(next)
    expect(now?.id).toBe(session.id)
    expect(now?.people.map((person) => person.participantId)).toEqual([oma, petra])
    expect(await sessions.ofId(session.id)).toEqual(now)
    expect(ended).not.toHaveBeenCalled()
  })

  test('alone: nobody comes along, and the old session ends', async () => {
    const { sessions, session } = await signedIn()
    const oma = await family.person('oma Tineke', 'network')
    const who = { participantId: oma, origin: 'mail', userAgent, alone: true } as const
    const now = await sessions.ofCookie(sent(await sessions.become(session, who)))
    expect(now?.people.map((person) => person.participantId)).toEqual([oma])
    expect(await sessions.ofId(session.id)).toBeNull()
    expect(ended).toHaveBeenCalledExactlyOnceWith(session.id)
  })
})

describe('R-E12: how long a browser is remembered', () => {
  test.each([
    ['shared', 12 * HOUR],
    ['own', 90 * DAY],
  ] as const)('on a %s device until %d ms after the last use', async (device, lasts) => {
    const { sessions, cookie } = await signedIn(petra, device)
    family.clock.advance(lasts - 1)
    expect(await sessions.ofCookie(cookie)).not.toBeNull()
    family.clock.advance(lasts - 1)
    expect(await sessions.ofCookie(cookie)).not.toBeNull()
    family.clock.advance(lasts)
    expect(await sessions.ofCookie(cookie)).toBeNull()
  })

  test('a session that expired ends, and says so (R-B22)', async () => {
    const { sessions, session } = await signedIn(petra, 'shared')
    await sessions.endExpired()
    expect(ended).not.toHaveBeenCalled()
    family.clock.advance(12 * HOUR)
    await sessions.endExpired()
    expect(ended).toHaveBeenCalledExactlyOnceWith(session.id)
    expect(await family.db.read.select().from(table)).toEqual([])
  })

  test('the time of use is written at most once a minute', async () => {
    const { sessions, cookie } = await signedIn()
    const used = async () => (await family.db.read.select().from(table))[0]?.usedAt
    const start = await used()
    family.clock.advance(59_000)
    await sessions.ofCookie(cookie)
    expect(await used()).toBe(start)
    family.clock.advance(1_000)
    await sessions.ofCookie(cookie)
    expect(await used()).toBe((start ?? 0) + 60_000)
  })

  test('people see their own browsers and end them; its connections are judged again (R-B22)', async () => {
    const here = await signedIn()
    const there = await signedIn()
    const list = await here.sessions.list(here.session)
    expect(list.map((one) => [one.label, one.device, one.current])).toEqual([
      ['Chrome · Android', 'own', true],
      ['Chrome · Android', 'own', false],
    ])
    await here.sessions.end(here.session, there.session.id)
    expect(ended).toHaveBeenCalledExactlyOnceWith(there.session.id)
    expect(await here.sessions.ofCookie(there.cookie)).toBeNull()
    expect(await here.sessions.ofCookie(here.cookie)).not.toBeNull()
  })

  test('nobody ends or sees the browser of somebody else', async () => {
    const here = await signedIn()
    const mark = await signedIn(await family.person('Mark', 'parent'))
    expect(await here.sessions.list(here.session)).toHaveLength(1)
    await here.sessions.end(here.session, mark.session.id)
    expect(await here.sessions.ofCookie(mark.cookie)).not.toBeNull()
    expect(ended).not.toHaveBeenCalled()
  })

  test('a browser that came by a link of somebody else, or that two people share, sees only itself', async () => {
    const own = await signedIn()
    const returned = await signedIn(petra, 'own', 'return')
    expect(await returned.sessions.list(returned.session)).toHaveLength(1)
    await returned.sessions.end(returned.session, own.session.id)
    expect(await own.sessions.ofCookie(own.cookie)).not.toBeNull()

    const shared = await signedIn()
    const oma = await family.person('oma Tineke', 'network')
    const two = sent(
      await shared.sessions.become(shared.session, { participantId: oma, origin: 'invitation', userAgent }),
    )
    expect(await shared.sessions.list((await shared.sessions.ofCookie(two)) as Session)).toHaveLength(1)
  })
})

describe('several people in one browser', () => {
  test('choose decides who it is; forget takes one away and then the session', async () => {
    const { sessions, session } = await signedIn()
    const oma = await family.person('oma Tineke', 'network')
    await sessions.become(session, { participantId: [oma], origin: 'invitation', userAgent })
    await sessions.choose(session, petra)
    expect((await sessions.ofId(session.id))?.people.map((one) => one.participantId)).toEqual([petra, oma])
    await sessions.forget(session, petra)
    expect((await sessions.ofId(session.id))?.people.map((one) => one.participantId)).toEqual([oma])
    await sessions.forget(session, oma)
    expect(await sessions.ofId(session.id)).toBeNull()
    expect(ended).toHaveBeenCalledTimes(2)
  })

  test('choosing somebody of another browser does nothing', async () => {
    const { sessions, session } = await signedIn()
    const mark = await family.person('Mark', 'parent')
    await sessions.choose(session, mark)
    expect((await sessions.ofId(session.id))?.people.map((one) => one.participantId)).toEqual([petra])
  })

  test('who was removed comes last', async () => {
    const { sessions, session } = await signedIn()
    const oma = await family.person('oma Tineke', 'network')
    await sessions.become(session, { participantId: oma, origin: 'invitation', userAgent })
    await family.db.write((tx) =>
      tx.update(participants).set({ status: 'removed' }).where(eq(participants.id, oma)),
    )
    expect((await sessions.ofId(session.id))?.people.map((one) => one.participantId)).toEqual([petra, oma])
  })

  test('a return link does not lessen what the browser had proved', async () => {
    const { sessions, session } = await signedIn()
    await sessions.become(session, { participantId: petra, origin: 'return', userAgent })
    expect((await sessions.ofId(session.id))?.people[0]?.origin).toBe('start')
    await sessions.become(session, { participantId: petra, origin: 'mail', userAgent })
    expect((await sessions.ofId(session.id))?.people[0]?.origin).toBe('mail')
  })
})
