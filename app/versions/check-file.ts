/**
 * Checks a file of a plan in the browser: reads the plan's data out of it, digests that, asks the server only for what is
 * known of the digest, and verifies the signature over it. The file itself goes nowhere.
 */
import { canonicalText, checkCode, sha256Hex } from '#plan/record/canonical.ts'
import type { CheckAnswer } from '#server/versions/types.ts'

export type FileResult =
  | { state: 'good' | 'no-crypto'; answer: CheckAnswer }
  | { state: 'unknown' | 'no-data' | 'forged' }

export async function checkFile(file: Blob): Promise<FileResult> {
  const text = await planDataOf(file)
  if (text === null) return { state: 'no-data' }
  const sha256 = await sha256Hex(text)
  const response = await fetch(`/controle/${checkCode(sha256)}/stand.json`)
  if (response.status === 404) return { state: 'unknown' }
  if (!response.ok) throw new Error(`The server answered ${response.status}`)
  const answer = (await response.json()) as CheckAnswer
  const verdict = await verify(answer, sha256)
  return verdict === 'forged' ? { state: 'forged' } : { state: verdict, answer }
}

/** The canonical text of the plan in it; null where there is none. */
async function planDataOf(file: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-')
  const data = isPdf ? await attachmentOf(bytes) : bytes
  if (!data) return null
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data))
    const isRecord = typeof value === 'object' && value !== null && 'schema' in value && 'items' in value
    return isRecord ? canonicalText(value) : null
  } catch {
    return null
  }
}

async function attachmentOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { readAttachment } = await import('./pdf-attachment.client.ts')
  return readAttachment(bytes, 'plan.json')
}

async function verify(answer: CheckAnswer, sha256: string): Promise<'good' | 'forged' | 'no-crypto'> {
  const [header = '', payload = '', signature = ''] = answer.signature.split('.')
  const said = parsed(payload)
  if (said.sha256 !== sha256 || said.version !== answer.version) return 'forged'
  const { keys } = (await (await fetch('/.well-known/jwks.json')).json()) as {
    keys: (JsonWebKey & { kid: string })[]
  }
  const key = keys.find(({ kid }) => kid === parsed(header).kid)
  if (!key) return 'forged'
  const imported = await crypto.subtle
    .importKey('jwk', { kty: key.kty, crv: key.crv, x: key.x }, { name: 'Ed25519' }, false, ['verify'])
    .catch(() => null)
  if (!imported) return 'no-crypto'
  const signed = new TextEncoder().encode(`${header}.${payload}`)
  const isRight = await crypto.subtle.verify({ name: 'Ed25519' }, imported, bytesOf(signature), signed)
  return isRight ? 'good' : 'forged'
}

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))

function parsed(part: string): Record<string, unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(part))) as Record<string, unknown>
  } catch {
    return {}
  }
}
