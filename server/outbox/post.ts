/** Ways to deliver one mail. A failure says whether trying again can help. */
import { createTransport } from 'nodemailer'
import type { Mail } from './letters.ts'

export interface Envelope {
  /** The id of the outbox row: a mail sent twice, after a crash in between, is known as one by the receiver. */
  id: string
  to: string
  /** Leaves out the sender's name, which is the product's. */
  neutral: boolean
}

export interface Post {
  /** `handed` is called once all of it left for the other side, and before its answer is known. */
  deliver(envelope: Envelope, mail: Mail, handed: () => void): Promise<void>
  /** True when the delivered mail stays in the outbox, to be read there. */
  readonly keeps: boolean
  close(): void
}

/** The code where nobody knows whether it arrived. */
export const UNKNOWN = 'ECONNECTION'

export class DeliveryError extends Error {
  override name = 'DeliveryError'
  readonly again: boolean
  /** A code such as 550 or ECONNECTION; never the server's sentence, which may repeat an address. */
  readonly code: string
  constructor(code: string, again: boolean) {
    super(`The mail was not delivered: ${code}`)
    this.code = code
    this.again = again
  }
}

/** Local mode: nothing is sent; the mailbox page shows it. */
export const mailboxPost: Post = { keeps: true, deliver: async () => undefined, close: () => undefined }

/** The line, or the deployer's password, may be right the next time. */
const PASSING = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EAUTH',
])

export function smtpPost(options: { smtpUrl: string; from: string }): Post {
  const transport = createTransport({
    url: options.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  const handing = new Map<unknown, () => void>()
  transport.use('stream', ({ data, message }, done) => {
    const handed = handing.get(data.messageId)
    message.processFunc((input) => {
      // Once it is read to its end, the closing dot is written in the same turn.
      if (handed) input.once('end', () => setImmediate(handed))
      return input
    })
    done()
  })
  const address = options.from.match(/<([^<>]+)>\s*$/)?.[1] ?? options.from
  return {
    keeps: false,
    async deliver({ id, to, neutral }, mail, handed) {
      const messageId = `<${id}@${address.split('@')[1] ?? 'localhost'}>`
      handing.set(messageId, handed)
      try {
        await transport.sendMail({
          from: neutral ? address : options.from,
          to: { name: '', address: to },
          messageId,
          subject: mail.subject,
          text: mail.text,
          ...(mail.calendar && {
            icalEvent: { method: mail.calendar.method, filename: 'agenda.ics', content: mail.calendar.text },
          }),
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(mail.stop ? { list: { unsubscribe: mail.stop } } : {}),
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      } catch (error) {
        throw judge(error)
      } finally {
        handing.delete(messageId)
      }
    },
    close: () => transport.close(),
  }
}

/** 4xx and a broken line pass; 5xx is an answer. */
function judge(error: unknown): DeliveryError {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
  if (PASSING.has(code)) return new DeliveryError(code, true)
  if (responseCode) return new DeliveryError(String(responseCode), responseCode < 500)
  return new DeliveryError(code, false)
}
