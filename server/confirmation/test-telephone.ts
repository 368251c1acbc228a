/** For tests: telephones that take every text, and what they got. */
import type { MessagePort } from '../outbox/message-port.ts'
import { createOutbox } from '../outbox/outbox.ts'
import type { Family } from '../people/test-family.ts'
import { createConfirmations } from './confirmations.ts'

/** `keeps`: as in local mode, where the texts stay to be read in the mailbox. */
export function createTelephone({ db, clock }: Family, { isOffered = true, keeps = false } = {}) {
  const texts: { to: string; text: string }[] = []
  const double: MessagePort = {
    keeps,
    deliver: async ({ to, text }) => void texts.push({ to, text }),
    close: () => undefined,
  }
  const config = { smtpUrl: null, mailFrom: 'plan@plan.example' }
  const outbox = createOutbox({ db, clock, config, messages: isOffered ? double : null })
  return {
    texts,
    confirmations: createConfirmations({
      db,
      clock,
      config: { sessionSecret: 'a secret for tests, long enough' },
      outbox,
    }),
    async lastCode(): Promise<string> {
      await outbox.sendDue()
      return texts.at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
    },
  }
}
