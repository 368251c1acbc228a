/**
 * Which person each Yjs clientID of a room belongs to (R-B24). The first connection to show an unseen id claims it for
 * its person; that person's later connections may use it, nobody else's ever.
 */
import type { Claim } from '#db/update-log.ts'

/** The author of what the server itself writes; no participant's id looks like this. */
export const SERVER = 'server'

export class ClientIds {
  readonly #owners = new Map<number, string>()

  constructor(claims: Iterable<Claim>) {
    for (const { clientId, personId } of claims) this.#owners.set(clientId, personId)
  }

  ownerOf(clientId: number): string | undefined {
    return this.#owners.get(clientId)
  }

  claim(clientId: number, personId: string): Claim {
    this.#owners.set(clientId, personId)
    return { clientId, personId }
  }

  /** The id under which the server writes in this room, when it did before. */
  ofServer(): number | undefined {
    for (const [clientId, personId] of this.#owners) if (personId === SERVER) return clientId
    return undefined
  }
}
