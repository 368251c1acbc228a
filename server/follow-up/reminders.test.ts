import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkIns, outbox as outboxTable, plans, reminderPhones, reminders } from '#db/schema.ts'
import { readConfig } from '../config.ts'
import { erasePerson } from '../erasing/person.ts'
import type { Me } from '../plans/types.ts'
import { createFollowedPlan, DAY, type FollowedPlan, HOUR, linkIn, MINUTE } from './test-followed.ts'
import type { ReminderInput } from './types.ts'

let here: FollowedPlan
let britt: Me

/** S02: Britt promised something, and wants to be reminded of it. */
beforeEach(async () => {
  here = await createFollowedPlan('2027-03-01T10:00')
  britt = await here.person('Britt', 'network', { neutralMail: true })
  await here.plan.agree('nacht', { what: 'Britt slaapt bij de zwangere Dilara.', who: ['Britt'] })
  await here.plan.agree('bel', { what: 'Petra belt.', who: ['Petra'] })
  await here.plan.settle()
})
afterEach(() => here.close())

const remind = (more: Partial<ReminderInput> = {}) =>
  here.followUp.remind(britt, {
    ...{
      agreementId: 'nacht',
      channel: 'mail',
      phone: '',
      every: 'week',
      firstOn: '2027-03-07',
      time: '18:00',
    },
    ...more,
  })
/** Chosen by telephone, with the code that came back from it. */
async function bySms(more: Partial<ReminderInput> = {}): Promise<void> {
  expect(await remind({ channel: 'sms', phone: '06 12 34 56 78', ...more })).toBe('code')
  await here.outbox.sendDue()
  expect(await here.followUp.confirmPhone(britt, codeIn(here.texts.at(-1)?.text))).toBe('right')
  here.texts.length = 0
}
const codeIn = (text = '') => text.match(/\d{6}/)?.[0] ?? ''
const answers = () => here.plan.family.db.read.select().from(checkIns)
const latest = () => here.mailTo('Britt').at(-1)

describe('what is sent', () => {
  test('AG8: a mail without a name, a word of the plan or the name of the program, and a way to stop in its head', async () => {
    expect(await remind()).toBe('saved')
    await here.until('2027-03-07T16:59')
    expect(here.mail.received).toEqual([])
    await here.until('2027-03-07T17:00')
    const [mail] = here.mail.received
    const text = mail?.mail.text ?? ''
    expect(text).toContain('Er is iets om samen naar te kijken.')
    expect(text.replace(/https:\S+/g, '')).not.toMatch(/britt|dilara|zwanger|slaapt|plan|petra/i)
    const stop = mail?.mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value
    expect(stop).toContain(`https://plan.example/stoppen/${linkIn(text, 'stoppen')}`)
  })

  test('S02-T4: a text message says "Er is iets om samen naar te kijken", and nothing about being pregnant', async () => {
    await bySms()
    await here.until('2027-03-07T17:00')
    expect(here.texts).toHaveLength(1)
    const [sent] = here.texts
    expect(sent?.to).toBe('+31612345678')
    const words = sent?.text.replace(/https:\S+/g, '…')
    expect(words).toBe('Er is iets om samen naar te kijken. … Niet meer? …')
  })

  test('each week at six in Amsterdam, also after the clock changed; never more', async () => {
    await remind({ every: 'week', firstOn: '2027-03-14' })
    const sent: string[] = []
    for (let at = 0; at < 5 * 7 * 24; at += 1) {
      const before = here.mail.received.length
      here.plan.family.clock.advance(HOUR)
      await here.followUp.look()
      await here.outbox.sendDue()
      if (here.mail.received.length > before)
        sent.push(new Date(here.plan.family.clock.now()).toISOString().slice(0, 16))
    }
    expect(sent).toEqual(['2027-03-14T17:00', '2027-03-21T17:00', '2027-03-28T16:00', '2027-04-04T16:00'])
  })

  test('who only reads along is reminded too; a professional has no reminders to choose', async () => {
    const hamza = await here.person('Hamza', 'facilitator')
    const input: ReminderInput = {
      ...{
        agreementId: 'nacht',
        channel: 'mail',
        phone: '',
        every: 'day',
        firstOn: '2027-03-07',
        time: '18:00',
      },
    }
    await expect(here.followUp.remind(hamza, input)).rejects.toMatchObject({ status: 404 })
    expect(await remind({ agreementId: 'bel' })).toBe('saved')
    expect(await remind({ agreementId: 'onbekend' })).toBe('gone')
    expect(await remind({ every: 'once', firstOn: '2027-02-01' })).toBe('when')
    expect(await remind({ every: 'week', firstOn: '2027-02-01' })).toBe('when')
    expect(await remind({ channel: 'sms', phone: '020 123 45 67' })).toBe('phone')
  })

  test('once is once', async () => {
    await remind({ every: 'once' })
    await here.until('2027-04-07T17:00')
    expect(here.mailTo('Britt')).toHaveLength(1)
  })

  test('about looking back it leads to that page, and holds no link that answers', async () => {
    await remind({ agreementId: null, every: 'once' })
    await here.until('2027-03-08T17:00')
    expect(latest()).toContain(`https://plan.example/plan/${britt.planId}/terugkijken`)
    expect(latest()).not.toContain('/antwoord/')
  })
})

describe('a durable queue', () => {
  test('the server stood still for a month: one mail, not thirty', async () => {
    await remind({ every: 'day' })
    here.plan.family.clock.advance(37 * DAY)
    here.restart()
    await here.followUp.look()
    await here.outbox.sendDue()
    await here.followUp.look()
    await here.outbox.sendDue()
    expect(here.mailTo('Britt')).toHaveLength(1)
  })

  test('the same one chosen twice is one: one mail comes', async () => {
    for (const press of [1, 2]) expect(await remind(), `press ${press}`).toBe('saved')
    await here.until('2027-03-08T17:00')
    expect(here.mailTo('Britt')).toHaveLength(1)
  })

  test('the mail server is away for a day: the mail of that week arrives, once', async () => {
    await remind()
    here.mail.answer = { code: 451, text: 'later' }
    await here.until('2027-03-08T17:00')
    expect(here.mailTo('Britt')).toEqual([])
    here.mail.answer = undefined
    await here.until('2027-03-10T17:00')
    expect(here.mailTo('Britt')).toHaveLength(1)
  })

  test('the mail server is away for three days: of each day’s mail the one of today arrives, not all of them', async () => {
    await remind({ every: 'day' })
    here.mail.answer = { code: 451, text: 'later' }
    await here.until('2027-03-10T12:00')
    here.mail.answer = undefined
    await here.until('2027-03-10T16:59')
    expect(here.mailTo('Britt').length).toBeLessThanOrEqual(1)
    await here.until('2027-03-10T18:00')
    expect(here.mailTo('Britt').length).toBeGreaterThanOrEqual(1)
    expect(here.mailTo('Britt').length).toBeLessThanOrEqual(2)
  })

  test('killed after queueing and before sending: it is sent after the restart, and queued once', async () => {
    await remind()
    here.plan.family.clock.advance(6 * DAY + 8 * HOUR)
    await here.followUp.look()
    await here.outbox.stop()
    here.restart()
    await here.followUp.look()
    await here.outbox.sendDue()
    expect(here.mailTo('Britt')).toHaveLength(1)
  })

  test('killed while the mail server answers: the row still waits; the receiver can tell that it is one mail', async () => {
    await remind()
    here.plan.family.clock.advance(6 * DAY + 8 * HOUR)
    await here.followUp.look()
    const { db } = here.plan.family
    const [before] = await db.read.select().from(outboxTable)
    await here.outbox.sendDue()
    // The process died after the mail server said yes and before that was written down.
    if (before)
      await db.write((tx) => tx.update(outboxTable).set(before).where(eq(outboxTable.id, before.id)))
    here.restart()
    await here.outbox.sendDue()
    expect(new Set(here.mail.received.map(({ mail }) => mail.messageId)).size).toBe(1)
  })

  test('two looks at once queue one', async () => {
    await remind()
    here.plan.family.clock.advance(6 * DAY + 8 * HOUR)
    await Promise.all([here.followUp.look(), here.followUp.look()])
    expect(await here.plan.family.db.read.select().from(outboxTable)).toHaveLength(1)
  })
})

describe('a telephone', () => {
  test('R-C9: nothing but a code goes to a number before that code came back (AG8)', async () => {
    expect(await remind({ channel: 'sms', phone: '0612345678', every: 'day' })).toBe('code')
    await here.outbox.sendDue()
    const code = codeIn(here.texts[0]?.text)
    expect(here.texts[0]?.text.replace(code, '…')).toBe(
      'Code …. Vul deze code in als je hier berichten wilt krijgen. Niet gevraagd? Doe dan niets.',
    )
    const wrong = code === '111111' ? '222222' : '111111'
    expect(await here.followUp.confirmPhone(britt, wrong)).toBe('wrong')
    expect(await here.followUp.confirmPhone(here.plan.petra, code)).toBe('gone')
    await here.until('2027-03-09T17:00')
    expect(here.texts).toHaveLength(1)
    // By now that code is too old; asking again sends another.
    expect(await here.followUp.confirmPhone(britt, code)).toBe('gone')
    await bySms({ phone: '', agreementId: 'bel', firstOn: '2027-03-09' })
    await here.until('2027-03-10T17:00')
    expect(here.texts.length).toBeGreaterThan(0)
    // A number that is known asks for no code; another one does, and until then nothing goes anywhere.
    const tonight = { channel: 'sms' as const, firstOn: '2027-03-10' }
    expect(await remind({ ...tonight, phone: '' })).toBe('saved')
    expect(await remind({ ...tonight, phone: '0687654321' })).toBe('code')
    await here.outbox.sendDue()
    here.texts.length = 0
    await here.until('2027-03-12T17:00')
    expect(here.texts).toEqual([])
  })

  test('codes are guessed five times at most, and sent three times a day', async () => {
    for (const answer of ['code', 'code', 'code', 'too-many'])
      expect(await remind({ channel: 'sms', phone: '0612345678' })).toBe(answer)
    await here.outbox.sendDue()
    expect(here.texts).toHaveLength(3)
    const code = codeIn(here.texts.at(-1)?.text)
    const wrong = code === '111111' ? '222222' : '111111'
    const tries: string[] = []
    for (let at = 0; at < 5; at += 1) tries.push(await here.followUp.confirmPhone(britt, wrong))
    expect(tries).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'gone'])
    expect(await here.followUp.confirmPhone(britt, code)).toBe('gone')
  })
})

describe('stopping', () => {
  test('what waits for a mail server that is away goes out no more once it was stopped', async () => {
    await remind({ every: 'day' })
    here.mail.answer = { code: 451, text: 'later' }
    await here.until('2027-03-07T17:00')
    const page = await here.followUp.page(britt)
    const [mine] = page.state === 'open' ? page.reminders : []
    await here.followUp.stopReminder(britt, mine?.id ?? '')
    here.mail.answer = undefined
    await here.until('2027-03-09T17:00')
    expect(here.mailTo('Britt')).toEqual([])
  })

  test('R-B32: who is erased takes along at once what waits in the queue, mail and text', async () => {
    await bySms({ every: 'day' })
    await remind({ every: 'day' })
    await here.until('2027-03-07T16:59')
    here.plan.family.clock.advance(MINUTE)
    await here.followUp.look()
    const queue = () => here.plan.family.db.read.select().from(outboxTable)
    expect((await queue()).filter(({ status }) => status === 'waiting')).toHaveLength(2)
    const { db, clock } = here.plan.family
    await erasePerson(
      {
        ...{ db, clock, config: readConfig({}), rights: here.plan.rights, outbox: here.outbox },
        collaboration: () => ({
          reconsider: async () => undefined,
          forget: () => undefined,
          changed: () => undefined,
        }),
        versions: () => ({ eraseItems: async () => undefined, erasePerson: async () => undefined }),
      },
      britt,
    )
    expect(await queue()).toEqual([])
    expect(await db.read.select().from(reminders)).toEqual([])
    expect(await db.read.select().from(reminderPhones)).toEqual([])
  })

  test('with one tap from the mail: opening stops nothing, pressing does, and the number is forgotten', async () => {
    await bySms({ every: 'day' })
    await here.until('2027-03-07T17:00')
    const token = linkIn(here.texts[0]?.text, 'stoppen')
    expect(await here.followUp.openedStop(token)).toBe('ready')
    await here.until('2027-03-08T17:00')
    expect(here.texts).toHaveLength(2)
    expect(await here.followUp.stopByLink(token)).toBe('stopped')
    expect(await here.followUp.openedStop(token)).toBe('stopped')
    await here.until('2027-03-12T17:00')
    expect(here.texts).toHaveLength(2)
    expect(await here.plan.family.db.read.select().from(reminders)).toMatchObject([
      { phone: null, nextAt: null },
    ])
    expect(await here.followUp.stopByLink('onbekend')).toBe('gone')
  })

  test('from the page, by that person alone', async () => {
    await remind()
    const page = await here.followUp.page(britt)
    const [mine] = page.state === 'open' ? page.reminders : []
    await expect(here.followUp.stopReminder(here.plan.petra, mine?.id ?? '')).rejects.toMatchObject({
      status: 404,
    })
    await here.followUp.stopReminder(britt, mine?.id ?? '')
    await here.until('2027-03-15T17:00')
    expect(here.mailTo('Britt')).toEqual([])
  })

  test('by leaving, whichever way it came', async () => {
    await remind()
    await bySms()
    await here.leaves(britt)
    await here.until('2027-03-15T17:00')
    expect([here.mailTo('Britt'), here.texts]).toEqual([[], []])
  })
})

describe('the link that answers', () => {
  async function link(): Promise<string> {
    await remind()
    await here.until('2027-03-07T17:00')
    return linkIn(latest(), 'antwoord')
  }

  test('shows this one agreement and nothing else; opening changes nothing', async () => {
    const token = await link()
    expect(await here.followUp.opened(token)).toEqual({
      state: 'ready',
      what: 'Britt slaapt bij de zwangere Dilara.',
      when: 'elke maandag',
      isMine: true,
      mine: null,
    })
    expect(await answers()).toEqual([])
  })

  test('used twice it changes the own answer, and can take it back; there is never a second one', async () => {
    const token = await link()
    expect(await here.followUp.answerByLink(token, 'done', null)).toBe('ready')
    // Two days later, from the same mail.
    await here.until('2027-03-09T17:00')
    expect(await here.followUp.answerByLink(token, 'not', 'Ik was ziek')).toBe('ready')
    const seen = async () => {
      const agreement = (await here.followUp.agreements(here.plan.petra)).find(({ id }) => id === 'nacht')
      return agreement?.history.map(({ name, answer, words, kind }) => [name, answer, words, kind])
    }
    expect(await seen()).toEqual([['Britt', 'not', 'Ik was ziek', 'own']])
    await here.followUp.answerByLink(token, null, null)
    expect(await seen()).toEqual([])
    expect((await answers()).map(({ words }) => words)).toEqual([null, null])
  })

  test('works for thirty days', async () => {
    const token = await link()
    await here.until('2027-04-06T16:00')
    expect((await here.followUp.opened(token)).state).toBe('ready')
    here.plan.family.clock.advance(HOUR + MINUTE)
    expect((await here.followUp.opened(token)).state).toBe('gone')
    expect(await here.followUp.answerByLink(token, 'done', null)).toBe('gone')
    expect(await answers()).toEqual([])
  })

  test('does nothing after the person left', async () => {
    const token = await link()
    await here.leaves(britt)
    expect(await here.followUp.opened(token)).toEqual({ state: 'gone' })
    expect(await here.followUp.answerByLink(token, 'done', null)).toBe('gone')
  })

  test('does nothing after the plan was erased', async () => {
    const token = await link()
    const stop = linkIn(latest(), 'stoppen')
    await here.plan.family.db.write((tx) => tx.delete(plans).where(eq(plans.id, britt.planId)))
    expect(await here.followUp.opened(token)).toEqual({ state: 'gone' })
    expect(await here.followUp.openedStop(stop)).toBe('gone')
    await here.until('2027-03-20T17:00')
    expect(here.mailTo('Britt')).toHaveLength(1)
  })

  test('waits while the family is among itself', async () => {
    const token = await link()
    await here.plan.family.db.write((tx) =>
      tx.update(plans).set({ step: 'private' }).where(eq(plans.id, britt.planId)),
    )
    expect(await here.followUp.opened(token)).toEqual({ state: 'not-now' })
    expect(await here.followUp.answerByLink(token, 'done', null)).toBe('not-now')
    expect(await here.followUp.page(britt)).toEqual({ state: 'private' })
  })
})
