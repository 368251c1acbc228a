/** For tests: the imaginary family with a settled plan, a clock that moves, and mail that is read. */
import { eq } from 'drizzle-orm'
import { participants } from '#db/schema.ts'
import type { Role } from '#plan/roles.ts'
import type { MessagePort } from '../outbox/message-port.ts'
import { createOutbox, type Outbox } from '../outbox/outbox.ts'
import { createMailServer, type MailServer } from '../outbox/test-mail-server.ts'
import type { Me } from '../plans/types.ts'
import { createTestPlan, type TestPlan } from '../versions/test-plan.ts'
import { createFollowUp, type RunningFollowUp } from './follow-up.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export interface FollowedPlan {
  plan: TestPlan
  mail: MailServer
  /** What went to telephones. */
  texts: { to: string; text: string }[]
  followUp: RunningFollowUp
  outbox: Outbox
  /** Whom open pages were told about. */
  told: (readonly string[])[]
  /** Joined, with an address of their own that is known to be theirs. */
  person(name: string, role: Role, more?: Partial<typeof participants.$inferInsert>): Promise<Me>
  leaves(me: Me): Promise<void>
  /** Until this moment, in UTC, looking as the server does. */
  until(moment: string): Promise<void>
  /** What arrived, by whom: the texts of the mails. */
  mailTo(name: string): string[]
  /** As a restarted server: the same file, nothing in memory. */
  restart(): void
  close(): Promise<void>
}

export async function createFollowedPlan(
  start: string,
  { sms = true }: { sms?: boolean } = {},
): Promise<FollowedPlan> {
  const plan = await createTestPlan()
  const { family } = plan
  family.clock.advance(Date.parse(`${start}Z`) - family.clock.now())
  const mail = await createMailServer()
  const texts: FollowedPlan['texts'] = []
  const told: FollowedPlan['told'] = []
  const port: MessagePort = {
    keeps: false,
    async deliver({ to, text }) {
      texts.push({ to, text })
    },
    close() {},
  }
  const make = () => {
    const config = {
      ...{ smtpUrl: mail.url, mailFrom: 'Familiegroepsplan <plan@plan.example>' },
      publicUrl: new URL('https://plan.example'),
      origins: ['https://plan.example'],
      sessionSecret: 'een geheim van meer dan tweeendertig tekens',
    }
    const { db, clock } = family
    const outbox = createOutbox({ db, clock, config, messages: sms ? port : null })
    const followUp = createFollowUp({
      ...{ db, clock, config, outbox, rights: plan.rights },
      changed: (_planId, people) => told.push(people),
    })
    return { outbox, followUp }
  }
  const addressOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '.')}@example.nl`

  const followed: FollowedPlan = {
    ...{ plan, mail, texts, told },
    ...make(),

    async person(name, role, more) {
      const address = { email: addressOf(name), emailVerifiedAt: family.clock.now() }
      return family.me(await family.person(name, role, { ...address, ...more }))
    },

    async leaves({ participantId }) {
      await family.db.write((tx) =>
        tx
          .update(participants)
          .set({ status: 'left', endedAt: family.clock.now(), email: null, emailVerifiedAt: null })
          .where(eq(participants.id, participantId)),
      )
    },

    async until(moment) {
      const end = Date.parse(`${moment}Z`)
      // A few times a day: what happens in between happens in its order.
      while (family.clock.now() < end) {
        family.clock.advance(Math.min(6 * HOUR, end - family.clock.now()))
        await followed.followUp.look()
        await followed.outbox.sendDue()
      }
    },

    mailTo: (name) =>
      mail.received.filter(({ to }) => to.includes(addressOf(name))).map((one) => one.mail.text ?? ''),

    restart() {
      Object.assign(followed, make())
    },

    async close() {
      await followed.followUp.stop()
      await followed.outbox.stop()
      await mail.close()
      await plan.close()
    },
  }
  return followed
}

/** The token of the latest link of this kind in a text. */
export function linkIn(text: string | undefined, kind: 'antwoord' | 'stoppen'): string {
  const token = text?.match(new RegExp(`https://plan\\.example/${kind}/([\\w-]{20,})`))?.[1]
  if (!token) throw new Error(`No link to ${kind} in: ${text}`)
  return token
}
