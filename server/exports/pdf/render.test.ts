import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sampleBook } from '#tests/fixtures/book.ts'
import { RenderFailed, renderPdf, TooSlow } from './render.ts'

const folder = mkdtempSync(join(tmpdir(), 'render-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A child that is not the real one. */
function script(name: string, text: string): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, text)
  return path
}

test('a book comes back as a PDF, made in another process', async () => {
  const { pdf, pages, missing, peakMemoryKb } = await renderPdf(sampleBook())
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(pages).toBeGreaterThan(3)
  expect(missing).toEqual([])
  expect(peakMemoryKb).toBeLessThan(400_000)
})

test('a child that takes too long is killed', async () => {
  const path = script(
    'slow',
    'import { writeFileSync } from "node:fs"; writeFileSync(process.argv[1] + ".pid", String(process.pid)); setInterval(() => {}, 1000)',
  )
  await expect(renderPdf(sampleBook(), { script: path, timeLimitMs: 700 })).rejects.toBeInstanceOf(TooSlow)
})

test('a child that will not end by itself, and one that never reads, are killed alike', async () => {
  const path = script('deaf', 'process.on("SIGTERM", () => {}); for (;;) {}')
  await expect(renderPdf(sampleBook(), { script: path, timeLimitMs: 500 })).rejects.toBeInstanceOf(TooSlow)
})

test('a child that crashes tells its reason, shortened', async () => {
  const path = script('crash', 'process.stderr.write("x".repeat(100000)); process.exitCode = 3')
  const failed = await renderPdf(sampleBook(), { script: path }).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(RenderFailed)
  expect((failed as Error).message.length).toBeLessThan(700)
})

test('a child that is shot, or says nothing, has failed', async () => {
  const shot = script('shot', 'process.kill(process.pid, "SIGKILL")')
  await expect(renderPdf(sampleBook(), { script: shot })).rejects.toBeInstanceOf(RenderFailed)
  const silent = script('silent', '')
  await expect(renderPdf(sampleBook(), { script: silent })).rejects.toBeInstanceOf(RenderFailed)
})

test('the child gets no secret of the server', async () => {
  const path = script(
    'env',
    'process.stderr.write("secret: " + process.env.SECRET_FOR_THIS_TEST); process.exitCode = 1',
  )
  process.env.SECRET_FOR_THIS_TEST = 'geheim'
  const failed = (await renderPdf(sampleBook(), { script: path }).catch((error: unknown) => error)) as Error
  delete process.env.SECRET_FOR_THIS_TEST
  expect(failed.message).toContain('secret: undefined')
})

test('a book that cannot be printed fails without its words in the reason', async () => {
  const book = sampleBook({ kind: 'geen-soort' as never, title: 'Zandkasteel' })
  const failed = (await renderPdf(book).catch((error: unknown) => error)) as Error
  expect(failed).toBeInstanceOf(RenderFailed)
  expect(failed.message).not.toContain('Zandkasteel')
})
