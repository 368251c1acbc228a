/**
 * The code that a person chose when joining. Short, because people must remember it: so it is stretched (scrypt),
 * keyed with the server's secret, and tried only a few times an hour.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const stretch = promisify(scrypt) as (password: Buffer, salt: Buffer, length: number) => Promise<Buffer>

/** Capitals and spaces are how people misremember a code. */
const keyed = (code: string, secret: string) =>
  createHmac('sha256', secret).update(code.normalize('NFKC').replace(/\s/g, '').toLowerCase()).digest()

export async function hashPersonalCode(code: string, secret: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await stretch(keyed(code, secret), salt, 32)
  return `${salt.toString('base64url')}.${hash.toString('base64url')}`
}

export async function isPersonalCode(code: string, stored: string, secret: string): Promise<boolean> {
  const [salt = '', hash = ''] = stored.split('.')
  const wanted = Buffer.from(hash, 'base64url')
  const given = await stretch(keyed(code, secret), Buffer.from(salt, 'base64url'), 32)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
