/**
 * Texts to telephones by NotifyNL, or another service with the API of GOV.UK Notify. The key that a service is given holds
 * a name, the service's id and a secret; each request carries a token of that moment, signed with the secret.
 *
 * The service's template holds the one placeholder `((text))`: the sentences are this program's, so that no template can
 * say more than there is to say (AG8).
 */
import { SignJWT } from 'jose'
import type { Clock } from '../clock.ts'
import type { MessagePort } from './message-port.ts'
import { DeliveryError, UNKNOWN } from './post.ts'

export interface NotifySettings {
  url: string
  /** As the service shows it once: `name-<uuid of the service>-<uuid>`. */
  key: string
  smsTemplate: string
}

const UUID = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}'
const KEY = new RegExp(`(${UUID})-(${UUID})$`, 'i')
export const isNotifyKey = (key: string): boolean => KEY.test(key)

const ANSWERS_WITHIN = 20_000

export function notifyPort({ url, key, smsTemplate }: NotifySettings, clock: Clock): MessagePort {
  const [, serviceId = '', secret = ''] = key.match(KEY) ?? []
  const address = new URL('v2/notifications/sms', url.endsWith('/') ? url : `${url}/`)
  const stopping = new AbortController()

  const token = () =>
    new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(serviceId)
      .setIssuedAt(Math.floor(clock.now() / 1000))
      .sign(new TextEncoder().encode(secret))

  return {
    keeps: false,
    async deliver({ id, to, text }) {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          phone_number: to,
          template_id: smsTemplate,
          personalisation: { text },
          // A text sent twice, after a crash in between, is known as one in the service's own list.
          reference: id,
        }),
        redirect: 'error',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWERS_WITHIN)]),
      }).catch(() => {
        throw new DeliveryError(UNKNOWN, true)
      })
      // Its sentences may repeat the number: nothing of the body is kept.
      await answer.body?.cancel()
      if (!answer.ok) throw new DeliveryError(String(answer.status), isPassing(answer.status))
    },
    /** By the reference that went along. */
    async knows(id) {
      const list = new URL('v2/notifications', address.href.replace(/v2\/notifications\/sms$/, ''))
      list.searchParams.set('reference', id)
      const answer = await fetch(list, {
        headers: { Authorization: `Bearer ${await token()}` },
        redirect: 'error',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWERS_WITHIN)]),
      }).catch(() => null)
      if (!answer?.ok) {
        await answer?.body?.cancel()
        throw new DeliveryError(UNKNOWN, true)
      }
      const { notifications } = (await answer.json()) as { notifications?: { reference?: string }[] }
      return notifications?.some(({ reference }) => reference === id) === true
    },
    close: () => stopping.abort(),
  }
}

/** Too many at once, a key or a clock that the deployer puts right, their own trouble; anything else is an answer. */
const isPassing = (status: number): boolean => status >= 500 || [401, 403, 408, 429].includes(status)
