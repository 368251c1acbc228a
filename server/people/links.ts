/**
 * Personal links: to join (R-E15: for one role, 30 days, revocable, spent once) and to come back on another device.
 * Of a link only the hash is kept.
 *
 * A link to join that goes by mail is another one than the link on the inviter's screen. Whoever spends the mailed one
 * has read that mail, and so the address is theirs; the link on the screen proves nothing about an address.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Queries } from '#db/connection.ts'
import { invitations } from '#db/schema.ts'
import { hashToken, newId, newToken } from '../ids.ts'

export type LinkKind = 'join' | 'join-by-mail' | 'return'
export type LinkRow = typeof invitations.$inferSelect

const DAY = 24 * 3_600_000
const LINK_LASTS: Record<LinkKind, number> = {
  join: 30 * DAY,
  'join-by-mail': 30 * DAY,
  // Made for somebody who is waiting for it; a lost one should not lie around for a month.
  return: 7 * DAY,
}

export interface NewLink {
  planId: string
  participantId: string
  kind: LinkKind
  createdBy: string
}

/** Returns the token, which is known nowhere else. */
export async function makeLink(
  tx: Queries,
  link: NewLink,
  now: number,
): Promise<{ token: string; expiresAt: number }> {
  const token = newToken()
  const expiresAt = now + LINK_LASTS[link.kind]
  await tx
    .insert(invitations)
    .values({ id: newId(), ...link, tokenHash: hashToken(token), createdAt: now, expiresAt })
  return { token, expiresAt }
}

const unspent = (participantId: string) =>
  and(eq(invitations.participantId, participantId), isNull(invitations.usedAt), isNull(invitations.revokedAt))

/** Every unspent link of this person, of these kinds, stops working. */
export async function revokeLinks(
  tx: Queries,
  participantId: string,
  kinds: LinkKind[],
  now: number,
): Promise<void> {
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(unspent(participantId), inArray(invitations.kind, kinds)))
}

/** Spends a link; the same invitation under its other token goes with it. */
export async function spendLink(tx: Queries, row: LinkRow, now: number): Promise<void> {
  const same: LinkKind[] = row.kind === 'return' ? ['return'] : ['join', 'join-by-mail']
  await tx
    .update(invitations)
    .set({ usedAt: now })
    .where(and(unspent(row.participantId), inArray(invitations.kind, same)))
}

export async function findLink(read: Queries, token: string): Promise<LinkRow | null> {
  const [row] = await read
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashToken(token)))
  return row ?? null
}

export function linkState(
  row: LinkRow,
  status: string,
  now: number,
): 'ready' | 'used' | 'revoked' | 'expired' {
  if (row.usedAt !== null) return 'used'
  // A link to join is for who was invited; a link to come back for who takes part.
  const wanted = row.kind === 'return' ? 'joined' : 'invited'
  if (row.revokedAt !== null || status !== wanted) return 'revoked'
  return row.expiresAt > now ? 'ready' : 'expired'
}
