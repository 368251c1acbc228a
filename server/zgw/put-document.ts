/**
 * Brings one document in the register to what it must be, from wherever it stands: not there, there with these bytes, there
 * with older ones, half uploaded, locked by us. What the register says counts; what we keep (`Progress`) is only what it does
 * not tell: the lock, and that we were about to get one. Each step is kept before the next begins.
 */

import { idOf, type RegisterClient } from './client.ts'
import { sha256 } from './describe.ts'
import { isLostLock, isTaken, RegisterProblem } from './problem.ts'
import type { Document, DocumentInput } from './register-types.ts'

/** Kept as JSON. */
export interface Progress {
  identificatie: string
  /** The address that the register gave. */
  url?: string
  /** Of what was begun last: bytes that were made differently since are a new version. */
  sha?: string
  lock?: string
  /** A lock that is there while we hold none is ours: its answer was lost with the process. */
  intends?: 'create' | 'lock'
  parts?: number
  related?: boolean
}

export type Phase = 'creating' | 'uploading' | 'relating'

export async function putDocument(options: {
  client: RegisterClient
  bytes: Uint8Array
  /** Without the file when it follows in parts. */
  input: DocumentInput
  progress: Progress
  /** Durable once it resolves. */
  keep: (phase: Phase) => Promise<void>
}): Promise<{ url: string }> {
  const { client, bytes, input, progress, keep } = options
  const sha = sha256(bytes)

  /** All of it: by force unlocked halfway, a document has the right fingerprint and no file. */
  const isWhole = (document: Document) =>
    hasOurs(document) &&
    (document.bestandsdelen ?? []).length === 0 &&
    document.bestandsomvang === bytes.length
  const hasOurs = (document: Document) => document.integriteit?.waarde === sha

  async function find(): Promise<Document | null> {
    const known = progress.url === undefined ? null : await client.document(idOf(progress.url))
    return known ?? (await client.findDocument(progress.identificatie))
  }

  async function create(): Promise<Document> {
    Object.assign(progress, { intends: 'create', sha })
    await keep('creating')
    try {
      const made = await client.create(input)
      progress.lock = made.lock || undefined
      return made
    } catch (error) {
      // Made a moment ago, by the call whose answer never came.
      const there = isTaken(error) ? await client.findDocument(progress.identificatie) : null
      if (!there) throw error
      return there
    }
  }

  async function lock(document: Document): Promise<string> {
    if (progress.lock) return progress.lock
    const id = idOf(document.url)
    if (document.locked) {
      // Somebody of the municipality works in it, or the lock is ours and its answer was lost.
      if (!progress.intends) throw new RegisterProblem('existing-lock', 'soon')
      await client.unlock(id, null).catch(() => {
        throw new RegisterProblem('lost-lock', 'later')
      })
    }
    progress.intends = 'lock'
    await keep('uploading')
    try {
      progress.lock = await client.lock(id)
    } catch (error) {
      // An answer: no lock of ours is there.
      if (error instanceof RegisterProblem && error.status === 400) {
        delete progress.intends
        await keep('uploading')
      }
      throw error
    }
    delete progress.intends
    await keep('uploading')
    return progress.lock
  }

  async function replace(document: Document): Promise<Document> {
    const held = await lock(document)
    Object.assign(progress, { sha, parts: 0 })
    const made = await client.replace(idOf(document.url), { ...input, lock: held })
    await keep('uploading')
    return made
  }

  async function upload(document: Document): Promise<void> {
    const parts = [...(document.bestandsdelen ?? [])].sort((a, b) => a.volgnummer - b.volgnummer)
    let from = 0
    for (const part of parts) {
      const slice = bytes.subarray(from, from + part.omvang)
      from += part.omvang
      if (part.voltooid) continue
      await client.putPart(part, slice, progress.lock ?? '')
      progress.parts = part.volgnummer
      await keep('uploading')
    }
  }

  async function bring(): Promise<Document> {
    let document = await find()
    if (!document) document = await create()
    progress.url = withoutQuery(document.url)
    if (!document.locked || progress.lock) delete progress.intends
    await keep(isWhole(document) ? 'relating' : 'uploading')
    if (!isWhole(document)) {
      const isHalf = hasOurs(document) && progress.lock && (document.bestandsdelen ?? []).length > 0
      if (!isHalf) document = await replace(document)
      await upload(document)
    }
    if (progress.lock) {
      await client.unlock(idOf(document.url), progress.lock)
      delete progress.lock
      await keep('relating')
    }
    return document
  }

  try {
    const { url } = await bring()
    return { url: withoutQuery(url) }
  } catch (error) {
    if (!isLostLock(error)) throw error
    // Somebody opened it by force. The next try begins with a lock of its own.
    delete progress.lock
    delete progress.intends
    await keep('uploading')
    throw new RegisterProblem('lost-lock', 'soon')
  }
}

/** Some registers give the address of one version (`?versie=1`); a relation is to the document. */
function withoutQuery(url: string): string {
  const address = new URL(url)
  address.search = ''
  return address.href
}
