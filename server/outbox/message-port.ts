/**
 * Ways to send a short text to a telephone. Local mode keeps it for the mailbox page; elsewhere an organisation's
 * own provider stands here, and where there is none nobody is offered what needs one.
 */
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { notifyPort } from './notify-port.ts'

export interface MessagePort {
  /** `to` is E.164; a failure is a `DeliveryError`, which says whether trying again can help. */
  deliver(message: { id: string; to: string; text: string }): Promise<void>
  /** Whether the provider has this one already: asked where an earlier try got no answer. Absent: it cannot be asked. */
  knows?(id: string): Promise<boolean>
  /** True when the delivered text stays in the outbox, to be read there. */
  readonly keeps: boolean
  close(): void
}

const mailboxMessages: MessagePort = { keeps: true, deliver: async () => undefined, close: () => undefined }

export function messagePortOf(
  { publicUrl, notify }: Pick<Config, 'publicUrl' | 'notify'>,
  clock: Clock,
): MessagePort | null {
  if (publicUrl === null) return mailboxMessages
  return notify && notifyPort(notify, clock)
}
