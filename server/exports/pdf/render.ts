/**
 * A PDF in a process of its own: with a time limit, and with nothing of the server's in its reach. Its memory is gone when
 * it ends; when it hangs it is killed, and when it crashes only this export fails.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Book } from '#plan/book/book.ts'
import type { Header } from './child.ts'

/** A plan of ten pages takes 0.3 s; a hundred times that is no plan any more. */
export const TIME_LIMIT_MS = 30_000
/** More than any plan that the caps of a document allow. */
const MOST_BYTES = 64 * 1024 * 1024
const MOST_WORDS_OF_AN_ERROR = 500
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))

export class TooSlow extends Error {}
/** What the child said is for the operator's log; it names no words of the plan. */
export class RenderFailed extends Error {}

export interface Rendered extends Header {
  pdf: Uint8Array
}

export function renderPdf(
  book: Book,
  { timeLimitMs = TIME_LIMIT_MS, script = CHILD }: { timeLimitMs?: number; script?: string } = {},
): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    // No environment: it holds secrets, and the child needs none of it.
    const child = spawn(process.execPath, [script], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    let size = 0
    let said = ''
    let isTooSlow = false
    const limit = setTimeout(() => {
      isTooSlow = true
      child.kill('SIGKILL')
    }, timeLimitMs)

    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_BYTES) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(0, MOST_WORDS_OF_AN_ERROR)
    })
    // A child that is killed reads no more; its end is told below.
    child.stdin.on('error', () => {})
    child.on('error', (error) => {
      clearTimeout(limit)
      reject(new RenderFailed(error.message))
    })
    child.on('close', (code, signal) => {
      clearTimeout(limit)
      if (isTooSlow) return reject(new TooSlow(`Stopped after ${timeLimitMs} ms`))
      if (code !== 0) return reject(new RenderFailed(`Ended with ${signal ?? code}: ${said}`))
      const all = Buffer.concat(chunks)
      const end = all.indexOf(10)
      if (end < 0) return reject(new RenderFailed('It gave no file'))
      const header = JSON.parse(all.subarray(0, end).toString('utf8')) as Header
      resolve({ ...header, pdf: all.subarray(end + 1) })
    })
    child.stdin.end(JSON.stringify(book))
  })
}
