import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditLog, children, invitations, outbox as outboxTable, participants } from '#db/schema.ts'
import { createMailbox } from '../mailbox/mailbox.ts'
import { createOutbox } from '../outbox/outbox.ts'
import type { Me } from '../plans/types.ts'
import { Refused } from '../refused.ts'
import { createPeople } from './people.ts'
import { createFamily, type Family } from './test-family.ts'
import type { InviteInput, People } from './types.ts'

const DAY = 24 * 3_600_000
const HOUR = 3_600_000

let family: Family
let people: People
let petra: Me
const onChanged = vi.fn()

const config = {
  publicUrl: new URL('https://plan.example'),
  origins: ['https://plan.example'],
  sessionSecret: 'x'.repeat(32),
}
const tokenOf = (url: string) => url.slice('https://plan.example/u/'.length)
const row = async (id: string) =>
  (await family.db.read.select().from(participants).where(eq(participants.id, id)))[0]
const mails = () => createMailbox({ db: family.db }).list()
const actions = async () => (await family.db.read.select().from(auditLog)).map((entry) => entry.action)

const invite = (more: Partial<InviteInput> = {}) =>
  people.invite(petra, {
    name: 'oma Tineke',
    role: 'network',
    email: null,
    employer: null,
    childId: null,
    ...more,
  })

beforeEach(async () => {
  family = await createFamily()
  const { db, clock } = family
  const outbox = createOutbox({ db, clock, config: { smtpUrl: null, mailFrom: 'plan@plan.example' } })
  people = createPeople({ db, clock, config, outbox, onChanged })
  petra = await family.me(await family.person('Petra', 'parent'))
  onChanged.mockClear()
})
afterEach(() => family.close())

describe('R-E15: an invitation', () => {
  test('names a person, a role and who asks, and is spent once', async () => {
    const { url, participantId } = await invite()
    const token = tokenOf(url)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await people.open(token)).toEqual({
      state: 'ready',
      kind: 'join',
      planId: family.planId,
      participantId,
      name: 'oma Tineke',
      role: 'network',
      invitedBy: 'Petra',
      children: ['Noor'],
    })
    expect((await row(participantId))?.status).toBe('invited')
    expect(await people.spend(token)).toEqual({ planId: family.planId, participantId, kind: 'join' })
    expect(await row(participantId)).toMatchObject({ status: 'joined', joinedAt: family.clock.now() })
    expect(await people.open(token)).toMatchObject({ state: 'used' })
    expect(await people.spend(token)).toBeNull()
  })

  test('opening it as often as a mail scanner likes changes nothing', async () => {
    const { url } = await invite()
    for (let i = 0; i < 20; i++) expect((await people.open(tokenOf(url))).state).toBe('ready')
    expect((await family.db.read.select().from(invitations))[0]?.usedAt).toBeNull()
  })

  test('two who spend it at once: one joins', async () => {
    const { url } = await invite()
    const spent = await Promise.all([people.spend(tokenOf(url)), people.spend(tokenOf(url))])
    expect(spent.filter(Boolean)).toHaveLength(1)
  })

  test('only its hash is stored', async () => {
    const { url } = await invite()
    expect(JSON.stringify(await family.db.read.select().from(invitations))).not.toContain(tokenOf(url))
  })

  test('lasts thirty days', async () => {
    const { url, expiresAt } = await invite()
    expect(expiresAt - family.clock.now()).toBe(30 * DAY)
    family.clock.advance(30 * DAY - 1)
    expect((await people.open(tokenOf(url))).state).toBe('ready')
    family.clock.advance(1)
    expect(await people.open(tokenOf(url))).toEqual({ state: 'expired' })
    expect(await people.spend(tokenOf(url))).toBeNull()
  })

  test('taken back: the link says so, and the address is gone', async () => {
    const { url, participantId } = await invite({ email: 'oma@example.nl' })
    await people.revoke(petra, participantId)
    expect(await people.open(tokenOf(url))).toEqual({ state: 'revoked' })
    expect(await people.spend(tokenOf(url))).toBeNull()
    expect(await row(participantId)).toMatchObject({ status: 'removed', email: null })
    expect((await people.list(petra)).map((one) => one.name)).toEqual(['Petra'])
  })

  test('a fresh link stops the old one', async () => {
    const { url, participantId } = await invite()
    const fresh = await people.renew(petra, participantId)
    expect(await people.open(tokenOf(url))).toEqual({ state: 'revoked' })
    expect((await people.open(tokenOf(fresh.url))).state).toBe('ready')
  })

  test('an invented link is unknown', async () => {
    for (const token of ['', 'x', 'x'.repeat(43), '../../etc', 'a'.repeat(10_000)])
      expect(await people.open(token)).toEqual({ state: 'unknown' })
    expect(await people.spend('x'.repeat(43))).toBeNull()
  })

  test('what no form of ours sends is refused and leaves nothing', async () => {
    const wrong: Partial<InviteInput>[] = [
      { name: '  ' },
      { name: 'x'.repeat(81) },
      { role: 'supporter', supports: 'somebody of another plan' },
      { role: 'administrator' as 'network' },
      { email: 'a@b.nl, c@d.nl' },
      { role: 'youth', childId: 'a child of another plan' },
    ]
    for (const more of wrong) await expect(invite(more)).rejects.toMatchObject({ status: 400 })
    expect(await people.list(petra)).toHaveLength(1)
    expect(await mails()).toEqual([])
  })

  test('a youth is the only child of the plan; an employer stands beside a facilitator alone', async () => {
    const noor = await invite({ name: 'Noor', role: 'youth' })
    expect((await row(noor.participantId))?.childId).toBe(family.childId)
    const joke = await invite({ name: 'Joke', role: 'facilitator', employer: 'Buurthuis' })
    expect((await row(joke.participantId))?.employer).toBe('Buurthuis')
    const ali = await invite({ name: 'Ali', employer: 'Buurthuis' })
    expect((await row(ali.participantId))?.employer).toBeNull()
  })
})

describe('whose address it is', () => {
  test('joining by the link on the inviter’s screen proves no address', async () => {
    const { url, participantId, mailed } = await invite({ email: ' Oma@Example.nl ' })
    expect(mailed).toBe(true)
    await people.spend(tokenOf(url))
    expect(await row(participantId)).toMatchObject({ email: 'oma@example.nl', emailVerifiedAt: null })
  })

  test('joining by the mailed link does; it is another link, and one invitation', async () => {
    const { url, participantId } = await invite({ email: 'oma@example.nl' })
    const [mail] = await mails()
    const mailed = mail?.text.match(/\/u\/([\w-]+)/)?.[1] ?? ''
    expect(mail?.to).toBe('oma@example.nl')
    expect(mailed).not.toBe(tokenOf(url))
    await people.spend(mailed)
    expect((await row(participantId))?.emailVerifiedAt).toBe(family.clock.now())
    expect(await people.open(tokenOf(url))).toMatchObject({ state: 'used' })
  })

  test('an own address counts once the mailed code came back; the old one stays until then', async () => {
    await people.change(petra, { email: 'petra@example.nl' })
    expect(await people.own(petra)).toMatchObject({
      emailConfirmed: false,
      emailToConfirm: 'petra@example.nl',
    })
    const code = (await mails())[0]?.text.match(/\b\d{6}\b/)?.[0] ?? ''
    expect(await people.confirmEmail(petra, `${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true)
    expect(await row(petra.participantId)).toMatchObject({ email: 'petra@example.nl' })
    expect(await people.own(petra)).toMatchObject({ emailConfirmed: true, emailToConfirm: null })

    await people.change(petra, { email: 'other@example.nl' })
    expect(await row(petra.participantId)).toMatchObject({ email: 'petra@example.nl' })
    await people.change(petra, { email: null })
    expect(await row(petra.participantId)).toMatchObject({ email: null, emailVerifiedAt: null })
    expect((await people.own(petra)).emailToConfirm).toBeNull()
  })

  test('five wrong codes, or a quarter of an hour, and the code is dead', async () => {
    const codeOf = async () => (await mails())[0]?.text.match(/\b\d{6}\b/)?.[0] ?? ''
    await people.change(petra, { email: 'petra@example.nl' })
    const code = await codeOf()
    const wrong = code === '000000' ? '000001' : '000000'
    const tries = await Promise.all(Array.from({ length: 5 }, () => people.confirmEmail(petra, wrong)))
    expect(tries).toEqual([false, false, false, false, false])
    expect(await people.confirmEmail(petra, code)).toBe(false)

    family.clock.advance(1)
    await people.change(petra, { email: 'petra@example.nl' })
    const next = await codeOf()
    family.clock.advance(15 * 60_000)
    expect(await people.confirmEmail(petra, next)).toBe(false)
  })

  test('nobody else’s code works, and no flood of mails is sent', async () => {
    const mark = await family.me(await family.person('Mark', 'parent'))
    await people.change(petra, { email: 'petra@example.nl' })
    const code = (await mails())[0]?.text.match(/\b\d{6}\b/)?.[0] ?? ''
    expect(await people.confirmEmail(mark, code)).toBe(false)
    for (let i = 0; i < 4; i++) await people.change(petra, { email: 'petra@example.nl' })
    await expect(people.change(petra, { email: 'petra@example.nl' })).rejects.toMatchObject({ status: 429 })
    family.clock.advance(HOUR)
    await people.change(petra, { email: 'petra@example.nl' })
  })

  test('an invited address gets at most four mails a day', async () => {
    const { participantId } = await invite({ email: 'oma@example.nl' })
    const mailed: boolean[] = []
    for (let i = 0; i < 6; i++) mailed.push((await people.renew(petra, participantId)).mailed)
    expect(mailed).toEqual([true, true, true, false, false, false])
    expect(await family.db.read.select().from(outboxTable)).toHaveLength(4)
  })
})

describe('who may what', () => {
  const refused = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(Refused)

  test('network and facilitator invite nobody and remove nobody', async () => {
    const oma = await family.person('oma Tineke', 'network')
    for (const role of ['network', 'facilitator'] as const) {
      const me = await family.me(await family.person('someone', role))
      await refused(
        people.invite(me, { name: 'x', role: 'network', email: null, employer: null, childId: null }),
      )
      await refused(people.remove(me, oma))
      await refused(people.makeReturnLink(me, oma))
    }
    expect((await actions()).filter((action) => action === 'refused')).toHaveLength(6)
  })

  test('a parent cannot remove another parent or a youth; network can be removed', async () => {
    const mark = await family.person('Mark', 'parent')
    const noor = await family.person('Noor', 'youth')
    const ali = await family.person('Ali', 'network', { email: 'ali@example.nl', emailVerifiedAt: 1 })
    await refused(people.remove(petra, mark))
    await refused(people.remove(petra, noor))
    await people.remove(petra, ali)
    expect(await row(ali)).toMatchObject({
      status: 'removed',
      email: null,
      emailVerifiedAt: null,
      name: 'Ali',
    })
    expect(onChanged).toHaveBeenCalledExactlyOnceWith(family.planId)
  })

  test('everyone can leave alone', async () => {
    for (const role of ['parent', 'youth', 'network', 'facilitator'] as const) {
      const id = await family.person('someone', role)
      await people.leave(await family.me(id))
      expect((await row(id))?.status).toBe('left')
    }
  })

  test('nobody reaches into another plan', async () => {
    const other = await createFamily()
    const stranger = await family.me(petra.participantId)
    const theirs = { ...stranger, planId: other.planId }
    for (const work of [people.remove, people.revoke, people.renew, people.makeReturnLink])
      await refused(work(theirs, petra.participantId))
    other.close()
  })

  test('who was removed can do nothing any more', async () => {
    const gone = { ...petra, status: 'removed' as const }
    await refused(people.list(gone))
    await refused(people.events(gone))
    await refused(people.leave(gone))
    await refused(people.change(gone, { presenceHidden: true }))
    await refused(
      people.invite(gone, { name: 'x', role: 'network', email: null, employer: null, childId: null }),
    )
  })

  test('the list offers what the person may, and nothing else', async () => {
    await family.person('Mark', 'parent')
    await family.person('Ali', 'network')
    await invite()
    const list = await people.list(petra)
    expect(list.map((one) => [one.name, one.isMe, one.status, one.may])).toEqual([
      ['Petra', true, 'joined', { revoke: false, remove: false, makeReturnLink: false }],
      ['Mark', false, 'joined', { revoke: false, remove: false, makeReturnLink: true }],
      ['Ali', false, 'joined', { revoke: false, remove: true, makeReturnLink: true }],
      ['oma Tineke', false, 'invited', { revoke: true, remove: false, makeReturnLink: false }],
    ])
    expect(list[3]?.invitationExpiresAt).toBe(family.clock.now() + 30 * DAY)
  })
})

describe('coming back by a link of somebody else', () => {
  test('everyone sees that it was made, and by whom', async () => {
    const oma = await family.person('oma Tineke', 'network')
    const ali = await family.me(await family.person('Ali', 'network'))
    await people.makeReturnLink(petra, oma)
    expect(await people.events(ali)).toMatchObject([
      { action: 'return-link', actor: 'Petra', subject: 'oma Tineke', at: family.clock.now() },
    ])
  })

  test('it is spent once, lasts a week, and a newer one stops it', async () => {
    const oma = await family.person('oma Tineke', 'network')
    const first = await people.makeReturnLink(petra, oma)
    const second = await people.makeReturnLink(petra, oma)
    expect(await people.open(tokenOf(first.url))).toEqual({ state: 'revoked' })
    expect(await people.open(tokenOf(second.url))).toMatchObject({
      state: 'ready',
      kind: 'return',
      name: 'oma Tineke',
    })
    expect(await people.spend(tokenOf(second.url))).toMatchObject({ kind: 'return', participantId: oma })
    expect(await people.spend(tokenOf(second.url))).toBeNull()
    const third = await people.makeReturnLink(petra, oma)
    family.clock.advance(7 * DAY)
    expect(await people.open(tokenOf(third.url))).toEqual({ state: 'expired' })
  })

  test('it dies with the removal of its person', async () => {
    const oma = await family.person('oma Tineke', 'network')
    const { url } = await people.makeReturnLink(petra, oma)
    await people.remove(petra, oma)
    expect(await people.spend(tokenOf(url))).toBeNull()
  })

  test('its person hears of it by mail, where the address is known to be theirs', async () => {
    const known = await family.person('oma', 'network', { email: 'oma@example.nl', emailVerifiedAt: 1 })
    const unknown = await family.person('Ali', 'network', { email: 'ali@example.nl' })
    await people.makeReturnLink(petra, known)
    await people.makeReturnLink(petra, unknown)
    expect((await mails()).map((mail) => mail.to)).toEqual(['oma@example.nl'])
    expect((await mails())[0]?.text).not.toMatch(/http|Petra|oma/i)
  })

  test('who came by it cannot leave in another’s name, nor take over how that person comes back', async () => {
    const mark = await family.me(await family.person('Mark', 'parent'), 'return')
    await expect(people.leave(mark)).rejects.toBeInstanceOf(Refused)
    for (const change of [
      { email: 'x@example.nl' },
      { email: null },
      { personalCode: 'mijncode' },
      { bornOn: '1990' },
    ])
      await expect(people.change(mark, change)).rejects.toBeInstanceOf(Refused)
    await expect(people.confirmEmail(mark, '123456')).rejects.toBeInstanceOf(Refused)
    await people.change(mark, { presenceHidden: true, neutralMail: true })
    expect(await row(mark.participantId)).toMatchObject({
      presenceHidden: true,
      status: 'joined',
      email: null,
    })
  })

  test('the personal code tells who it is, with few tries', async () => {
    await people.change(petra, { personalCode: 'Blauwe fiets' })
    expect((await row(petra.participantId))?.personalCodeHash).not.toContain('fiets')
    expect(await people.checkPersonalCode(petra, ' blauwefiets ')).toBe(true)
    const mark = await family.me(await family.person('Mark', 'parent'))
    expect(await people.checkPersonalCode(mark, 'Blauwe fiets')).toBe(false)
    for (let i = 0; i < 4; i++) expect(await people.checkPersonalCode(petra, 'rode fiets')).toBe(false)
    await expect(people.checkPersonalCode(petra, 'Blauwe fiets')).rejects.toMatchObject({ status: 429 })
    family.clock.advance(HOUR)
    expect(await people.checkPersonalCode(petra, 'Blauwe fiets')).toBe(true)
  })
})

describe('own settings', () => {
  test('only what is given changes, and nobody else’s', async () => {
    const mark = await family.person('Mark', 'parent')
    await people.change(petra, { presenceHidden: true })
    await people.change(petra, { neutralMail: true })
    expect(await row(petra.participantId)).toMatchObject({ presenceHidden: true, neutralMail: true })
    expect(await row(mark)).toMatchObject({ presenceHidden: false, neutralMail: false })
    // Presence of open connections is stamped anew.
    expect(onChanged).toHaveBeenCalledTimes(1)
  })

  test('a youth tells a year of birth; others cannot, and nonsense is refused', async () => {
    const noor = await family.me(await family.person('Noor', 'youth', { childId: family.childId }))
    await people.change(noor, { bornOn: '2014' })
    const [child] = await family.db.read.select().from(children)
    expect(child?.bornOn).toBe('2014')
    expect((await people.own(noor)).bornOn).toBe('2014')
    await expect(people.change(noor, { bornOn: '14' })).rejects.toMatchObject({ status: 400 })
    await expect(people.change(petra, { bornOn: '2014' })).rejects.toMatchObject({ status: 400 })
  })

  test('a short code or a wrong address is refused and changes nothing', async () => {
    await expect(people.change(petra, { personalCode: '12345' })).rejects.toMatchObject({ status: 400 })
    await expect(people.change(petra, { email: 'petra@' })).rejects.toMatchObject({ status: 400 })
    expect((await row(petra.participantId))?.personalCodeHash).toBeNull()
  })
})

test('R-E24: the log holds acts and ids; no name, address or token', async () => {
  const { url, participantId } = await invite({ email: 'oma@example.nl' })
  await people.renew(petra, participantId)
  await people.revoke(petra, participantId)
  const second = await invite({ name: 'Ali' })
  await people.spend(tokenOf(second.url))
  await people.makeReturnLink(petra, second.participantId)
  await people.remove(petra, second.participantId)
  await people.leave(petra)
  expect(await actions()).toEqual([
    'invite',
    'renew-invitation',
    'revoke',
    'invite',
    'join',
    'return-link',
    'remove',
    'leave',
  ])
  const log = JSON.stringify(await family.db.read.select().from(auditLog))
  for (const secret of ['Petra', 'Ali', 'oma', 'Noor', tokenOf(url), tokenOf(second.url)])
    expect(log).not.toContain(secret)
})

test('R-E24: asking for somebody else’s plan is written down for the family; an invented plan leaves nothing', async () => {
  const stranger = { id: 'session', device: 'own' as const, people: [] }
  await people.noteRefusal(stranger, family.planId)
  await people.noteRefusal(null, 'no such plan')
  const log = await family.db.read.select().from(auditLog)
  expect(log).toMatchObject([{ planId: family.planId, action: 'refused', actorId: null, audience: 'plan' }])
  expect(await people.events(petra)).toEqual([])
})
