/**
 * The lobby's code is no invitation: it opens a page to wait on. It follows from the moment of opening and the server's
 * secret, so that the screen can show it again and again while only its hash is kept.
 */
import { createHmac } from 'node:crypto'
import { hashToken } from '../ids.ts'

/** An evening; a photo of the screen is worth nothing the day after. */
export const LOBBY_LASTS_MS = 12 * 3_600_000
const CHARACTERS = 22

export const lobbyCode = (secret: string, planId: string, openedAt: number): string =>
  createHmac('sha256', secret).update(`lobby ${planId} ${openedAt}`).digest('base64url').slice(0, CHARACTERS)

export const hashCode = (code: string): string => hashToken(`lobby ${code}`)

export const isOpen = (openedAt: number | null, now: number): openedAt is number =>
  openedAt !== null && now - openedAt < LOBBY_LASTS_MS
