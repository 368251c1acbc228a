/**
 * Which person each Yjs clientID of a room belongs to (R-B24). The first connection to show an unseen id claims it for
 * its person; that person's later connections may use it, nobody else's ever.
 */
import type { Claim, StoredClaim } from '#db/update-log.ts'

/** The author of what the server itself writes; no participant's id looks like this. */
export const SERVER = 'server'

export class ClientIds {
  readonly #owners = new Map<number, string>()
  readonly #seen = new Map<number, number>()

  constructor(claims: Iterable<StoredClaim>) {
    for (const { clientId, personId, seenAt } of claims) {
      this.#owners.set(clientId, personId)
      this.#seen.set(clientId, seenAt)
    }
  }

  ownerOf(clientId: number): string | undefined {
    return this.#owners.get(clientId)
  }

  seenAt(clientId: number): number {
    return this.#seen.get(clientId) ?? 0
  }

  claim(clientId: number, personId: string, seenAt: number): Claim {
    this.#owners.set(clientId, personId)
    this.#seen.set(clientId, seenAt)
    return { clientId, personId }
  }

  /** Ids of persons that were last seen before this moment. */
  before(moment: number): number[] {
    const old = [...this.#seen].filter(([id, seenAt]) => seenAt < moment && this.ownerOf(id) !== SERVER)
    return old.map(([clientId]) => clientId)
  }

  forget(clientIds: readonly number[]): void {
    for (const clientId of clientIds) {
      this.#owners.delete(clientId)
      this.#seen.delete(clientId)
    }
  }

  /** The id under which the server writes in this room, when it did before. */
  ofServer(): number | undefined {
    for (const [clientId, personId] of this.#owners) if (personId === SERVER) return clientId
    return undefined
  }
}
