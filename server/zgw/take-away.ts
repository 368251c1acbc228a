/**
 * The family took a sending back while it was on its way. What we made of it and lies in no zaak is removed; what is in the
 * zaak already belongs to the municipality's file and stays (Jeugdwet 7.3.8), and then it has arrived.
 */
import { idOf, type RegisterClient } from './client.ts'
import { isGone, RegisterProblem } from './problem.ts'
import type { Progress } from './put-document.ts'
import type { Document } from './register-types.ts'

/** Something of it may be in the register. */
export const mayBeThere = ({ url, intends }: Progress): boolean => url !== undefined || intends === 'create'

/** Throws RegisterProblem: to be tried again. */
export async function takeAway(options: {
  client: RegisterClient
  reference: string
  pieces: readonly Progress[]
}): Promise<'gone' | 'in-case'> {
  const { client, reference, pieces } = options
  const zaak = (await client.zaak(reference))?.url
  let isInCase = false
  for (const progress of pieces.filter(mayBeThere)) {
    const document = await find(client, progress)
    if (!document) continue
    const address = new URL(document.url)
    address.search = ''
    const isOurs = progress.sha !== undefined && document.integriteit?.waarde === progress.sha
    if (zaak && (await client.isRelated(zaak, address.href))) {
      // A lock of ours would keep everybody out of it.
      if (progress.lock) await client.unlock(idOf(document.url), progress.lock)
      isInCase ||= isOurs
    } else if (isOurs) await remove(client, document, progress)
  }
  return isInCase ? 'in-case' : 'gone'
}

/** By its name only where we were about to make it: that name is the plan's, and another sending may have made it. */
const find = ({ document, findDocument }: RegisterClient, { url, identificatie }: Progress) =>
  url === undefined ? findDocument(identificatie) : document(idOf(url))

async function remove(client: RegisterClient, document: Document, { lock }: Progress): Promise<void> {
  const id = idOf(document.url)
  // Half an upload cannot be unlocked, and can be removed all the same.
  if (lock) await client.unlock(id, lock).catch(() => undefined)
  try {
    await client.remove(id)
  } catch (error) {
    if (isGone(error)) return
    const isForbidden = error instanceof RegisterProblem && error.status === 403
    throw isForbidden ? new RegisterProblem('not-removed', 'later', 403) : error
  }
}
