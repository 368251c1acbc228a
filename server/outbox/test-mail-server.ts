/** For tests: a real SMTP server on the loopback address that keeps what it gets and answers what the test wants. */
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  url: string
  received: { to: string[]; raw: string; mail: Email }[]
  /** The answer to the next recipients; undefined accepts. */
  answer: { code: number; text: string } | undefined
  /** Where the next mail waits for `release`: before the recipient is answered, or before the whole mail is. */
  holdAt: 'recipient' | 'answer' | undefined
  /** A mail waits there now. */
  readonly isHolding: boolean
  release(): void
  close(): Promise<void>
}

export async function createMailServer(port = 0): Promise<MailServer> {
  const received: MailServer['received'] = []
  let release: (() => void) | undefined
  async function hold(at: MailServer['holdAt']): Promise<void> {
    if (kept.holdAt !== at) return
    await new Promise<void>((resolve) => {
      release = resolve
    })
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    async onRcptTo(_address, _session, callback) {
      const { answer } = kept
      await hold('recipient')
      callback(answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : undefined)
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const to = session.envelope.rcptTo.map((one) => one.address)
        received.push({ to, raw, mail: await PostalMime.parse(raw) })
        await hold('answer')
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address() as AddressInfo
  const kept: MailServer = {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    answer: undefined,
    holdAt: undefined,
    get isHolding() {
      return release !== undefined
    },
    release() {
      kept.holdAt = undefined
      release?.()
      release = undefined
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
  return kept
}
