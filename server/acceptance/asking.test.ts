/** Who is asked and does not answer: what goes out, when, and when nothing does. The clock is the test's. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptanceAskings, outbox as outboxTable, participants, plans, rooms } from '#db/schema.ts'
import type { Confirmations } from '../confirmation/types.ts'
import {
  createFollowedPlan,
  DAY,
  type FollowedPlan,
  HOUR,
  linkIn,
  MINUTE,
} from '../follow-up/test-followed.ts'
import type { Me } from '../plans/types.ts'
import { createAcceptance } from './acceptance.ts'

const HALF_AN_HOUR = 30 * MINUTE

let here: FollowedPlan
let acceptance: ReturnType<typeof createAcceptance>
let petra: Me
let mark: Me
let oma: Me

/** Two parents and a grandmother, three agreements; everyone has an address. */
beforeEach(async () => {
  here = await createFollowedPlan('2027-03-01T10:00')
  const { plan } = here
  petra = plan.petra
  mark = await here.person('Mark', 'parent')
  oma = await here.person('Oma', 'network', { neutralMail: true })
  await plan.agree('a', { what: 'Oma haalt Noor op.', who: ['Oma'] })
  await plan.agree('b', { what: 'Mark kookt.', who: ['Mark'] })
  await plan.agree('c', { what: 'Petra belt.', who: ['Petra'] })
  acceptance = createAcceptance({
    ...plan.context,
    config: {
      ...{ publicUrl: new URL('https://plan.example'), origins: ['https://plan.example'] },
      sessionSecret: 'een geheim van meer dan tweeendertig tekens',
    },
    outbox: here.outbox,
    confirmations: {
      isOffered: false,
      withoutDevice: async () => new Set<string>(),
      open: async () => new Map(),
    } as unknown as Confirmations,
    changed: () => undefined,
  })
})
afterEach(() => here.close())

async function passes(ms: number) {
  const end = here.plan.family.clock.now() + ms
  while (here.plan.family.clock.now() < end) {
    here.plan.family.clock.advance(Math.min(HOUR / 2, end - here.plan.family.clock.now()))
    await look()
  }
}
async function look() {
  await acceptance.asking.look()
  await here.outbox.sendDue()
}
async function answers(me: Me, ...ids: string[]) {
  const all = await acceptance.of(me.planId)
  for (const agreementId of ids) {
    const digest = all.find((one) => one.agreementId === agreementId)?.digest ?? ''
    const saved = await acceptance.answer(me, { agreementId, digest, answer: 'yes', because: '' })
    expect([agreementId, saved]).toEqual([agreementId, 'saved'])
  }
}
const mails = (name: string) => here.mailTo(name).length
const set = (me: Me, values: Partial<typeof participants.$inferInsert>) =>
  here.plan.family.db.write((tx) =>
    tx.update(participants).set(values).where(eq(participants.id, me.participantId)),
  )

describe('R-E28: who is asked', () => {
  test('hears it once for all agreements together, when nobody answered for half an hour', async () => {
    await answers(petra, 'a')
    await passes(HALF_AN_HOUR - MINUTE)
    await answers(petra, 'b', 'c')
    await passes(HALF_AN_HOUR - MINUTE)
    expect(here.mail.received).toEqual([])
    await passes(MINUTE)
    expect([mails('Mark'), mails('Oma')]).toEqual([1, 1])
    await passes(DAY)
    expect([mails('Mark'), mails('Oma')]).toEqual([1, 1])
  })

  test('hears it again after three and after seven days, and never more', async () => {
    await answers(petra, 'a', 'b', 'c')
    await passes(3 * DAY - MINUTE)
    expect(mails('Mark')).toBe(1)
    await passes(MINUTE)
    expect(mails('Mark')).toBe(2)
    await passes(4 * DAY - MINUTE)
    expect(mails('Mark')).toBe(2)
    await passes(MINUTE)
    expect(mails('Mark')).toBe(3)
    await passes(30 * DAY)
    expect(mails('Mark')).toBe(3)
    // It is a label then, and holds up nobody.
    const [first] = await acceptance.of(petra.planId)
    expect(first?.waiting.map(({ name, days }) => [name, days])).toContainEqual(['Mark', 37])
  })

  test('AG8: by a mail without a name or a word of the plan, which says where to stop it', async () => {
    await answers(petra, 'a')
    await passes(HALF_AN_HOUR)
    const mail = here.mail.received.find(({ to }) => to.includes('oma@example.nl'))?.mail
    const text = mail?.text ?? ''
    expect(text).toContain('https://plan.example/plan/')
    expect(`${mail?.subject} ${text.replace(/https:\S+/g, '')}`).not.toMatch(
      /oma|noor|petra|mark|plan|afspra/i,
    )
    const stop = mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value
    expect(stop).toContain(`https://plan.example/stoppen/${linkIn(text, 'stoppen')}`)
  })

  test('hears nothing after the own answer, and is asked anew when the words change', async () => {
    await answers(petra, 'a', 'b', 'c')
    await answers(oma, 'a')
    await passes(DAY)
    expect([mails('Oma'), mails('Mark')]).toEqual([0, 1])
    await answers(mark, 'a', 'b', 'c')
    await passes(10 * DAY)
    expect([mails('Oma'), mails('Mark')]).toEqual([0, 1])
    await here.plan.agree('a', { what: 'Oma brengt Noor weg.', who: ['Oma'] })
    await passes(DAY)
    expect(mails('Oma')).toBe(0)
    await answers(petra, 'a')
    await passes(HALF_AN_HOUR)
    expect([mails('Oma'), mails('Mark')]).toEqual([1, 2])
  })

  test('who answers a part knows of the rest, and hears of it after three days', async () => {
    await answers(mark, 'a')
    await passes(3 * DAY - MINUTE)
    expect(mails('Mark')).toBe(0)
  })

  test('without a known address, away, or taken out: no mail', async () => {
    await set(mark, { emailVerifiedAt: null })
    await answers(petra, 'a', 'b', 'c')
    await set(oma, { status: 'left' })
    await passes(10 * DAY)
    expect(here.mail.received).toEqual([])
  })

  test('was invited and did not come yet: hears it once there', async () => {
    await set(mark, { status: 'invited' })
    await answers(petra, 'b')
    await passes(2 * DAY)
    expect(mails('Mark')).toBe(0)
    await set(mark, { status: 'joined' })
    await passes(HOUR)
    expect(mails('Mark')).toBe(1)
  })
})

describe('R-E28: nothing goes out', () => {
  test('AG3: while the family is among itself; what waits goes afterwards', async () => {
    await answers(petra, 'a')
    const step = (to: string) =>
      here.plan.family.db.write((tx) => tx.update(plans).set({ step: to }).where(eq(plans.id, petra.planId)))
    await step('private')
    await passes(8 * DAY)
    expect(here.mail.received).toEqual([])
    await step('agree')
    await passes(HOUR)
    expect([mails('Mark'), mails('Oma')]).toEqual([1, 1])
    await passes(30 * DAY)
    expect([mails('Mark'), mails('Oma')]).toEqual([1, 1])
  })

  test('once the plan is settled', async () => {
    await answers(petra, 'a')
    await here.plan.family.db.write((tx) =>
      tx.update(rooms).set({ status: 'settled' }).where(eq(rooms.planId, petra.planId)),
    )
    await passes(8 * DAY)
    expect(here.mail.received).toEqual([])
  })

  test('after one tap on the link, also when that person had answered; the page says so and can turn it on', async () => {
    await answers(petra, 'a')
    await passes(HALF_AN_HOUR)
    const token = linkIn(here.mailTo('Oma')[0], 'stoppen')
    expect(await here.followUp.openedStop(token)).toBe('ready')
    await answers(oma, 'a')
    expect(await here.followUp.stopByLink(token)).toBe('stopped')
    await here.plan.agree('a', { what: 'Oma brengt Noor weg.', who: ['Oma'] })
    await answers(petra, 'a')
    await passes(10 * DAY)
    expect(mails('Oma')).toBe(1)
    const mail = async () => {
      const page = await acceptance.page(oma)
      return page.state === 'open' ? page.mail : null
    }
    expect(await mail()).toBe('off')
    await acceptance.mailMe(oma, true)
    expect(await mail()).toBe('on')
    await passes(3 * DAY)
    expect(mails('Oma')).toBe(2)
    await acceptance.mailMe(oma, false)
    await passes(10 * DAY)
    expect(mails('Oma')).toBe(2)
  })

  test('that still waits in the queue when the answer comes', async () => {
    await answers(petra, 'a')
    here.plan.family.clock.advance(HALF_AN_HOUR)
    await acceptance.asking.look()
    const queued = async () =>
      (await here.plan.family.db.read.select().from(outboxTable)).map(({ recipient }) => recipient).sort()
    expect(await queued()).toEqual(['mark@example.nl', 'oma@example.nl'])
    await answers(mark, 'a')
    expect(await queued()).toEqual(['oma@example.nl'])
    await acceptance.mailMe(oma, false)
    expect(await queued()).toEqual([])
  })

  test('twice: not by a server that starts again, nor for what it missed', async () => {
    await answers(petra, 'a')
    here.plan.family.clock.advance(8 * DAY)
    await Promise.all([acceptance.asking.look(), acceptance.asking.look()])
    await look()
    expect([mails('Mark'), mails('Oma')]).toEqual([1, 1])
    const waiting = await here.plan.family.db.read
      .select()
      .from(outboxTable)
      .where(eq(outboxTable.status, 'waiting'))
    expect(waiting).toEqual([])
    const rows = await here.plan.family.db.read.select().from(acceptanceAskings)
    expect(rows.map(({ nextAt }) => nextAt)).toEqual([null, null])
  })
})
