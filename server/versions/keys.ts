/**
 * The keys that sign seals: files in `DATA_DIR/seal-keys`, only for this process to read. The newest signs; all of them are
 * published, so that an old seal can be checked for as long as its key's file is there. A new key is a new file: made by
 * `npm run keys`, seen without a restart.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CompactSign,
  calculateJwkThumbprint,
  compactVerify,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose'

export const ALGORITHM = 'EdDSA'

interface KeyFile {
  kid: string
  /** Milliseconds. */
  createdAt: number
  /** With its private part; a key that signs no more may lie here without. */
  jwk: JWK
}

export interface SealKeys {
  sign(payload: object): Promise<string>
  /** The payload, or null for what no key of ours signed. */
  verify(jws: string): Promise<unknown>
  jwks(): { keys: JWK[] }
}

export async function makeKey(folder: string, now: number): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true })
  const kid = await calculateJwkThumbprint(await exportJWK(publicKey))
  const file: KeyFile = { kid, createdAt: now, jwk: await exportJWK(privateKey) }
  const path = join(folder, `${now}-${kid}.json`)
  writeFileSync(path, JSON.stringify(file), { mode: 0o600, flag: 'wx' })
  chmodSync(path, 0o600)
  return kid
}

/** Makes the first key where there is none. Throws when a file there is no key: a seal is never made with half of one. */
export async function openKeys(folder: string, now: () => number): Promise<SealKeys> {
  if (read(folder).length === 0) await makeKey(folder, now())
  const jwks = () => ({ keys: read(folder).map(published) })
  return {
    jwks,
    async sign(payload) {
      const key = read(folder).findLast(({ jwk }) => jwk.d !== undefined)
      if (!key) throw new Error('There is no key to sign with')
      return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: ALGORITHM, kid: key.kid })
        .sign(await importJWK(key.jwk, ALGORITHM))
    },
    async verify(jws) {
      try {
        const { payload } = await compactVerify(jws, createLocalJWKSet(jwks()), { algorithms: [ALGORITHM] })
        return JSON.parse(new TextDecoder().decode(payload)) as unknown
      } catch {
        return null
      }
    },
  }
}

/** The oldest first. */
function read(folder: string): KeyFile[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => checked(JSON.parse(readFileSync(join(folder, name), 'utf8')), name))
    .sort((a, b) => a.createdAt - b.createdAt)
}

function checked(file: Partial<KeyFile>, name: string): KeyFile {
  const { kid, createdAt, jwk } = file
  if (!kid || typeof createdAt !== 'number' || jwk?.crv !== 'Ed25519' || !jwk.x)
    throw new Error(`${name} is not a key for seals`)
  return { kid, createdAt, jwk }
}

function published({ kid, jwk: { kty, crv, x } }: KeyFile): JWK {
  return { kty, crv, x, kid, use: 'sig', alg: ALGORITHM }
}
