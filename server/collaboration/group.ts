import type { Claim } from '#db/update-log.ts'

/** A connection, as far as the saving of its updates goes. */
export interface Writer {
  /** So many of its update frames are on disk now. */
  saved(count: number): void
}

/** What one room accepted and did not write yet. */
export class Group {
  readonly updates: { bytes: Uint8Array; from: Writer | null }[] = []
  readonly claims: Claim[] = []
  /** How many update frames each connection had sent when this group was closed. */
  readonly acks = new Map<Writer, number>()
  readonly waiters: { resolve(): void; reject(error: Error): void }[] = []
  bytes = 0

  get isEmpty(): boolean {
    return (
      this.updates.length === 0 &&
      this.claims.length === 0 &&
      this.acks.size === 0 &&
      this.waiters.length === 0
    )
  }

  get hasRows(): boolean {
    return this.updates.length > 0 || this.claims.length > 0
  }

  add(bytes: Uint8Array, from: Writer | null): void {
    this.updates.push({ bytes, from })
    this.bytes += bytes.length
  }

  /** Takes in what came after it. */
  append(later: Group): void {
    this.updates.push(...later.updates)
    this.claims.push(...later.claims)
    for (const [writer, count] of later.acks) this.acks.set(writer, count)
    this.waiters.push(...later.waiters)
    this.bytes += later.bytes
  }
}
